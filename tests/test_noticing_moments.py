"""What a moment says of what was told, whatever a chat chose and whatever is chosen after it."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from typing import Any

import pytest
from sqlalchemy import update

from bot.planner import plan
from schedules.milestone import ClockTime, Milestone
from schedules.quiet import Weekday
from schedules.store import subscribers, tellings
from schedules.store.engine import Store
from schedules.when import Every, Period
from tests.noticing import CHAT, HOTLINE, ME, SOONER, agreed, at, keys, subscribe, told
from tests.schedules import by, days, milestone, on

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize("begun", ["started", "followed"])
async def test_a_digest_takes_nothing_from_the_week_in_which_it_was_begun_with(
    store: Store, begun: str
) -> None:
    timelines = agreed(milestone("report", by(on(8, 26))))
    if begun == "followed":
        await subscribe(store, since=at(7, 1), schedules=())
        await plan(store, timelines, ME, at(7, 1))
    await subscribe(store, since=at(8, 22, 12))
    await plan(store, timelines, ME, at(8, 22, 12))
    async with store.begin() as conn:
        await subscribers.choose(conn, CHAT, at(8, 24, 12), digest=Weekday.MONDAY)
    await plan(store, timelines, ME, at(8, 24, 12))
    assert await keys(store) == ["test/report due_day 2016-08-26 2016-08-26"]


async def test_an_earlier_hour_takes_nothing_from_the_day_on_which_it_was_started(store: Store) -> None:
    await subscribe(store, since=at(8, 24, 8, 20))
    await plan(store, agreed(HOTLINE), ME, at(8, 24, 8, 20))
    async with store.begin() as conn:
        await subscribers.choose(conn, CHAT, at(8, 24, 8, 30), hour=time(8))
    await plan(store, agreed(HOTLINE), ME, at(8, 24, 8, 30))
    assert await keys(store) == ["test/hotline lead 2016-08-31 2016-08-24"]


async def test_an_earlier_hour_makes_nothing_void_of_what_moved_before_it_was_to_be_told(
    store: Store,
) -> None:
    await subscribe(store, since=at(7, 1))
    await plan(store, agreed(HOTLINE), ME, at(7, 1))
    await plan(store, agreed(SOONER), ME, at(8, 19, 8, 20))  # its lead of seven days is today
    async with store.begin() as conn:
        await subscribers.choose(conn, CHAT, at(8, 19, 8, 30), hour=time(8))
    await plan(store, agreed(SOONER), ME, at(8, 19, 8, 30))
    assert "test/hotline lead 2016-08-26 2016-08-19" in await keys(store)


@pytest.mark.parametrize("first", ["leads", "hour"])
async def test_two_choices_before_anybody_looks_make_nothing_late(store: Store, first: str) -> None:
    await subscribe(store, since=at(7, 1))
    async with store.begin() as conn:
        await subscribers.choose(conn, CHAT, at(7, 1), leads=ME.leads[2:])
    await plan(store, agreed(HOTLINE), ME, at(8, 20))
    chosen: list[dict[str, Any]] = [{"leads": None}, {"hour": time(8)}]
    async with store.begin() as conn:
        for one in chosen if first == "leads" else chosen[::-1]:
            await subscribers.choose(conn, CHAT, at(8, 26, 12), **one)
    assert await plan(store, agreed(HOTLINE), ME, at(8, 26, 12)) == at(8, 30, 8)
    assert await told(store) == []


async def test_what_is_chosen_while_something_is_due_makes_nothing_late_from_before(store: Store) -> None:
    await subscribe(store, since=at(7, 1))
    async with store.begin() as conn:
        await subscribers.choose(conn, CHAT, at(7, 1), leads=())
    timelines = agreed(HOTLINE, milestone("report", by(on(8, 24))))
    await plan(store, timelines, ME, at(8, 20))
    async with store.begin() as conn:  # the program was down on the morning of the 24th
        await subscribers.choose(conn, CHAT, at(8, 24, 12), leads=(days(9),))
    await plan(store, timelines, ME, at(8, 24, 12))
    assert await keys(store) == ["test/report due_day 2016-08-24 2016-08-24"]


async def test_other_defaults_and_another_file_at_one_start_make_nothing_late(store: Store) -> None:
    await subscribe(store, since=at(7, 1))
    await plan(store, agreed(replace(HOTLINE, remind=ME.leads[2:])), ME, at(8, 20))
    me = replace(ME, hour=time(8))
    await plan(store, agreed(replace(HOTLINE, remind=ME.leads[1:])), me, at(8, 26, 12))
    assert await told(store) == []


@pytest.mark.parametrize(
    ("before", "after", "report"),
    [
        (None, Weekday.MONDAY, milestone("report", by(on(8, 28)))),
        (Weekday.MONDAY, None, milestone("report", by(on(8, 22)))),
    ],
)
async def test_what_another_choice_brings_forward_is_not_late(
    store: Store, before: Weekday | None, after: Weekday | None, report: Milestone
) -> None:
    await subscribe(store, since=at(7, 1))
    async with store.begin() as conn:
        await subscribers.choose(conn, CHAT, at(7, 1), digest=before)
    await plan(store, agreed(report), ME, at(8, 24))
    count = len(await told(store))
    async with store.begin() as conn:
        await subscribers.choose(conn, CHAT, at(8, 25, 12), digest=after)
    await plan(store, agreed(report), ME, at(8, 25, 12))
    assert [("Late" in text) for _, text in (await told(store))[count:]] == [False]


async def test_of_a_chat_of_the_version_before_nothing_is_lost_and_nothing_repeated(store: Store) -> None:
    await subscribe(store, since=at(7, 1))
    timelines = agreed(HOTLINE, milestone("report", by(on(8, 24))))
    await plan(store, timelines, ME, at(8, 17, 10))
    before = await keys(store)
    moment = {**tellings.written(None), "told_to": at(8, 17, 10)}
    async with store.begin() as conn:
        await conn.execute(update(subscribers.subscribers).values(moment))
    await plan(store, timelines, ME, at(8, 24, 10))
    assert sorted(set(await keys(store)) - set(before)) == [
        "test/hotline lead 2016-08-31 2016-08-24",
        "test/report due_day 2016-08-24 2016-08-24",
    ]
    assert len(await keys(store)) == len(set(await keys(store)))


async def test_what_was_told_ahead_of_one_time_does_not_hide_another_from_the_next_digest(
    store: Store,
) -> None:
    call = milestone(
        "call", Every(days(8), Period.day(on(8, 10))), done=on(8, 18)
    )  # then on 26 August, 3 September
    await subscribe(store, since=at(8, 19))
    async with store.begin() as conn:
        await subscribers.choose(conn, CHAT, at(8, 19), digest=Weekday.SATURDAY)
    await plan(store, agreed(call), ME, at(8, 20))
    assert await keys(store) == ["test/call/2 due_day 2016-08-26 2016-08-26"]
    async with store.begin() as conn:
        await subscribers.choose(conn, CHAT, at(8, 20, 12), digest=Weekday.FRIDAY)
    await plan(store, agreed(call), ME, at(8, 20, 12))
    await plan(store, agreed(call), ME, at(8, 26))
    assert "test/call/3 lead 2016-09-03 2016-08-27" in await keys(store)


async def test_a_later_hour_takes_nothing_from_a_day_with_a_clock_time(store: Store) -> None:
    """The last hour before it is that of the day before by then, which is over."""
    payment = replace(milestone("payment", by(on(8, 31))), at=ClockTime(time(17)))
    await subscribe(store, since=at(7, 1))
    await plan(store, agreed(payment), ME, at(8, 30))
    async with store.begin() as conn:
        await subscribers.choose(conn, CHAT, at(8, 31, 8), hour=time(20))
    assert await plan(store, agreed(payment), ME, at(8, 31, 8)) == at(9, 1, 20)
    moment, text = (await told(store))[-1]
    assert moment == at(8, 31, 8)
    assert "Late" not in text
    assert "test/payment due_day 2016-08-31 2016-08-30" in await keys(store)
