"""The days of what comes in each unit of the calendar, and a judge that looks at every single day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schedules.calendar_units import (
    AfterEnd,
    CalendarUnit,
    DayBefore,
    DayIn,
    DayOf,
    DayOfWeek,
    FromTo,
    NthDay,
    OnNth,
    Part,
    UpTo,
)
from schedules.days import Distance, Unit, is_weekday
from schedules.occurrences import every_period
from schedules.span import Span
from schedules.when import EveryPeriod, Period
from tests.units import units

MONTH, QUARTER, HALF, YEAR, WEEK = (
    CalendarUnit.MONTH,
    CalendarUnit.QUARTER,
    CalendarUnit.HALF_YEAR,
    CalendarUnit.YEAR,
    CalendarUnit.WEEK,
)
DAY = timedelta(days=1)
Days = tuple[str, str]


def occurrences(unit: CalendarUnit, part: Part, after: str, count: int = 4) -> list[Days]:
    """The days of the first so many, in ISO form."""
    when = EveryPeriod(unit, Period.day(date.fromisoformat(after)), parts=(part,))
    found = islice(every_period(when, Span.on(when.after.last), is_weekday), count)  # type: ignore[union-attr]
    return [(str(slot.span.earliest), str(slot.span.latest)) for slot in found]


@pytest.mark.parametrize(
    ("unit", "part", "after", "expected"),
    [
        (
            MONTH,
            FromTo(DayOf(1, 31), DayOf(1, 31)),
            "2016-01-30",
            [("2016-01-31",) * 2, ("2016-02-29",) * 2, ("2016-03-31",) * 2, ("2016-04-30",) * 2],
        ),
        (
            MONTH,
            UpTo(DayOf(1, 15), DayOf(1, 14)),
            "2016-11-01",
            [("2016-11-02", "2016-11-15"), ("2016-12-01", "2016-12-15"), ("2017-01-01", "2017-01-15")],
        ),
        (
            MONTH,
            UpTo(DayOf(1, 15), DayOf(1, 14)),
            "2016-11-15",
            [("2016-12-01", "2016-12-15"), ("2017-01-01", "2017-01-15")],
        ),
        (
            WEEK,
            UpTo(DayOfWeek(4), DayOfWeek(3)),
            "2016-06-14",
            [("2016-06-15", "2016-06-17"), ("2016-06-20", "2016-06-24")],
        ),
        (MONTH, OnNth(NthDay(1, 0)), "2016-07-03", [("2016-07-04",) * 2, ("2016-08-01",) * 2]),
        (MONTH, OnNth(NthDay(1, 0)), "2016-07-04", [("2016-08-01",) * 2]),
        (MONTH, OnNth(NthDay(-1)), "2016-07-01", [("2016-07-29",) * 2, ("2016-08-31",) * 2]),
        (QUARTER, FromTo(DayOf(3, 1), DayOf(3, 31)), "2016-03-01", [("2016-06-01", "2016-06-30")]),
        (
            QUARTER,
            AfterEnd(Distance(30, Unit.DAY)),
            "2016-06-29",
            [("2016-06-30", "2016-07-30"), ("2016-09-30", "2016-10-30"), ("2016-12-31", "2017-01-30")],
        ),
        (QUARTER, AfterEnd(Distance(2, Unit.MONTH), exactly=True), "2016-12-30", [("2017-02-28",) * 2]),
        (
            YEAR,
            FromTo(DayOf(12, 1), DayOf(2, 29)),
            "2015-12-01",
            [("2016-12-01", "2017-02-28"), ("2017-12-01", "2018-02-28"), ("2018-12-01", "2019-02-28")],
        ),
        (
            YEAR,
            FromTo(DayOf(2, 29), DayOf(2, 29)),
            "2015-01-01",
            [("2015-02-28",) * 2, ("2016-02-29",) * 2],
        ),
        (
            HALF,
            UpTo(DayBefore(NthDay(-1, 4)), DayBefore(NthDay(-1, 4))),
            "2016-06-30",
            [("2016-07-01", "2016-12-29"), ("2017-01-01", "2017-06-29")],
        ),
        (WEEK, AfterEnd(Distance(3, Unit.DAY)), "2016-06-14", [("2016-06-19", "2016-06-22")]),
    ],
)
def test_each_has_its_own_days(unit: CalendarUnit, part: Part, after: str, expected: list[Days]) -> None:
    assert occurrences(unit, part, after, len(expected)) == expected


def test_where_the_calendar_ends_there_is_no_next() -> None:
    late = AfterEnd(Distance(40, Unit.DAY))
    assert occurrences(MONTH, late, "9999-10-15") == [("9999-10-31", "9999-12-10")]
    assert occurrences(MONTH, OnNth(NthDay(1, 0)), "9999-11-15") == []


def test_with_an_open_end_only_the_first_is_known() -> None:
    when = EveryPeriod(MONTH, Period.day(date(2016, 6, 14)), parts=(OnNth(NthDay(1, 0)),))
    (slot,) = every_period(when, Span(date(2016, 6, 14)))
    assert (slot.span, slot.stricter) == (Span(date(2016, 7, 4)), date(2016, 7, 4))


def test_between_two_days_on_which_it_may_begin_the_stricter_day_is_that_of_the_earlier() -> None:
    when = EveryPeriod(MONTH, Period.day(date(2016, 6, 14)), parts=(UpTo(DayOf(1, 15), DayOf(1, 14)),))
    (slot,) = islice(every_period(when, Span(date(2016, 6, 14), date(2016, 8, 3))), 1)
    assert (slot.span, slot.stricter) == (Span(date(2016, 6, 15), date(2016, 8, 15)), None)
    (slot,) = islice(every_period(when, Span(date(2016, 6, 16), date(2016, 8, 3))), 1)
    assert (slot.span, slot.stricter) == (Span(date(2016, 7, 1), date(2016, 8, 15)), date(2016, 7, 14))


# A judge that looks at every day --------------------------------------------------------------


def key(day: date, unit: CalendarUnit) -> tuple[int, int]:
    """What all days of a unit have in common."""
    if unit is WEEK:
        iso = day.isocalendar()
        return iso.year, iso.week
    return day.year, (day.month - 1) // {MONTH: 1, QUARTER: 3, HALF: 6, YEAR: 12}[unit]


def days_of_unit(day: date, unit: CalendarUnit) -> list[date]:
    """All days of the unit that holds ``day``."""
    around = [day + n * DAY for n in range(-370, 371)]
    return [other for other in around if key(other, unit) == key(day, unit)]


def is_that(day: date, said: DayOf, unit: CalendarUnit) -> bool:
    """Whether it is that day of that month of its unit, or the last of a shorter month."""
    size = {MONTH: 1, QUARTER: 3, HALF: 6, YEAR: 12}[unit]
    ends = (day + DAY).month != day.month
    return (day.month - 1) % size + 1 == said.month and (day.day == said.day or (ends and day.day < said.day))


def find(said: DayIn, days: list[date], unit: CalendarUnit) -> date:
    match said:
        case DayOf():
            return next(day for day in days if is_that(day, said, unit))
        case DayOfWeek(weekday):
            return next(day for day in days if day.weekday() == weekday)
        case NthDay(number, weekday):
            fits = [day for day in days if (is_weekday(day) if weekday is None else day.weekday() == weekday)]
            return fits[number - 1 if number > 0 else -1]
        case DayBefore(other):
            return find(other, days, unit) - DAY


def walked(day: date, distance: Distance) -> date:
    """So many days on, one by one; a month on is the same day of it, or its last."""
    match distance.unit:
        case Unit.DAY | Unit.WEEK:
            for _ in range(distance.count * (7 if distance.unit is Unit.WEEK else 1)):
                day += DAY
            return day
        case Unit.WORKING_DAY:
            left = distance.count
            while left:
                day += DAY
                left -= is_weekday(day)
            return day
        case Unit.MONTH | Unit.YEAR:
            end, count = day.day, distance.count * (12 if distance.unit is Unit.YEAR else 1)
            for _ in range(count):
                day = next(day + n * DAY for n in range(1, 40) if (day + n * DAY).day == 1)
            month = [day + n * DAY for n in range(31) if (day + n * DAY).month == day.month]
            return month[min(end, len(month)) - 1]


def judged(part: Part | None, days: list[date], unit: CalendarUnit) -> tuple[date, date, date, date]:
    """The day that must lie after the anchor, the first, the last and the strictly last day in a unit."""
    match part:
        case None:
            return days[0], days[0], days[-1], days[-1]
        case FromTo(first, last):
            day = begin = find(first, days, unit)
            while not is_that(day, last, unit) or (last < first and key(day, unit) == key(begin, unit)):
                day += DAY
            return begin, begin, day, day
        case OnNth(nth):
            day = find(nth, days, unit)
            return day, day, day, day
        case UpTo(last, strictly):
            day = find(last, days, unit)
            return day, days[0], day, find(strictly, days, unit)
        case AfterEnd(distance, exactly):
            day = walked(days[-1], distance)
            return days[-1], day if exactly else days[-1], day, day


def all_judged(when: EveryPeriod, after: date) -> Iterator[tuple[date, date, date | None]]:
    day = after
    while True:
        days = days_of_unit(day, when.unit)
        times = [judged(part, days, when.unit) for part in when.parts or (None,)]
        for decides, begins, latest, strictly in sorted(times):
            earliest = max(begins, after + DAY)
            if decides > after:
                yield earliest, latest, strictly if strictly >= earliest else None
        day = days[-1] + DAY


@settings(max_examples=200)
@given(units(), st.dates(date(1999, 1, 1), date(2031, 12, 31)))
def test_each_time_is_where_a_judge_finds_it(
    said: tuple[CalendarUnit, tuple[Part, ...]], after: date
) -> None:
    unit, parts = said
    when = EveryPeriod(unit, Period.day(after), parts=parts)
    found = [
        (slot.span.earliest, slot.span.latest, slot.stricter)
        for slot in islice(every_period(when, Span.on(after), is_weekday), 6)
    ]
    assert found == list(islice(all_judged(when, after), 6))
