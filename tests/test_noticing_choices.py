"""What chats choose, as the planner takes it: quiet days, lead times, hours, and what they snoozed or saw."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Any

import pytest

from bot.planner import plan
from schedules.milestone import Milestone
from schedules.quiet import QuietDays, Weekday
from schedules.store import hushes, subscribers
from schedules.store.engine import Store
from schedules.subscriber import Seen, Snoozed
from schedules.when import Undated
from tests.noticing import CHAT, HOTLINE, ME, SOONER, agreed, at, keys, subscribe, told
from tests.schedules import by, milestone, on

pytestmark = pytest.mark.anyio


async def test_what_was_missed_waits_for_the_end_of_quiet_days(store: Store) -> None:
    await subscribe(store, since=at(7, 1))
    async with store.begin() as conn:
        await subscribers.choose(conn, CHAT, at(7, 1), quiet=QuietDays(weekends=True))
    report = milestone("report", by(on(9, 2)))  # told on Friday, 26 August
    await plan(store, agreed(report), ME, at(8, 3, 10))
    count = len(await told(store))
    assert await plan(store, agreed(report), ME, at(8, 27, 12)) == at(8, 29)
    assert len(await told(store)) == count
    await plan(store, agreed(report), ME, at(8, 29))
    moment, text = (await told(store))[-1]
    assert moment == at(8, 29)
    assert "Late: this was meant for Fri 26 Aug" in text


@pytest.mark.parametrize("how", ["news", "topics", "snooze"])
async def test_what_waits_for_the_end_of_quiet_days_waits_on_whatever_happens_meanwhile(
    store: Store, how: str
) -> None:
    await subscribe(store, since=at(7, 1))
    async with store.begin() as conn:
        await subscribers.choose(conn, CHAT, at(7, 1), quiet=QuietDays(weekends=True))
    report = milestone("report", by(on(9, 2)))  # told on Friday, 26 August
    timelines, sunday = agreed(report, HOTLINE), at(8, 28, 12)
    await plan(store, timelines, ME, at(8, 3, 10))
    await plan(store, timelines, ME, at(8, 27, 12))
    async with store.begin() as conn:
        if how == "topics":
            await subscribers.choose(conn, CHAT, sunday, topics=frozenset({"harbour"}))
        elif how == "snooze":
            await hushes.hush(conn, CHAT, Snoozed("test", "hotline", on(9, 6)), sunday)
        else:
            timelines = agreed(report, milestone("hotline", by(on(9, 20))))
    await plan(store, timelines, ME, sunday)
    await plan(store, timelines, ME, at(8, 29))
    moment, said = (await told(store))[-1]
    assert moment == at(8, 29)
    assert "report" in said
    assert "Late: this was meant for Fri 26 Aug" in said


@pytest.mark.parametrize(
    ("chosen", "now", "moved"),
    [
        ({"quiet": QuietDays(weekends=True)}, at(8, 26, 12), "test/other lead 2016-09-04 2016-08-28"),
        ({"digest": Weekday.MONDAY}, at(8, 26, 12), "test/other lead 2016-09-04 2016-08-28"),
    ],
)
async def test_what_is_to_come_on_a_day_that_a_choice_rules_out_is_told_at_once(
    store: Store, chosen: dict[str, Any], now: datetime, moved: str
) -> None:
    await subscribe(store, since=at(7, 1))
    timelines = agreed(milestone("report", by(on(9, 2))), milestone("other", by(on(9, 4))))
    await plan(store, timelines, ME, at(8, 25))
    await plan(store, timelines, ME, at(8, 26))  # told of the report
    before = await told(store)
    async with store.begin() as conn:
        await subscribers.choose(conn, CHAT, now, **chosen)
    await plan(store, timelines, ME, now)
    assert moved in await keys(store)
    assert (await told(store))[-1][0] == now
    assert len(await told(store)) == len(before) + 1
    await plan(store, timelines, ME, at(8, 30))
    assert (await keys(store)).count(moved) == 1


PASSED_ON_TUESDAY = milestone("report", by(on(8, 22))), "test/report overdue 2016-08-22 2016-08-23"
PASSED_ON_SATURDAY = milestone("report", by(on(8, 26))), "test/report overdue 2016-08-26 2016-08-27"
UNDATED_ON_SUNDAY = milestone("report", Undated()), "test/report undated - 2016-08-14"


@pytest.mark.parametrize(
    ("chosen", "waiting", "given_up"),
    [
        ({"digest": Weekday.MONDAY}, PASSED_ON_TUESDAY, at(8, 25, 12)),
        ({"quiet": QuietDays(weekends=True)}, PASSED_ON_SATURDAY, at(8, 28, 12)),
        ({"quiet": QuietDays(weekends=True)}, UNDATED_ON_SUNDAY, at(8, 14, 12)),
    ],
)
@pytest.mark.parametrize("meanwhile", ["nothing", "news", "topics", "both at once"])
async def test_what_has_passed_and_waits_for_a_telling_day_is_told_when_that_choice_is_given_up(
    store: Store,
    chosen: dict[str, Any],
    waiting: tuple[Milestone, str],
    given_up: datetime,
    meanwhile: str,
) -> None:
    report, key = waiting
    timelines, before = agreed(report, HOTLINE), given_up - timedelta(minutes=10)
    await subscribe(store, since=at(7, 1))
    async with store.begin() as conn:
        await subscribers.choose(conn, CHAT, at(7, 1), **chosen)
    await plan(store, timelines, ME, given_up - timedelta(days=3, hours=3))
    if meanwhile == "news":
        timelines = agreed(report, milestone("hotline", by(on(9, 20))))
    elif meanwhile != "nothing":
        async with store.begin() as conn:
            await subscribers.choose(conn, CHAT, before, topics=frozenset({"harbour"}))
    if meanwhile != "both at once":
        await plan(store, timelines, ME, before)
    assert key not in await keys(store)
    async with store.begin() as conn:
        await subscribers.choose(conn, CHAT, given_up, **dict.fromkeys(chosen))
    await plan(store, timelines, ME, given_up)
    assert (await keys(store)).count(key) == 1
    await plan(store, timelines, ME, at(9, 5))
    assert (await keys(store)).count(key) == 1


async def test_who_is_told_daily_again_is_told_ahead_daily_again(store: Store) -> None:
    await subscribe(store, since=at(7, 1))
    async with store.begin() as conn:
        await subscribers.choose(conn, CHAT, at(7, 1), digest=Weekday.MONDAY)
    await plan(store, agreed(HOTLINE), ME, at(8, 29))  # told of the 31st; that covers the day before
    async with store.begin() as conn:
        await subscribers.choose(conn, CHAT, at(8, 29, 12), digest=None)
    assert await plan(store, agreed(HOTLINE), ME, at(8, 29, 12)) == at(8, 30)
    await plan(store, agreed(HOTLINE), ME, at(8, 30))
    assert "test/hotline lead 2016-08-31 2016-08-30" in await keys(store)


@pytest.mark.parametrize("whose", ["its own", "the default"])
async def test_an_earlier_hour_takes_nothing_from_a_day_of_which_only_news_was_told(
    store: Store, whose: str
) -> None:
    await subscribe(store, since=at(7, 1))
    await plan(store, agreed(HOTLINE), ME, at(7, 1))
    timelines, me = agreed(HOTLINE, milestone("report", by(on(12, 1)))), ME
    await plan(store, timelines, ME, at(8, 24, 8, 20))
    assert await keys(store) == ["test news 1", "test/hotline lead 2016-08-31 2016-08-01"]
    if whose == "its own":
        async with store.begin() as conn:
            await subscribers.choose(conn, CHAT, at(8, 24, 8, 30), hour=time(8))
    else:
        timelines = agreed(*timelines.schedules["test"].milestones.values())  # it was started again
        me = replace(ME, hour=time(8))
    await plan(store, timelines, me, at(8, 24, 8, 30))
    assert "test/hotline lead 2016-08-31 2016-08-24" in await keys(store)


async def test_other_lead_times_make_nothing_late(store: Store) -> None:
    await subscribe(store, since=at(7, 1))
    async with store.begin() as conn:
        await subscribers.choose(conn, CHAT, at(7, 1), leads=ME.leads[2:])
    await plan(store, agreed(HOTLINE), ME, at(8, 20))
    async with store.begin() as conn:
        await subscribers.choose(conn, CHAT, at(8, 26, 12), leads=None)
    assert await plan(store, agreed(HOTLINE), ME, at(8, 26, 12)) == at(8, 30)
    assert await told(store) == []


async def test_an_hour_chosen_after_it_has_come_tells_today_at_once(store: Store) -> None:
    await subscribe(store, since=at(7, 1))
    await plan(store, agreed(HOTLINE), ME, at(7, 1))
    async with store.begin() as conn:
        await subscribers.choose(conn, CHAT, at(8, 24, 8, 30), hour=time(8))
    await plan(store, agreed(HOTLINE), ME, at(8, 24, 8, 30))
    assert [moment for moment, _ in await told(store)][-1] == at(8, 24, 8, 30)


async def test_news_and_notices_of_one_moment_are_messages_of_their_own(store: Store) -> None:
    await subscribe(store, since=at(7, 1))
    await plan(store, agreed(HOTLINE), ME, at(7, 1))
    report = milestone("report", by(on(12, 1)))
    await plan(store, agreed(HOTLINE, report), ME, at(8, 1))
    assert [text.split()[0] for _, text in await told(store)] == ["Changed", "Due"]


async def test_a_snooze_is_over_on_its_day_and_not_before(store: Store) -> None:
    await subscribe(store, since=at(7, 1))
    await plan(store, agreed(HOTLINE), ME, at(8, 24))
    count = len(await told(store))
    async with store.begin() as conn:
        await hushes.hush(conn, CHAT, Snoozed("test", "hotline", on(8, 27)), at(8, 24, 10))
    assert await plan(store, agreed(HOTLINE), ME, at(8, 24, 10)) == at(8, 27)
    await plan(store, agreed(HOTLINE), ME, at(8, 27))
    assert len(await told(store)) == count + 1
    assert "You asked to be reminded of it again" in (await told(store))[-1][1]


async def test_what_was_seen_is_silent_until_it_moves(store: Store) -> None:
    await subscribe(store, since=at(7, 1))
    await plan(store, agreed(HOTLINE), ME, at(7, 20))
    async with store.begin() as conn:
        await hushes.hush(conn, CHAT, Seen("test", "hotline", on(8, 31)), at(7, 20))
    await plan(store, agreed(HOTLINE), ME, at(8, 10))
    assert await told(store) == []
    assert await plan(store, agreed(SOONER), ME, at(8, 10, 12)) == at(8, 19)
