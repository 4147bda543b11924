"""The days of what comes in each unit of the calendar, one unit at a time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, timedelta

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
    months_in,
)
from schedules.days import IsWorkingDay, is_weekday, shift

_DAY = timedelta(days=1)
_WEEK = timedelta(weeks=1)
_YEAR = 12


@dataclass(frozen=True, slots=True, order=True)
class Time:
    """One time of something: its days, and the last of them that is right under every reading.

    ``decides`` is the day that tells which time is the first: the last one where that is all that is said,
    and the unit's end for what is counted from there.
    """

    decides: date
    earliest: date
    latest: date
    strictly: date


def begin_of(day: date, unit: CalendarUnit) -> date:
    """The first day of the unit that holds ``day``."""
    if unit is CalendarUnit.WEEK:
        return day - timedelta(days=day.weekday())
    return date(day.year, (day.month - 1) // months_in(unit) * months_in(unit) + 1, 1)


def begin_after(begins: date, unit: CalendarUnit) -> date:
    """The first day of the unit that follows the one that begins on that day.

    Raises:
        OverflowError: where the calendar ends first.
    """
    if unit is CalendarUnit.WEEK:
        return begins + _WEEK
    month = begins.month + months_in(unit)
    if month <= _YEAR:
        return date(begins.year, month, 1)
    if begins.year == date.max.year:
        raise OverflowError("the calendar ends before that day")
    return date(begins.year + 1, month - _YEAR, 1)


def times_in(
    begins: date, unit: CalendarUnit, parts: tuple[Part, ...], is_working_day: IsWorkingDay = is_weekday
) -> list[Time]:
    """The times in the unit that begins on that day, in the order of their days; without parts all of it.

    Raises:
        OverflowError, ValueError: where the calendar ends before them.
    """
    ends = begin_after(begins, unit) - _DAY
    if not parts:
        return [Time(begins, begins, ends, ends)]
    found = (_time(part, begins, ends, unit, is_working_day) for part in parts)
    return sorted(time for time in found if time)


def times_after(
    day: date, unit: CalendarUnit, parts: tuple[Part, ...], is_working_day: IsWorkingDay = is_weekday
) -> Iterator[Time]:
    """The times that come after a day, in order, to the end of the calendar."""
    with suppress(OverflowError, ValueError):  # the calendar ends
        begins = begin_of(day, unit)
        while True:
            for time in times_in(begins, unit, parts, is_working_day):
                if time.decides > day:
                    yield time if time.earliest > day else replace(time, earliest=day + _DAY)
            begins = begin_after(begins, unit)


def _time(
    part: Part, begins: date, ends: date, unit: CalendarUnit, is_working_day: IsWorkingDay
) -> Time | None:
    match part:
        case FromTo(first, last):
            one = first.of(begins)
            other = last.of(begins if last >= first else begin_after(begins, unit))
            return Time(one, one, other, other)
        case OnNth(nth):
            day = nth.of(begins, ends, is_working_day)
            return Time(day, day, day, day) if day else None
        case UpTo(last, strictly):
            latest = _day(last, begins, ends, is_working_day)
            surely = latest if strictly == last else _day(strictly, begins, ends, is_working_day)
            return Time(latest, begins, latest, surely) if latest and surely else None
        case AfterEnd(distance, exactly):
            day = shift(ends, distance, 1, is_working_day)
            return Time(ends, day if exactly else ends, day, day)


def _day(day: DayIn, begins: date, ends: date, is_working_day: IsWorkingDay) -> date | None:
    match day:
        case DayOf() | DayOfWeek():
            return day.of(begins)
        case NthDay():
            return day.of(begins, ends, is_working_day)
        case DayBefore(other):
            found = _day(other, begins, ends, is_working_day)
            return found - _DAY if found else None
