"""Buckets: from when on the next message may leave."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.limits import EVERYTHING, Limit
from bot.store import buckets
from schedules.store.engine import Store

pytestmark = pytest.mark.anyio

NOW = datetime(2016, 7, 25, 1, tzinfo=UTC)
SECOND = timedelta(seconds=1)
A_SECOND = Limit(SECOND)
LIMITS = {EVERYTHING: A_SECOND, "chat 7": Limit(3 * SECOND)}


async def test_what_was_never_used_is_free(store: Store) -> None:
    async with store.begin() as conn:
        assert await buckets.free_at(conn, [EVERYTHING]) == {}
        assert await buckets.next_free(conn, NOW) is None
        assert await buckets.take(conn, LIMITS, NOW) is None


async def test_one_that_passes_moves_every_bucket_on(store: Store) -> None:
    async with store.begin() as conn:
        await buckets.take(conn, LIMITS, NOW)
        assert await buckets.free_at(conn, [*LIMITS, "chat 8"]) == {
            EVERYTHING: NOW + SECOND,
            "chat 7": NOW + 3 * SECOND,
        }
        assert await buckets.next_free(conn, NOW) == NOW + SECOND
        assert await buckets.next_free(conn, NOW + SECOND) == NOW + 3 * SECOND


async def test_one_that_must_wait_takes_nothing_from_the_others(store: Store) -> None:
    async with store.begin() as conn:
        await buckets.take(conn, LIMITS, NOW)
        assert await buckets.take(conn, LIMITS, NOW + SECOND) == NOW + 3 * SECOND
        assert (await buckets.free_at(conn, [EVERYTHING]))[EVERYTHING] == NOW + SECOND
        assert await buckets.take(conn, {EVERYTHING: A_SECOND}, NOW + SECOND) is None


async def test_a_held_bucket_lets_nothing_pass_until_then(store: Store) -> None:
    async with store.begin() as conn:
        await buckets.hold(conn, EVERYTHING, NOW + 10 * SECOND)
        assert await buckets.take(conn, LIMITS, NOW + 9 * SECOND) == NOW + 10 * SECOND
        assert await buckets.take(conn, LIMITS, NOW + 10 * SECOND) is None


async def test_holding_never_shortens_a_wait(store: Store) -> None:
    async with store.begin() as conn:
        await buckets.hold(conn, EVERYTHING, NOW + 10 * SECOND)
        await buckets.hold(conn, EVERYTHING, NOW + 5 * SECOND)
        assert await buckets.free_at(conn, [EVERYTHING]) == {EVERYTHING: NOW + 10 * SECOND}
