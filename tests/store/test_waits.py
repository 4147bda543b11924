"""What waits for a moment, when the clock of the machine is set back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import insert, select, update

from bot.delivery import Outgoing
from bot.store import buckets, messages
from bot.store.inbox import inbox
from bot.store.lines import lines
from bot.store.messages import State, deliveries
from bot.store.waits import clock_was_set_back
from schedules.store.engine import Store

pytestmark = pytest.mark.anyio

NOW = datetime(2016, 7, 25, 1, 30, tzinfo=UTC)
HOUR = timedelta(hours=1)
SOON = timedelta(seconds=5)


async def test_what_waits_goes_on_to_wait_for_as_long_as_it_had_to(store: Store) -> None:
    late = NOW + HOUR + SOON
    async with store.begin() as conn:
        for chat in (7, 8, 9):
            await messages.enqueue(conn, Outgoing(chat, None, "Due"), NOW)
        await conn.execute(update(deliveries).values(not_before=late, state=State.RETRY))
        await conn.execute(update(deliveries).where(deliveries.c.chat == 9).values(state=State.SENT))
        await conn.execute(update(lines).values(at=late, second_at=NOW - SOON))
        await buckets.move(conn, late)
        update_7 = {"update_id": 7, "body": "{}", "state": "waiting", "failures": 1, "received_at": NOW}
        await conn.execute(insert(inbox).values(update_7 | {"not_before": late}))
        await clock_was_set_back(conn, HOUR, NOW)

    async def moments(column: Any) -> list[datetime]:
        async with store.connect() as conn:
            return list(await conn.scalars(select(column).order_by(*column.table.primary_key)))

    assert await moments(deliveries.c.not_before) == [NOW + SOON, NOW + SOON, late]
    assert await moments(lines.c.at) == [NOW + SOON] * 3
    assert await moments(lines.c.second_at) == [NOW - SOON] * 3
    assert await moments(buckets.buckets.c.free_at) == [NOW + SOON]
    assert await moments(inbox.c.not_before) == [NOW + SOON]
