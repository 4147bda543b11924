"""Schedules that a chat owns: an empty one each, over which all that is added lies as amendments."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection
from types import MappingProxyType
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Row,
    String,
    Table,
    Text,
    insert,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from schedules.milestone import Schedule
from schedules.store.engine import metadata
from schedules.store.readable import read_rows, read_text
from schedules.workdays import countries

schedules = Table(
    "schedules",
    metadata,
    Column("id", String(64), primary_key=True),
    Column(
        "chat",
        BigInteger,
        ForeignKey("subscribers.chat", onupdate="CASCADE", ondelete="CASCADE"),
        nullable=False,
        index=True,
        unique=True,
    ),
    Column("title", Text, nullable=False),
    Column("agreed_on", Date, nullable=False),
    Column("zone", String(64), nullable=False),
    Column("country", String(2)),
    Column("for_everyone", Boolean, nullable=False),
)
"""A chat owns at most one; it is a subscriber. ``for_everyone``: all of a group may change it."""


ITSELF = "title, zone or country"
"""What of such a schedule may be unreadable, beside its amendments."""


def id_of(chat: int) -> str:
    """What the schedule of a chat is called: groups and channels have negative ids."""
    return f"chat-{chat}" if chat > 0 else f"group-{-chat}"


async def own(conn: AsyncConnection, chat: int, schedule: Schedule) -> None:
    """Let a chat own a schedule, without its milestones: these are amendments.

    Raises:
        sqlalchemy.exc.IntegrityError: if it owns one, is no subscriber, or the id is taken.
    """
    values = {
        "id": schedule.id,
        "chat": chat,
        "title": json.dumps([list(version) for version in schedule.title.versions], ensure_ascii=False),
        "agreed_on": schedule.agreed_on,
        "zone": schedule.zone.key,
        "country": schedule.country,
        "for_everyone": False,
    }
    await conn.execute(insert(schedules).values(values))


async def owned_by(conn: AsyncConnection, chat: int) -> str | None:
    """The id of the schedule that a chat owns."""
    id: str | None = await conn.scalar(select(schedules.c.id).where(schedules.c.chat == chat))
    return id


async def owner_of(conn: AsyncConnection, schedule: str) -> int | None:
    """The chat that owns a schedule; ``None`` where it has a file."""
    chat: int | None = await conn.scalar(select(schedules.c.chat).where(schedules.c.id == schedule))
    return chat


async def is_for_everyone(conn: AsyncConnection, schedule: str) -> bool:
    """Whether everyone in the group that owns a schedule may change it, not only administrators."""
    return bool(await conn.scalar(select(schedules.c.for_everyone).where(schedules.c.id == schedule)))


async def let_everyone(conn: AsyncConnection, schedule: str, may: bool) -> None:
    """Let everyone in the group that owns it change a schedule, or only administrators."""
    await conn.execute(update(schedules).where(schedules.c.id == schedule).values(for_everyone=may))


async def owned(
    conn: AsyncConnection, ids: Collection[str] | None, unreadable: Callable[[str], None]
) -> tuple[Schedule, ...]:
    """The schedules that chats own, all or those with these ids, still without milestones; by id.

    ``unreadable`` is called with the id of each that is damaged.
    """
    query = select(schedules).order_by(schedules.c.id)
    if ids is not None:
        query = query.where(schedules.c.id.in_(list(ids)))
    return await read_rows(conn, query, schedules.c.id, _schedule, unreadable)


def _schedule(row: Row[Any]) -> Schedule:
    title = read_text(json.loads(row.title))
    if row.country is not None and row.country not in countries():
        raise ValueError("a country that is not known")
    nothing: MappingProxyType[str, Any] = MappingProxyType({})
    return Schedule(row.id, title, row.agreed_on, ZoneInfo(row.zone), nothing, row.country)
