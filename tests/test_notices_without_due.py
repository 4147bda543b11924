"""What is told of milestones that have no due day, but a day by which they are surely in time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from schedules.milestone import Milestone
from schedules.notices import Notice
from schedules.subscriber import Subscriber
from schedules.when import After, Apart, Before, Direction, OnOrAfter, Reach, Undated
from tests.agreements import between, next_after
from tests.schedules import AGREED_ON, days, milestone, on, schedule, the

ME = Subscriber(ZoneInfo("Asia/Shanghai"))
DAY = timedelta(days=1)
FORUM = milestone("forum", OnOrAfter(on(10, 1)))
"""Nobody knows when: what comes before it has no due day, and is surely in time only by 30 September."""
SPEECH = milestone("speech", Before(the("forum")))


def replayed(*milestones: Milestone) -> Iterator[Notice]:
    """What is told of the speech from the day of the agreement to the end of the year, day by day."""
    agreed = schedule(*milestones)
    for number in range((on(12, 31) - AGREED_ON).days + 1):
        day = AGREED_ON + number * DAY
        yield from (notice for notice in between(agreed, day - DAY, day, ME) if notice.milestone == "speech")


def told(*milestones: Milestone) -> list[tuple[str, date]]:
    return [(notice.kind, notice.day) for notice in replayed(*milestones)]


def missed(after: date, until: date, *milestones: Milestone) -> list[tuple[str, date]]:
    """What is told of the speech on ``until`` where nothing was since ``after``."""
    notices = between(schedule(*milestones), after, until, ME)
    return [(notice.kind, notice.day) for notice in notices if notice.milestone == "speech"]


def test_it_is_told_ahead_of_its_stricter_day_and_on_it_and_else_once_a_month_only() -> None:
    assert told(FORUM, SPEECH) == [
        ("undated", on(7, 14)),
        ("undated", on(8, 14)),
        ("lead", on(8, 31)),
        ("undated", on(9, 14)),
        ("lead", on(9, 23)),
        ("lead", on(9, 29)),
        ("stricter_day", on(9, 30)),
        ("undated", on(10, 14)),
        ("undated", on(11, 14)),
        ("undated", on(12, 14)),
    ]


def test_its_own_lead_times_count_to_the_stricter_day_and_a_lead_is_told_instead_of_a_monthly_one() -> None:
    assert told(FORUM, replace(SPEECH, remind=(days(16),)))[2:5] == [
        ("lead", on(9, 14)),
        ("stricter_day", on(9, 30)),
        ("undated", on(10, 14)),
    ]


def test_a_stricter_day_that_had_passed_when_it_was_said_is_none() -> None:
    late = milestone("speech", (Before(the("forum")), on(10, 1)))
    assert told(FORUM, late) == [
        ("undated", on(10, 14)),
        ("undated", on(11, 14)),
        ("undated", on(12, 14)),
    ]
    in_time = milestone("speech", (Before(the("forum")), on(9, 30)))
    assert told(FORUM, in_time)[0] == ("stricter_day", on(9, 30))


def test_a_stricter_day_that_one_knows_of_once_it_has_passed_is_not_told() -> None:
    seminar = milestone("seminar", Undated(), done=on(10, 10))
    forum = milestone("forum", After(the("seminar")))  # so it is not before 11 October, one knows then
    speech = milestone("speech", Apart(the("forum"), days(20), Direction.BEFORE, Reach.AT_LEAST))
    assert {kind for kind, _ in told(seminar, forum, speech)} == {"undated"}
    assert missed(on(9, 15), on(10, 12), seminar, forum, speech) == []


def test_a_missed_stricter_day_is_told_late() -> None:
    assert missed(on(9, 10), on(10, 20), FORUM, SPEECH) == [("stricter_day", on(9, 30))]


def test_the_next_day_is_the_first_of_those_that_end_and_those_that_do_not() -> None:
    agreed = schedule(FORUM, SPEECH)
    assert next_after(agreed, ME, on(9, 14)) == on(9, 23)
    assert next_after(agreed, ME, on(9, 30)) == on(10, 14)


def test_a_key_has_no_due_day() -> None:
    first = next(notice for notice in replayed(FORUM, SPEECH) if notice.day == on(8, 31))
    assert first.key == "test/speech lead - 2016-08-31"
