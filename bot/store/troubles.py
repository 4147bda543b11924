"""What went wrong, by name: what was not answered, what was given up, what was set aside."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.inbox import State as Handled
from bot.store.inbox import inbox
from bot.store.messages import deliveries, messages


@dataclass(frozen=True, slots=True)
class Unsent:
    """A delivery of which nobody knows whether it arrived, or that was given up: since ``at``."""

    delivery: int
    chat: int
    at: datetime | None
    reason: str


@dataclass(frozen=True, slots=True)
class Poisoned:
    """An update that could not be handled. ``reason`` is the kind of error: its text may quote the chat."""

    update: int
    chat: int | None
    at: datetime | None
    reason: str


async def unsent(
    conn: AsyncConnection, state: Literal["uncertain", "dead"], limit: int
) -> tuple[Unsent, ...]:
    """The latest deliveries in a state."""
    query = (
        select(deliveries.c.id, messages.c.chat, deliveries.c.settled_at, deliveries.c.reason)
        .join_from(deliveries, messages)
        .where(deliveries.c.state == state)
        .order_by(deliveries.c.id.desc())
    )
    rows = await conn.execute(query.limit(limit))
    return tuple(Unsent(row.id, row.chat, row.settled_at, row.reason or "unknown") for row in rows)


async def poisoned(conn: AsyncConnection, limit: int) -> tuple[Poisoned, ...]:
    """The latest updates that were set aside."""
    query = (
        select(inbox.c.update_id, inbox.c.chat, inbox.c.received_at, inbox.c.error)
        .where(inbox.c.state == Handled.POISONED)
        .order_by(inbox.c.update_id.desc())
    )
    rows = await conn.execute(query.limit(limit))
    return tuple(
        Poisoned(row.update_id, row.chat, row.received_at, (row.error or "unknown").partition("(")[0])
        for row in rows
    )
