"""Schedules that chats own."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import update
from sqlalchemy.exc import IntegrityError

from bot.store import chats
from schedules.milestone import Schedule, Visibility
from schedules.store import schedules, subscribers
from schedules.store.engine import Store
from schedules.text import Text

pytestmark = pytest.mark.anyio

NOW = datetime(2016, 7, 25, 1, tzinfo=UTC)


def of(chat: int) -> Schedule:
    zone = ZoneInfo("Asia/Shanghai")
    return Schedule(schedules.id_of(chat), Text.of({"zh": "约定"}), date(2016, 7, 25), zone, {}, "CN")


async def own(store: Store, chat: int) -> None:
    async with store.begin() as conn:
        await subscribers.keep(conn, chat, NOW)
        await schedules.own(conn, chat, of(chat))


def test_groups_and_people_have_other_ids() -> None:
    assert (schedules.id_of(5), schedules.id_of(-5)) == ("chat-5", "group-5")


async def test_what_a_chat_owns_is_invited_and_as_it_was_made(store: Store) -> None:
    for chat in (5, -5):
        await own(store, chat)
    async with store.connect() as conn:
        assert await schedules.owned(conn, None, unexpected) == (of(5), of(-5))
        assert await schedules.owned(conn, ["group-5", "gone"], unexpected) == (of(-5),)
        assert await schedules.owned_by(conn, -5) == "group-5"
        assert await schedules.owner_of(conn, "chat-5") == 5
        assert await schedules.owner_of(conn, "fair") is None
    assert of(5).visibility is Visibility.INVITED


@pytest.mark.parametrize(
    "damage",
    [
        {"title": "no json"},
        {"title": "[]"},
        {"title": '[["en", 7]]'},
        {"zone": "Mars/Olympus"},
        {"zone": "Europe"},
        {"zone": ""},
        {"country": "??"},
    ],
)
async def test_one_that_cannot_be_read_is_named_and_the_others_are_given(
    store: Store, damage: dict[str, str]
) -> None:
    for chat in (5, -5):
        await own(store, chat)
    ours = update(schedules.schedules).where(schedules.schedules.c.chat == 5)
    async with store.begin() as conn:
        await conn.execute(ours.values(damage))
    named = list[str]()
    async with store.connect() as conn:
        assert await schedules.owned(conn, None, named.append) == (of(-5),)
        assert named == ["chat-5"]
        assert await schedules.owned_by(conn, 5) == "chat-5"


def unexpected(id: str) -> None:
    raise AssertionError(id)


async def test_a_chat_owns_one(store: Store) -> None:
    await own(store, 5)
    with pytest.raises(IntegrityError):
        async with store.begin() as conn:
            await schedules.own(conn, 5, replace(of(5), id="another"))


async def test_it_goes_with_a_group_that_becomes_a_supergroup(store: Store) -> None:
    await own(store, -5)
    async with store.begin() as conn:
        await chats.follow(conn, -5, -100123, NOW)
    async with store.connect() as conn:
        assert await schedules.owner_of(conn, "group-5") == -100123


async def test_everyone_may_be_let_change_it(store: Store) -> None:
    await own(store, -5)
    async with store.begin() as conn:
        assert not await schedules.is_for_everyone(conn, "group-5")
        await schedules.let_everyone(conn, "group-5", True)
        assert await schedules.is_for_everyone(conn, "group-5")
