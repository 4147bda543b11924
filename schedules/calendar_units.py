"""Whole units of the calendar, and which of their days are meant where something comes in each of them.

A day is said of every unit at once ("the 15th of its first month"), so it is found in each of them anew and
never worn down: the 31st is the 28th of February, and the 31st of March again.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from schedules.days import Distance, IsWorkingDay, Unit, shift

_DAY = timedelta(days=1)
_WEEK = 7
_SHORTEST_MONTH, _LONGEST_MONTH = 28, 31
_FEBRUARY = 2
_WORKING_DAYS = 10
"""So many working days every month has, wherever people work."""
LEAP_YEAR = 2000
"""Stands for every year, where a day is asked for that not all of them have."""


class CalendarUnit(StrEnum):
    """Whole units of the calendar."""

    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half-year"
    YEAR = "year"


_MONTHS = {
    CalendarUnit.MONTH: 1,
    CalendarUnit.QUARTER: 3,
    CalendarUnit.HALF_YEAR: 6,
    CalendarUnit.YEAR: 12,
}


def months_in(unit: CalendarUnit) -> int:
    """How many months a unit has; a week has none."""
    return _MONTHS.get(unit, 0)


# Days of a unit -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, order=True)
class DayOf:
    """A day of a month of the unit, both counted from 1; the last day of a month that is too short."""

    month: int
    day: int

    def __post_init__(self) -> None:
        if not (1 <= self.month <= 12 and 1 <= self.day <= _LONGEST_MONTH):
            raise ValueError(f"no unit of the calendar has a day {self.day} in a month {self.month}")

    def of(self, begins: date) -> date:
        """The day in the unit that begins on that day."""
        index = begins.year * 12 + begins.month - 1 + self.month - 1
        year, month = index // 12, index % 12 + 1
        if self.day <= _SHORTEST_MONTH:
            return date(year, month, self.day)
        return date(year, month, min(self.day, calendar.monthrange(year, month)[1]))


@dataclass(frozen=True, slots=True, order=True)
class DayOfWeek:
    """A day of each week (0: Monday)."""

    weekday: int

    def __post_init__(self) -> None:
        if not 0 <= self.weekday < _WEEK:
            raise ValueError("a week has seven days")

    def of(self, begins: date) -> date:
        """The day in the week that begins on that day."""
        return begins + self.weekday * _DAY


@dataclass(frozen=True, slots=True)
class NthDay:
    """The n-th of a day of the week (0: Monday) in the unit, or without one of its working days.

    Counted from 1; -1 is the last one.
    """

    number: int
    weekday: int | None = None

    def __post_init__(self) -> None:
        if self.number < 1 and self.number != -1:
            raise ValueError("days are counted from 1, or it is the last one")
        if self.weekday is not None and not 0 <= self.weekday < _WEEK:
            raise ValueError("a week has seven days")

    def of(self, begins: date, ends: date, is_working_day: IsWorkingDay) -> date | None:
        """The day in a unit; ``None`` where it has not so many.

        Raises:
            OverflowError: where the calendar ends first.
        """
        if self.weekday is not None:
            day = self._of_weekday(self.weekday, begins, ends)
        elif self.number > 0:
            day = shift(begins - _DAY, Distance(self.number, Unit.WORKING_DAY), 1, is_working_day)
        else:
            day = shift(ends + _DAY, Distance(1, Unit.WORKING_DAY), -1, is_working_day)
        return day if begins <= day <= ends else None

    def _of_weekday(self, weekday: int, begins: date, ends: date) -> date:
        if self.number > 0:
            return begins + timedelta(days=(weekday - begins.weekday()) % 7, weeks=self.number - 1)
        return ends - timedelta(days=(ends.weekday() - weekday) % 7)


@dataclass(frozen=True, slots=True)
class DayBefore:
    """The day before one that is not the same, or not there, in each unit: before its last working day."""

    day: DayOf | NthDay


DayIn = DayOf | DayOfWeek | NthDay | DayBefore


# Parts of a unit ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class FromTo:
    """On a day from ``first`` to ``last``, both included; one before ``first`` lies in the next unit."""

    first: DayOf
    last: DayOf


@dataclass(frozen=True, slots=True)
class OnNth:
    """On that day: "the first Monday of each month"."""

    day: NthDay


@dataclass(frozen=True, slots=True)
class UpTo:
    """From the unit's first day to ``last``, that day included; ``strictly`` is the last day that is right
    under every reading.
    """

    last: DayIn
    strictly: DayIn

    def __post_init__(self) -> None:
        match self.last:
            case DayOf(1, 1) | DayOfWeek(0) | DayBefore(NthDay(1)):
                raise ValueError("that may be the first day of a unit, or lie before it")
            case last if not _is_never_later(self.strictly, last):
                raise ValueError("the stricter reading cannot be later")
            case _:
                pass


def _is_never_later(day: DayIn, than: DayIn) -> bool:
    """Whether the one day is in every unit the other or before it."""
    match day, than:
        case (DayOf() as one, DayOf() as other):
            return one <= other
        case (DayOfWeek() as one, DayOfWeek() as other):
            return one <= other
        case _:
            return day == than or (isinstance(day, DayBefore) and day.day == than)


@dataclass(frozen=True, slots=True)
class AfterEnd:
    """At a distance from the unit's last day: within it, that last day included, or exactly then."""

    distance: Distance
    exactly: bool = False


Part = FromTo | OnNth | UpTo | AfterEnd


def end_of(unit: CalendarUnit) -> DayOf | DayOfWeek:
    """The last day of every unit of that kind."""
    if unit is CalendarUnit.WEEK:
        return DayOfWeek(_WEEK - 1)
    return DayOf(months_in(unit), _LONGEST_MONTH)


def end_of_month(month: int, unit: CalendarUnit) -> DayOf:
    """The last day of that month of every unit of that kind: in a year that of a leap year."""
    days = calendar.monthrange(LEAP_YEAR, month)[1] if unit is CalendarUnit.YEAR else _LONGEST_MONTH
    return DayOf(month, days)


def day_before(day: DayOf | DayOfWeek | NthDay, unit: CalendarUnit) -> DayIn:
    """The day before another of every unit: one that all of them have, where there is such a day.

    Raises:
        ValueError: for a Monday, before which another week ends.
    """
    match day:
        case DayOfWeek(weekday):
            return DayOfWeek(weekday - 1)
        case DayOf(month, 1) if month > 1:
            return end_of_month(month - 1, unit)
        case DayOf(month, number) if (
            1
            < number
            <= (_SHORTEST_MONTH if unit is not CalendarUnit.YEAR or month == _FEBRUARY else _LONGEST_MONTH)
        ):
            return DayOf(month, number - 1)
        case _:
            return DayBefore(day)


def whole_month(part: FromTo, unit: CalendarUnit) -> bool:
    """Whether it is one of several months of a unit, from its first day to its last."""
    month = part.first.month
    return months_in(unit) > 1 and part == FromTo(DayOf(month, 1), end_of_month(month, unit))


def check_parts(unit: CalendarUnit, parts: tuple[Part, ...]) -> None:
    """Refuse parts that units of that kind have not.

    Raises:
        ValueError: for what is no part of each of them, or the whole of it; for several parts out of order,
            or of which one is no day or stretch of days.
    """
    for part in parts:
        if not all(has_day(unit, day) for day in _days(part)):
            raise ValueError(f"not every {unit} has {part}")
        if not _is_less(part, unit):
            raise ValueError(f"{part} is the whole {unit}, or no part of it")
    if len(parts) > 1 and not all(isinstance(part, FromTo | OnNth) for part in parts):
        raise ValueError("only days and stretches of days come several times in a unit")
    if list(parts) != in_order(parts):
        raise ValueError("parts are in order, each once")


def _is_less(part: Part, unit: CalendarUnit) -> bool:
    """Whether it is not the whole of a unit; on a day of each week it is every seven days."""
    said_as_part = bool(months_in(unit)) or isinstance(part, AfterEnd | UpTo)
    return said_as_part and part != UpTo(end_of(unit), end_of(unit))


def in_order(parts: Iterable[Part]) -> list[Part]:
    """Each part once, in the one order in which they are kept."""
    return sorted(set(parts), key=_place)


def _place(part: Part) -> tuple[int, ...]:
    match part:
        case FromTo(first, last):
            return 0, first.month, first.day, last.month, last.day
        case OnNth(NthDay(number, weekday)):
            return 1, number, -1 if weekday is None else weekday
        case UpTo() | AfterEnd():
            return (2,)


def _days(part: Part) -> tuple[DayIn, ...]:
    match part:
        case FromTo(first, last):
            return first, last
        case OnNth(day):
            return (day,)
        case UpTo(last, strictly):
            return last, strictly
        case AfterEnd():
            return ()


def has_day(unit: CalendarUnit, day: DayIn) -> bool:
    """Whether each unit of that kind has such a day."""
    months = months_in(unit)
    match day:
        case DayOfWeek():
            return unit is CalendarUnit.WEEK
        case DayOf(month, number) if unit is CalendarUnit.YEAR:
            return number <= calendar.monthrange(LEAP_YEAR, month)[1]
        case DayOf(month):
            return month <= months
        case DayBefore(other):
            return other != DayOf(1, 1) and has_day(unit, other) and day_before(other, unit) == day
        case NthDay(number, None):
            return abs(number) <= _WORKING_DAYS * months
        case NthDay(number):
            return abs(number) <= _SHORTEST_MONTH // _WEEK * months
