"""How much a chat asks: of what it asks within any minute, only so much is worked on.

Kept in the database, so that it holds whichever process hears, and after it was started again.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import BigInteger, Boolean, Column, Table, Text, delete, exists, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from schedules.store.engine import Moment, metadata

MOST = 20
"""So many requests of a chat are worked on within any minute."""

WITHIN = timedelta(minutes=1)

requests = Table(
    "requests",
    metadata,
    Column("chat", BigInteger, primary_key=True, autoincrement=False),
    Column("moments", Text, nullable=False),
    Column("last_at", Moment, nullable=False, index=True),
    Column("is_told", Boolean, nullable=False),
)
"""``moments`` are those of the last requests that were worked on; ``is_told`` whether the chat was told since
that it asks too much.
"""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class TooMany:
    """A request that is not worked on. After ``wait`` there is room for one; ``is_told``: that was said."""

    wait: timedelta
    is_told: bool


async def admit(conn: AsyncConnection, chat: int, at: datetime) -> TooMany | None:
    """Count a request that was made ``at`` a moment, in real time; one too many is not counted.

    What can no longer matter is forgotten.
    """
    row = (await conn.execute(_OF_CHAT.where(requests.c.chat == chat))).one_or_none()
    moments = _read(row.moments) if row else ()
    if (free_at := room_at(moments, at)) is not None:
        return TooMany(free_at - at, row is not None and row.is_told)
    kept = sorted((*moments, at))[-MOST:]
    values = {"moments": _written(kept), "last_at": kept[-1], "is_told": False}
    if row:
        await conn.execute(update(requests).where(requests.c.chat == chat).values(values))
    else:
        await conn.execute(delete(requests).where(requests.c.last_at < at - 2 * WITHIN))
        await conn.execute(insert(requests).values(chat=chat, **values))
    return None


async def is_room(conn: AsyncConnection, chat: int, at: datetime) -> bool:
    """Whether a request that was made ``at`` a moment would be admitted."""
    row = (await conn.execute(_OF_CHAT.where(requests.c.chat == chat))).one_or_none()
    return row is None or room_at(_read(row.moments), at) is None


def room_at(moments: Sequence[datetime], at: datetime) -> datetime | None:
    """When there is room again, if with one ``at`` that moment a minute would hold more than it may.

    A minute holds its beginning and not its end. ``moments`` are in order, and no more than it may hold.
    """
    together = sorted((*moments, at))
    if len(together) <= MOST or together[-1] - together[0] >= WITHIN:
        return None
    return moments[0] + WITHIN


async def note_told(conn: AsyncConnection, chat: int) -> None:
    """The chat was told that it asks too much: that is enough until it may go on."""
    await conn.execute(update(requests).where(requests.c.chat == chat).values(is_told=True))


async def rename(conn: AsyncConnection, chat: int, to: int) -> None:
    """What a chat asked counts under another id, unless something was asked under that already."""
    is_known = exists().where(requests.alias().c.chat == to)
    await conn.execute(update(requests).where(requests.c.chat == chat, ~is_known).values(chat=to))
    await conn.execute(delete(requests).where(requests.c.chat == chat))


_OF_CHAT = select(requests.c.moments, requests.c.is_told)


def _read(written: str) -> tuple[datetime, ...]:
    return tuple(_EPOCH + moment * _MICROSECOND for moment in json.loads(written))


def _written(moments: Sequence[datetime]) -> str:
    return json.dumps([(moment - _EPOCH) // _MICROSECOND for moment in moments])
