"""The buckets of limits that all chats share: from when on the next message may leave."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Column, String, Table, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from schedules.store.engine import Moment, metadata

EVERYTHING = "everything"
"""The bucket that all messages of a token share."""

buckets = Table(
    "buckets",
    metadata,
    Column("name", String(64), primary_key=True),
    Column("free_at", Moment, nullable=False, index=True),
)


async def free_at(conn: AsyncConnection, name: str = EVERYTHING) -> datetime | None:
    """From when on a bucket lets the next message pass; ``None`` if it was never used."""
    moment: datetime | None = await conn.scalar(select(buckets.c.free_at).where(buckets.c.name == name))
    return moment


async def move(conn: AsyncConnection, moment: datetime, name: str = EVERYTHING) -> None:
    """Let the next one pass from ``moment`` on."""
    moved = await conn.execute(update(buckets).where(buckets.c.name == name).values(free_at=moment))
    if not moved.rowcount:
        await conn.execute(insert(buckets).values(name=name, free_at=moment))


async def hold(conn: AsyncConnection, until: datetime, name: str = EVERYTHING) -> None:
    """Let nothing pass before ``until``; a longer wait stays as long as it is."""
    kept = await free_at(conn, name)
    await move(conn, until if kept is None else max(until, kept), name)
