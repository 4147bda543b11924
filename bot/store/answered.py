"""Where words were answered: once they are edited, the answer to them is shown anew in the same place."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, delete, exists, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.heads import refresh
from bot.store.messages import State, deliveries, message_notices, messages


async def place_of(conn: AsyncConnection, chat: int, said: int, now: datetime) -> int | None:
    """The id of the message with the newest answer to these words, as the chat knows it, if it is one text.

    An answer that is still in line, and of which nothing was tried yet, is taken out of it, and the one
    before it counts. One that tells notices stays: nobody would be told them again. ``now`` is in real time.
    """
    theirs = select(messages.c.id).where(messages.c.chat == chat, messages.c.answers == said)
    for message in (await conn.scalars(theirs.order_by(messages.c.id.desc()))).all():
        if await conn.scalar(select(exists().where(message_notices.c.message == message))):
            return None
        parts = (await conn.execute(select(deliveries).where(deliveries.c.message == message))).all()
        if any(part.state != State.WAITING or part.attempts for part in parts):
            return _sent_as(parts)
        await conn.execute(delete(messages).where(messages.c.id == message))
        await refresh(conn, [chat], now)
    return None


def _sent_as(parts: Sequence[Row[Any]]) -> int | None:
    if len(parts) != 1 or parts[0].attached or parts[0].state != State.SENT:
        return None
    sent_as: int | None = parts[0].sent_as
    return sent_as
