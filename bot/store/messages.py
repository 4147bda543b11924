"""Messages and their parts in the database: put in line, sent, settled, and kept as the proof of it.

A part goes ``waiting → sending → sent | retry | uncertain | dead``. It is marked as ``sending``, under
the id of the attempt, before anything reaches a socket; only that attempt can settle it. Moments here
are real ones, whatever clock a rehearsal runs on, but for ``said_at``.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
    exists,
    insert,
    select,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.delivery import Link, Outgoing
from bot.parts import parts_of
from bot.store.lines import join
from bot.wording.delivery import said_of_rehearsal
from schedules.store.engine import Moment, metadata
from schedules.text import language_of

messages = Table(
    "messages",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("chat", BigInteger, nullable=False, index=True),
    Column("thread", Integer),
    Column("language", String(8), nullable=False),
    Column("urgency", Integer, nullable=False),
    Column("said_at", Moment, nullable=False),
)

deliveries = Table(
    "deliveries",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("message", ForeignKey("messages.id", ondelete="CASCADE"), nullable=False),
    Column("chat", BigInteger, nullable=False),
    Column("part", Integer, nullable=False),
    Column("turn", Integer),
    Column("text", Text, nullable=False),
    Column("links", Text, nullable=False),
    Column("state", String(16), nullable=False),
    Column("holder", String(64)),
    Column("attempt", String(32)),
    Column("attempts", Integer, nullable=False, default=0),
    Column("doubts", Integer, nullable=False, default=0),
    Column("first_sent_at", Moment),
    Column("not_before", Moment),
    Column("settled_at", Moment),
    Column("reason", Text),
    Column("sent_as", BigInteger),
    UniqueConstraint("message", "part", name="uq_deliveries_message_part"),
    Index("ix_deliveries_state_not_before", "state", "not_before"),
)
"""``turn`` tells what stands in line: the urgency of its message; NULL for what is on its way or settled,
and for a part before which another must be sent.
"""

_IN_LINE = deliveries.c.turn.is_not(None)
Index(
    "ix_deliveries_chat_turn_id",
    deliveries.c.chat,
    deliveries.c.turn,
    deliveries.c.id,
    sqlite_where=_IN_LINE,
    postgresql_where=_IN_LINE,
)

message_notices = Table(
    "message_notices",
    metadata,
    Column("chat", BigInteger, primary_key=True, autoincrement=False),
    Column("key", String(255), primary_key=True),
    Column("message", ForeignKey("messages.id", ondelete="CASCADE"), nullable=False, index=True),
)


class State(StrEnum):
    """How one part stands."""

    WAITING = "waiting"
    SENDING = "sending"
    RETRY = "retry"
    UNCERTAIN = "uncertain"
    SENT = "sent"
    DEAD = "dead"


OPEN = (State.WAITING, State.RETRY, State.UNCERTAIN)
"""Those that are still to be sent."""


async def enqueue(
    conn: AsyncConnection, outgoing: Outgoing, now: datetime, *, rehearsal: bool = False
) -> int:
    """Put a message in line, in as many parts as it needs, and give its id.

    The message of a ``rehearsal`` says that it is one. The notices in it are marked as told in the
    same transaction.

    Raises:
        sqlalchemy.exc.IntegrityError: if one of its notices was told to this chat before.
    """
    language, text = worded(outgoing, rehearsal)
    message = await _new_message(conn, outgoing, language, now)
    rows = part_rows(outgoing, message, text)
    first = await conn.scalar(insert(deliveries).values(rows[0]).returning(deliveries.c.id))
    if rows[1:]:
        await conn.execute(insert(deliveries), rows[1:])
    await join(conn, outgoing.chat, int(first or 0), outgoing.urgency)
    if outgoing.notices:
        rows = [{"chat": outgoing.chat, "key": key, "message": message} for key in outgoing.notices]
        await conn.execute(insert(message_notices), rows)
    return message


async def told(conn: AsyncConnection, chat: int, keys: Iterable[str]) -> frozenset[str]:
    """Those of the notices with these keys that the chat has been told, or is being told."""
    wanted = message_notices.c.chat == chat, message_notices.c.key.in_(list(keys))
    return frozenset(await conn.scalars(select(message_notices.c.key).where(*wanted)))


async def is_any_open(conn: AsyncConnection) -> bool:
    """Whether anything is not yet sent and not yet given up."""
    unsettled = deliveries.c.state.in_((*OPEN, State.SENDING))
    return bool(await conn.scalar(select(exists().where(unsettled))))


def worded(outgoing: Outgoing, rehearsal: bool) -> tuple[str, str]:
    """The language of a message, and its text with what a rehearsal adds."""
    language = outgoing.language or language_of(outgoing.text)
    return language, f"{outgoing.text}\n\n{said_of_rehearsal(language)}" if rehearsal else outgoing.text


async def _new_message(conn: AsyncConnection, outgoing: Outgoing, language: str, now: datetime) -> int:
    values = message_row(outgoing, language, now)
    result = await conn.execute(insert(messages).values(values).returning(messages.c.id))
    return int(result.scalar_one())


def message_row(outgoing: Outgoing, language: str, now: datetime) -> dict[str, object]:
    """The row of the whole."""
    return {
        "chat": outgoing.chat,
        "thread": outgoing.thread,
        "language": language,
        "urgency": int(outgoing.urgency),
        "said_at": now,
    }


def part_rows(outgoing: Outgoing, message: int, text: str) -> list[dict[str, object]]:
    """The rows of its parts: the links stand under the last, and the first goes first."""
    texts = parts_of(text)
    return [
        {
            "message": message,
            "chat": outgoing.chat,
            "part": number,
            "turn": int(outgoing.urgency) if number == 1 else None,
            "text": part,
            "links": _written(outgoing.links if number == len(texts) else ()),
            "state": State.WAITING,
        }
        for number, part in enumerate(texts, 1)
    ]


def _written(links: Iterable[Link]) -> str:
    return json.dumps([[link.label, link.url] for link in links], ensure_ascii=False)
