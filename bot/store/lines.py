"""Every chat has a line: what it is sent next, from when on, and what is on its way to it.

So what may go now is found by an index, however many chats wait and however much waits for one of
them. Within a chat answers go first, then the oldest; what waits for a moment of its own lets the
others pass.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import BigInteger, Column, ColumnElement, Index, Integer, String, Table, and_, case, or_
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from schedules.store.engine import Moment, metadata

lines = Table(
    "lines",
    metadata,
    Column("chat", BigInteger, primary_key=True, autoincrement=False),
    Column("head", Integer),
    Column("urgency", Integer),
    Column("at", Moment),
    Column("attempt", String(32)),
    Column("second_at", Moment),
    Column("minute_at", Moment),
)
"""``head``, the delivery that goes next, may go at once or from ``at`` on, but not while an ``attempt``
is on its way. Before ``second_at`` and ``minute_at`` the limits of the chat allow nothing.
"""

IS_READY = and_(lines.c.at.is_(None), lines.c.attempt.is_(None), lines.c.head.is_not(None))
"""Its head may go now, for all that the chat itself says."""

IS_LATER = lines.c.at.is_not(None)

Index(
    "ix_lines_urgency_head",
    lines.c.urgency,
    lines.c.head,
    sqlite_where=IS_READY,
    postgresql_where=IS_READY,
)
Index("ix_lines_at", lines.c.at, sqlite_where=IS_LATER, postgresql_where=IS_LATER)

_INSERT: dict[str, Any] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}


def allowed_at() -> ColumnElement[Any]:
    """From when on the limits of the chat allow the next; NULL where nothing was sent to it yet."""
    return case((lines.c.minute_at > lines.c.second_at, lines.c.minute_at), else_=lines.c.second_at)


async def join(conn: AsyncConnection, chat: int, delivery: int, urgency: int) -> None:
    """Put a new delivery in its chat's line.

    It becomes the head if it is more urgent than the present one, or if that waits for a moment of its own.
    """
    await join_all(conn, [{"chat": chat, "head": delivery, "urgency": urgency}])


async def join_all(conn: AsyncConnection, new_heads: Sequence[Mapping[str, int]]) -> None:
    """Put several in line, in this order; each with its ``chat``, itself as ``head``, and its ``urgency``."""
    new = _INSERT[conn.dialect.name](lines)
    allowed = allowed_at()
    waits_by_itself = and_(lines.c.at.is_not(None), or_(allowed.is_(None), lines.c.at > allowed))
    goes_first = or_(lines.c.head.is_(None), new.excluded.urgency < lines.c.urgency, waits_by_itself)
    await conn.execute(
        new.on_conflict_do_update(
            index_elements=[lines.c.chat],
            set_={"head": new.excluded.head, "urgency": new.excluded.urgency, "at": allowed},
            where=goes_first,
        ),
        list(new_heads),
    )
