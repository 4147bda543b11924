"""When the planner looks at a chat, and what it has been told by then."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from schedules.store import tellings
from schedules.store.subscribers import Chat, chat_of, subscribers
from schedules.told import ToldDays


@dataclass(frozen=True, slots=True)
class Look:
    """When the planner looks at a chat again, and what it has been told (``None``: no more than before).

    ``waits``: not all that was due could be told.
    """

    chat: int
    next_at: datetime | None
    told: ToldDays | None = None
    waits: bool = False


async def due_chats(conn: AsyncConnection, now: datetime, limit: int) -> tuple[int, ...]:
    """Chats that the planner must look at by ``now``, the longest waiting first."""
    due = select(subscribers.c.chat).where(subscribers.c.next_at <= now).order_by(subscribers.c.next_at)
    return tuple(await conn.scalars(due.limit(limit)))


async def load_due(conn: AsyncConnection, chats: Iterable[int], now: datetime) -> tuple[Chat, ...]:
    """Those of these chats that must still be looked at: one may have stopped, or moved, meanwhile."""
    query = select(subscribers).where(subscribers.c.chat.in_(list(chats)), subscribers.c.next_at <= now)
    return tuple(chat_of(row) for row in await conn.execute(query.order_by(subscribers.c.next_at)))


async def next_due(conn: AsyncConnection) -> datetime | None:
    """When the planner must next look at any chat."""
    query = select(subscribers.c.next_at).where(subscribers.c.next_at.is_not(None))
    return await conn.scalar(query.order_by(subscribers.c.next_at).limit(1))


async def looked_at(conn: AsyncConnection, looks: Sequence[Look]) -> None:
    """Keep when the planner looks at chats again, and what they have been told."""
    alike: dict[Look, list[int]] = {}
    for look in looks:
        alike.setdefault(replace(look, chat=0), []).append(look.chat)
    for look, chats in alike.items():
        moved = update(subscribers).where(subscribers.c.chat.in_(chats))
        moved = moved.values(next_at=look.next_at, waits=look.waits)
        told = {} if look.told is None else {**tellings.written(look.told), "told_to": None}
        await conn.execute(moved.values(**told))
