"""Counting days: distances, and moving a day by one.

Months and years keep the day of the month and fall back to the month's last day where it has no
such day (31 January + 1 month = 28 February), as in RFC 5545 implementations and ``dateutil``.
Moving is monotone in the day moved, which is all that the resolver relies on.
"""

from __future__ import annotations

import calendar
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

IsWorkingDay = Callable[[date], bool]
"""Whether people work on a day, where the schedule counts working days. Hashable, and always of one mind."""


class Unit(StrEnum):
    """What a distance is counted in."""

    DAY = "day"
    WORKING_DAY = "working day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Distance:
    """A length of time, at least one unit long."""

    count: int
    unit: Unit

    def __post_init__(self) -> None:
        if not 1 <= self.count <= 9999:
            raise ValueError("a distance counts from 1 to 9999")


def is_weekday(day: date) -> bool:
    """Monday to Friday: the working days of a schedule that names no country."""
    return day.weekday() < 5


def shift(day: date, distance: Distance, sign: int, is_working_day: IsWorkingDay = is_weekday) -> date:
    """The day that lies ``distance`` after ``day`` (``sign`` 1) or before it (``sign`` -1).

    Raises:
        OverflowError: where the calendar (year 1 to 9999) ends first.
    """
    match distance.unit:
        case Unit.DAY:
            return day + timedelta(days=sign * distance.count)
        case Unit.WEEK:
            return day + timedelta(weeks=sign * distance.count)
        case Unit.MONTH:
            return _shift_months(day, sign * distance.count)
        case Unit.YEAR:
            return _shift_months(day, sign * distance.count * 12)
        case Unit.WORKING_DAY:
            return _shift_working_days(day, distance.count, sign, is_working_day)


def _shift_months(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not date.min.year <= year <= date.max.year:
        raise OverflowError("the calendar ends before that day")
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _shift_working_days(day: date, count: int, sign: int, is_working_day: IsWorkingDay) -> date:
    """Whole years at a time: a resolver moves days by working days over and over."""
    year, ordinal = day.year, day.toordinal()
    working = _working_days(year, is_working_day)
    place = bisect_right(working, ordinal) - 1 + count if sign > 0 else bisect_left(working, ordinal) - count
    while not 0 <= place < len(working):
        if not date.min.year <= year + sign <= date.max.year:
            raise OverflowError("the calendar ends before that day")
        year += sign
        if sign > 0:
            place -= len(working)
            working = _working_days(year, is_working_day)
        else:
            working = _working_days(year, is_working_day)
            place += len(working)
    return date.fromordinal(working[place])


@lru_cache(maxsize=1_000)
def _working_days(year: int, is_working_day: IsWorkingDay) -> tuple[int, ...]:
    """The working days of a year, as ``date.toordinal`` counts them."""
    first, last = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
    return tuple(ordinal for ordinal in range(first, last + 1) if is_working_day(date.fromordinal(ordinal)))
