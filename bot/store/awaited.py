"""What somebody was asked in a chat: their next words there are the answer. One thing, for an hour."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import BigInteger, Column, String, Table, delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from schedules.store.engine import Moment, metadata

LIFETIME = timedelta(hours=1)
"""How long an answer is awaited."""

awaited = Table(
    "awaited",
    metadata,
    Column("chat", BigInteger, primary_key=True, autoincrement=False),
    Column("user", BigInteger, primary_key=True, autoincrement=False),
    Column("what", String(16), nullable=False),
    Column("about", String(64), nullable=False),
    Column("asked_at", Moment, nullable=False),
)


class Asked(StrEnum):
    """What can be asked."""

    WHEN = "when"
    """When a milestone is."""
    UNTIL = "until"
    """Until when there are no reminders of a milestone."""
    ZONE = "zone"
    """In which zone the chat lives."""


@dataclass(frozen=True, slots=True)
class Awaited:
    """An answer that is awaited; ``about`` names the milestone, where it is about one."""

    what: Asked
    about: str = ""


async def ask(conn: AsyncConnection, chat: int, user: int, question: Awaited, now: datetime) -> None:
    """Await the answer, in place of any other of this user in this chat; those of long ago are forgotten."""
    await conn.execute(delete(awaited).where(awaited.c.asked_at < now - LIFETIME))
    await drop(conn, chat, user)
    values = {"what": question.what, "about": question.about, "asked_at": now}
    await conn.execute(insert(awaited).values(chat=chat, user=user, **values))


async def find(conn: AsyncConnection, chat: int, user: int, now: datetime) -> Awaited | None:
    """What this user was asked in this chat within the last hour."""
    theirs = awaited.c.chat == chat, awaited.c.user == user, awaited.c.asked_at >= now - LIFETIME
    row = (await conn.execute(select(awaited.c.what, awaited.c.about).where(*theirs))).one_or_none()
    return None if row is None else Awaited(Asked(row.what), row.about)


async def only_asked(conn: AsyncConnection, chat: int, now: datetime) -> int | None:
    """The user who was asked something in this chat within the last hour, if it was one only."""
    there = awaited.c.chat == chat, awaited.c.asked_at >= now - LIFETIME
    users = (await conn.scalars(select(awaited.c.user).where(*there).limit(2))).all()
    return users[0] if len(users) == 1 else None


async def drop(conn: AsyncConnection, chat: int, user: int) -> None:
    """No answer of this user is awaited in this chat."""
    await conn.execute(delete(awaited).where(awaited.c.chat == chat, awaited.c.user == user))


async def rename(conn: AsyncConnection, chat: int, to: int) -> None:
    """What was asked in a chat is answered under another id, unless the same user was asked there since."""
    others = awaited.alias()
    there = select(others.c.user).where(others.c.chat == to)
    await conn.execute(delete(awaited).where(awaited.c.chat == chat, awaited.c.user.in_(there)))
    await conn.execute(update(awaited).where(awaited.c.chat == chat).values(chat=to))
