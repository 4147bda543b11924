"""Pieces of the calendar: the unit that holds a day, the n-th one of a period, a third of it."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from schedules.calendar_units import CalendarUnit, months_in
from schedules.days import IsWorkingDay, Unit
from schedules.language.expressions import PeriodUnit, Third, Weekday
from schedules.language.faults import Ambiguous, Faulty, NoSuchDay
from schedules.when import Period

_DAY = timedelta(days=1)
_WEEK = timedelta(weeks=1)
MONTHS = {
    PeriodUnit.MONTH: months_in(CalendarUnit.MONTH),
    PeriodUnit.QUARTER: months_in(CalendarUnit.QUARTER),
    PeriodUnit.HALF_YEAR: months_in(CalendarUnit.HALF_YEAR),
    PeriodUnit.YEAR: months_in(CalendarUnit.YEAR),
    PeriodUnit.DECADE: 10 * months_in(CalendarUnit.YEAR),
}
"""How many months each unit has that is made of them."""


def unit_holding(day: date, unit: PeriodUnit) -> Period:
    """The day, week, month … that ``day`` lies in."""
    match unit:
        case PeriodUnit.DAY:
            return Period.day(day)
        case PeriodUnit.WEEK:
            monday = day - timedelta(days=day.weekday())
            return Period(monday, monday + 6 * _DAY)
        case _:
            length = MONTHS[unit]
            index = month_index(day) // length * length
            return months(index // 12, index % 12 + 1, length)


def moved(period: Period, unit: PeriodUnit, count: int) -> Period:
    """The unit that comes ``count`` units after ``period``, which is one."""
    if unit in {PeriodUnit.DAY, PeriodUnit.WEEK}:
        by = count * (_DAY if unit is PeriodUnit.DAY else _WEEK)
        return Period(period.first + by, period.last + by)
    index = month_index(period.first) + count * MONTHS[unit]
    return months(index // 12, index % 12 + 1, MONTHS[unit])


def nth(
    number: int, unit: PeriodUnit | Weekday | Unit, period: Period, is_working_day: IsWorkingDay
) -> Period:
    """The n-th whole unit (-1: the last) of a period.

    Raises:
        Faulty: if it has not so many, or a week of a year that is another one to some.
    """
    if isinstance(unit, Weekday):
        return _nth_weekday(number, unit.weekday, period)
    if isinstance(unit, Unit):
        return _nth_working_day(number, period, is_working_day)
    found = only(_nth_unit(number, unit, period))
    if unit is PeriodUnit.WEEK:
        _refuse_other_weeks(number, found, period)
    return found


def _nth_unit(number: int, unit: PeriodUnit, period: Period) -> Period | None:
    if number > 0:
        first = unit_holding(period.first, unit)
        skip = number - 1 if first.first == period.first else number
        found = moved(first, unit, skip)
    else:
        last = unit_holding(period.last, unit)
        found = moved(last, unit, number + 1 if last.last == period.last else number)
    return found if period.first <= found.first and found.last <= period.last else None


def _refuse_other_weeks(number: int, found: Period, period: Period) -> None:
    """To some, as to ISO 8601, a week is one of the month or year that most of its days lie in."""
    at_edge = unit_holding(period.first if number > 0 else period.last, PeriodUnit.WEEK)
    inside = (min(at_edge.last, period.last) - max(at_edge.first, period.first)).days + 1
    if _WEEK.days / 2 < inside < _WEEK.days:
        beside = moved(found, PeriodUnit.WEEK, -1 if number > 0 else 1)
        raise Faulty(Ambiguous(*sorted((found.first, beside.first))))


def _nth_working_day(number: int, period: Period, is_working_day: IsWorkingDay) -> Period:
    length = (period.last - period.first).days + 1
    days = [day for n in range(length) if is_working_day(day := period.first + n * _DAY)]
    index = number - 1 if number > 0 else number
    return only(Period.day(days[index]) if -len(days) <= index < len(days) else None)


def half_of_month(period: Period, number: int) -> Period:
    """Days 1 to 15 of a month, or the others.

    Raises:
        Faulty: if the period is no month.
    """
    if period != unit_holding(period.first, PeriodUnit.MONTH):
        raise Faulty(NoSuchDay())
    middle = period.first.replace(day=15)
    return Period(period.first, middle) if number == 1 else Period(middle + _DAY, period.last)


def _nth_weekday(number: int, weekday: int, period: Period) -> Period:
    if number > 0:
        day = period.first + timedelta(days=(weekday - period.first.weekday()) % 7) + (number - 1) * _WEEK
    else:
        day = period.last - timedelta(days=(period.last.weekday() - weekday) % 7) + (number + 1) * _WEEK
    return only(Period.day(day) if period.first <= day <= period.last else None)


def third_of(period: Period, third: Third) -> Period:
    """Days 1-10, 11-20, 21-end of a month; as many whole months each of a longer period.

    Of a week: Monday to Wednesday is early, Friday to Sunday late; what its middle is nobody can say.

    Raises:
        Faulty: if the period is not a week, or one, three, six or twelve months long.
    """
    if period == unit_holding(period.first, PeriodUnit.WEEK):
        return _third_of_week(period.first, third)
    length = month_index(period.last) - month_index(period.first) + 1
    number = list(Third).index(third)
    whole = period.first.day == 1 and (period.last + _DAY).day == 1
    if not whole or length not in {1, 3, 6, 12}:
        raise Faulty(Ambiguous())
    if length > 1:
        index = month_index(period.first) + number * length // 3
        return months(index // 12, index % 12 + 1, length // 3)
    first = period.first.replace(day=10 * number + 1)
    return Period(first, period.last if third is Third.LATE else first + 9 * _DAY)


def _third_of_week(monday: date, third: Third) -> Period:
    if third is Third.MID:
        raise Faulty(Ambiguous())
    first, last = (0, 2) if third is Third.EARLY else (4, 6)
    return Period(monday + first * _DAY, monday + last * _DAY)


def month_index(day: date) -> int:
    """Months counted from the year 0."""
    return day.year * 12 + day.month - 1


def week_index(day: date) -> int:
    """Weeks counted from the year 1."""
    return (day.toordinal() - 1) // 7


def weekday_of(week: int, weekday: int) -> Period:
    """The day ``weekday`` (0: Monday) of a week, counted as ``week_index`` does."""
    return Period.day(date.fromordinal(7 * week + weekday + 1))


def months(year: int, month: int, count: int) -> Period:
    """So many whole months, the first of them a month of that year."""
    end = year * 12 + month - 1 + count
    return Period(date(year, month, 1), date(end // 12, end % 12 + 1, 1) - _DAY)


def day_of(year: int, month: int, day: int) -> Period | None:
    """A day of a month, ``None`` where the month is too short."""
    if day > calendar.monthrange(year, month)[1]:
        return None
    return Period.day(date(year, month, day))


def the_day(period: Period) -> date:
    """The only day of a period.

    Raises:
        Faulty: if it has more.
    """
    if not period.is_day:
        raise Faulty(Ambiguous(period.first, period.last))
    return period.first


def only(found: Period | None) -> Period:
    """What was found.

    Raises:
        Faulty: if nothing was.
    """
    if found is None:
        raise Faulty(NoSuchDay())
    return found
