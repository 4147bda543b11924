"""Occurrences: where they lie by their words, and what became of each."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import islice, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schedules.calendar_units import CalendarUnit, Part
from schedules.days import Distance, Unit, is_weekday
from schedules.milestone import Done
from schedules.occurrences import (
    Fate,
    Slot,
    clipped,
    every,
    every_period,
    last_running,
    occurrences,
    regularly,
    settled_by,
    until,
)
from schedules.span import Span
from schedules.timeline import State
from schedules.when import EveryPeriod, Period
from tests.schedules import AGREED_ON, on

MONTH = Distance(1, Unit.MONTH)


def each(unit: CalendarUnit, *parts: Part) -> EveryPeriod:
    """What comes in each of these units; after what is told apart from it."""
    return EveryPeriod(unit, Period.day(AGREED_ON), parts=parts)


def spans(slots: Iterable[Slot], count: int) -> list[Span]:
    return [slot.span for slot in islice(slots, count)]


# Where they lie -------------------------------------------------------------------------------


def test_a_months_end_is_not_worn_down() -> None:
    end_of_january = Span.on(on(1, 31))
    found = [span.latest for span in spans(every(MONTH, end_of_january, is_weekday), 4)]
    assert found == [on(2, 29), on(3, 31), on(4, 30), on(5, 31)]


def test_each_distance_moves_the_whole_window() -> None:
    august = Span(on(8, 1), on(8, 31))
    found = list(islice(every(Distance(3, Unit.MONTH), august, is_weekday), 2))
    assert [slot.span for slot in found] == [
        Span(on(11, 1), on(11, 30)),
        Span(on(2, 1, 2017), on(2, 28, 2017)),
    ]
    assert [slot.stricter for slot in found] == [on(11, 1), on(2, 1, 2017)]
    assert [slot.number for slot in found] == [1, 2]


def test_working_days_are_counted_from_one_to_the_next() -> None:
    friday = Span.on(on(8, 26))
    found = spans(every(Distance(2, Unit.WORKING_DAY), friday, is_weekday), 3)
    assert [span.latest for span in found] == [on(8, 30), on(9, 1), on(9, 5)]


def test_with_an_open_end_only_the_first_is_known() -> None:
    assert spans(every(MONTH, Span(on(8, 1)), is_weekday), 3) == [Span(on(9, 1))]
    assert spans(every(MONTH, Span(), is_weekday), 3) == [Span()]
    assert spans(every_period(each(CalendarUnit.MONTH), Span(on(8, 1))), 3) == [Span(on(9, 1))]


@pytest.mark.parametrize(
    ("unit", "first", "second"),
    [
        (CalendarUnit.WEEK, Span(on(6, 20), on(6, 26)), Span(on(6, 27), on(7, 3))),
        (CalendarUnit.MONTH, Span(on(7, 1), on(7, 31)), Span(on(8, 1), on(8, 31))),
        (CalendarUnit.QUARTER, Span(on(7, 1), on(9, 30)), Span(on(10, 1), on(12, 31))),
        (CalendarUnit.HALF_YEAR, Span(on(7, 1), on(12, 31)), Span(on(1, 1, 2017), on(6, 30, 2017))),
        (CalendarUnit.YEAR, Span(on(1, 1, 2017), on(12, 31, 2017)), Span(on(1, 1, 2018), on(12, 31, 2018))),
    ],
)
def test_units_of_the_calendar_are_whole(unit: CalendarUnit, first: Span, second: Span) -> None:
    assert spans(every_period(each(unit), Span.on(on(6, 14))), 2) == [first, second]


@given(st.sampled_from(CalendarUnit), st.dates(date(2000, 1, 1), date(2030, 1, 1)))
def test_units_of_the_calendar_follow_each_other_without_a_gap(unit: CalendarUnit, day: date) -> None:
    found = spans(every_period(each(unit), Span.on(day)), 5)
    assert found[0].earliest
    assert found[0].earliest > day
    for one, following in pairwise(found):
        assert one.latest
        assert one.latest + timedelta(days=1) == following.earliest


@pytest.mark.parametrize("unit", Unit)
def test_where_the_calendar_ends_there_is_no_next(unit: Unit) -> None:
    late = Span.on(date(9999, 12, 20))
    found = list(islice(every(Distance(1, unit), late, is_weekday), 100))
    assert len(found) < 12
    assert list(every_period(each(CalendarUnit.YEAR), late)) == []


def test_of_a_rhythm_that_was_not_agreed_only_what_was_done_has_days() -> None:
    found = list(regularly(on(8, 1), [on(9, 5), on(10, 7)]))
    assert [slot.span for slot in found] == [Span.on(on(9, 5)), Span.on(on(10, 7)), Span(on(10, 8))]
    assert [slot.span for slot in regularly(on(8, 1), [])] == [Span(on(8, 2))]
    assert [slot.number for slot in found] == [1, 2, 3]
    assert [slot.span for slot in regularly(None, [])] == [Span()]
    assert [slot.span for slot in regularly(None, [on(9, 5)])] == [Span.on(on(9, 5)), Span(on(9, 6))]
    assert [slot.span for slot in regularly(date.max, [date.max])] == [Span.on(date.max), Span()]


def test_they_end_with_the_horizon_or_an_agreed_end() -> None:
    def monthly() -> Iterable[Slot]:
        return every(MONTH, Span.on(on(6, 14)), is_weekday)

    assert len(list(until(monthly(), None, on(9, 14)))) == 3
    assert len(list(until(monthly(), on(8, 31), on(12, 31)))) == 2
    assert len(list(until(monthly(), None, on(6, 20)))) == 1
    assert list(until(monthly(), on(6, 20), on(12, 31))) == []


def test_of_one_without_a_first_day_the_last_day_tells_whether_it_is_in_view() -> None:
    slots = [Slot(n, Span(None, on(month, 1)), None) for n, month in enumerate((7, 8, 9), 1)]
    assert list(until(slots, None, on(8, 1))) == slots[:2]


def test_an_agreed_end_cuts_the_last_one_short() -> None:
    quarterly = every_period(each(CalendarUnit.QUARTER), Span.on(on(6, 14)))
    found = list(until(quarterly, on(11, 15), on(12, 31)))
    assert [slot.span.latest for slot in found] == [on(9, 30), on(11, 15)]


def test_a_stricter_day_stays_within_what_is_left() -> None:
    slot = Slot(1, Span(on(8, 1), on(8, 31)), on(8, 20))
    for window, stricter in {
        Span(None, on(8, 10)): on(8, 10),
        Span(on(8, 25)): None,
        Span(on(8, 10)): on(8, 20),
    }.items():
        left = clipped(slot, window)
        assert left
        assert left.stricter == stricter
    assert clipped(slot, Span(on(9, 1))) is None
    without = clipped(Slot(1, Span(on(8, 1)), None), Span(None, on(8, 10)))
    assert without
    assert without.stricter is None


def test_the_last_day_it_runs() -> None:
    assert last_running(on(8, 30), 3) == on(9, 1)
    assert last_running(date(9999, 12, 30), 2) == date.max
    assert last_running(date.max, 2) is None
    assert last_running(None, 2) is None


# What became of them --------------------------------------------------------------------------

MONTHS = tuple(Slot(n, Span(on(month, 1), on(month, 20)), None) for n, month in enumerate((7, 8, 9), 1))
"""Three months of twenty days each: between them there are days on which nothing can be in time."""


def settled(*days: date, lasts: int = 1) -> dict[int, date]:
    return settled_by(MONTHS, Fate("report", on(12, 31), lasts, Done(days)))


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ([on(8, 1)], {2: on(8, 1)}),
        ([on(8, 20)], {2: on(8, 20)}),
        ([on(8, 25)], {2: on(8, 25)}),
        ([on(8, 10), on(8, 12)], {2: on(8, 10), 1: on(8, 12)}),
        ([on(6, 30)], {}),
        ([on(10, 1), on(10, 2), on(10, 3), on(10, 4)], {3: on(10, 1), 2: on(10, 2), 1: on(10, 3)}),
    ],
)
def test_a_done_day_settles_the_one_that_holds_it_else_the_latest_past(
    days: list[date], expected: dict[int, date]
) -> None:
    assert settled(*days) == expected


def test_one_that_lasts_is_in_time_to_its_last_day() -> None:
    assert settled(on(8, 21), lasts=2) == {2: on(8, 21)}
    assert settled(on(7, 15), on(8, 21), lasts=2) == {1: on(7, 15), 2: on(8, 21)}


def states(on_day: date, *done: date, dropped: bool = False, slots: tuple[Slot, ...] = MONTHS) -> list[State]:
    past = tuple(day for day in done if day <= on_day)
    fate = Fate("report", on_day, 1, Done(past) if past else None, dropped)
    return [occurrence.state for occurrence in occurrences(slots, fate)]


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (on(6, 14), [State.OPEN, State.OPEN, State.OPEN]),
        (on(7, 20), [State.OPEN, State.OPEN, State.OPEN]),
        (on(7, 21), [State.OVERDUE, State.OPEN, State.OPEN]),
        (on(7, 31), [State.OVERDUE, State.OPEN, State.OPEN]),
        (on(8, 1), [State.LAPSED, State.OPEN, State.OPEN]),
        (on(8, 25), [State.LAPSED, State.OVERDUE, State.OPEN]),
        (on(12, 31), [State.LAPSED, State.LAPSED, State.OVERDUE]),
    ],
)
def test_only_the_latest_past_one_is_overdue_until_the_next_begins(
    today: date, expected: list[State]
) -> None:
    assert states(today) == expected


def test_one_done_late_is_done_and_its_neighbours_are_not() -> None:
    assert states(on(8, 25), on(8, 25)) == [State.LAPSED, State.DONE, State.OPEN]
    assert states(on(9, 10), on(7, 5), on(8, 5)) == [State.DONE, State.DONE, State.OPEN]


def test_what_was_dropped_is_dropped_but_for_what_was_done_before() -> None:
    assert states(on(8, 25), on(7, 5), dropped=True) == [State.DONE, State.DROPPED, State.DROPPED]


def test_one_without_a_latest_day_is_undated() -> None:
    assert states(on(8, 25), slots=(Slot(1, Span(on(8, 1)), None),)) == [State.UNDATED]


def test_a_done_one_has_its_day_and_a_reported_one_only_an_end() -> None:
    (done,) = occurrences(MONTHS[1:2], Fate("report", on(12, 31), 3, Done((on(8, 5),))))
    assert (done.span, done.done_on, done.lasts, done.key) == (Span.on(on(8, 5)), on(8, 5), 1, "report/2")
    reported = Done((on(8, 5),), reported=True)
    (said,) = occurrences(MONTHS[1:2], Fate("report", on(12, 31), 3, reported))
    assert (said.span, said.done_on, said.lasts) == (Span(on(8, 1), on(8, 5)), None, 3)
