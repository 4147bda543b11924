"""What a chat asked last, so that the next question can go on with it: texts, kept for a day.

``thread`` is the topic of a forum in which it was asked; 0 outside of topics.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import BigInteger, Column, ColumnElement, Table, Text, and_, delete, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from schedules.store.engine import Moment, metadata

KEPT = timedelta(days=1)
"""How long a question can be gone on with."""

talks = Table(
    "talks",
    metadata,
    Column("chat", BigInteger, primary_key=True, autoincrement=False),
    Column("thread", BigInteger, primary_key=True, autoincrement=False),
    Column("texts", Text, nullable=False),
    Column("asked_at", Moment, nullable=False, index=True),
)


async def asked(conn: AsyncConnection, chat: int, now: datetime, *, thread: int = 0) -> tuple[str, ...]:
    """What is kept of what was asked there, oldest first; nothing after a day."""
    recent = talks.c.asked_at > now - KEPT
    texts = await conn.scalar(select(talks.c.texts).where(_is_there(chat, thread), recent))
    return tuple(json.loads(texts)) if texts else ()


async def keep(
    conn: AsyncConnection, chat: int, texts: Sequence[str], now: datetime, *, thread: int = 0
) -> None:
    """Keep these in place of what was kept of there; of all others what is a day old is forgotten."""
    await conn.execute(delete(talks).where(_is_there(chat, thread) | (talks.c.asked_at <= now - KEPT)))
    if texts:
        written = json.dumps(list(texts), ensure_ascii=False)
        await conn.execute(insert(talks).values(chat=chat, thread=thread, texts=written, asked_at=now))


def _is_there(chat: int, thread: int) -> ColumnElement[bool]:
    return and_(talks.c.chat == chat, talks.c.thread == thread)
