"""Who is at the head of a line: worked out anew after whatever changed what stands in it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ScalarSelect, bindparam, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.lines import lines
from bot.store.messages import deliveries

_MOST_AT_ONCE = 500


async def refresh(conn: AsyncConnection, chats: Collection[int], now: datetime) -> None:
    """Find the heads of these chats' lines as of ``now``; an attempt on its way stays on its way."""
    wanted = sorted(set(chats))
    for start in range(0, len(wanted), _MOST_AT_ONCE):
        await _refresh(conn, wanted[start : start + _MOST_AT_ONCE], now)


async def _refresh(conn: AsyncConnection, chats: Sequence[int], now: datetime) -> None:
    found = select(
        lines.c.chat, lines.c.second_at, lines.c.minute_at, func.coalesce(_first_ready(now), _first_later())
    )
    rows = (await conn.execute(found.where(lines.c.chat.in_(chats)))).all()
    heads = await _heads(conn, [row[3] for row in rows if row[3] is not None])
    if rows:
        await conn.execute(_MOVE, [_moved(*row, heads) for row in rows])


def _first_ready(now: datetime) -> ScalarSelect[Any]:
    """The most urgent, then the oldest, of those that wait for no moment of their own."""
    is_time = or_(deliveries.c.not_before.is_(None), deliveries.c.not_before <= now)
    in_line = select(deliveries.c.id).where(deliveries.c.chat == lines.c.chat, deliveries.c.turn.is_not(None))
    return in_line.where(is_time).order_by(deliveries.c.turn, deliveries.c.id).limit(1).scalar_subquery()


def _first_later() -> ScalarSelect[Any]:
    in_line = select(deliveries.c.id).where(deliveries.c.chat == lines.c.chat, deliveries.c.turn.is_not(None))
    return in_line.order_by(deliveries.c.not_before, deliveries.c.id).limit(1).scalar_subquery()


async def _heads(conn: AsyncConnection, ids: Sequence[int]) -> dict[int, tuple[int, datetime | None]]:
    if not ids:
        return {}
    query = select(deliveries.c.id, deliveries.c.turn, deliveries.c.not_before)
    return {
        row.id: (row.turn, row.not_before)
        for row in await conn.execute(query.where(deliveries.c.id.in_(ids)))
    }


def _moved(
    chat: int,
    second_at: datetime | None,
    minute_at: datetime | None,
    head: int | None,
    heads: dict[int, tuple[int, datetime | None]],
) -> dict[str, object]:
    urgency, not_before = (None, None) if head is None else heads[head]
    waits = [moment for moment in (second_at, minute_at, not_before) if moment is not None]
    at = max(waits, default=None) if head is not None else None
    return {"of_chat": chat, "head": head, "urgency": urgency, "at": at}


_MOVE = update(lines).where(lines.c.chat == bindparam("of_chat"))
