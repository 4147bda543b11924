"""What waits for a moment of the machine's clock, when that clock is set back."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import BigInteger, type_coerce, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.buckets import buckets
from bot.store.inbox import inbox
from bot.store.lines import lines
from bot.store.messages import OPEN, deliveries

_MICROSECOND = timedelta(microseconds=1)
_MOMENTS = (buckets.c.free_at, lines.c.at, lines.c.second_at, lines.c.minute_at, inbox.c.not_before)


async def clock_was_set_back(conn: AsyncConnection, by: timedelta, now: datetime) -> None:
    """Let all that waits for a moment after ``now`` wait for ``by`` less, as if nothing had happened."""
    for moment in _MOMENTS:
        sooner = type_coerce(moment, BigInteger) - by // _MICROSECOND
        await conn.execute(update(moment.table).where(moment > now).values({moment: sooner}))
    retry = deliveries.c.not_before
    sooner = type_coerce(retry, BigInteger) - by // _MICROSECOND
    await conn.execute(
        update(deliveries).where(deliveries.c.state.in_(OPEN), retry > now).values({retry: sooner})
    )
