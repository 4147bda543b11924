"""The planner: what is due and not yet told, one message for each chat, whenever it is asked."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select, update
from structlog.testing import capture_logs

from bot.planner import LOOKS_AGAIN, plan
from bot.store.messages import deliveries, message_notices, messages
from bot.timelines import Timelines
from schedules.milestone import Milestone, Schedule, Visibility
from schedules.store import subscribers
from schedules.store.engine import Store
from schedules.subscriber import Subscriber
from tests.schedules import by, milestone, on, schedule, within

pytestmark = pytest.mark.anyio

UTC_ZONE = ZoneInfo("UTC")
DEFAULTS = Subscriber(UTC_ZONE, "en", time(9))
HOTLINE = milestone("hotline", by(on(8, 31)))
SEMINAR = milestone("seminar", within(on(8, 1), on(8, 31)))
REPORT = milestone("report", by(on(9, 3)))
DAY = timedelta(days=1)


def agreed(*milestones: Milestone, id: str = "test") -> Timelines:
    made: Schedule = replace(schedule(*milestones), id=id, visibility=Visibility.PUBLIC)
    return Timelines([made])


def at(month: int, day: int, hour: int = 9, minute: int = 0) -> datetime:
    return datetime(2016, month, day, hour, minute, tzinfo=UTC)


START = at(7, 1, 12)


async def subscribe(
    store: Store, *chats: int, since: datetime = START, schedules: Sequence[str] = ("test",)
) -> None:
    async with store.begin() as conn:
        for chat in chats or (7,):
            await subscribers.subscribe(conn, chat, schedules, since)


async def told(store: Store, chat: int = 7) -> list[tuple[datetime, str]]:
    """When each message to a chat was planned, and what it says."""
    query = select(messages.c.said_at, deliveries.c.text).join(deliveries).where(messages.c.chat == chat)
    async with store.connect() as conn:
        return [tuple(row) for row in await conn.execute(query.order_by(messages.c.id))]


async def days_told(store: Store, chat: int = 7) -> list[date]:
    return [moment.date() for moment, _ in await told(store, chat)]


async def keys(store: Store) -> list[str]:
    async with store.connect() as conn:
        return list(await conn.scalars(select(message_notices.c.key).order_by(message_notices.c.key)))


async def next_at(store: Store, chat: int = 7) -> datetime | None:
    column, of_chat = subscribers.subscribers.c.next_at, subscribers.subscribers.c.chat == chat
    async with store.connect() as conn:
        return await conn.scalar(select(column).where(of_chat))


async def plan_through(store: Store, timelines: Timelines, until: datetime, start: datetime = START) -> None:
    """Plan whenever the planner asked for, as the alarm does."""
    now: datetime | None = start
    while now is not None and now <= until:
        now = await plan(store, timelines, DEFAULTS, now)


# When -------------------------------------------------------------------------------------------


async def test_a_chat_is_told_on_its_days_and_on_no_others(store: Store) -> None:
    await subscribe(store)
    await plan_through(store, agreed(HOTLINE), at(10, 31))
    leads, overdue = [on(8, 1), on(8, 24), on(8, 30)], [on(9, 1), on(9, 7), on(9, 14), on(9, 21), on(9, 28)]
    assert await days_told(store) == [*leads, on(8, 31), *overdue]
    assert {moment.time() for moment, _ in await told(store)} == {time(9)}


async def test_nothing_is_told_a_moment_early(store: Store) -> None:
    await subscribe(store)
    assert await plan(store, agreed(HOTLINE), DEFAULTS, at(8, 1, 8, 59)) == at(8, 1)
    assert await told(store) == []
    assert await plan(store, agreed(HOTLINE), DEFAULTS, at(8, 1)) == at(8, 24)
    assert await days_told(store) == [on(8, 1)]


async def test_hour_zone_and_language_are_the_chats_own(store: Store) -> None:
    await subscribe(store)
    async with store.begin() as conn:
        await subscribers.choose(
            conn, 7, START, hour=time(21, 30), zone=ZoneInfo("America/New_York"), language="zh"
        )
    await plan_through(store, agreed(HOTLINE), at(8, 3))
    ((moment, text),) = await told(store)
    assert moment == at(8, 2, 1, 30)
    assert "8月31日" in text


async def test_notices_begin_with_the_next_telling_hour(store: Store) -> None:
    await subscribe(store, 7, since=at(8, 31, 8))
    await subscribe(store, 8, since=at(8, 31, 10))
    await plan_through(store, agreed(HOTLINE), at(9, 2), start=at(8, 31, 8))
    assert await days_told(store, 7) == [on(8, 31), on(9, 1)]
    assert await days_told(store, 8) == [on(9, 1)]


async def test_what_was_due_before_a_schedule_was_followed_was_not_missed(store: Store) -> None:
    later = agreed(milestone("later", by(on(12, 31))), id="later").schedules.values()
    both = Timelines([*agreed(HOTLINE).schedules.values(), *later])
    await subscribe(store, schedules=["later"])
    await plan(store, both, DEFAULTS, START)
    await subscribe(store, since=at(8, 24, 8))
    await plan_through(store, both, at(8, 24, 23), start=at(8, 24, 8))
    ((moment, text),) = await told(store)
    assert moment == at(8, 24)
    assert "Late" not in text


async def test_it_looks_again_now_and_then_where_nothing_is_to_come(store: Store) -> None:
    await subscribe(store)
    done = milestone("hotline", by(on(8, 31)), done=on(6, 20))
    moment = await plan(store, agreed(done), DEFAULTS, START)
    assert moment == datetime.combine(START.date() + LOOKS_AGAIN, time(9), UTC)


async def test_who_follows_nothing_is_never_looked_at(store: Store) -> None:
    await subscribe(store, schedules=())
    await subscribe(store, 8, schedules=["gone"])
    assert await plan(store, agreed(HOTLINE), DEFAULTS, START) is None


# What -------------------------------------------------------------------------------------------


async def test_everything_of_a_day_is_one_message(store: Store) -> None:
    await subscribe(store)
    await plan(store, agreed(HOTLINE, SEMINAR), DEFAULTS, at(8, 1))
    ((_, text),) = await told(store)
    assert "hotline" in text
    assert "seminar" in text


async def test_everything_of_several_schedules_is_one_message(store: Store) -> None:
    both = Timelines([*agreed(HOTLINE).schedules.values(), *agreed(SEMINAR, id="other").schedules.values()])
    await subscribe(store, schedules=["test", "other"])
    await plan(store, both, DEFAULTS, at(8, 1))
    assert len(await told(store)) == 1
    assert [key.partition(" ")[0] for key in await keys(store)] == ["other/seminar", "test/hotline"]


async def test_every_chat_is_told(store: Store) -> None:
    await subscribe(store, 7, 8, 9)
    await plan(store, agreed(HOTLINE), DEFAULTS, at(8, 1))
    assert [len(await told(store, chat)) for chat in (7, 8, 9)] == [1, 1, 1]


async def test_a_topic_is_told_in(store: Store) -> None:
    async with store.begin() as conn:
        await subscribers.subscribe(conn, -7, ["test"], START, thread=3)
    await plan(store, agreed(HOTLINE), DEFAULTS, at(8, 1))
    async with store.connect() as conn:
        assert await conn.scalar(select(messages.c.thread)) == 3


async def test_in_a_rehearsal_every_message_says_so(store: Store) -> None:
    await subscribe(store)
    await plan(store, agreed(HOTLINE), DEFAULTS, at(8, 1), rehearsal=True)
    ((_, text),) = await told(store)
    assert text.endswith("(A rehearsal: the clock is set to another day.)")


# Again, and late --------------------------------------------------------------------------------


async def test_planning_twice_tells_nothing_twice(store: Store) -> None:
    await subscribe(store)
    for _ in range(2):
        await plan(store, agreed(HOTLINE), DEFAULTS, at(8, 1))
        async with store.begin() as conn:
            await subscribers.look_again(conn, [7], at(8, 1))
    assert len(await told(store)) == 1


async def test_what_a_chat_was_told_is_not_told_again_even_if_the_day_was_forgotten(store: Store) -> None:
    await subscribe(store)
    await plan(store, agreed(HOTLINE), DEFAULTS, at(8, 1))
    async with store.begin() as conn:
        await conn.execute(update(subscribers.subscribers).values(told_day=None, next_at=START))
    await plan(store, agreed(HOTLINE), DEFAULTS, at(8, 1, 12))
    assert len(await told(store)) == 1


async def test_what_was_missed_is_told_once_in_one_message(store: Store) -> None:
    await subscribe(store)
    await plan(store, agreed(HOTLINE, SEMINAR, REPORT), DEFAULTS, START)
    await plan_through(store, agreed(HOTLINE, SEMINAR, REPORT), at(9, 2, 23), start=at(9, 2, 14))
    ((moment, text),) = await told(store)
    assert moment == at(9, 2, 14)
    assert all(name in text for name in ("hotline", "seminar", "report"))
    assert len(await keys(store)) == 3


async def test_a_chat_that_rests_is_told_nothing_and_later_only_what_is_new(store: Store) -> None:
    await subscribe(store)
    async with store.begin() as conn:
        await subscribers.rest(conn, 7)
    await plan_through(store, agreed(HOTLINE), at(8, 25))
    assert await told(store) == []
    await subscribe(store, since=at(8, 26, 12))
    await plan_through(store, agreed(HOTLINE), at(8, 31), start=at(8, 26, 12))
    assert await days_told(store) == [on(8, 30), on(8, 31)]


async def test_a_changed_schedule_is_planned_anew(store: Store) -> None:
    await subscribe(store)
    await plan(store, agreed(HOTLINE), DEFAULTS, START)
    sooner = agreed(milestone("hotline", by(on(7, 10))))
    assert await plan(store, sooner, DEFAULTS, START) == at(7, 3)


@pytest.mark.parametrize("seed", range(3))
async def test_however_irregularly_it_is_asked_nothing_is_twice_or_early(store: Store, seed: int) -> None:
    random = Random(seed)
    zone = ZoneInfo(random.choice(["Asia/Shanghai", "America/New_York", "Pacific/Apia"]))
    me = replace(DEFAULTS, zone=zone, hour=time(random.randrange(24), random.randrange(60)))
    timelines = agreed(HOTLINE, SEMINAR, REPORT)
    await subscribe(store)
    now = START
    while now < at(10, 15):
        await plan(store, timelines, me, now)
        now += timedelta(hours=random.choice([1, 7, 30, 200]))
    moments = [moment.astimezone(zone) for moment, _ in await told(store)]
    days = [moment.date() - (DAY if moment.time() < me.hour else timedelta(0)) for moment in moments]
    assert days == sorted(set(days))
    planned = [date.fromisoformat(key.rpartition(" ")[2]) for key in await keys(store)]
    assert all(day <= max(days) for day in planned)
    assert {key.split()[0] for key in await keys(store)} == {"test/hotline", "test/report", "test/seminar"}


# What goes wrong --------------------------------------------------------------------------------


async def test_a_chat_that_cannot_be_told_keeps_nobody_else_from_being_told(store: Store) -> None:
    await subscribe(store, 7, 8)
    async with store.begin() as conn:
        broken: Any = update(subscribers.subscribers).where(subscribers.subscribers.c.chat == 7)
        await conn.execute(broken.values(language="tlh"))
    with capture_logs() as logs:
        await plan(store, agreed(HOTLINE), DEFAULTS, at(8, 1))
    assert [(line["event"], line["chat"]) for line in logs] == [("planning failed", 7)]
    assert [len(await told(store, chat)) for chat in (7, 8)] == [0, 1]
    assert await next_at(store) == at(8, 1, 10)


async def test_whoever_stops_while_it_plans_is_told_nothing_more(store: Store) -> None:
    chats = range(1, 21)
    await subscribe(store, *chats)

    async def stop(chat: int) -> None:
        async with store.begin() as conn:
            await subscribers.rest(conn, chat)

    await asyncio.gather(plan(store, agreed(HOTLINE), DEFAULTS, at(8, 1)), *map(stop, reversed(chats)))
    assert [await next_at(store, chat) for chat in chats] == [None] * 20
