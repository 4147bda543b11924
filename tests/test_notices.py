"""Who is told what on which day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from schedules.calendar_units import CalendarUnit
from schedules.days import Distance, Unit
from schedules.milestone import ClockTime, Milestone, Schedule
from schedules.notices import Notice, NoticeKind
from schedules.subscriber import Subscriber
from schedules.when import (
    After,
    Apart,
    Direction,
    Every,
    EveryPeriod,
    OnOrAfter,
    Period,
    Reach,
    Regularly,
    Run,
    Standing,
    Undated,
)
from tests.agreements import between, next_after
from tests.schedules import AGREED_ON, at_each, by, days, milestone, on, schedule, the, within

SHANGHAI = ZoneInfo("Asia/Shanghai")
LOS_ANGELES = ZoneInfo("America/Los_Angeles")
ME = Subscriber(SHANGHAI)
DAY = timedelta(days=1)
END = on(12, 31)
AUGUST = within(on(8, 1), on(8, 31))


def missed(agreed: Schedule, after: date, until: date) -> list[Notice]:
    """What is told on ``until`` where nothing was since ``after``."""
    return list(between(agreed, after, until, ME))


def replayed(*milestones: Milestone, me: Subscriber = ME, until: date = END) -> list[Notice]:
    """What is told from the day of the agreement on, day by day."""
    agreed = schedule(*milestones)
    count = (until - AGREED_ON).days + 1
    days = [AGREED_ON + number * DAY for number in range(count)]
    return [notice for day in days for notice in between(agreed, day - DAY, day, me)]


def told(*milestones: Milestone, me: Subscriber = ME, until: date = END) -> list[tuple[str, date]]:
    return [(notice.kind, notice.day) for notice in replayed(*milestones, me=me, until=until)]


def days_of(kind: NoticeKind, *milestones: Milestone, until: date = END) -> list[date]:
    return [notice.day for notice in replayed(*milestones, until=until) if notice.kind is kind]


# The rules, one by one -------------------------------------------------------------------------


def test_a_deadline_is_told_ahead_on_the_day_and_five_times_after_it() -> None:
    assert told(milestone("test", by(on(8, 31)))) == [
        ("lead", on(8, 1)),
        ("lead", on(8, 24)),
        ("lead", on(8, 30)),
        ("due_day", on(8, 31)),
        ("overdue", on(9, 1)),
        ("overdue", on(9, 7)),
        ("overdue", on(9, 14)),
        ("overdue", on(9, 21)),
        ("overdue", on(9, 28)),
    ]


def test_ahead_is_counted_from_the_stricter_day_and_the_due_day_is_told_too() -> None:
    assert told(milestone("report", by(on(9, 30), strictly=on(8, 31))))[:5] == [
        ("lead", on(8, 1)),
        ("lead", on(8, 24)),
        ("lead", on(8, 30)),
        ("stricter_day", on(8, 31)),
        ("due_day", on(9, 30)),
    ]


def test_a_stricter_day_that_had_passed_when_it_was_said_is_none() -> None:
    late = milestone("report", (by(on(9, 30), strictly=on(8, 31)), on(9, 1)))
    assert told(late)[:3] == [("lead", on(9, 23)), ("lead", on(9, 29)), ("due_day", on(9, 30))]


def test_both_days_are_in_a_notice_where_they_differ() -> None:
    first, *_ = replayed(milestone("report", by(on(9, 30), strictly=on(8, 31))))
    assert (first.due, first.stricter) == (on(9, 30), on(8, 31))
    first, *_ = replayed(milestone("report", by(on(9, 30))))
    assert (first.due, first.stricter) == (on(9, 30), None)


def test_a_window_of_a_week_says_when_it_opens_and_a_shorter_one_does_not() -> None:
    assert days_of(NoticeKind.OPENS, milestone("seminar", AUGUST)) == [on(8, 1)]
    assert days_of(NoticeKind.OPENS, milestone("week", within(on(8, 1), on(8, 7)))) == [on(8, 1)]
    assert days_of(NoticeKind.OPENS, milestone("short", within(on(8, 1), on(8, 6)))) == []


def test_the_opening_stands_for_the_lead_of_the_same_day() -> None:
    assert told(milestone("seminar", AUGUST))[:2] == [("opens", on(8, 1)), ("lead", on(8, 24))]


def test_a_window_that_had_opened_when_it_was_agreed_does_not_open() -> None:
    assert days_of(NoticeKind.OPENS, milestone("soon", within(AGREED_ON, on(9, 22)))) == []


def test_what_lasts_is_due_on_its_last_running_day() -> None:
    meeting = milestone("meeting", Run(Period(on(8, 24), on(8, 25))))
    assert ("due_day", on(8, 25)) in told(meeting)


def test_a_milestone_can_have_its_own_lead_times() -> None:
    own = replace(milestone("test", by(on(8, 31))), remind=(Distance(2, Unit.WEEK),))
    assert days_of(NoticeKind.LEAD, own) == [on(8, 17)]
    none = replace(own, remind=())
    assert told(none)[0] == ("due_day", on(8, 31))


def test_lead_times_before_the_calendar_begins_are_none() -> None:
    own = replace(milestone("test", by(on(8, 31))), remind=(Distance(9999, Unit.YEAR),))
    assert days_of(NoticeKind.LEAD, own) == []


def test_what_is_undated_is_brought_up_once_a_month_but_not_on_the_day_it_was_agreed() -> None:
    monthly = [on(7, 14), on(8, 14), on(9, 14), on(10, 14), on(11, 14), on(12, 14)]
    assert days_of(NoticeKind.UNDATED, milestone("dialogue", Undated())) == monthly
    assert days_of(NoticeKind.UNDATED, milestone("added", (Undated(), on(8, 14)))) == monthly[2:]


def test_what_is_undated_is_not_brought_up_before_its_first_day() -> None:
    meetings = milestone("meetings", OnOrAfter(on(9, 14)))
    assert days_of(NoticeKind.UNDATED, meetings) == [on(9, 14), on(10, 14), on(11, 14), on(12, 14)]


def test_a_repeating_milestone_without_a_day_is_one_thing_to_tell() -> None:
    one, other = milestone("one", Undated()), milestone("other", Undated())
    report = milestone("report", at_each((the("one"), the("other"))))
    (notice,) = [n for n in replayed(one, other, report, until=on(7, 14)) if n.milestone == "report"]
    assert notice.occurrence.number == 1


def test_a_month_that_is_too_short_brings_it_up_on_its_last_day() -> None:
    agreed = replace(schedule(milestone("dialogue", (Undated(), on(1, 31)))), agreed_on=on(1, 31))
    assert next_after(agreed, ME, on(1, 31)) == on(2, 29)
    assert next_after(agreed, ME, on(2, 29)) == on(3, 31)


@pytest.mark.parametrize(
    "silent",
    [
        milestone("ongoing", Standing()),
        milestone("done", by(on(8, 31)), done=on(6, 20)),
        milestone("dropped", by(on(8, 31)), dropped=on(6, 20)),
    ],
    ids=lambda silent: silent.id,
)
def test_standing_done_and_dropped_are_silent(silent: Milestone) -> None:
    assert told(silent) == []


def test_what_was_done_late_is_silent_from_then_on() -> None:
    assert told(milestone("test", by(on(8, 31)), done=on(9, 10)))[-1] == ("overdue", on(9, 7))


def test_only_the_latest_past_occurrence_is_overdue_and_only_until_the_next_may_begin() -> None:
    weekly = milestone("meeting", Every(days(10), Period.day(AGREED_ON)))
    lapsing = [n for n in replayed(weekly, until=on(7, 31)) if n.kind is NoticeKind.OVERDUE]
    assert [(n.occurrence.number, n.day) for n in lapsing] == [
        (1, on(6, 25)),
        (1, on(7, 1)),
        (2, on(7, 5)),
        (2, on(7, 11)),
        (3, on(7, 15)),
        (3, on(7, 21)),
        (4, on(7, 25)),
        (4, on(7, 31)),
    ]


def test_of_one_milestone_only_the_most_urgent_is_told() -> None:
    weekly = milestone("meeting", EveryPeriod(CalendarUnit.WEEK, Period.day(AGREED_ON)))
    days = [notice.day for notice in replayed(weekly)]
    assert days == sorted(set(days))


def test_what_can_no_longer_be_kept_is_told_as_what_is_overdue_is() -> None:
    seminar = milestone("seminar", Undated(), done=on(8, 26))
    trial = milestone("trial", by(on(8, 15)), After(the("seminar")))
    assert [(n.kind, n.day) for n in replayed(seminar, trial) if n.milestone == "trial"][-5:] == [
        ("overdue", on(8, 16)),
        ("overdue", on(8, 22)),
        ("unkeepable", on(8, 29)),
        ("unkeepable", on(9, 5)),
        ("unkeepable", on(9, 12)),
    ]


def test_what_became_overdue_by_what_happened_is_told_on_that_day() -> None:
    dialogue = milestone("dialogue", Undated(), done=on(10, 10))
    reach = Apart(
        the("dialogue"), days(20), Direction.BEFORE, Reach.AT_LEAST
    )  # by 20 September, one knows now
    assert days_of(NoticeKind.OVERDUE, dialogue, milestone("trial", reach)) == [
        on(10, 10),
        on(10, 11),
        on(10, 18),
    ]
    reach = replace(reach, distance=days(100))
    assert days_of(NoticeKind.OVERDUE, dialogue, milestone("trial", reach)) == [on(10, 10)]


# Clock times -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("zone", "at", "due_day"),
    [
        (SHANGHAI, ClockTime(time(17), "Asia/Shanghai"), on(8, 31)),
        (SHANGHAI, ClockTime(time(9), "Asia/Shanghai"), on(8, 30)),
        (LOS_ANGELES, ClockTime(time(17), "Asia/Shanghai"), on(8, 30)),
        (LOS_ANGELES, ClockTime(time(17)), on(8, 31)),
        (SHANGHAI, ClockTime(time(23, 59), "Etc/GMT+12"), on(9, 1)),
    ],
)
def test_the_day_itself_is_told_at_the_last_hour_before_the_clock_time(
    zone: ZoneInfo, at: ClockTime, due_day: date
) -> None:
    timed = replace(milestone("test", by(on(8, 31))), at=at)
    notices = replayed(timed, me=Subscriber(zone))
    (on_the_day,) = [n for n in notices if n.kind is NoticeKind.DUE_DAY]
    assert on_the_day.day == due_day
    overdue = [n.day for n in notices if n.kind is NoticeKind.OVERDUE]
    assert overdue[0] == max(due_day, on(8, 31)) + DAY


# After downtime --------------------------------------------------------------------------------


def test_of_what_was_missed_only_the_most_urgent_is_told() -> None:
    (notice,) = missed(schedule(milestone("test", by(on(8, 31)))), on(7, 25), on(8, 27))
    assert (notice.kind, notice.day) == (NoticeKind.LEAD, on(8, 24))
    (notice,) = missed(schedule(milestone("test", by(on(8, 31)))), on(7, 25), on(9, 3))
    assert (notice.kind, notice.day) == (NoticeKind.OVERDUE, on(9, 1))


def test_what_is_settled_by_now_was_not_missed() -> None:
    assert missed(schedule(milestone("test", by(on(8, 31)), done=on(8, 26))), on(7, 25), on(8, 27)) == []


def test_a_lead_day_that_passed_before_the_present_date_was_known_is_void() -> None:
    seminar = milestone("seminar", Undated(), done=on(8, 26))
    reach = Apart(
        the("seminar"), days(5), Direction.AFTER, Reach.WITHIN
    )  # by 31 August, one knows on the 26th
    agreed = schedule(seminar, milestone("report", reach))
    assert missed(agreed, on(8, 20), on(8, 27)) == []
    assert [n.day for n in missed(agreed, on(8, 20), on(8, 30))] == [on(8, 30)]
    said_later = schedule(milestone("report", (by(on(8, 31)), on(8, 25))))
    assert missed(said_later, on(8, 20), on(8, 27)) == []


def test_a_lead_day_that_passed_with_the_present_date_was_missed() -> None:
    seminar = milestone("seminar", Undated(), done=on(8, 26))
    report = milestone("report", by(on(8, 31)), After(the("seminar")))
    assert [n.day for n in missed(schedule(seminar, report), on(8, 20), on(8, 27))] == [on(8, 24)]


# Keys ------------------------------------------------------------------------------------------


def test_a_key_names_all_that_makes_a_notice_another_one() -> None:
    first, *_ = replayed(milestone("report", by(on(8, 31))))
    assert first.key == "test/report lead 2016-08-31 2016-08-01"
    first, *_ = replayed(milestone("meeting", Regularly()))
    assert first.key == "test/meeting/1 undated - 2016-07-14"


def test_the_longest_key_fits_the_index() -> None:
    first, *_ = replayed(milestone("m" * 64, by(on(8, 31))))
    numbered = replace(first.occurrence, number=99_999)
    assert len(replace(first, schedule="s" * 64, occurrence=numbered).key) <= 255
