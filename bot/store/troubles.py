"""What went wrong, by name: what was not answered, given up or set aside, and what is no longer there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.inbox import State as Handled
from bot.store.inbox import inbox
from bot.store.messages import deliveries, messages
from schedules.store import amendments, schedules
from schedules.store.shown import shown
from schedules.store.subscribers import subscriptions


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


@dataclass(frozen=True, slots=True)
class Damaged:
    """A schedule of which nobody is told anything, since ``what`` of it cannot be read."""

    schedule: str
    what: str


@dataclass(frozen=True, slots=True)
class NotHere:
    """A schedule that so many chats follow, and that was not there when it was last planned."""

    schedule: str
    followers: int


async def damaged(conn: AsyncConnection) -> tuple[Damaged, ...]:
    """The schedules that whoever reads this database now sets aside. All amendments are looked at."""
    found = list[Damaged]()
    await schedules.owned(conn, None, lambda id: found.append(Damaged(id, schedules.ITSELF)))
    await amendments.later_than(
        conn, 0, lambda number, id: found.append(Damaged(id, amendments.called(number)))
    )
    return tuple(found)


async def not_here(conn: AsyncConnection) -> tuple[NotHere, ...]:
    """The schedules that are followed and have gone, by id: no file of theirs is given any more, say."""
    query = (
        select(shown.c.schedule, func.count().label("followers"))
        .join_from(shown, subscriptions, shown.c.schedule == subscriptions.c.schedule)
        .where(shown.c.digest == "")
        .group_by(shown.c.schedule)
        .order_by(shown.c.schedule)
    )
    return tuple(NotHere(row.schedule, row.followers) for row in await conn.execute(query))


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
