"""Amendments and what waits to be one, kept in the database."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import Update, text, update
from sqlalchemy.exc import IntegrityError

from bot.store import proposals
from bot.store.proposals import LIFETIME, Proposal
from schedules.amendment import Added, Amendment, Author, Edit, Finished, GivenUp, Reworded, Undone
from schedules.store import amendments
from schedules.store.engine import Store, StoreProblem
from schedules.text import Text

pytestmark = pytest.mark.anyio

NOW = datetime(2016, 7, 25, 1, tzinfo=UTC)
DAY = date(2016, 7, 25)
EDITS: list[Edit] = [
    Added(Text.of({"en": "Test “it”", "zh": "测试"}), "before 17:00 on 5 August"),
    Reworded("8月24日至25日"),
    Finished(DAY),
    GivenUp(DAY),
    Undone(2),
]


def amendment(number: int, edit: Edit, schedule: str = "fair") -> Amendment:
    by = Author(6_000_000_000, "Anna 安娜")
    return Amendment(
        number, schedule, "hall", edit, DAY, by, NOW, "why “not”" if number % 2 else None, "a" * 64
    )


async def test_what_is_kept_comes_back_in_order(store: Store) -> None:
    made = [amendment(number, edit) for number, edit in enumerate(EDITS, 1)]
    async with store.begin() as conn:
        assert await amendments.newest(conn) == 0
        for one in reversed(made):
            await amendments.keep(conn, one)
    async with store.connect() as conn:
        assert await amendments.newest(conn) == len(EDITS)
        assert await amendments.later_than(conn, 0, unexpected) == tuple(made)
        assert await amendments.later_than(conn, 3, unexpected) == tuple(made[3:])
        assert await amendments.of_schedule(conn, "fair") == tuple(made)
        assert await amendments.of_schedule(conn, "other") == ()


async def test_a_number_is_given_once(store: Store) -> None:
    async with store.begin() as conn:
        await amendments.keep(conn, amendment(1, Undone(7)))
    with pytest.raises(IntegrityError):
        async with store.begin() as conn:
            await amendments.keep(conn, amendment(1, Undone(8)))


def test_an_edit_of_a_newer_version_is_not_guessed_at() -> None:
    with pytest.raises(ValueError, match="kind that is not known"):
        amendments.read_edit('["retitled", "x"]')


@pytest.mark.parametrize(
    "written",
    [
        '["retitled", "x"]',
        "no json",
        "7",
        '["reworded", 7]',
        '["added", [["en", 7]], "in May"]',
        '["added", [], "in May"]',
        '["finished", "2016-13-01"]',
        '["undone", null]',
    ],
)
async def test_one_that_cannot_be_read_is_named_and_the_others_are_given(store: Store, written: str) -> None:
    others = amendment(1, Finished(DAY)), amendment(3, Finished(DAY), "other")
    async with store.begin() as conn:
        for one in (*others, amendment(2, Finished(DAY))):
            await amendments.keep(conn, one)
        await conn.execute(damaging(2).values(edit=written))
    named = list[tuple[int, str]]()
    async with store.connect() as conn:
        assert await amendments.later_than(conn, 0, lambda *one: named.append(one)) == others
        assert named == [(2, "fair")]
        assert await amendments.of_schedule(conn, "other") == others[1:]
        with pytest.raises(StoreProblem, match=r"amendment 2, of fair, .* upgrade agreed"):
            await amendments.of_schedule(conn, "fair")


@pytest.mark.parametrize("column", ["said_on", "at"])
async def test_one_with_a_day_that_is_none_is_named_too(sqlite_store: Store, column: str) -> None:
    # On SQLite only: PostgreSQL keeps nothing but days where a day should be.
    async with sqlite_store.begin() as conn:
        for number in (1, 2):
            await amendments.keep(conn, amendment(number, Finished(DAY)))
        await conn.execute(text(f"UPDATE amendments SET {column} = 'yesterday' WHERE number = 1"))
    named = list[tuple[int, str]]()
    async with sqlite_store.connect() as conn:
        found = await amendments.later_than(conn, 0, lambda *one: named.append(one))
    assert [one.number for one in found] == [2]
    assert named == [(1, "fair")]


def damaging(number: int) -> Update:
    return update(amendments.amendments).where(amendments.amendments.c.number == number)


def unexpected(number: int, schedule: str) -> None:
    raise AssertionError((number, schedule))


# Waiting to be confirmed --------------------------------------------------------------------------


def proposal(code: str, chat: int = 7, author: int = 7, at: datetime = NOW) -> Proposal:
    return Proposal(code, chat, author, "fair", "hall", Reworded("in May"), DAY, None, "", at)


async def test_a_proposal_belongs_to_its_chat_and_the_newest_to_its_author(store: Store) -> None:
    async with store.begin() as conn:
        for one in (proposal("b"), proposal("a"), proposal("c", author=8), proposal("d", chat=9)):
            await proposals.keep(conn, one)
        assert await proposals.find(conn, 7, "a") == proposal("a")
        assert await proposals.find(conn, 7, "d") is None
        assert await proposals.latest(conn, 7, 7, NOW) == proposal("a")
        await proposals.settle(conn, "a", 5)
        settled = await proposals.find(conn, 7, "a")
        assert settled
        assert settled.became == 5
        assert await proposals.latest(conn, 7, 7, NOW) == proposal("b")
        await proposals.withdraw(conn, proposal("b"))
        assert await proposals.latest(conn, 7, 7, NOW) is None


async def test_it_is_over_after_an_hour_and_forgotten_after_a_month(store: Store) -> None:
    old = proposal("old")
    assert not old.is_over(NOW + LIFETIME)
    assert old.is_over(NOW + LIFETIME + timedelta(microseconds=1))
    async with store.begin() as conn:
        await proposals.keep(conn, old)
        await proposals.keep(conn, proposal("new", at=NOW + timedelta(days=31)))
        assert await proposals.find(conn, 7, "old") is None
