"""What happens to a chat as a whole: it moves to another id, or nothing can be sent to it any more."""

from __future__ import annotations

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.messages import OPEN, State, deliveries, message_notices, messages
from schedules.store import subscribers
from schedules.store.subscribers import Rest


async def follow(conn: AsyncConnection, chat: int, to: int) -> None:
    """A group became a supergroup: everything kept for ``chat`` is from now on kept for ``to``."""
    told_there = select(message_notices.c.key).where(message_notices.c.chat == to)
    twice = (message_notices.c.chat == chat) & message_notices.c.key.in_(told_there)
    await conn.execute(delete(message_notices).where(twice))
    for table in (message_notices, messages):
        await conn.execute(update(table).where(table.c.chat == chat).values(chat=to))
    await subscribers.rename(conn, chat, to)


async def lose(conn: AsyncConnection, chat: int, why: str) -> int:
    """Nothing can be sent to the chat: it rests until it writes, and what waited for it is dead.

    Returns how many deliveries died.
    """
    await subscribers.rest(conn, chat, Rest.GONE)
    theirs = deliveries.c.message.in_(select(messages.c.id).where(messages.c.chat == chat))
    waiting = deliveries.c.state.in_(OPEN) & theirs
    died = await conn.execute(update(deliveries).where(waiting).values(state=State.DEAD, reason=why))
    return died.rowcount


async def lose_thread(conn: AsyncConnection, chat: int, thread: int) -> None:
    """A topic of a forum is gone: what was meant for it goes to the chat itself."""
    for table in (messages, subscribers.subscribers):
        there = (table.c.chat == chat) & (table.c.thread == thread)
        await conn.execute(update(table).where(there).values(thread=None))
