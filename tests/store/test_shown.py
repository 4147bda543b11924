"""What was shown, and news: kept as it was."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given

from schedules.milestone import Dropped, Schedule
from schedules.news import Item, News, NewsKind, Shown
from schedules.news import shown as shown_in
from schedules.resolve import resolve
from schedules.store import newspaper, shown
from schedules.store.engine import Store
from schedules.text import Text
from tests.agreements import agreements
from tests.schedules import by, milestone, on, schedule

pytestmark = pytest.mark.anyio

NOW = datetime(2016, 7, 25, 1, 30, tzinfo=UTC)
TITLE = Text.of({"en": "Test", "zh": "测试"})
TEST = replace(milestone("test", by(on(8, 31))), title=TITLE, topic=Text.of("hotline"))


def as_shown(made: Schedule) -> dict[str, Shown]:
    return shown_in(resolve(made, on(7, 25)))


@given(agreements())
def test_what_is_shown_is_read_as_it_was_written(agreed: Schedule) -> None:
    assert newspaper.read_shown(newspaper.write_shown(as_shown(agreed))) == as_shown(agreed)


def test_a_topic_that_was_written_as_one_plain_name_is_read() -> None:
    written = newspaper.write_shown(as_shown(schedule(TEST)))
    of_old = [one | {"topic": "hotline"} for one in written]
    assert newspaper.read_shown(of_old) == as_shown(schedule(TEST))


async def test_what_was_never_shown_is_not_known(store: Store) -> None:
    async with store.connect() as conn:
        assert await shown.last_shown(conn, "test") is None
        assert await shown.digests(conn) == {}
        assert await shown.waking(conn) is None
        assert await shown.recent_news(conn, NOW) == ()


async def test_what_is_shown_takes_the_place_of_what_was(store: Store) -> None:
    first, second = as_shown(schedule(TEST)), as_shown(schedule(milestone("other", by(on(9, 1)))))
    async with store.begin() as conn:
        await shown.show(conn, "test", "a", first, 0)
        await shown.show(conn, "test", "b", second, 1)
    async with store.connect() as conn:
        assert await shown.digests(conn) == {"test": "b"}
        assert await shown.last_shown(conn, "test") == shown.LastShown(1, second)


async def test_who_follows_is_woken_from_the_first_to_the_last(store: Store) -> None:
    async with store.begin() as conn:
        await shown.show(conn, "quiet", "a", {}, 0, wakes=False)
        await shown.show(conn, "test", "a", {}, 0)
        assert await shown.waking(conn) == ("test", -(2**63))
        await shown.woken(conn, "test", 7)
        assert await shown.waking(conn) == ("test", 7)
        await shown.woken(conn, "test", None)
        assert await shown.waking(conn) is None


async def test_what_was_put_away_is_another_when_it_comes_back(store: Store) -> None:
    async with store.begin() as conn:
        await shown.show(conn, "test", "a", {}, 3)
        await shown.put_away(conn, ["test"])
        assert await shown.digests(conn) == {"test": ""}
        assert await shown.last_shown(conn, "test") == shown.LastShown(3, {})


async def test_news_is_kept_in_order_and_for_a_month(store: Store) -> None:
    dropped = replace(TEST, outcome=Dropped(on(7, 20), Text.of("no money")))
    was, now = as_shown(schedule(TEST))["test"], as_shown(schedule(dropped))["test"]
    first = News("test", 1, NOW, (Item(NewsKind.DROPPED, was, now), Item(NewsKind.ADDED, None, was)))
    second = replace(first, revision=2, noticed_at=NOW + timedelta(hours=1), by=TITLE, why=Text.of("because"))
    second = replace(second, dated_anew=frozenset({"test", "call/2"}))
    async with store.begin() as conn:
        await shown.publish(conn, second)
        await shown.publish(conn, replace(first, schedule="a", noticed_at=NOW - timedelta(days=40)))
        await shown.publish(conn, first)
        assert await shown.recent_news(conn, NOW + timedelta(days=1)) == (first, second)
        assert await shown.recent_news(conn, NOW + timedelta(days=31)) == ()
