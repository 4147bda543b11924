"""Changes that were shown to a chat and wait to be confirmed: each once, for an hour."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    ColumnElement,
    Date,
    Integer,
    Row,
    String,
    Table,
    Text,
    and_,
    delete,
    insert,
    or_,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from schedules.amendment import Edit
from schedules.store.amendments import read_edit, write_edit
from schedules.store.engine import Moment, metadata

proposals = Table(
    "proposals",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("code", String(16), nullable=False, index=True, unique=True),
    Column("chat", BigInteger, nullable=False, index=True),
    Column("author", BigInteger, nullable=False),
    Column("schedule", String(64), nullable=False),
    Column("milestone", String(64), nullable=False),
    Column("edit", Text, nullable=False),
    Column("said_on", Date, nullable=False),
    Column("why", Text),
    Column("digest", String(64), nullable=False),
    Column("made_at", Moment, nullable=False, index=True),
    Column("became", Integer),
    Column("said_in", BigInteger),
    Column("thread", BigInteger, nullable=False, server_default="0"),
)

LIFETIME = timedelta(hours=1)
"""How long a change can be confirmed as it was shown."""

_KEPT = timedelta(days=30)
"""How long a late press is told what became of it."""

_CODE_BYTES = 6


@dataclass(frozen=True, slots=True)
class Proposal:
    """A change as it was shown to a chat, for ``author`` (a user id) to confirm, or who else may there.

    ``digest`` is that of the schedule over which it was worked out, empty where it is to be made first.
    ``became`` is the number of the amendment that it became. ``said_in`` is the id of the message that
    proposed it, as the chat knows it, where one did. ``thread`` is the topic of a forum in which it was
    shown, 0 outside of topics.
    """

    code: str
    chat: int
    author: int
    schedule: str
    milestone: str
    edit: Edit
    said_on: date
    why: str | None
    digest: str
    made_at: datetime
    became: int | None = None
    said_in: int | None = None
    thread: int = 0

    def is_over(self, now: datetime) -> bool:
        """Whether it was shown too long ago to be confirmed."""
        return now - self.made_at > LIFETIME


def new_code() -> str:
    """Names a proposal in a button or a command; nobody in another chat can make use of it."""
    return secrets.token_hex(_CODE_BYTES)


async def keep(conn: AsyncConnection, proposal: Proposal) -> None:
    """Keep it until it is confirmed; those of long ago are forgotten."""
    await conn.execute(delete(proposals).where(proposals.c.made_at < proposal.made_at - _KEPT))
    values = {
        "code": proposal.code,
        "chat": proposal.chat,
        "author": proposal.author,
        "schedule": proposal.schedule,
        "milestone": proposal.milestone,
        "edit": write_edit(proposal.edit),
        "said_on": proposal.said_on,
        "why": proposal.why,
        "digest": proposal.digest,
        "made_at": proposal.made_at,
        "said_in": proposal.said_in,
        "thread": proposal.thread,
    }
    await conn.execute(insert(proposals).values(values))


async def find(conn: AsyncConnection, chat: int, code: str) -> Proposal | None:
    """The one with this code that was shown to this chat."""
    query = select(proposals).where(proposals.c.code == code, proposals.c.chat == chat)
    row = (await conn.execute(query)).one_or_none()
    return None if row is None else _proposal(row)


async def said_in(conn: AsyncConnection, chat: int, message: int) -> tuple[Proposal, ...]:
    """Those that this message of the chat proposed, the newest first."""
    theirs = proposals.c.chat == chat, proposals.c.said_in == message
    rows = await conn.execute(select(proposals).where(*theirs).order_by(proposals.c.id.desc()))
    return tuple(_proposal(row) for row in rows)


async def latest(
    conn: AsyncConnection, chat: int, author: int, now: datetime, *, thread: int = 0
) -> Proposal | None:
    """The newest that this user was shown in this chat and topic, and that can be confirmed ``now``."""
    waits = proposals.c.became.is_(None), proposals.c.made_at >= now - LIFETIME
    return await _newest(conn, _is_shown_to(chat, author, thread), *waits)


async def latest_before(
    conn: AsyncConnection, chat: int, author: int, message: int, *, thread: int = 0
) -> Proposal | None:
    """The newest that this user was shown there before a message of the chat, whatever became of it.

    Where a button proposed one since, nobody knows whether that was before.
    """
    no_later = or_(proposals.c.said_in < message, proposals.c.said_in.is_(None))
    newest = await _newest(conn, _is_shown_to(chat, author, thread), no_later)
    return newest if newest and newest.said_in is not None else None


def _is_shown_to(chat: int, author: int, thread: int) -> ColumnElement[bool]:
    return and_(proposals.c.chat == chat, proposals.c.author == author, proposals.c.thread == thread)


async def _newest(conn: AsyncConnection, *which: ColumnElement[bool]) -> Proposal | None:
    query = select(proposals).where(*which).order_by(proposals.c.id.desc()).limit(1)
    row = (await conn.execute(query)).one_or_none()
    return None if row is None else _proposal(row)


async def settle(conn: AsyncConnection, code: str, became: int) -> None:
    """It was confirmed, and is this amendment."""
    await conn.execute(update(proposals).where(proposals.c.code == code).values(became=became))


async def withdraw(conn: AsyncConnection, proposal: Proposal) -> None:
    """It is not wanted, or another stands for it: it is over, as if it had been shown too long ago."""
    over = proposal.made_at - 2 * LIFETIME
    await conn.execute(update(proposals).where(proposals.c.code == proposal.code).values(made_at=over))


async def rename(conn: AsyncConnection, chat: int, to: int, schedules: Mapping[str, str]) -> None:
    """What was shown in a chat is confirmed under another id, of ``schedules`` by their new ids.

    The ids of messages are others there.
    """
    shown = update(proposals).where(proposals.c.chat == chat)
    for schedule, renamed in schedules.items():
        await conn.execute(shown.where(proposals.c.schedule == schedule).values(schedule=renamed))
    await conn.execute(shown.values(chat=to, said_in=None))


def _proposal(row: Row[Any]) -> Proposal:
    return Proposal(
        row.code,
        row.chat,
        row.author,
        row.schedule,
        row.milestone,
        read_edit(row.edit),
        row.said_on,
        row.why,
        row.digest,
        row.made_at,
        row.became,
        row.said_in,
        row.thread,
    )
