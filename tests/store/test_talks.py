"""What chats asked last is on disk for a day."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select

from bot.store.talks import KEPT, asked, keep, talks
from schedules.store.engine import Store

pytestmark = pytest.mark.anyio

NOW = datetime(2016, 7, 25, 12, tzinfo=UTC)


async def test_what_was_asked_goes_on_for_a_day_and_is_then_forgotten_whoever_asks_next(store: Store) -> None:
    async with store.begin() as conn:
        await keep(conn, 1, ["what is due?"], NOW)
        await keep(conn, 2, ["why?"], NOW + timedelta(seconds=1))
        assert await asked(conn, 1, NOW + KEPT - timedelta(seconds=1)) == ("what is due?",)
        assert await asked(conn, 1, NOW + KEPT) == ()
        await keep(conn, 3, ["and in October?"], NOW + KEPT)
        assert await conn.scalar(select(func.count()).select_from(talks)) == 2
