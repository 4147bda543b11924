"""The buckets of the limits: from when on the next message may leave."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime

from sqlalchemy import Column, String, Table, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.limits import Limit
from schedules.store.engine import Moment, metadata

buckets = Table(
    "buckets",
    metadata,
    Column("name", String(64), primary_key=True),
    Column("free_at", Moment, nullable=False, index=True),
)


async def free_at(conn: AsyncConnection, names: Collection[str]) -> dict[str, datetime]:
    """From when on each bucket lets the next message pass; those never used are left out."""
    query = select(buckets.c.name, buckets.c.free_at).where(buckets.c.name.in_(names))
    return {row.name: row.free_at for row in await conn.execute(query)}


async def take(conn: AsyncConnection, limits: Mapping[str, Limit], now: datetime) -> datetime | None:
    """Let one message pass all of these buckets ``now``; or, if one is not free yet, say when it will be."""
    kept = await free_at(conn, limits)
    latest = max(kept.values(), default=now)
    if latest > now:
        return latest
    for name, limit in limits.items():
        await _set(conn, name, limit.after(kept.get(name), now), known=name in kept)
    return None


async def hold(conn: AsyncConnection, name: str, until: datetime) -> None:
    """Let nothing pass a bucket until then."""
    kept = await free_at(conn, [name])
    await _set(conn, name, max(until, kept.get(name, until)), known=name in kept)


async def next_free(conn: AsyncConnection, now: datetime) -> datetime | None:
    """When the first bucket that is not free becomes free."""
    query = select(buckets.c.free_at).where(buckets.c.free_at > now).order_by(buckets.c.free_at)
    moment: datetime | None = await conn.scalar(query.limit(1))
    return moment


async def _set(conn: AsyncConnection, name: str, moment: datetime, known: bool) -> None:
    if known:
        await conn.execute(update(buckets).where(buckets.c.name == name).values(free_at=moment))
    else:
        await conn.execute(insert(buckets).values(name=name, free_at=moment))
