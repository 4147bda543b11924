"""What came from Telegram, written down: each update once, each chat's in order."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store import inbox
from bot.store.inbox import KEPT, State
from schedules.store.engine import Store

pytestmark = pytest.mark.anyio

NOW = datetime(2016, 7, 25, 1, tzinfo=UTC)
SECOND = timedelta(seconds=1)


def said(id: int, chat: int = 7, text: str = "/due") -> dict[str, Any]:
    return {"update_id": id, "message": {"chat": {"id": chat}, "text": text}}


async def next_id(conn: AsyncConnection, now: datetime = NOW) -> int | None:
    update = await inbox.next_update(conn, now)
    return None if update is None else update.id


async def rows(conn: AsyncConnection) -> dict[int, str]:
    query = select(inbox.inbox.c.update_id, inbox.inbox.c.state)
    return {row.update_id: row.state for row in await conn.execute(query)}


async def test_an_update_is_kept_as_it_came(store: Store) -> None:
    body = said(5, text="下次演习是什么时候？")
    async with store.begin() as conn:
        assert await inbox.keep(conn, [body], NOW) == 1
        update = await inbox.next_update(conn, NOW)
        assert update
        assert (update.id, update.body) == (5, body)


async def test_what_is_known_is_left_alone(store: Store) -> None:
    async with store.begin() as conn:
        await inbox.keep(conn, [said(5), said(6)], NOW)
        await inbox.done(conn, 5)
        assert await inbox.keep(conn, [said(7), said(5), said(6, text="changed")], NOW) == 1
        assert await rows(conn) == {5: "done", 6: "waiting", 7: "waiting"}
        update = await inbox.next_update(conn, NOW)
        assert update
        assert (update.id, update.body) == (6, said(6))
        assert await inbox.keep(conn, [], NOW) == 0


async def test_the_oldest_comes_first_in_whatever_order_they_came(store: Store) -> None:
    async with store.begin() as conn:
        await inbox.keep(conn, [said(9), said(8), said(10)], NOW)
        handled = []
        while (id := await next_id(conn)) is not None:
            assert await inbox.done(conn, id)
            handled.append(id)
        assert handled == [8, 9, 10]


async def test_an_update_is_done_once_and_what_it_said_is_forgotten(store: Store) -> None:
    async with store.begin() as conn:
        await inbox.keep(conn, [said(5)], NOW)
        assert await inbox.done(conn, 5)
        assert not await inbox.done(conn, 5)
        assert not await inbox.done(conn, 6)
        assert await conn.scalar(select(inbox.inbox.c.body)) == "{}"


async def test_one_that_failed_holds_up_its_own_chat_only(store: Store) -> None:
    async with store.begin() as conn:
        await inbox.keep(conn, [said(5), said(6), said(7, chat=8), {"update_id": 8, "poll": {}}], NOW)
        assert await inbox.failed(conn, 5, "KeyError('x')", NOW) is State.WAITING
        assert await next_id(conn) == 7
        await inbox.done(conn, 7)
        assert await next_id(conn) == 8
        await inbox.done(conn, 8)
        assert await next_id(conn) is None
        assert await inbox.next_moment(conn) == NOW + SECOND
        assert await next_id(conn, NOW + SECOND) == 5


async def test_after_three_failures_it_is_set_aside_as_it_came(store: Store) -> None:
    async with store.begin() as conn:
        await inbox.keep(conn, [said(5), said(6)], NOW)
        assert await inbox.failed(conn, 5, "first", NOW) is State.WAITING
        assert await inbox.failed(conn, 5, "second", NOW) is State.WAITING
        assert await inbox.next_moment(conn) == NOW + 5 * SECOND
        assert await inbox.failed(conn, 5, "third", NOW) is State.POISONED
        assert await inbox.next_moment(conn) is None
        assert await next_id(conn) == 6
        row = (await conn.execute(select(inbox.inbox).where(inbox.inbox.c.update_id == 5))).one()
        assert (row.failures, row.error) == (3, "third")
        assert "/due" in row.body


async def test_only_what_was_handled_long_ago_is_forgotten(store: Store) -> None:
    async with store.begin() as conn:
        await inbox.keep(conn, [said(5), said(6), said(7)], NOW)
        await inbox.keep(conn, [said(8)], NOW + KEPT)
        for id in (5, 8):
            await inbox.done(conn, id)
        for _ in range(inbox.TRIES):
            await inbox.failed(conn, 6, "broken", NOW)
        await inbox.forget(conn, NOW + KEPT)
        assert 5 in await rows(conn)
        await inbox.forget(conn, NOW + KEPT + SECOND)
        assert await rows(conn) == {6: "poisoned", 7: "waiting", 8: "done"}


@pytest.mark.parametrize("chat", ["seven", None, 2**63, -(2**70), [], {"id": {}}])
async def test_an_update_of_no_chat_that_makes_sense_is_kept_like_any_other(
    store: Store, chat: object
) -> None:
    async with store.begin() as conn:
        await inbox.keep(conn, [{"update_id": 5, "message": {"chat": {"id": chat}}}, said(6)], NOW)
        assert await rows(conn) == {5: "waiting", 6: "waiting"}


async def test_half_a_character_is_kept_as_it_came(store: Store) -> None:
    async with store.begin() as conn:
        await inbox.keep(conn, [said(5, text="\ud83d and \x00")], NOW)
        update = await inbox.next_update(conn, NOW)
    assert update
    assert update.body["message"]["text"] == "\ud83d and \x00"


@pytest.mark.parametrize("garbage", ["", "no json", "[]", "null", "7"])
def test_what_makes_no_sense_is_told_when_it_is_read(garbage: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        print(inbox.Update(5, garbage, NOW).body)
