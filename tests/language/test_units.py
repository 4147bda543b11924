"""Pieces of the calendar, judged day by day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schedules.days import is_weekday
from schedules.language.expressions import PeriodUnit, Third, Weekday
from schedules.language.faults import Faulty
from schedules.language.units import moved, nth, third_of, unit_holding
from schedules.when import Period

days = st.dates(date(1990, 1, 1), date(2100, 12, 31))
units = st.sampled_from(PeriodUnit)


def every_day(period: Period) -> list[date]:
    return [period.first + timedelta(days=n) for n in range((period.last - period.first).days + 1)]


def label(day: date, unit: PeriodUnit) -> object:
    """What all days of one unit have in common."""
    return {
        PeriodUnit.DAY: day,
        PeriodUnit.WEEK: day.isocalendar()[:2],
        PeriodUnit.MONTH: (day.year, day.month),
        PeriodUnit.QUARTER: (day.year, (day.month + 2) // 3),
        PeriodUnit.HALF_YEAR: (day.year, day.month > 6),
        PeriodUnit.YEAR: day.year,
        PeriodUnit.DECADE: day.year // 10,
    }[unit]


@given(day=days, unit=units)
def test_a_unit_holds_exactly_the_days_that_belong_together(day: date, unit: PeriodUnit) -> None:
    held = unit_holding(day, unit)
    assert {label(one, unit) for one in every_day(held)} == {label(day, unit)}
    for beside in (held.first - timedelta(days=1), held.last + timedelta(days=1)):
        assert label(beside, unit) != label(day, unit)


@given(day=days, unit=units, count=st.integers(-5, 5))
def test_moving_by_units_goes_from_one_to_the_next(day: date, unit: PeriodUnit, count: int) -> None:
    walked = unit_holding(day, unit)
    for _ in range(abs(count)):
        step = walked.last + timedelta(days=1) if count > 0 else walked.first - timedelta(days=1)
        walked = unit_holding(step, unit)
    assert moved(unit_holding(day, unit), unit, count) == walked


@given(first=days, length=st.integers(0, 500), number=st.sampled_from([1, 2, 3, 4, 5, -1, -2]), unit=units)
def test_the_nth_unit_of_a_period_is_counted_among_the_whole_ones(
    first: date, length: int, number: int, unit: PeriodUnit
) -> None:
    period = Period(first, first + timedelta(days=length))
    whole = [
        held
        for held in dict.fromkeys(unit_holding(day, unit) for day in every_day(period))
        if period.first <= held.first and held.last <= period.last
    ]
    index = number - 1 if number > 0 else number
    at_edge = unit_holding(period.first if number > 0 else period.last, PeriodUnit.WEEK)
    inside = [day for day in every_day(at_edge) if period.first <= day <= period.last]
    mostly_inside = unit is PeriodUnit.WEEK and 4 <= len(inside) <= 6
    if not mostly_inside and -len(whole) <= index < len(whole):
        assert nth(number, unit, period, is_weekday) == whole[index]
    else:
        with pytest.raises(Faulty):
            nth(number, unit, period, is_weekday)


@given(
    first=days,
    length=st.integers(0, 60),
    number=st.sampled_from([1, 2, 5, -1, -3]),
    weekday=st.integers(0, 6),
)
def test_the_nth_weekday_is_counted_day_by_day(first: date, length: int, number: int, weekday: int) -> None:
    period = Period(first, first + timedelta(days=length))
    found = [day for day in every_day(period) if day.weekday() == weekday]
    index = number - 1 if number > 0 else number
    if -len(found) <= index < len(found):
        assert nth(number, Weekday(weekday), period, is_weekday) == Period.day(found[index])
    else:
        with pytest.raises(Faulty):
            nth(number, Weekday(weekday), period, is_weekday)


@given(
    day=days,
    unit=st.sampled_from([PeriodUnit.MONTH, PeriodUnit.QUARTER, PeriodUnit.HALF_YEAR, PeriodUnit.YEAR]),
)
def test_the_thirds_of_a_period_are_all_of_it(day: date, unit: PeriodUnit) -> None:
    period = unit_holding(day, unit)
    thirds = [third_of(period, third) for third in Third]
    assert [one for third in thirds for one in every_day(third)] == every_day(period)


def test_the_middle_of_a_week_is_no_period() -> None:
    week = unit_holding(date(2016, 6, 14), PeriodUnit.WEEK)
    assert third_of(week, Third.EARLY) == Period(date(2016, 6, 13), date(2016, 6, 15))
    assert third_of(week, Third.LATE) == Period(date(2016, 6, 17), date(2016, 6, 19))
    with pytest.raises(Faulty):
        third_of(week, Third.MID)
