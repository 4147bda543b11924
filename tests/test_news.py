"""What is news, and what is not."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest

from schedules.milestone import ClockTime, Done, Dropped, Milestone
from schedules.news import Item, News, NewsKind, dated_anew, digest, news_items, shown
from schedules.resolve import resolve
from schedules.store import newspaper
from schedules.text import Text
from schedules.when import After, Before, Every, Period, Undated
from tests.schedules import AGREED_ON, by, days, milestone, on, schedule, the, within

TEST = milestone("test", by(on(8, 31)))
SOONER = milestone("test", by(on(8, 15)))
JULY = on(7, 1)


def items(
    before: list[Milestone], after: list[Milestone], was_on: date = JULY, on: date = JULY
) -> list[Item]:
    was, now = resolve(schedule(*before), was_on), resolve(schedule(*after), on)
    return list(news_items(shown(was), shown(now)))


def kinds(
    before: list[Milestone], after: list[Milestone], was_on: date = JULY, on: date = JULY
) -> list[NewsKind]:
    return [item.kind for item in items(before, after, was_on, on)]


def anew(before: list[Milestone], after: list[Milestone], day: date = JULY) -> frozenset[str]:
    was, now = resolve(schedule(*before), day), resolve(schedule(*after), day)
    return dated_anew(shown(was), shown(now))


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ([TEST], [SOONER], NewsKind.MOVED),
        ([TEST], [milestone("test", by(on(8, 31), strictly=on(8, 30)))], NewsKind.MOVED),
        ([TEST], [milestone("test", Undated())], NewsKind.MOVED),
        ([TEST], [milestone("test", by(on(8, 31)), lasts=2)], NewsKind.MOVED),
        ([TEST], [milestone("test", by(on(8, 31)), done=on(6, 20))], NewsKind.DONE),
        ([TEST], [milestone("test", by(on(8, 31)), dropped=on(6, 20))], NewsKind.DROPPED),
        ([milestone("test", by(on(8, 31)), done=on(6, 20))], [TEST], NewsKind.REOPENED),
        ([TEST, milestone("other", by(on(9, 1)))], [TEST], NewsKind.DROPPED),
        ([TEST], [TEST, milestone("other", by(on(9, 1)))], NewsKind.ADDED),
        (
            [milestone("test", by(on(8, 31)), done=on(6, 20))],
            [milestone("test", by(on(8, 31)), done=on(6, 21))],
            NewsKind.DONE,
        ),
    ],
    ids=str,
)
def test_what_changed_is_news(before: list[Milestone], after: list[Milestone], kind: NewsKind) -> None:
    assert kinds(before, after) == [kind]


FIVE, NOON = ClockTime(time(17)), ClockTime(time(12))


@pytest.mark.parametrize(
    ("was", "now"), [(FIVE, NOON), (None, FIVE), (FIVE, None), (FIVE, ClockTime(time(17), "Etc/GMT+12"))]
)
def test_another_clock_time_is_news(was: ClockTime | None, now: ClockTime | None) -> None:
    (item,) = items([replace(TEST, at=was)], [replace(TEST, at=now)])
    assert item.kind is NewsKind.MOVED
    assert [one and one.at is not None for one in (item.before, item.after)] == [bool(was), bool(now)]


def test_a_clock_time_is_news_only_where_there_is_a_day() -> None:
    undated = milestone("test", Undated())
    assert kinds([replace(undated, at=FIVE)], [replace(undated, at=NOON)]) == []
    done = milestone("test", by(on(8, 31)), done=on(6, 20))
    assert kinds([replace(done, at=FIVE)], [replace(done, at=NOON)]) == []


def test_what_was_shown_by_a_version_that_kept_no_clock_times_is_no_news() -> None:
    timeline = resolve(schedule(replace(TEST, at=FIVE)), JULY)
    written = newspaper.write_shown(shown(timeline))
    assert newspaper.read_shown(written) == shown(timeline)
    del written[0]["at"]
    assert news_items(newspaper.read_shown(written), shown(timeline)) == ()


def test_news_tells_from_and_to() -> None:
    (item,) = items([TEST], [SOONER])
    assert item.before
    assert item.after
    assert (item.before.occurrence.due, item.after.occurrence.due) == (on(8, 31), on(8, 15))


def test_what_moves_with_something_is_news_with_it() -> None:
    report = milestone("report", Before(the("test")))
    moved = items([TEST, report], [SOONER, report])
    assert [(item.kind, item.shown.occurrence.milestone) for item in moved] == [
        (NewsKind.MOVED, "test"),
        (NewsKind.MOVED, "report"),
    ]


def test_contradicting_words_are_news_of_all_that_they_contradict() -> None:
    late = milestone("late", within(on(9, 5)))
    before, after = milestone("audit", by(on(8, 31))), milestone("audit", by(on(8, 31)), After(the("late")))
    assert set(kinds([before, late], [after, late])) == {NewsKind.CONTRADICTED}


def test_that_days_go_by_is_no_news() -> None:
    call = milestone("call", Every(days(10), Period.day(on(6, 20))))
    before = [TEST, call, milestone("undated", Undated())]
    assert kinds(before, before, JULY, on(12, 1)) == []


def test_a_new_title_or_topic_is_no_news_and_yet_another_schedule() -> None:
    retitled = replace(TEST, title=Text.of("Trial"), topic=Text.of("hotline"))
    assert kinds([TEST], [retitled]) == []
    assert digest(schedule(TEST)) != digest(schedule(retitled))
    assert digest(schedule(TEST)) == digest(schedule(milestone("test", by(on(8, 31)))))


def test_a_milestone_that_repeats_is_one_item_of_news() -> None:
    weekly = milestone("call", Every(days(7), Period.day(AGREED_ON)))
    daily = milestone("call", Every(days(8), Period.day(AGREED_ON)))
    assert len(items([weekly], [daily])) == 1
    assert len(items([TEST], [TEST, weekly])) == 1
    assert kinds([TEST, weekly], [TEST]) == [NewsKind.DROPPED]


def test_why_it_was_dropped_is_in_the_news() -> None:
    dropped = replace(TEST, outcome=Dropped(on(6, 20), Text.of("no money")))
    (item,) = items([TEST], [dropped])
    assert item.shown.why == Text.of("no money")


def test_what_was_settled_when_it_left_or_came_is_no_news() -> None:
    done = milestone("done", by(on(8, 31)), done=on(6, 20))
    assert kinds([TEST, done], [TEST]) == []
    assert kinds([TEST], [TEST, done]) == []


def test_news_is_for_those_who_hear_of_its_topic_as_it_is_or_was() -> None:
    hotline, cases = replace(TEST, topic=Text.of("hotline")), replace(SOONER, topic=Text.of("cases"))
    (item,) = items([hotline], [cases])
    (other,) = items([TEST], [SOONER])
    news = News("test", 1, datetime(2016, 7, 1, tzinfo=UTC), (item, other))
    assert news.of(None) == news.of(frozenset({"hotline"})) == news.of(frozenset({"cases"})) == news
    trade = news.of(frozenset({"trade"}))
    assert trade
    assert trade.items == (other,)
    assert replace(news, items=(item,)).of(frozenset({"trade"})) is None


def test_what_is_dated_anew_is_known_by_occurrence() -> None:
    gone = milestone("gone", by(on(9, 1)))
    assert anew([TEST, gone], [SOONER]) == {"test"}
    assert anew([TEST], [TEST, gone]) == {"gone"}
    until = Period.day(on(8, 20))
    weekly = milestone("call", Every(days(7), Period.day(on(8, 1)), until=until))
    sooner = milestone("call", Every(days(6), Period.day(on(8, 1)), until=until))
    assert anew([weekly], [sooner]) == {"call/1", "call/2", "call/3"}
    begun = replace(sooner, outcome=Done((on(8, 7),)))
    (item,) = items([weekly], [begun], was_on=on(8, 10), on=on(8, 10))
    assert item.kind is NewsKind.DONE
    assert anew([weekly], [begun], day=on(8, 10)) == {"call/2", "call/3"}
