"""The addresses of the chats' own feeds."""

from __future__ import annotations

import secrets
from datetime import datetime
from enum import Enum

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Index, String, Table, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from schedules.store.engine import metadata
from schedules.store.subscribers import keep

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


class Revoked(Enum):
    """The answer for the address of a feed that was given up."""

    REVOKED = "revoked"


async def feed_token(conn: AsyncConnection, chat: int, now: datetime) -> str:
    """The secret in the address of a chat's own feed: 128 random bits, the same until revoked."""
    query = select(feeds.c.token).where(feeds.c.chat == chat, feeds.c.revoked.is_(False))
    kept = await conn.scalar(query)
    if kept is not None:
        return str(kept)
    await keep(conn, chat, now)
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
