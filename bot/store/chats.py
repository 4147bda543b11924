"""What happens to a chat as a whole: it moves to another id, or nothing can be sent to it any more."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.heads import refresh
from bot.store.lines import lines
from bot.store.messages import OPEN, State, deliveries, message_notices, messages
from schedules.store import subscribers
from schedules.store.subscribers import Rest


async def follow(conn: AsyncConnection, chat: int, to: int, now: datetime) -> None:
    """A group became a supergroup: everything kept for ``chat`` is from now on kept for ``to``."""
    if chat == to:
        return
    told_there = select(message_notices.c.key).where(message_notices.c.chat == to)
    twice = (message_notices.c.chat == chat) & message_notices.c.key.in_(told_there)
    await conn.execute(delete(message_notices).where(twice))
    theirs = deliveries.c.message.in_(select(messages.c.id).where(messages.c.chat == chat))
    await conn.execute(update(deliveries).where(theirs).values(chat=to))
    for table in (message_notices, messages):
        await conn.execute(update(table).where(table.c.chat == chat).values(chat=to))
    await _join_lines(conn, chat, to, now)
    await subscribers.rename(conn, chat, to)


async def lose(conn: AsyncConnection, chat: int, why: str, now: datetime) -> int:
    """Nothing can be sent to the chat: it rests until it writes, and what waited for it is dead.

    Returns how many deliveries died.
    """
    await subscribers.rest(conn, chat, Rest.GONE)
    theirs = deliveries.c.message.in_(select(messages.c.id).where(messages.c.chat == chat))
    waiting = update(deliveries).where(deliveries.c.state.in_(OPEN), theirs)
    died = await conn.execute(waiting.values(state=State.DEAD, turn=None, reason=why, settled_at=now))
    await refresh(conn, [chat], now)
    return died.rowcount


async def lose_thread(conn: AsyncConnection, chat: int, thread: int) -> None:
    """A topic of a forum is gone: what was meant for it goes to the chat itself."""
    for table in (messages, subscribers.subscribers):
        there = (table.c.chat == chat) & (table.c.thread == thread)
        await conn.execute(update(table).where(there).values(thread=None))


async def _join_lines(conn: AsyncConnection, chat: int, to: int, now: datetime) -> None:
    """What stood in the one line stands in the other; what is on its way there goes on."""
    await conn.execute(delete(lines).where(lines.c.chat == chat))
    if await conn.scalar(select(lines.c.chat).where(lines.c.chat == to)) is None:
        await conn.execute(insert(lines).values(chat=to))
    await refresh(conn, [to], now)
