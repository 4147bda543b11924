"""Chats over a schedule that changes, and what they were told."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

from sqlalchemy import select

from bot.store.messages import deliveries, message_notices, messages
from bot.timelines import Timelines
from schedules.milestone import Milestone, Schedule
from schedules.store import looks, subscribers
from schedules.store.engine import Store
from schedules.subscriber import Subscriber
from tests.schedules import by, milestone, on, schedule

ME = Subscriber(ZoneInfo("UTC"), "en", time(9))
HOTLINE = milestone("hotline", by(on(8, 31)))
SOONER = milestone("hotline", by(on(8, 26)))
CHAT = 7


def at(month: int, day: int, hour: int = 9, minute: int = 0) -> datetime:
    return datetime(2016, month, day, hour, minute, tzinfo=UTC)


def agreed(*milestones: Milestone, id: str = "test") -> Timelines:
    made: Schedule = replace(schedule(*milestones), id=id)
    return Timelines([made])


async def subscribe(
    store: Store, *chats: int, since: datetime, schedules: tuple[str, ...] = ("test",)
) -> None:
    async with store.begin() as conn:
        for chat in chats or (CHAT,):
            await subscribers.subscribe(conn, chat, schedules, since)


async def told(store: Store, chat: int = CHAT) -> list[tuple[datetime, str]]:
    query = select(messages.c.said_at, deliveries.c.text).join(deliveries).where(messages.c.chat == chat)
    async with store.connect() as conn:
        return [(row.said_at, row.text) for row in await conn.execute(query.order_by(messages.c.id))]


async def keys(store: Store) -> list[str]:
    async with store.connect() as conn:
        return list(await conn.scalars(select(message_notices.c.key).order_by(message_notices.c.key)))


async def due(store: Store, now: datetime) -> set[int]:
    async with store.connect() as conn:
        return set(await looks.due_chats(conn, now, 100))
