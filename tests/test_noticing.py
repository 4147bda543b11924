"""A schedule that changed: those it concerns are told what is news, once, and nothing else late."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from zoneinfo import ZoneInfo

import pytest
from structlog.testing import capture_logs

from bot import noticing
from bot.planner import plan
from bot.timelines import Timelines
from schedules.milestone import Open
from schedules.store import hushes, subscribers
from schedules.store.engine import Store
from schedules.subscriber import Snoozed
from schedules.text import Text
from schedules.when import Every, Period
from tests.noticing import CHAT, HOTLINE, ME, SOONER, agreed, at, due, keys, subscribe, told
from tests.schedules import by, days, milestone, on

pytestmark = pytest.mark.anyio


async def test_what_changed_is_told_at_once_with_from_and_to(store: Store) -> None:
    await subscribe(store, since=at(7, 1))
    await plan(store, agreed(HOTLINE), ME, at(7, 1))
    assert await told(store) == []
    await plan(store, agreed(SOONER), ME, at(7, 20, 12))
    ((moment, text),) = await told(store)
    assert moment == at(7, 20, 12)
    assert text == "Changed in the file of Test:\n• Moved: hotline, now by 26 Aug; it was by 31 Aug."
    assert await keys(store) == ["test news 1"]


async def test_it_is_told_once_however_often_it_is_planned_and_restarted(store: Store) -> None:
    await subscribe(store, since=at(7, 1))
    for timelines in (agreed(HOTLINE), agreed(SOONER), agreed(SOONER), agreed(HOTLINE)):
        for _ in range(2):
            await plan(store, timelines, ME, at(7, 20, 12))
    assert await keys(store) == ["test news 1", "test news 2"]


async def test_that_a_schedule_is_no_longer_here_is_said_once_in_the_log_and_it_comes_back(
    store: Store,
) -> None:
    await subscribe(store, since=at(7, 1))
    await plan(store, agreed(HOTLINE), ME, at(7, 1))
    with capture_logs() as logs:
        for _ in range(3):
            await plan(store, Timelines([]), ME, at(7, 2))
    assert [line["schedule"] for line in logs if "no longer here" in line["event"]] == ["test"]
    await plan(store, agreed(SOONER), ME, at(7, 20, 12))
    assert await keys(store) == ["test news 1"]


async def test_at_night_it_waits_for_the_morning(store: Store) -> None:
    await subscribe(store, since=at(7, 1))
    await plan(store, agreed(HOTLINE), ME, at(7, 1))
    assert await plan(store, agreed(SOONER), ME, at(7, 20, 22)) == at(7, 21, 8)
    assert await told(store) == []
    await plan(store, agreed(SOONER), ME, at(7, 21, 8))
    assert [moment for moment, _ in await told(store)] == [at(7, 21, 8)]


async def test_each_chat_is_told_by_its_own_day(store: Store) -> None:
    await subscribe(store, 7, 8, since=at(7, 1))
    async with store.begin() as conn:
        await subscribers.choose(conn, 8, at(7, 1), zone=ZoneInfo("America/Los_Angeles"), language="zh")
    await plan(store, agreed(HOTLINE), ME, at(7, 1))
    assert await plan(store, agreed(SOONER), ME, at(7, 20, 12)) == at(7, 20, 15)
    await plan(store, agreed(SOONER), ME, at(7, 20, 15))
    ((_, text),) = await told(store, 8)
    assert "现定" in text


async def test_who_follows_later_or_something_else_is_told_nothing_of_it(store: Store) -> None:
    both = [*agreed(HOTLINE).schedules.values(), *agreed(HOTLINE, id="other").schedules.values()]
    changed = [*agreed(SOONER).schedules.values(), *agreed(HOTLINE, id="other").schedules.values()]
    await subscribe(store, 8, since=at(7, 1), schedules=("other",))
    await plan(store, Timelines(both), ME, at(7, 1))
    await plan(store, Timelines(changed), ME, at(7, 20, 12))
    await subscribe(store, 7, since=at(7, 20, 13))
    await subscribe(store, 8, since=at(7, 20, 13))
    await plan(store, Timelines(changed), ME, at(7, 20, 13))
    assert await told(store, 7) == await told(store, 8) == []


async def test_a_topic_that_was_not_chosen_is_no_news(store: Store) -> None:
    was, now = (replace(one, topic=Text.of("hotline")) for one in (HOTLINE, SOONER))
    await subscribe(store, 7, 8, since=at(7, 1))
    async with store.begin() as conn:
        await subscribers.choose(conn, 8, at(7, 1), topics=frozenset({"cases"}))
    await plan(store, agreed(was), ME, at(7, 1))
    await plan(store, agreed(now), ME, at(7, 20, 12))
    assert [len(await told(store, chat)) for chat in (7, 8)] == [1, 0]


async def test_what_is_snoozed_is_news_all_the_same(store: Store) -> None:
    await subscribe(store, since=at(7, 1))
    async with store.begin() as conn:
        await hushes.hush(conn, CHAT, Snoozed("test", "hotline", on(9, 30)), at(7, 1))
    await plan(store, agreed(HOTLINE), ME, at(7, 1))
    await plan(store, agreed(SOONER), ME, at(7, 20, 12))
    assert len(await told(store)) == 1


# Nothing false, nothing for nothing --------------------------------------------------------------


@pytest.mark.parametrize("looks_between", [True, False], ids=["running", "down meanwhile"])
async def test_a_lead_day_that_passed_before_the_edit_is_not_late(store: Store, looks_between: bool) -> None:
    await subscribe(store, since=at(7, 1))
    await plan(store, agreed(HOTLINE), ME, at(7, 1))
    if looks_between:
        await plan(store, agreed(HOTLINE), ME, at(8, 1))
    before = len(await told(store))
    await plan(store, agreed(SOONER), ME, at(8, 20, 12))  # its lead of seven days was the 19th
    assert len(await told(store)) == before + 1
    assert "Late" not in (await told(store))[-1][1]
    assert await plan(store, agreed(SOONER), ME, at(8, 20, 13)) == at(8, 25)


async def test_new_lead_times_in_the_file_make_nothing_late(store: Store) -> None:
    await subscribe(store, since=at(7, 1))
    await plan(store, agreed(HOTLINE), ME, at(8, 1))
    other = replace(HOTLINE, remind=ME.leads[1:])
    await plan(store, agreed(replace(HOTLINE, remind=ME.leads[2:])), ME, at(8, 1, 10))
    count = len(await told(store))
    await plan(store, agreed(other), ME, at(8, 26, 12))  # seven days before was the 24th
    assert len(await told(store)) == count


async def test_what_was_missed_while_the_file_changed_elsewhere_is_told_late(store: Store) -> None:
    await subscribe(store, since=at(7, 1))
    await plan(store, agreed(HOTLINE), ME, at(8, 1, 10))
    report = milestone("report", by(on(12, 1)))
    await plan(store, agreed(HOTLINE, report), ME, at(8, 26, 12))
    assert await keys(store) == [
        "test news 1",
        "test/hotline lead 2016-08-31 2016-08-01",
        "test/hotline lead 2016-08-31 2016-08-24",
    ]


async def test_news_of_one_time_makes_nothing_void_that_was_missed_of_another(store: Store) -> None:
    call = milestone("call", Every(days(30), Period.day(on(7, 2))), done=on(8, 1))
    await subscribe(store, since=at(7, 20))
    await plan(store, agreed(call), ME, at(8, 15))  # the second one is due on the 31st
    reopened = replace(call, outcome=Open())
    await plan(store, agreed(reopened), ME, at(8, 26, 12))
    assert "test news 1" in await keys(store)
    assert "test/call/2 lead 2016-08-31 2016-08-24" in await keys(store)


async def test_only_the_chats_of_what_changed_are_looked_at(store: Store) -> None:
    both = [*agreed(HOTLINE).schedules.values(), *agreed(HOTLINE, id="other").schedules.values()]
    changed = [*agreed(SOONER).schedules.values(), *agreed(HOTLINE, id="other").schedules.values()]
    await subscribe(store, 7, since=at(7, 1))
    await subscribe(store, 8, since=at(7, 1), schedules=("other",))
    await plan(store, Timelines(both), ME, at(7, 1))
    await noticing.notice_changes(store, Timelines(both), ME, at(7, 2))
    assert not await noticing.wake_some(store, at(7, 2))
    await noticing.notice_changes(store, Timelines(changed), ME, at(7, 2))
    assert await noticing.wake_some(store, at(7, 2))
    assert await due(store, at(7, 2)) == {7}


async def test_many_chats_are_woken_some_at_a_time(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(noticing, "_WOKEN_AT_ONCE", 3)
    await subscribe(store, *range(-4, 4), since=at(7, 1))
    await plan(store, agreed(HOTLINE), ME, at(7, 1))
    await noticing.notice_changes(store, agreed(SOONER), ME, at(7, 2))
    counts = []
    while await noticing.wake_some(store, at(7, 2)):
        counts.append(len(await due(store, at(7, 2))))
    assert counts == [3, 6, 8]


async def test_other_defaults_have_everyone_looked_at(store: Store) -> None:
    await subscribe(store, since=at(7, 1))
    await plan(store, agreed(HOTLINE), ME, at(7, 1))
    assert await plan(store, agreed(HOTLINE), replace(ME, hour=time(7)), at(7, 10)) == at(8, 1, 7)


async def test_a_schedule_that_was_away_is_told_of_again(store: Store) -> None:
    await subscribe(store, since=at(7, 1))
    await plan(store, agreed(HOTLINE), ME, at(7, 1))
    async with store.begin() as conn:
        await subscribers.look_again(conn, [CHAT], at(7, 2))
    assert await plan(store, Timelines([]), ME, at(7, 2)) is None
    assert await plan(store, agreed(HOTLINE), ME, at(7, 10)) == at(8, 1)
    assert await told(store) == []
