"""Whatever a chat chooses and whatever changes meanwhile, what it should have been told it is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from random import Random
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from bot.planner import plan
from bot.store.messages import message_notices
from bot.timelines import Timelines
from schedules.days import Distance, Unit
from schedules.milestone import Milestone
from schedules.moments import last_day
from schedules.notices import Notice, notices_between
from schedules.quiet import QuietDays, Weekday
from schedules.resolve import resolve
from schedules.store import hushes, subscribers
from schedules.store.engine import Store
from schedules.subscriber import Hush, Seen, Snoozed, Subscriber
from tests.schedules import by, milestone, on, schedule

pytestmark = pytest.mark.anyio

CHAT = 7
HOUR = timedelta(hours=1)
ME = Subscriber(ZoneInfo("Asia/Shanghai"), hour=time(9))
LEADS = tuple(Distance(number, Unit.DAY) for number in (1, 2, 3, 5, 8, 13, 21, 30))
STEADY = replace(milestone("steady", by(on(8, 10))), remind=LEADS)
LATER = replace(schedule(milestone("later", by(on(8, 20)))), id="later")


def own_day(key: str) -> date:
    """The day that a key of a notice ends with."""
    return date.fromisoformat(key.rpartition(" ")[2])


class Drill:
    """A chat that follows a milestone that stays, and one that does not."""

    def __init__(self, store: Store, seed: int) -> None:
        self.store = store
        self.random = Random(seed)
        self.timelines = Timelines([schedule(STEADY, self.noise()), LATER])
        self.now = datetime(2016, 7, 1, 4, tzinfo=UTC)
        self.since = self.now

    def noise(self) -> Milestone:
        return milestone("noise", by(on(8, self.random.randint(1, 28))))

    async def begin(self) -> None:
        async with self.store.begin() as conn:
            await subscribers.subscribe(conn, CHAT, ["test"], self.now)

    async def disturb(self) -> None:
        async with self.store.begin() as conn:
            match self.random.randrange(11):
                case 0 | 1:
                    self.timelines.take(schedule(STEADY, self.noise()))
                case 2:
                    topics = self.random.choice([None, frozenset({"harbour"})])
                    await subscribers.choose(conn, CHAT, self.now, topics=topics)
                case 3:
                    quiet = self.random.choice([None, QuietDays(weekends=True)])
                    await subscribers.choose(conn, CHAT, self.now, quiet=quiet)
                case 4:
                    until = (self.now + self.random.randint(1, 9) * 24 * HOUR).date()
                    either: list[Hush] = [Snoozed("test", "noise", until), Seen("test", "noise", None)]
                    quieted = self.random.choice(either)
                    await hushes.hush(conn, CHAT, quieted, self.now)
                case 5:
                    await subscribers.subscribe(conn, CHAT, ["later"], self.now)
                case 6:
                    await subscribers.unsubscribe(conn, CHAT, "later", self.now)
                case 7 | 8:
                    digest = self.random.choice([None, *Weekday])
                    await subscribers.choose(conn, CHAT, self.now, digest=digest)
                case 9:
                    hour = time(self.random.randrange(24))
                    await subscribers.choose(conn, CHAT, self.now, hour=hour)
                case _:
                    await subscribers.choose(conn, CHAT, self.now, language=self.random.choice(["en", "zh"]))

    async def plan(self) -> None:
        await plan(self.store, self.timelines, ME, self.now)
        async with self.store.connect() as conn:
            chosen = (await subscribers.choices(conn, CHAT)).over(ME)
            of_chat = message_notices.c.chat == CHAT
            told = set(await conn.scalars(select(message_notices.c.key).where(of_chat)))
        today = self.now.astimezone(chosen.zone).date()
        if today not in chosen.quiet and last_day(self.now, chosen.hour, chosen.zone) == today:
            # A digest tells of one thing the most urgent only, which is what comes last of it.
            told_of = [own_day(key) for key in told if key.startswith("test/steady ")]
            assert all(notice.own_day <= max(told_of) for notice in self.due_last(chosen)), self.now

    def due_last(self, me: Subscriber) -> list[Notice]:
        """What of the milestone that stays was to be told last, by now."""
        until = last_day(self.now, me.hour, me.zone)
        after = last_day(self.since, me.hour, me.zone)
        for back in range((until - after).days):
            day = until - back * timedelta(days=1)
            as_of = partial(resolve, schedule(STEADY))
            if found := notices_between(as_of, me, day - timedelta(days=1), day):
                return list(found)
        return []


@pytest.mark.parametrize("seed", range(4))
async def test_what_was_due_last_of_what_stays_was_told_on_every_day_on_which_one_may_be_told(
    store: Store, seed: int
) -> None:
    drill = Drill(store, seed)
    await drill.begin()
    while drill.now < datetime(2016, 9, 15, tzinfo=UTC):
        await drill.plan()
        for _ in range(drill.random.randrange(3)):
            drill.now += drill.random.choice([0.1, 1, 5]) * HOUR
            await drill.disturb()
        drill.now += drill.random.choice([0.5, 3, 13, 24, 70]) * HOUR
