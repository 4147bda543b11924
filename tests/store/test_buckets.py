"""Buckets: from when on the next message may leave."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.store import buckets
from schedules.store.engine import Store

pytestmark = pytest.mark.anyio

NOW = datetime(2016, 7, 25, 1, tzinfo=UTC)
SECOND = timedelta(seconds=1)


async def test_what_was_never_used_is_free(store: Store) -> None:
    async with store.begin() as conn:
        assert await buckets.free_at(conn) is None


async def test_a_bucket_is_moved_on(store: Store) -> None:
    async with store.begin() as conn:
        for moment in (NOW, NOW + SECOND):
            await buckets.move(conn, moment)
            assert await buckets.free_at(conn) == moment
        assert await buckets.free_at(conn, "another") is None


async def test_a_held_bucket_is_free_after_that(store: Store) -> None:
    async with store.begin() as conn:
        await buckets.hold(conn, NOW + 10 * SECOND)
        assert await buckets.free_at(conn) == NOW + 10 * SECOND


async def test_holding_never_shortens_a_wait(store: Store) -> None:
    async with store.begin() as conn:
        await buckets.hold(conn, NOW + 10 * SECOND)
        await buckets.hold(conn, NOW + 5 * SECOND)
        assert await buckets.free_at(conn) == NOW + 10 * SECOND
