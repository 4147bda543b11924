"""Messages and their parts in the database: put in line, sent, settled, and kept as the proof of it.

A part goes ``waiting → sending → sent | retry | uncertain | dead``. It is marked as ``sending``, under
the id of the attempt, before anything reaches a socket; only that attempt can settle it. Moments here
are real ones, whatever clock a rehearsal runs on, but for ``said_at``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from enum import StrEnum

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    UniqueConstraint,
    exists,
    false,
    insert,
    literal_column,
    select,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.date_times import entities_in
from bot.delivery import Attachment, Outgoing
from bot.parts import CAPTION_LIMIT, ROOM, length, parts_of
from bot.store.buttons import write_buttons
from bot.store.entities import write_entities
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
    Column("replaces", BigInteger),
    Column("answers", BigInteger),
)
_IS_ANSWER = literal_column("answers IS NOT NULL", type_=Boolean)
Index(
    "ix_messages_chat_answers",
    messages.c.chat,
    messages.c.answers,
    sqlite_where=_IS_ANSWER,
    postgresql_where=_IS_ANSWER,
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
    Column("buttons", Text, nullable=False),
    Column("entities", Text),
    Column("attached", Boolean, nullable=False, server_default=false()),
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

# In words that the database sees when it plans, since these indexes hold such rows only.
_ON_THE_WAY = ("waiting", "sending", "retry")
IS_ON_THE_WAY = deliveries.c.state.in_([literal_column(f"'{state}'") for state in _ON_THE_WAY])
"""What could have been sent by now: an uncertain delivery waits on purpose."""

IS_DEAD = deliveries.c.state == literal_column("'dead'")

for _columns, _which in (
    ((deliveries.c.message, deliveries.c.part), IS_ON_THE_WAY),
    ((deliveries.c.reason,), IS_DEAD),
):
    _name = "_".join(("ix_deliveries", *(column.name for column in _columns)))
    Index(_name, *_columns, sqlite_where=_which, postgresql_where=_which)

attachments = Table(
    "attachments",
    metadata,
    Column("delivery", ForeignKey("deliveries.id", ondelete="CASCADE"), primary_key=True),
    Column("kind", String(8), nullable=False),
    Column("name", String(64), nullable=False),
    Column("body", LargeBinary, nullable=False),
)
"""What is sent with deliveries that are ``attached``; gone once they are settled for good."""

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
    made = [await conn.scalar(insert(deliveries).values(row).returning(deliveries.c.id)) for row in rows]
    await join(conn, outgoing.chat, int(made[0] or 0), outgoing.urgency)
    for delivery, attachment in zip(made, outgoing.attachments, strict=False):  # they are the first parts
        kept = {"kind": attachment.kind, "name": attachment.name, "body": attachment.body}
        await conn.execute(insert(attachments).values(delivery=delivery, **kept))
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
        "replaces": outgoing.replaces,
        "answers": outgoing.answers,
    }


def part_rows(outgoing: Outgoing, message: int, text: str) -> list[dict[str, object]]:
    """The rows of its parts: the buttons stand under the last, and the first goes first."""
    pieces = pieces_of(outgoing, text)
    return [
        {
            "message": message,
            "chat": outgoing.chat,
            "part": number,
            "turn": int(outgoing.urgency) if number == 1 else None,
            "text": part,
            "buttons": write_buttons(outgoing.buttons if number == len(pieces) else ()),
            "entities": write_entities(entities_in(part, outgoing.date_times)),
            "attached": attachment is not None,
            "state": State.WAITING,
        }
        for number, (part, attachment) in enumerate(pieces, 1)
    ]


def pieces_of(outgoing: Outgoing, text: str) -> Sequence[tuple[str, Attachment | None]]:
    """What goes out part by part: attachments first, the last with the text, which follows if it is long."""
    attached = [("", attachment) for attachment in outgoing.attachments]
    caption = text.strip()
    if attached and length(caption) <= CAPTION_LIMIT - ROOM:
        return [*attached[:-1], (caption, attached[-1][1])]
    return [*attached, *((part, None) for part in parts_of(text))]
