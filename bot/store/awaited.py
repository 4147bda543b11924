"""What somebody was asked in a chat: their next words there are the answer. One thing, for an hour.

``thread`` is the topic of a forum in which it was asked and is to be answered; 0 outside of topics.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import BigInteger, Column, ColumnElement, String, Table, and_, delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from schedules.store.engine import Moment, metadata

LIFETIME = timedelta(hours=1)
"""How long an answer is awaited."""

awaited = Table(
    "awaited",
    metadata,
    Column("chat", BigInteger, primary_key=True, autoincrement=False),
    Column("thread", BigInteger, primary_key=True, autoincrement=False),
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


async def ask(
    conn: AsyncConnection, chat: int, user: int, question: Awaited, now: datetime, *, thread: int = 0
) -> None:
    """Await the answer, in place of any other of this user there; those of long ago are forgotten."""
    await conn.execute(delete(awaited).where(awaited.c.asked_at < now - LIFETIME))
    await drop(conn, chat, user, thread=thread)
    values = {"what": question.what, "about": question.about, "asked_at": now}
    await conn.execute(insert(awaited).values(chat=chat, thread=thread, user=user, **values))


async def find(
    conn: AsyncConnection, chat: int, user: int, now: datetime, *, thread: int = 0
) -> Awaited | None:
    """What this user was asked there within the last hour."""
    theirs = awaited.c.user == user, awaited.c.asked_at >= now - LIFETIME
    query = select(awaited.c.what, awaited.c.about).where(_is_there(chat, thread), *theirs)
    row = (await conn.execute(query)).one_or_none()
    return None if row is None else Awaited(Asked(row.what), row.about)


async def only_asked(conn: AsyncConnection, chat: int, now: datetime, *, thread: int = 0) -> int | None:
    """The user who was asked something there within the last hour, if it was one only."""
    recently = awaited.c.asked_at >= now - LIFETIME
    query = select(awaited.c.user).where(_is_there(chat, thread), recently).limit(2)
    users = (await conn.scalars(query)).all()
    return users[0] if len(users) == 1 else None


async def drop(conn: AsyncConnection, chat: int, user: int, *, thread: int = 0) -> None:
    """No answer of this user is awaited there."""
    await conn.execute(delete(awaited).where(_is_there(chat, thread), awaited.c.user == user))


def _is_there(chat: int, thread: int) -> ColumnElement[bool]:
    return and_(awaited.c.chat == chat, awaited.c.thread == thread)


async def rename(conn: AsyncConnection, chat: int, to: int) -> None:
    """What was asked in a group is answered under its id as a supergroup, unless it was asked there since.

    It had no topics.
    """
    others = awaited.alias()
    there = select(others.c.user).where(others.c.chat == to, others.c.thread == 0)
    await conn.execute(delete(awaited).where(awaited.c.chat == chat, awaited.c.user.in_(there)))
    await conn.execute(update(awaited).where(awaited.c.chat == chat).values(chat=to))
