"""The chats that are told, what each has chosen, and what it follows."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from enum import Enum, StrEnum
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    Row,
    String,
    Table,
    Time,
    delete,
    insert,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from schedules.store.engine import Moment, metadata

if TYPE_CHECKING:
    from schedules.subscriber import Subscriber

subscribers = Table(
    "subscribers",
    metadata,
    Column("chat", BigInteger, primary_key=True, autoincrement=False),
    Column("thread", Integer),
    Column("rests", String(16)),
    Column("hour", Time),
    Column("zone", String(64)),
    Column("language", String(8)),
    Column("since", Moment, nullable=False),
    Column("told_until", Date),
    Column("next_at", Moment, index=True),
)

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
)

feeds = Table(
    "feeds",
    metadata,
    Column("token", String(32), primary_key=True),
    Column(
        "chat",
        BigInteger,
        ForeignKey("subscribers.chat", onupdate="CASCADE", ondelete="CASCADE"),
        nullable=False,
    ),
    Column("revoked", Boolean, nullable=False),
    Index("ix_feeds_chat", "chat"),
)

_TOKEN_BYTES = 16


class Rest(StrEnum):
    """Why a chat is told nothing."""

    STOPPED = "stopped"
    """It said so; it stays so until it starts again."""
    GONE = "gone"
    """Nothing could be sent to it; it stays so until it writes."""


@dataclass(frozen=True, slots=True)
class Choices:
    """What a chat chose for itself; ``None`` leaves the default."""

    hour: time | None = None
    zone: ZoneInfo | None = None
    language: str | None = None

    def over(self, defaults: Subscriber) -> Subscriber:
        """The subscriber that these choices make of ``defaults``."""
        return replace(
            defaults,
            hour=self.hour or defaults.hour,
            zone=self.zone or defaults.zone,
            language=self.language or defaults.language,
        )


@dataclass(frozen=True, slots=True)
class Chat:
    """A chat that said ``/start`` at some time, or chose something.

    ``since`` is when it last began to be told. ``told_until`` is the last day of its own zone whose
    notices it has been told; ``None`` until the planner first looked at it. ``next_at`` is when the
    planner must look again. ``thread`` is the forum topic it is told in.
    """

    chat: int
    thread: int | None
    rests: Rest | None
    choices: Choices
    since: datetime
    told_until: date | None
    next_at: datetime | None


class Revoked(Enum):
    """The answer for the address of a feed that was given up."""

    REVOKED = "revoked"


async def find(conn: AsyncConnection, chat: int) -> Chat | None:
    """The chat, if it is known."""
    row = (await conn.execute(select(subscribers).where(subscribers.c.chat == chat))).one_or_none()
    return None if row is None else _chat(row)


async def subscribe(
    conn: AsyncConnection, chat: int, schedules: Iterable[str], now: datetime, thread: int | None = None
) -> None:
    """Let a chat follow these schedules beside those it follows; it is woken, and told in ``thread``."""
    await _known(conn, chat, now)
    await wake(conn, chat, now)
    await conn.execute(
        update(subscribers).where(subscribers.c.chat == chat).values(thread=thread, next_at=now)
    )
    followed = await subscriptions_of(conn, chat)
    new = [{"chat": chat, "schedule": id} for id in dict.fromkeys(schedules) if id not in followed]
    if new:
        await conn.execute(insert(subscriptions), new)


async def subscriptions_of(conn: AsyncConnection, chat: int) -> tuple[str, ...]:
    """The ids of the schedules that a chat follows, sorted."""
    query = select(subscriptions.c.schedule).where(subscriptions.c.chat == chat)
    return tuple((await conn.scalars(query.order_by(subscriptions.c.schedule))).all())


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
    woken = update(subscribers).where(resting).values(rests=None, since=now, told_until=None, next_at=now)
    return (await conn.execute(woken)).rowcount > 0


async def choose(
    conn: AsyncConnection,
    chat: int,
    now: datetime,
    *,
    hour: time | None = None,
    zone: ZoneInfo | None = None,
    language: str | None = None,
) -> None:
    """Keep what a chat chose, and have its next moment worked out anew; ``None`` leaves a choice as it is."""
    chosen = {"hour": hour, "zone": zone and zone.key, "language": language}
    values = {name: value for name, value in chosen.items() if value is not None}
    if values:
        await _known(conn, chat, now)
        await conn.execute(update(subscribers).where(subscribers.c.chat == chat).values(values))
        await _look_again(conn, now, chat)


async def choices(conn: AsyncConnection, chat: int) -> Choices:
    """What a chat chose; nothing, if it is not known."""
    found = await find(conn, chat)
    return found.choices if found else Choices()


async def due_chats(conn: AsyncConnection, now: datetime, limit: int) -> tuple[Chat, ...]:
    """Chats that the planner must look at by ``now``, the longest waiting first."""
    due = select(subscribers).where(subscribers.c.next_at <= now).order_by(subscribers.c.next_at)
    return tuple(_chat(row) for row in await conn.execute(due.limit(limit)))


async def next_due(conn: AsyncConnection) -> datetime | None:
    """When the planner must next look at any chat."""
    query = select(subscribers.c.next_at).where(subscribers.c.next_at.is_not(None))
    return await conn.scalar(query.order_by(subscribers.c.next_at).limit(1))


async def set_next_at(
    conn: AsyncConnection, chat: int, next_at: datetime | None, told_until: date | None = None
) -> None:
    """When the planner looks at a chat again, and the day that it has been told until, if that moved."""
    values: dict[str, object] = {"next_at": next_at}
    if told_until is not None:
        values["told_until"] = told_until
    await conn.execute(update(subscribers).where(subscribers.c.chat == chat).values(values))


async def look_at_all(conn: AsyncConnection, now: datetime) -> None:
    """Have the next moment of every chat that is told worked out anew: schedules may have changed."""
    await _look_again(conn, now)


async def feed_token(conn: AsyncConnection, chat: int, now: datetime) -> str:
    """The secret in the address of a chat's own feed: 128 random bits, the same until revoked."""
    query = select(feeds.c.token).where(feeds.c.chat == chat, feeds.c.revoked.is_(False))
    kept = await conn.scalar(query)
    if kept is not None:
        return str(kept)
    await _known(conn, chat, now)
    token = secrets.token_urlsafe(_TOKEN_BYTES)
    await conn.execute(insert(feeds).values(token=token, chat=chat, revoked=False))
    return token


async def revoke_feed(conn: AsyncConnection, chat: int) -> None:
    """Give up the address of a chat's feed; ``feed_token`` makes a new one."""
    await conn.execute(update(feeds).where(feeds.c.chat == chat).values(revoked=True))


async def chat_of_feed(conn: AsyncConnection, token: str) -> int | Revoked | None:
    """Whose feed has this address; ``None`` if nobody's ever had.

    It is found by an index, whose timing tells nothing of use about 128 random bits.
    """
    row = (
        await conn.execute(select(feeds.c.chat, feeds.c.revoked).where(feeds.c.token == token))
    ).one_or_none()
    if row is None:
        return None
    return Revoked.REVOKED if row.revoked else int(row.chat)


async def rename(conn: AsyncConnection, chat: int, to: int) -> None:
    """Let a chat go on under another id, with all it follows and chose.

    What was kept under the other id is given up.
    """
    if await find(conn, chat):
        await conn.execute(delete(subscribers).where(subscribers.c.chat == to))
        await conn.execute(update(subscribers).where(subscribers.c.chat == chat).values(chat=to))


async def _known(conn: AsyncConnection, chat: int, now: datetime) -> None:
    """Keep a row for the chat; one that has only chosen something rests until it starts."""
    if await find(conn, chat) is None:
        await conn.execute(insert(subscribers).values(chat=chat, rests=Rest.STOPPED, since=now))


async def _look_again(conn: AsyncConnection, now: datetime, chat: int | None = None) -> None:
    again = update(subscribers).where(subscribers.c.rests.is_(None)).values(next_at=now)
    if chat is not None:
        again = again.where(subscribers.c.chat == chat)
    await conn.execute(again)


def _chat(row: Row[tuple[object, ...]]) -> Chat:
    zone = None if row.zone is None else ZoneInfo(row.zone)
    return Chat(
        row.chat,
        row.thread,
        None if row.rests is None else Rest(row.rests),
        Choices(row.hour, zone, row.language),
        row.since,
        row.told_until,
        row.next_at,
    )
