"""What chats want to hear nothing of."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from schedules.store import hushes, subscribers
from schedules.store.engine import Store
from schedules.subscriber import Seen, Snoozed

pytestmark = pytest.mark.anyio

NOW = datetime(2016, 7, 25, 1, 30, tzinfo=UTC)
OURS, THEIRS = 7, -1001234567890


async def test_a_hush_takes_the_place_of_the_one_before(store: Store) -> None:
    snoozed, seen = Snoozed("fair", "a/2", date(2016, 8, 1)), Seen("fair", "a/2", None)
    other = Seen("fair", "b", date(2016, 8, 31))
    async with store.begin() as conn:
        await subscribers.subscribe(conn, OURS, ["fair"], NOW)
        for hush in (snoozed, other):
            await hushes.hush(conn, OURS, hush, NOW)
        assert await hushes.hushes_of(conn, [OURS, THEIRS]) == {OURS: {snoozed, other}}
        await hushes.hush(conn, OURS, seen, NOW)
        await hushes.unhush(conn, OURS, "fair", "b", NOW)
        assert await hushes.hushes_of(conn, [OURS]) == {OURS: {seen}}
