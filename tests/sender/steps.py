"""A sender at work, what is put in line for it, and what became of that."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import select, text, update
from telegram import Bot

from bot.delivery import Outgoing
from bot.sender import GRACE, Sender
from bot.store import buckets, messages
from bot.store.leases import new_holder
from bot.store.lines import lines
from bot.store.messages import deliveries
from bot.telegram.outlet import TelegramOutlet
from schedules.store.engine import Store

LONG_AGO = datetime(2016, 7, 25, 1, tzinfo=UTC)


@asynccontextmanager
async def at_work(store: Store, bot: Bot, rate: int = 30, grace: timedelta = GRACE) -> AsyncIterator[Sender]:
    """A sender at work, stopped at the end."""
    sender = Sender(store, TelegramOutlet(bot), new_holder(), rate)
    running = asyncio.create_task(sender.run())
    try:
        async with asyncio.timeout(20):
            yield sender
    finally:
        await sender.stop(grace)
        await running


async def say(store: Store, *chats: int, text: str = "Due", thread: int | None = None) -> None:
    """Put a message in line for each of these chats."""
    async with store.begin() as conn:
        for chat in chats:
            await messages.enqueue(conn, Outgoing(chat, thread, text), datetime.now(UTC))


async def rows(store: Store) -> list[Any]:
    async with store.connect() as conn:
        return list(await conn.execute(select(deliveries).order_by(deliveries.c.id)))


async def rows_as_written(store: Store) -> list[Any]:
    """What became of each delivery, whatever stands in its other columns."""
    async with store.connect() as conn:
        return list(await conn.execute(text("SELECT state, reason FROM deliveries ORDER BY id")))


async def settled(store: Store, is_so: Callable[[Any], bool], id: int = 1) -> Any:
    """The row of a delivery, as soon as it is so."""
    while not is_so(row := (await rows(store))[id - 1]):  # noqa: ASYNC110  the database tells nobody
        await asyncio.sleep(0.01)
    return row


async def state(store: Store, wanted: str, id: int = 1) -> Any:
    return await settled(store, lambda row: row.state == wanted, id)


async def let_time_pass(store: Store, sender: Sender) -> None:
    """As if whatever is waited for were over."""
    async with store.begin() as conn:
        await conn.execute(update(deliveries).values(not_before=LONG_AGO))
        await conn.execute(update(lines).where(lines.c.at.is_not(None)).values(at=LONG_AGO))
        await conn.execute(update(buckets.buckets).values(free_at=LONG_AGO))
    sender.wake()
