"""What cannot be read is set aside and named once; of that schedule nothing is said, and all else goes on."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

import httpx
import pytest
from sqlalchemy import select, update
from structlog.testing import capture_logs

from bot.actions.confirming import Wanted, make
from bot.clock import RehearsalClock
from bot.editors import tell_editors
from bot.planner import plan
from bot.refreshing import refresh
from bot.store.messages import deliveries
from bot.timelines import Timelines
from bot.watch import Broken
from bot.web import LiveCalendars, web_app
from bot.wording.chat import CHAT_WORDING
from schedules.amendment import Author, Reworded
from schedules.milestone import Schedule
from schedules.store import amendments, feeds, schedules, shown, subscribers
from schedules.store.engine import Store
from schedules.subscriber import Subscriber
from tests.conversation.talk import BEN, PUBLIC, Talk
from tests.test_amend import TODAY, fair

pytestmark = pytest.mark.anyio

NOW = datetime(2016, 7, 25, 12, tzinfo=UTC)
EARLIER = datetime(2016, 7, 24, 12, tzinfo=UTC)
ME = Subscriber(ZoneInfo("UTC"), "en", time(9))


def both() -> tuple[Schedule, Schedule]:
    return fair(), replace(fair(), id="other")


async def damaged(store: Store, *more: str) -> Timelines:
    """Timelines of a process that has planned; amendment 1, of the fair, is then damaged, and made others."""
    timelines = Timelines(both())
    async with store.begin() as conn:
        await subscribers.subscribe(conn, 9, ["fair", "other"], EARLIER)
    await plan(store, timelines, ME, EARLIER)
    for id in ("fair", *more):
        async with store.begin() as conn:
            await refresh(conn, ours := Timelines(both()))
            wanted = Wanted(id, "hall", Reworded("on 24 August"), TODAY)
            await make(conn, ours, wanted, 7, Author(7, "Anna"), NOW)
        async with store.begin() as conn:
            first = update(amendments.amendments).where(amendments.amendments.c.number == 1)
            await conn.execute(first.values(edit='["retitled", "x"]'))
    return timelines


async def told(store: Store) -> list[str]:
    async with store.connect() as conn:
        return list(await conn.scalars(select(deliveries.c.text).order_by(deliveries.c.id)))


async def test_the_others_go_on_and_it_is_named_once(store: Store) -> None:
    timelines = await damaged(store)
    with capture_logs() as logs:
        for _ in range(3):
            await plan(store, timelines, ME, NOW)
            async with store.begin() as conn:
                wanted = Wanted("other", "hall", Reworded("in May 2017"), TODAY)
                await make(conn, timelines, wanted, 7, Author(7, "Ben"), NOW)
            async with store.connect() as conn:
                await refresh(conn, timelines)
    named = [line for line in logs if line["log_level"] == "error"]
    assert [(line["event"], line["schedule"], line["what"]) for line in named] == [
        ("set aside, since it cannot be read", "fair", "amendment 1")
    ]
    assert list(timelines.schedules) == ["other"]
    statement = timelines.schedules["other"].milestones["hall"].statements[0]
    assert statement.words.say("en") == "in May 2017"
    assert any("by Ben" in text for text in await told(store))


async def test_nobody_is_told_days_that_may_be_wrong(store: Store) -> None:
    # The amendment moved the hall; without it the schedule would seem to have moved back.
    timelines = await damaged(store)
    before = len(await told(store))
    await plan(store, timelines, ME, NOW)
    await plan(store, Timelines(both()), ME, NOW)
    assert not any("file of Fair" in text for text in (await told(store))[before:])


async def test_it_is_back_once_it_can_be_read_and_what_is_other_is_told(store: Store) -> None:
    await plan(store, await damaged(store), ME, NOW)
    async with store.begin() as conn:
        await conn.execute(update(amendments.amendments).values(edit='["reworded", "on 25 August"]'))
    upgraded = Timelines(both())
    await plan(store, upgraded, ME, NOW)
    assert list(upgraded.schedules) == ["fair", "other"]
    assert "Rent the hall, now 25 Aug" in (await told(store))[-1]


async def test_its_file_is_not_taken_up_and_its_editors_are_still_told_that_it_broke(store: Store) -> None:
    timelines = await damaged(store)
    async with store.connect() as conn:
        await refresh(conn, timelines)
    assert not timelines.take(fair("in October 2016"))
    assert list(timelines.schedules) == ["other"]
    await tell_editors(store, timelines, [7], ME, Broken(Path("fair.yaml"), "fair", ("no",), "1"), NOW)
    assert "fair.yaml" in (await told(store))[-1]


async def test_a_calendar_is_not_shown_without_it(store: Store) -> None:
    timelines = await damaged(store)
    async with store.begin() as conn:
        token = await feeds.feed_token(conn, 9, NOW)
        await refresh(conn, timelines)
    app = web_app(LiveCalendars(store, timelines, RehearsalClock(NOW)))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://127.0.0.1") as http:
        assert (await http.get(f"/f/{token}.ics")).status_code == 503
        assert (await http.get(f"/f/{token}/other.ics")).status_code == 200


async def test_a_schedule_of_a_chat_that_cannot_be_read_keeps_nobody_else_from_theirs(store: Store) -> None:
    talk = Talk(store, PUBLIC)
    for chat in (BEN, 6):
        await talk.say("/add Call the bank: before 5 August", chat=chat)
        await talk.say("yes", chat=chat)
    async with store.begin() as conn:
        theirs = update(schedules.schedules).where(schedules.schedules.c.chat == BEN)
        await conn.execute(theirs.values(title="no json"))
    restarted = Talk(store, PUBLIC)
    with capture_logs() as logs:
        assert "Call the bank" in await restarted.say("/due", chat=6)
        await restarted.say("/add Visit the bank: before 6 August", chat=6)
        assert "Visit the bank" in await restarted.say("yes", chat=6)
        unreadable = CHAT_WORDING["en"].not_readable([f"chat-{BEN}"])
        assert (await restarted.say("/due", chat=BEN)).endswith(f"\n\n{unreadable}")
        assert await restarted.say("/add Visit the bank: before 6 August", chat=BEN) == unreadable
    assert [line["schedule"] for line in logs if line["log_level"] == "error"] == [f"chat-{BEN}"]


async def test_news_that_cannot_be_read_is_named_once(store: Store) -> None:
    timelines = await damaged(store, "other")
    async with store.begin() as conn:
        await conn.execute(update(shown.news).values(body="no json"))
    with capture_logs() as logs:
        for _ in range(3):
            async with store.begin() as conn:
                await subscribers.look_again(conn, [9], NOW)
            await plan(store, timelines, ME, NOW)
    assert sorted(line["news"] for line in logs if "news" in line) == ["fair news 1", "other news 1"]
