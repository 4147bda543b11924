"""Amendments reach every process, everyone concerned, and the editors whose file wins over them."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select
from structlog.testing import capture_logs

from bot.actions.confirming import Wanted, make
from bot.editors import tell_overruled
from bot.planner import plan
from bot.refreshing import keeping_up, refresh
from bot.store.messages import deliveries
from bot.timelines import Timelines
from schedules.amend import said_of
from schedules.amendment import Amendment, Author, Finished, Reworded
from schedules.milestone import Schedule
from schedules.store import amendments, subscribers
from schedules.store.engine import Store
from schedules.subscriber import Subscriber
from tests.test_amend import TODAY, fair

pytestmark = pytest.mark.anyio

NOW = datetime(2016, 7, 25, 12, tzinfo=UTC)
EARLIER = datetime(2016, 7, 24, 12, tzinfo=UTC)
ME = Subscriber(ZoneInfo("UTC"), "en", time(9))
ANNA = Author(7, "Anna")
EDITORS = {7, 8}


async def change(store: Store, timelines: Timelines, words: str, why: str | None = None) -> None:
    wanted = Wanted("fair", "hall", Reworded(words), TODAY, why)
    async with store.begin() as conn:
        await refresh(conn, timelines)
        await make(conn, timelines, wanted, 7, ANNA, NOW)


async def told(store: Store, chat: int) -> list[str]:
    query = select(deliveries.c.text).where(deliveries.c.chat == chat).order_by(deliveries.c.id)
    async with store.connect() as conn:
        return list(await conn.scalars(query))


def hall(timelines: Timelines) -> Schedule:
    return timelines.schedules["fair"]


async def test_who_follows_is_told_from_to_who_and_why_by_whichever_process_plans(store: Store) -> None:
    async with store.begin() as conn:
        await subscribers.subscribe(conn, 9, ["fair"], EARLIER)
    ours, planner = Timelines([fair()]), Timelines([fair()])
    await plan(store, planner, ME, EARLIER)
    await change(store, ours, "on 24 August", "it is cheaper")
    for timelines in (planner, Timelines([fair()])):
        await plan(store, timelines, ME, NOW)
    assert (await told(store, 9))[-1].splitlines()[:2] == [
        "Changed in Fair, by Anna:",
        "• Moved: Rent the hall, now 24 Aug; it was 1–31 Aug (no day set).",
    ]
    assert sum("by Anna" in text for text in await told(store, 9)) == 1
    assert (await told(store, 9))[-1].endswith("Why: it is cheaper")


async def test_an_edit_that_nobody_noticed_yet_is_not_told_as_the_authors(store: Store) -> None:
    async with store.begin() as conn:
        await subscribers.subscribe(conn, 9, ["fair"], EARLIER)
    await plan(store, Timelines([fair()]), ME, EARLIER)
    edited = Timelines([fair("in October 2016")])
    async with store.begin() as conn:
        wanted = Wanted("fair", "booths", Finished(TODAY), TODAY)
        await make(conn, edited, wanted, 7, ANNA, NOW)
    await plan(store, edited, ME, NOW)
    of_file, of_anna = [text for text in await told(store, 9) if text.startswith("Changed in")]
    assert "file of Fair" in of_file
    assert "Rent the hall" in of_file
    assert "by Anna" in of_anna
    assert "Rent the hall" not in of_anna


async def test_what_is_taken_back_by_the_database_was_never_taken_in(store: Store) -> None:
    timelines = Timelines([fair()])

    async def fail_halfway() -> None:
        async with store.begin() as conn:
            await make(conn, timelines, Wanted("fair", "hall", Reworded("in May 2017"), TODAY), 7, ANNA, NOW)
            raise LookupError

    with pytest.raises(LookupError):
        await fail_halfway()
    async with store.connect() as conn:
        assert not await refresh(conn, timelines)
    assert hall(timelines) == fair()


async def test_another_process_keeps_up_by_itself(store: Store) -> None:
    ours, other, changed = Timelines([fair()]), Timelines([fair()]), asyncio.Event()

    async def nothing() -> None:
        pass

    async with keeping_up(store, other, changed.set, nothing):
        await change(store, ours, "on 24 August")
        async with asyncio.timeout(30):
            await changed.wait()
    assert hall(other).milestones["hall"].statements[0].words.say("en") == "on 24 August"


async def test_what_goes_wrong_is_said_once_and_it_goes_on(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.refreshing._SECONDS", 0.01)
    tried, over = 0, asyncio.Event()

    async def tell() -> None:
        nonlocal tried
        tried += 1
        if tried <= 3:
            raise LookupError("our secret position")
        over.set()

    with capture_logs() as logs:
        async with keeping_up(store, Timelines([fair()]), lambda: None, tell), asyncio.timeout(30):
            await over.wait()
    assert [(line["event"], line.get("why")) for line in logs] == [
        ("amendments are not looked for", "LookupError"),
        ("amendments are looked for again", None),
    ]


async def test_editors_are_told_once_that_their_file_wins(store: Store) -> None:
    timelines = Timelines([fair()])
    await change(store, timelines, "on 24 August", "it is cheaper")
    async with store.begin() as conn:
        await refresh(conn, timelines)
    assert not await tell_overruled(store, timelines, EDITORS, ME, NOW)
    timelines.take(fair("in October 2016"))
    assert hall(timelines) == fair("in October 2016")
    assert await tell_overruled(store, timelines, EDITORS, ME, NOW)
    assert not await tell_overruled(store, timelines, EDITORS, ME, NOW)
    for editor in EDITORS:
        assert await told(store, editor) == [
            "The file of “Fair” has changed. It wins over these changes, which no longer count:\n"
            "1. Monday 25 July 2016, Anna: Rent the hall moved to “on 24 August”. Why: it is cheaper "
            "(no longer counts: the file says something else)"
        ]


async def test_a_file_that_says_the_same_by_now_is_no_news_to_its_editors(store: Store) -> None:
    timelines = Timelines([fair()])
    await change(store, timelines, "on 24 August")
    async with store.begin() as conn:
        await refresh(conn, timelines)
    timelines.take(fair("on 24 August\n    said_on: 2016-07-25"))
    assert not await tell_overruled(store, timelines, EDITORS, ME, NOW)


async def test_of_many_each_is_taken_in_once_and_others_have_a_turn_meanwhile(store: Store) -> None:
    edits = [Reworded(f"on {1 + number % 28} August") for number in range(180)]
    async with store.begin() as conn:
        for number, edit in enumerate(edits, 1):
            over = said_of(fair(), "hall", edit)
            await amendments.keep(conn, Amendment(number, "fair", "hall", edit, TODAY, ANNA, NOW, None, over))
    late, seen = Timelines([fair()]), set[int]()

    async def look() -> None:
        while late.newest < len(edits):
            seen.add(late.newest)
            await asyncio.sleep(0)

    async with store.connect() as one, store.connect() as other:
        await asyncio.gather(refresh(one, late), look(), refresh(other, late))
    assert len(seen) > 2
    assert [amendment.number for amendment in late.amendments("fair")] == list(range(1, 181))
    (statement,) = hall(late).milestones["hall"].statements
    assert statement.words.say("en") == edits[-1].words


async def test_two_that_look_at_once_take_an_amendment_in_once(store: Store) -> None:
    await change(store, Timelines([fair()]), "on 24 August")
    late = Timelines([fair()])
    async with store.connect() as one, store.connect() as other:
        await asyncio.gather(refresh(one, late), refresh(other, late))
    assert [amendment.number for amendment in late.amendments("fair")] == [late.newest]
