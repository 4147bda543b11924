"""The chats that are told, what each has chosen, and what it follows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any, Unpack

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ColumnElement,
    ForeignKey,
    Index,
    Integer,
    Row,
    String,
    Table,
    bindparam,
    case,
    delete,
    false,
    insert,
    or_,
    select,
    type_coerce,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from schedules.store import choices as choosing
from schedules.store import tellings
from schedules.store.choices import Choices, Chosen
from schedules.store.engine import Moment, metadata
from schedules.told import ToldDays

subscribers = Table(
    "subscribers",
    metadata,
    Column("chat", BigInteger, primary_key=True, autoincrement=False),
    Column("thread", Integer),
    Column("rests", String(16)),
    *choosing.columns(),
    Column("since", Moment, nullable=False),
    *tellings.columns(),
    Column("told_to", Moment),
    Column("next_at", Moment, index=True),
    Column("waits", Boolean, nullable=False, server_default=false()),
)
"""``waits``: there is something to tell that it could not be told so far."""

subscriptions = Table(
    "subscriptions",
    metadata,
    Column(
        "chat",
        BigInteger,
        ForeignKey("subscribers.chat", onupdate="CASCADE", ondelete="CASCADE"),
        primary_key=True,
    ),
    Column("schedule", String(64), primary_key=True),
    Column("since", Moment),
    Index("ix_subscriptions_schedule", "schedule", "chat"),
)


class Rest(StrEnum):
    """Why a chat is told nothing."""

    STOPPED = "stopped"
    """It said so; it stays so until it starts again."""
    GONE = "gone"
    """Nothing could be sent to it; it stays so until it writes."""


@dataclass(frozen=True, slots=True)
class Chat:
    """A chat that said ``/start`` at some time, or chose something.

    ``since`` is when it last began to be told. ``told`` is what it had been told when the planner last looked
    at it, ``None`` if it never did. ``told_to`` is a moment up to which it has been told all besides, by what
    it had chosen at that look, since what it is told, or when, became another then; ``None`` once the planner
    has looked at it. ``next_at`` is when the planner must look again. ``thread`` is the forum topic it is
    told in.
    """

    chat: int
    thread: int | None
    rests: Rest | None
    choices: Choices
    since: datetime
    told: ToldDays | None
    told_to: datetime | None
    next_at: datetime | None

    @property
    def is_private(self) -> bool:
        """Whether one person is all of it: Telegram numbers groups and channels below zero."""
        return self.chat > 0


async def find(conn: AsyncConnection, chat: int) -> Chat | None:
    """The chat, if it is known."""
    row = (await conn.execute(select(subscribers).where(subscribers.c.chat == chat))).one_or_none()
    return None if row is None else chat_of(row)


# Following ---------------------------------------------------------------------------------------


async def subscribe(
    conn: AsyncConnection, chat: int, schedules: Iterable[str], now: datetime, thread: int | None = None
) -> None:
    """Let a chat follow these schedules beside those it follows; it is woken, and told in ``thread``."""
    await keep(conn, chat, now)
    await wake(conn, chat, now)
    await conn.execute(update(subscribers).where(subscribers.c.chat == chat).values(thread=thread))
    await look_again(conn, [chat], now)
    followed = await subscriptions_of(conn, chat)
    new = [
        {"chat": chat, "schedule": id, "since": now} for id in dict.fromkeys(schedules) if id not in followed
    ]
    if new:
        await conn.execute(insert(subscriptions), new)


async def unsubscribe(conn: AsyncConnection, chat: int, schedule: str, now: datetime) -> None:
    """Let a chat follow a schedule no longer; what it chose is kept."""
    theirs = (subscriptions.c.chat == chat) & (subscriptions.c.schedule == schedule)
    await conn.execute(delete(subscriptions).where(theirs))
    await look_again(conn, [chat], now)


async def subscriptions_of(conn: AsyncConnection, chat: int) -> tuple[str, ...]:
    """The ids of the schedules that a chat follows, sorted."""
    query = select(subscriptions.c.schedule).where(subscriptions.c.chat == chat)
    return tuple((await conn.scalars(query.order_by(subscriptions.c.schedule))).all())


async def followed_since(
    conn: AsyncConnection, chats: Iterable[int]
) -> Mapping[int, Mapping[str, datetime | None]]:
    """What chats follow, sorted, and since when (``None``: not kept); only chats that follow anything."""
    query = select(subscriptions).where(subscriptions.c.chat.in_(list(chats)))
    followed: dict[int, dict[str, datetime | None]] = {}
    for row in await conn.execute(query.order_by(subscriptions.c.chat, subscriptions.c.schedule)):
        followed.setdefault(row.chat, {})[row.schedule] = row.since
    return followed


async def rest(conn: AsyncConnection, chat: int, why: Rest = Rest.STOPPED) -> None:
    """Tell a chat nothing more; what it follows and chose is kept. A chat that rests already goes on so."""
    active = (subscribers.c.chat == chat) & subscribers.c.rests.is_(None)
    await conn.execute(update(subscribers).where(active).values(rests=why, next_at=None))


async def wake(conn: AsyncConnection, chat: int, now: datetime, only: Rest | None = None) -> bool:
    """Begin to tell a resting chat again, from its next telling hour on: what it slept through is gone.

    With ``only``, a chat that rests for another reason rests on. Returns whether it was woken.
    """
    resting = (subscribers.c.chat == chat) & subscribers.c.rests.is_not(None)
    if only is not None:
        resting &= subscribers.c.rests == only
    nothing = {**tellings.written(None), "told_to": None}
    woken = update(subscribers).where(resting).values(rests=None, since=now, next_at=now, **nothing)
    return (await conn.execute(woken)).rowcount > 0


async def rename(conn: AsyncConnection, chat: int, to: int) -> None:
    """Let a chat go on under another id, with all it follows and chose.

    What was kept under the other id is given up.
    """
    if await find(conn, chat):
        await conn.execute(delete(subscribers).where(subscribers.c.chat == to))
        await conn.execute(update(subscribers).where(subscribers.c.chat == chat).values(chat=to))


async def keep(conn: AsyncConnection, chat: int, now: datetime) -> None:
    """Keep a row for the chat; one that has only chosen something rests until it starts."""
    if await find(conn, chat) is None:
        await conn.execute(insert(subscribers).values(chat=chat, rests=Rest.STOPPED, since=now))


# Choosing ----------------------------------------------------------------------------------------


async def choose(conn: AsyncConnection, chat: int, now: datetime, **chosen: Unpack[Chosen]) -> None:
    """Keep what a chat chose, and have its next moment worked out anew; ``None`` is back to the default.

    What it had not chosen to be told before now was not missed.

    Raises:
        ValueError: for what no ``Subscriber`` can have; nothing is kept then.
    """
    if not chosen:
        return
    values = choosing.written(replace(await choices(conn, chat), **chosen))
    await keep(conn, chat, now)
    await conn.execute(update(subscribers).where(subscribers.c.chat == chat).values(**values))
    await look_again(conn, [chat], now)


async def choices(conn: AsyncConnection, chat: int) -> Choices:
    """What a chat chose; nothing, if it is not known."""
    found = await find(conn, chat)
    return found.choices if found else Choices()


# Looking -----------------------------------------------------------------------------------------


async def look_again(conn: AsyncConnection, chats: Iterable[int], now: datetime) -> None:
    """Have the next moment of these chats worked out anew, unless they rest.

    What they are told may have become another, or when: a chat that waited for nothing has been told all
    that was planned before it was to be looked at, so a day that only now would have been one to tell on
    was not missed.
    """
    active = subscribers.c.chat.in_(list(chats)), subscribers.c.rests.is_(None)
    await conn.execute(update(subscribers).where(*active).values(told_to=_told_to(now), next_at=now))


def _told_to(now: datetime) -> ColumnElement[datetime | None]:
    """The moment up to which a chat has been told all."""
    known, next_at = subscribers.c.told_to, subscribers.c.next_at
    is_new = subscribers.c.told_day.is_(None) & known.is_(None)
    just_before = type_coerce(type_coerce(next_at, BigInteger) - 1, Moment)
    return case(
        (is_new | subscribers.c.waits, known),
        (or_(next_at.is_(None), next_at > now), bindparam("up_to", now, Moment)),
        (known.is_(None), just_before),
        else_=known,
    )


async def followers(conn: AsyncConnection, schedule: str, after: int, limit: int) -> tuple[int, ...]:
    """Some of the chats that follow a schedule, by id, from the one after ``after`` on."""
    query = select(subscriptions.c.chat).where(
        subscriptions.c.schedule == schedule, subscriptions.c.chat > after
    )
    return tuple(await conn.scalars(query.order_by(subscriptions.c.chat).limit(limit)))


async def everyone(conn: AsyncConnection, after: int, limit: int) -> tuple[int, ...]:
    """Some of all chats, by id, from the one after ``after`` on."""
    query = select(subscribers.c.chat).where(subscribers.c.chat > after)
    return tuple(await conn.scalars(query.order_by(subscribers.c.chat).limit(limit)))


def chat_of(row: Row[Any]) -> Chat:
    """The chat of a row.

    Raises:
        ValueError: if it holds what no chat can have chosen.
    """
    return Chat(
        row.chat,
        row.thread,
        None if row.rests is None else Rest(row.rests),
        choosing.read(row),
        row.since,
        tellings.read(row),
        row.told_to,
        row.next_at,
    )
