"""What happens to a chat as a whole: it moves to another id, or nothing can be sent to it any more."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store import awaited, heard, proposals, requests
from bot.store.heads import refresh
from bot.store.lines import lines
from bot.store.messages import OPEN, State, deliveries, message_notices, messages
from schedules.store import schedules, subscribers
from schedules.store.subscribers import Rest


async def follow(conn: AsyncConnection, chat: int, to: int, now: datetime) -> None:
    """A group became a supergroup: everything kept for ``chat`` is from now on kept for ``to``.

    But for the ids of its messages: there they are other messages.
    """
    if chat == to:
        return
    told_there = select(message_notices.c.key).where(message_notices.c.chat == to)
    twice = (message_notices.c.chat == chat) & message_notices.c.key.in_(told_there)
    await conn.execute(delete(message_notices).where(twice))
    theirs = deliveries.c.message.in_(select(messages.c.id).where(messages.c.chat == chat))
    await conn.execute(update(deliveries).where(theirs).values(chat=to))
    await conn.execute(update(message_notices).where(message_notices.c.chat == chat).values(chat=to))
    moved = {"chat": to, "answers": None, "replaces": None}
    await conn.execute(update(messages).where(messages.c.chat == chat).values(moved))
    await _join_lines(conn, chat, to, now)
    await requests.rename(conn, chat, to)
    await awaited.rename(conn, chat, to)
    await heard.forget(conn, chat)
    await _carry_proposals(conn, chat, to)
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


async def _carry_proposals(conn: AsyncConnection, chat: int, to: int) -> None:
    """A schedule of its own that they would make is called by the new id; one that it has keeps its id."""
    is_made = await schedules.owned_by(conn, chat) is not None
    renamed = {} if is_made else {schedules.id_of(chat): schedules.id_of(to)}
    await proposals.rename(conn, chat, to, renamed)


async def _join_lines(conn: AsyncConnection, chat: int, to: int, now: datetime) -> None:
    """What stood in the one line stands in the other; what is on its way there goes on."""
    await conn.execute(delete(lines).where(lines.c.chat == chat))
    if await conn.scalar(select(lines.c.chat).where(lines.c.chat == to)) is None:
        await conn.execute(insert(lines).values(chat=to))
    await refresh(conn, [to], now)
