"""What chats want to hear nothing of: snoozed until a day, or seen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, Column, Date, ForeignKey, Row, String, Table, delete, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from schedules.store.engine import metadata
from schedules.store.subscribers import look_again
from schedules.subscriber import Hush, Seen, Snoozed

hushes = Table(
    "hushes",
    metadata,
    Column(
        "chat",
        BigInteger,
        ForeignKey("subscribers.chat", onupdate="CASCADE", ondelete="CASCADE"),
        primary_key=True,
    ),
    Column("schedule", String(64), primary_key=True),
    Column("occurrence", String(80), primary_key=True),
    Column("kind", String(8), nullable=False),
    Column("day", Date),
)

_SNOOZED, _SEEN = "snoozed", "seen"


async def hush(conn: AsyncConnection, chat: int, hush: Hush, now: datetime) -> None:
    """Keep it, in place of what quieted that occurrence before. The chat is known; it is looked at anew."""
    await unhush(conn, chat, hush.schedule, hush.occurrence, now)
    kind, day = (_SNOOZED, hush.until) if isinstance(hush, Snoozed) else (_SEEN, hush.due)
    values = {
        "chat": chat,
        "schedule": hush.schedule,
        "occurrence": hush.occurrence,
        "kind": kind,
        "day": day,
    }
    await conn.execute(insert(hushes).values(values))


async def unhush(conn: AsyncConnection, chat: int, schedule: str, occurrence: str, now: datetime) -> None:
    """Let an occurrence be brought up again as the rules say; what it was silent about was not missed."""
    of_it = (
        hushes.c.chat == chat,
        hushes.c.schedule == schedule,
        hushes.c.occurrence == occurrence,
    )
    await conn.execute(delete(hushes).where(*of_it))
    await look_again(conn, [chat], now)


async def hushes_of(conn: AsyncConnection, chats: Iterable[int]) -> Mapping[int, frozenset[Hush]]:
    """What quiets what, by chat; only chats with any."""
    found: dict[int, set[Hush]] = {}
    for row in await conn.execute(select(hushes).where(hushes.c.chat.in_(list(chats)))):
        found.setdefault(row.chat, set()).add(_read(row))
    return {chat: frozenset(theirs) for chat, theirs in found.items()}


def _read(row: Row[Any]) -> Hush:
    if row.kind == _SNOOZED:
        return Snoozed(row.schedule, row.occurrence, row.day)
    return Seen(row.schedule, row.occurrence, row.day)
