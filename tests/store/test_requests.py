"""How much a chat asks within a minute: judged by counting every minute there is."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import func, select

from bot.store.requests import MOST, TooMany, admit, is_room, note_told, requests, room_at
from schedules.store.engine import Store

pytestmark = pytest.mark.anyio

NOW = datetime(2016, 7, 25, 1, tzinfo=UTC)
SECOND = timedelta(seconds=1)
MINUTE = timedelta(minutes=1)


async def test_twenty_within_a_minute_are_admitted_and_the_next_one_when_the_minute_is_over(
    store: Store,
) -> None:
    async with store.begin() as conn:
        for second in range(20):
            assert await admit(conn, 7, NOW + second * SECOND) is None
        assert await admit(conn, 7, NOW + 20 * SECOND) == TooMany(40 * SECOND, is_told=False)
        assert not await is_room(conn, 7, NOW + 59 * SECOND)
        assert await is_room(conn, 7, NOW + MINUTE)
        assert await admit(conn, 7, NOW + MINUTE) is None
        assert await admit(conn, 7, NOW + MINUTE) == TooMany(SECOND, is_told=False)


async def test_that_it_was_told_holds_until_there_was_room_again(store: Store) -> None:
    async with store.begin() as conn:
        for _ in range(20):
            await admit(conn, 7, NOW)
        await note_told(conn, 7)
        assert await admit(conn, 7, NOW) == TooMany(MINUTE, is_told=True)
        for _ in range(20):
            assert await admit(conn, 7, NOW + MINUTE) is None
        assert await admit(conn, 7, NOW + MINUTE) == TooMany(MINUTE, is_told=False)


async def test_each_chat_is_counted_by_itself_whichever_process_hears_it(store: Store) -> None:
    for _ in range(20):
        async with store.begin() as conn:
            await admit(conn, 7, NOW)
    async with store.begin() as conn:
        assert await admit(conn, 8, NOW) is None
        assert await admit(conn, 7, NOW) is not None


async def test_what_no_longer_matters_is_forgotten(store: Store) -> None:
    async with store.begin() as conn:
        await admit(conn, 7, NOW)
        await admit(conn, 8, NOW + 3 * MINUTE)
        assert await conn.scalar(select(func.count()).select_from(requests)) == 1


@given(st.lists(st.integers(0, 10), min_size=20, max_size=150))
def test_no_minute_holds_more_and_nothing_is_refused_that_it_could_hold(waits: list[int]) -> None:
    admitted: list[datetime] = []
    at = NOW
    for wait in waits:
        at += wait * SECOND
        last = [one for one in admitted if at - one < MINUTE]
        free_at = room_at(admitted[-MOST:], at)
        assert (free_at is None) == (len(last) < MOST)
        if free_at is None:
            admitted.append(at)
        else:
            assert free_at == last[0] + MINUTE
    assert all(sum(one <= other < one + MINUTE for other in admitted) <= MOST for one in admitted)


def test_what_was_written_long_before_and_came_late_is_admitted() -> None:
    assert room_at([NOW] * MOST, NOW - MINUTE) is None
    assert room_at([NOW] * MOST, NOW - MINUTE + SECOND) == NOW + MINUTE
