"""Many messages put in line at once: what the planner does for many chats in one transaction."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.delivery import Outgoing
from bot.store.lines import join_all
from bot.store.messages import deliveries, message_notices, message_row, messages, part_rows, worded


async def enqueue_all(
    conn: AsyncConnection, outgoing: Sequence[Outgoing], now: datetime, *, rehearsal: bool = False
) -> None:
    """Put messages in line, in this order, as ``messages.enqueue`` does with one. None has attachments.

    Raises:
        ValueError: if one has.
        sqlalchemy.exc.IntegrityError: if a notice was told to its chat before.
    """
    if not outgoing:
        return
    if any(message.attachments for message in outgoing):
        raise ValueError("what has attachments is put in line by itself")
    for turn in _turns(outgoing):
        await _enqueue_turn(conn, turn, now, rehearsal=rehearsal)


def _turns(outgoing: Sequence[Outgoing]) -> list[list[Outgoing]]:
    """The first messages of all chats, then the second ones, and so on."""
    turns: list[list[Outgoing]] = []
    count: Counter[int] = Counter()
    for message in outgoing:
        if count[message.chat] == len(turns):
            turns.append([])
        turns[count[message.chat]].append(message)
        count[message.chat] += 1
    return turns


async def _enqueue_turn(
    conn: AsyncConnection, turn: Sequence[Outgoing], now: datetime, *, rehearsal: bool
) -> None:
    """Put messages in line of which no two are for one chat."""
    said = [worded(message, rehearsal) for message in turn]
    rows = [message_row(message, language, now) for message, (language, _) in zip(turn, said, strict=True)]
    # Databases give new rows back in any order; the chat tells which is which.
    made = await conn.execute(insert(messages).returning(messages.c.chat, messages.c.id), rows)
    ids = {row.chat: row.id for row in made}
    parts = [
        row
        for message, (_, text) in zip(turn, said, strict=True)
        for row in part_rows(message, ids[message.chat], text)
    ]
    await _enqueue_parts(conn, parts)
    keys = [
        {"chat": message.chat, "key": key, "message": ids[message.chat]}
        for message in turn
        for key in message.notices
    ]
    if keys:
        await conn.execute(insert(message_notices), keys)


async def _enqueue_parts(conn: AsyncConnection, rows: Sequence[dict[str, Any]]) -> None:
    columns = deliveries.c.chat, deliveries.c.turn, deliveries.c.part, deliveries.c.id
    made = await conn.execute(insert(deliveries).returning(*columns), list(rows))
    await join_all(conn, [{"chat": r.chat, "head": r.id, "urgency": r.turn} for r in made if r.part == 1])


async def told_of(
    conn: AsyncConnection, chats: Iterable[int], keys: Iterable[str]
) -> Mapping[int, frozenset[str]]:
    """Which of the notices with these keys each of the chats has been told; only chats with any."""
    of_them = message_notices.c.chat.in_(list(chats)), message_notices.c.key.in_(list(keys))
    found: dict[int, set[str]] = {}
    for chat, key in await conn.execute(
        select(message_notices.c.chat, message_notices.c.key).where(*of_them)
    ):
        found.setdefault(chat, set()).add(key)
    return {chat: frozenset(theirs) for chat, theirs in found.items()}
