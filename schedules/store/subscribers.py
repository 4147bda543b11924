"""The chats that are told, what each has chosen, and what it follows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any, Unpack

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
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
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from schedules.store import choices as choosing
from schedules.store.choices import Choices, Chosen
from schedules.store.engine import Moment, metadata

subscribers = Table(
    "subscribers",
    metadata,
    Column("chat", BigInteger, primary_key=True, autoincrement=False),
    Column("thread", Integer),
    Column("rests", String(16)),
    *choosing.columns(),
    Column("since", Moment, nullable=False),
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

_TELLING = {"hour", "zone", "language", "quiet", "digest"}
"""The choices that change when and how something is told, and not what."""


class Rest(StrEnum):
    """Why a chat is told nothing."""

    STOPPED = "stopped"
    """It said so; it stays so until it starts again."""
    GONE = "gone"
    """Nothing could be sent to it; it stays so until it writes."""


@dataclass(frozen=True, slots=True)
class Chat:
    """A chat that said ``/start`` at some time, or chose something.

    ``since`` is when it last began to be told. It has been told all that was planned for moments up to
    ``told_to``; ``None`` until the planner first looked at it. ``next_at`` is when the planner must look
    again. ``thread`` is the forum topic it is told in.
    """

    chat: int
    thread: int | None
    rests: Rest | None
    choices: Choices
    since: datetime
    told_to: datetime | None
    next_at: datetime | None

    @property
    def is_private(self) -> bool:
        """Whether one person is all of it: Telegram numbers groups and channels below zero."""
        return self.chat > 0


@dataclass(frozen=True, slots=True)
class Look:
    """When the planner looks at a chat again, and up to when it has been told all (``None``: as before).

    ``waits``: not all that was due could be told.
    """

    chat: int
    next_at: datetime | None
    told_to: datetime | None = None
    waits: bool = False


async def find(conn: AsyncConnection, chat: int) -> Chat | None:
    """The chat, if it is known."""
    row = (await conn.execute(select(subscribers).where(subscribers.c.chat == chat))).one_or_none()
    return None if row is None else _chat(row)


# Following ---------------------------------------------------------------------------------------


async def subscribe(
    conn: AsyncConnection, chat: int, schedules: Iterable[str], now: datetime, thread: int | None = None
) -> None:
    """Let a chat follow these schedules beside those it follows; it is woken, and told in ``thread``."""
    await keep(conn, chat, now)
    await wake(conn, chat, now)
    await conn.execute(
        update(subscribers).where(subscribers.c.chat == chat).values(thread=thread, next_at=now)
    )
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
    woken = update(subscribers).where(resting).values(rests=None, since=now, told_to=None, next_at=now)
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
    await look_again(conn, [chat], now, as_told=not chosen.keys() <= _TELLING)


async def choices(conn: AsyncConnection, chat: int) -> Choices:
    """What a chat chose; nothing, if it is not known."""
    found = await find(conn, chat)
    return found.choices if found else Choices()


# Looking -----------------------------------------------------------------------------------------


async def due_chats(conn: AsyncConnection, now: datetime, limit: int) -> tuple[int, ...]:
    """Chats that the planner must look at by ``now``, the longest waiting first."""
    due = select(subscribers.c.chat).where(subscribers.c.next_at <= now).order_by(subscribers.c.next_at)
    return tuple(await conn.scalars(due.limit(limit)))


async def load_due(conn: AsyncConnection, chats: Iterable[int], now: datetime) -> tuple[Chat, ...]:
    """Those of these chats that must still be looked at: one may have stopped, or moved, meanwhile."""
    query = select(subscribers).where(subscribers.c.chat.in_(list(chats)), subscribers.c.next_at <= now)
    return tuple(_chat(row) for row in await conn.execute(query.order_by(subscribers.c.next_at)))


async def next_due(conn: AsyncConnection) -> datetime | None:
    """When the planner must next look at any chat."""
    query = select(subscribers.c.next_at).where(subscribers.c.next_at.is_not(None))
    return await conn.scalar(query.order_by(subscribers.c.next_at).limit(1))


async def looked_at(conn: AsyncConnection, looks: Sequence[Look]) -> None:
    """Keep when the planner looks at chats again, and what they have been told."""
    alike: dict[tuple[datetime | None, datetime | None, bool], list[int]] = {}
    for look in looks:
        alike.setdefault((look.next_at, look.told_to, look.waits), []).append(look.chat)
    for (next_at, told_to, waits), chats in alike.items():
        values = {"next_at": next_at, "waits": waits}
        moved = update(subscribers).where(subscribers.c.chat.in_(chats)).values(values)
        await conn.execute(moved if told_to is None else moved.values(told_to=told_to))


async def look_again(
    conn: AsyncConnection, chats: Iterable[int], now: datetime, *, as_told: bool = False
) -> None:
    """Have the next moment of these chats worked out anew, unless they rest.

    ``as_told`` where what they are told has changed: a chat that nothing was due for, and that waited for
    nothing, has been told all up to ``now``, so a day that only now would have been one to tell on was not
    missed.
    """
    active = subscribers.c.chat.in_(list(chats)), subscribers.c.rests.is_(None)
    again = update(subscribers).where(*active).values(next_at=now)
    if as_told:
        is_due = (subscribers.c.next_at <= now) | subscribers.c.told_to.is_(None) | subscribers.c.waits
        again = again.values(
            told_to=case((is_due, subscribers.c.told_to), else_=bindparam("up_to", now, Moment))
        )
    await conn.execute(again)


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


def _chat(row: Row[Any]) -> Chat:
    return Chat(
        row.chat,
        row.thread,
        None if row.rests is None else Rest(row.rests),
        choosing.read(row),
        row.since,
        row.told_to,
        row.next_at,
    )
