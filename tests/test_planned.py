"""What a subscriber's own choices make of what is planned."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from schedules.milestone import Milestone, Schedule
from schedules.notices import Notice, NoticeKind
from schedules.quiet import QuietDays, Weekday
from schedules.subscriber import Seen, Snoozed, Subscriber
from schedules.text import Text
from schedules.when import Before, OnOrAfter, Undated
from tests.agreements import agreements, between, next_after
from tests.schedules import AGREED_ON, by, milestone, on, schedule, the, within

DAY = timedelta(days=1)
ME = Subscriber(ZoneInfo("Asia/Shanghai"))
WEEKENDS = replace(ME, quiet=QuietDays(weekends=True))
MONDAYS = replace(ME, digest=Weekday.MONDAY)
TEST = milestone("test", by(on(8, 31)))  # a Wednesday; its leads are on a Monday, a Wednesday and a Tuesday
SUNDAY = milestone("sunday", by(on(9, 4)))


def plain(id: str) -> Milestone:
    return milestone(id, by(on(8, 31)))


def told(me: Subscriber, *milestones: Milestone) -> list[tuple[str, date]]:
    return [(notice.kind, notice.day) for notice in replayed(me, schedule(*milestones), on(12, 31))]


def replayed(me: Subscriber, agreed: Schedule, until: date) -> Iterator[Notice]:
    day = AGREED_ON
    while day <= until:
        yield from between(agreed, day - DAY, day, me)
        day += DAY


# Quiet days ------------------------------------------------------------------------------------


def test_what_comes_is_told_before_a_quiet_day_and_what_has_passed_after_it() -> None:
    assert told(WEEKENDS, SUNDAY) == [
        ("lead", on(8, 5)),
        ("lead", on(8, 26)),
        ("due_day", on(9, 2)),
        ("overdue", on(9, 5)),
        ("overdue", on(9, 12)),
        ("overdue", on(9, 19)),
        ("overdue", on(9, 26)),
        ("overdue", on(10, 3)),
    ]


def test_what_is_undated_and_the_opening_of_a_window_move_too() -> None:
    undated = [day for kind, day in told(WEEKENDS, milestone("undated", Undated()))]
    assert undated == [on(7, 14), on(8, 15), on(9, 14), on(10, 14), on(11, 14), on(12, 14)]
    assert ("opens", on(9, 30)) in told(WEEKENDS, milestone("window", within(on(10, 1), on(10, 31))))


def test_a_key_does_not_change_with_what_is_chosen() -> None:
    (moved,) = between(schedule(SUNDAY), on(8, 4), on(8, 5), WEEKENDS)
    (usual,) = between(schedule(SUNDAY), on(8, 4), on(8, 5), ME)
    assert moved.key == usual.key == "test/sunday lead 2016-09-04 2016-08-05"
    (moved,) = between(schedule(SUNDAY), on(9, 1), on(9, 2), WEEKENDS)
    assert moved.key == "test/sunday due_day 2016-09-04 2016-09-04"


# Once a week -----------------------------------------------------------------------------------


def test_a_weekly_digest_holds_what_the_days_ahead_bring_and_what_is_overdue() -> None:
    assert told(MONDAYS, TEST) == [
        ("lead", on(8, 1)),
        ("lead", on(8, 22)),
        ("due_day", on(8, 29)),
        ("overdue", on(9, 5)),
        ("overdue", on(9, 12)),
        ("overdue", on(9, 19)),
        ("overdue", on(9, 26)),
        ("overdue", on(10, 3)),
    ]


# A stricter day without a due day --------------------------------------------------------------

FORUM = milestone("forum", OnOrAfter(on(10, 3)))  # a Monday
SPEECH = milestone("speech", Before(the("forum")))  # surely in time by the Sunday before


def told_of_speech(me: Subscriber) -> list[tuple[str, date]]:
    replay = replayed(me, schedule(FORUM, SPEECH), on(10, 31))
    return [(notice.kind, notice.day) for notice in replay if notice.milestone == "speech"]


def test_a_stricter_day_of_what_is_undated_is_told_before_a_quiet_day() -> None:
    assert told_of_speech(WEEKENDS)[2:] == [
        ("lead", on(9, 2)),
        ("undated", on(9, 14)),
        ("lead", on(9, 23)),
        ("stricter_day", on(9, 30)),
        ("undated", on(10, 14)),
    ]


def test_a_weekly_digest_holds_a_stricter_day_of_what_is_undated() -> None:
    assert told_of_speech(MONDAYS) == [
        ("undated", on(7, 18)),
        ("undated", on(8, 15)),
        ("lead", on(8, 29)),
        ("lead", on(9, 19)),
        ("stricter_day", on(9, 26)),
        ("undated", on(10, 17)),
    ]


def test_what_is_undated_and_was_seen_is_silent_on_its_stricter_day_too() -> None:
    assert told_of_speech(replace(ME, hushes=frozenset({Seen("test", "speech", None)}))) == []


def test_a_snooze_quiets_what_comes_before_a_stricter_day_of_what_is_undated() -> None:
    snoozed = replace(ME, hushes=frozenset({Snoozed("test", "speech", on(9, 26))}))
    assert told_of_speech(snoozed) == [
        ("snooze_over", on(9, 26)),
        ("lead", on(10, 1)),
        ("stricter_day", on(10, 2)),
        ("undated", on(10, 14)),
    ]


# Topics ----------------------------------------------------------------------------------------


def test_only_the_chosen_topics_are_told_and_what_has_none() -> None:
    hotline, cases = replace(TEST, topic=Text.of("hotline")), replace(plain("cases"), topic=Text.of("cases"))
    mine = replace(ME, topics=frozenset({"hotline"}))
    agreed = schedule(hotline, cases, plain("plain"))
    assert [notice.milestone for notice in between(agreed, on(8, 30), on(8, 31), mine)] == ["test", "plain"]


# Hushes ----------------------------------------------------------------------------------------


def test_a_snooze_is_silent_until_its_day_on_which_it_is_brought_up_again() -> None:
    snoozed = replace(ME, hushes=frozenset({Snoozed("test", "test", on(8, 27))}))
    assert told(snoozed, TEST)[:3] == [
        ("snooze_over", on(8, 27)),
        ("lead", on(8, 30)),
        ("due_day", on(8, 31)),
    ]


def test_what_is_more_urgent_on_the_day_a_snooze_ends_is_told_instead() -> None:
    snoozed = replace(ME, hushes=frozenset({Snoozed("test", "test", on(9, 7))}))
    assert told(snoozed, TEST)[:2] == [("overdue", on(9, 7)), ("overdue", on(9, 14))]


def test_a_snooze_that_ends_on_a_quiet_day_ends_after_it() -> None:
    snoozed = replace(WEEKENDS, hushes=frozenset({Snoozed("test", "test", on(8, 27))}))
    assert told(snoozed, TEST)[0] == ("snooze_over", on(8, 29))


def test_what_is_undated_can_be_snoozed() -> None:
    snoozed = replace(ME, hushes=frozenset({Snoozed("test", "undated", on(8, 1))}))
    assert told(snoozed, milestone("undated", Undated()))[:2] == [
        ("snooze_over", on(8, 1)),
        ("undated", on(8, 14)),
    ]


def test_what_was_seen_is_silent_as_long_as_it_is_due_on_that_day() -> None:
    seen = replace(ME, hushes=frozenset({Seen("test", "test", on(8, 31))}))
    assert told(seen, TEST) == []
    assert told(seen, milestone("test", by(on(8, 30)))) != []
    assert told(seen, plain("other")) != []


# All together ----------------------------------------------------------------------------------

hushes = st.one_of(
    st.just(frozenset[Snoozed]()),
    st.integers(0, 60).map(lambda days: frozenset({Snoozed("test", "a", AGREED_ON + days * DAY)})),
)
choosers = st.builds(
    Subscriber,
    st.just(ME.zone),
    digest=st.one_of(st.none(), st.sampled_from(Weekday)),
    quiet=st.sampled_from([QuietDays(), QuietDays(weekends=True), QuietDays(True, "CN")]),
    hushes=hushes,
)


@settings(max_examples=40)
@given(agreements(), choosers, st.integers(0, 60), st.integers(1, 20))
def test_whoever_is_told_is_told_on_telling_days_and_nothing_that_passed_before_it_passes(
    agreed: Schedule, me: Subscriber, start: int, days: int
) -> None:
    after = AGREED_ON + start * DAY
    for number in range(days):
        for notice in between(agreed, after + number * DAY, after + (number + 1) * DAY, me):
            assert me.telling.days.last_by(notice.day) == notice.day
            if notice.kind in {NoticeKind.OVERDUE, NoticeKind.UNDATED, NoticeKind.SNOOZE_OVER}:
                assert notice.day >= notice.own_day


@settings(max_examples=40)
@given(agreements(), choosers, st.integers(0, 100))
def test_the_next_day_is_the_first_of_all_days_on_which_something_is_told(
    agreed: Schedule, me: Subscriber, start: int
) -> None:
    told_until = AGREED_ON + start * DAY
    tried = (told_until + number * DAY for number in range(1, 45))
    first = next((day for day in tried if between(agreed, day - DAY, day, me)), None)
    foreseen = next_after(agreed, me, told_until)
    assert first == (foreseen if foreseen and foreseen < told_until + 45 * DAY else None)
