"""What a chat was told, when, and in which messages of Telegram: a secretariat must be able to prove it.

Messages and their notices are kept for good, for this.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import Row, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.messages import State, deliveries, message_notices, messages


@dataclass(frozen=True, slots=True)
class Telling:
    """One notice to a chat. ``said_at`` is when it was put in line, by the clock of the program.

    ``sent_at`` is when Telegram had taken all of its message, in real time; ``None`` while it has not.
    ``sent_as`` are the ids of the parts that it took, by which the chat knows them. ``state`` is that of
    the first part that was not sent, and ``reason`` why, where there is one.
    """

    key: str
    said_at: datetime
    sent_at: datetime | None
    sent_as: tuple[int, ...]
    state: State
    reason: str | None


async def tellings(conn: AsyncConnection, chat: int, prefix: str) -> tuple[Telling, ...]:
    """The notices to a chat whose keys begin with ``prefix``, oldest first.

    A key begins with schedule and milestone, as in "dialogue-2016/hotline-test".
    """
    query = (
        select(message_notices.c.key, messages.c.said_at, deliveries)
        .join_from(message_notices, messages, messages.c.id == message_notices.c.message)
        .join(deliveries, deliveries.c.message == messages.c.id)
        .where(message_notices.c.chat == chat, func.substr(message_notices.c.key, 1, len(prefix)) == prefix)
        .order_by(messages.c.said_at, messages.c.id, message_notices.c.key, deliveries.c.part)
    )
    rows = (await conn.execute(query)).all()
    return tuple(_telling(list(parts)) for _, parts in groupby(rows, key=lambda row: (row.message, row.key)))


def _telling(parts: list[Row[Any]]) -> Telling:
    not_sent = next((part for part in parts if part.state != State.SENT), None)
    return Telling(
        parts[0].key,
        parts[0].said_at,
        parts[-1].settled_at if not_sent is None else None,
        tuple(part.sent_as for part in parts if part.sent_as is not None),
        State.SENT if not_sent is None else State(not_sent.state),
        None if not_sent is None else not_sent.reason,
    )
