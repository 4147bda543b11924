"""Which words were heard in which message: Telegram also calls it an edit when it has found a link's preview.

Kept are digests of the words, as long as people can edit them.
"""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta

from sqlalchemy import BigInteger, Column, String, Table, delete, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from schedules.store.engine import Moment, metadata

KEPT = timedelta(days=3)
"""Longer than anybody can edit."""

heard = Table(
    "heard",
    metadata,
    Column("chat", BigInteger, primary_key=True, autoincrement=False),
    Column("message", BigInteger, primary_key=True, autoincrement=False),
    Column("digest", String(64), nullable=False),
    Column("heard_at", Moment, nullable=False, index=True),
)


async def keep(conn: AsyncConnection, chat: int, message: int, words: str, now: datetime) -> None:
    """These words were heard in this message, in place of any others; those of long ago are forgotten."""
    it = (heard.c.chat == chat) & (heard.c.message == message)
    await conn.execute(delete(heard).where(it | (heard.c.heard_at < now - KEPT)))
    values = {"chat": chat, "message": message, "digest": _digest(words), "heard_at": now}
    await conn.execute(insert(heard).values(values))


async def is_known(conn: AsyncConnection, chat: int, message: int, words: str) -> bool:
    """Whether this message was heard with the same words."""
    it = heard.c.chat == chat, heard.c.message == message
    return await conn.scalar(select(heard.c.digest).where(*it)) == _digest(words)


async def unheard(conn: AsyncConnection, chat: int, message: int) -> None:
    """This message says nothing to the bot any more; whatever it says next is heard."""
    await conn.execute(delete(heard).where(heard.c.chat == chat, heard.c.message == message))


async def forget(conn: AsyncConnection, chat: int) -> None:
    """The group is another chat by now, in which its messages have other ids."""
    await conn.execute(delete(heard).where(heard.c.chat == chat))


def _digest(words: str) -> str:
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()
