"""What returns every year, month or week: which time of it is meant."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial

from schedules.language.expressions import (
    AnyYear,
    DayNumber,
    Half,
    Holiday,
    Month,
    MonthDay,
    OfEach,
    Quarter,
    Season,
    SeasonOf,
    Weekday,
)
from schedules.language.faults import Ambiguous, Faulty
from schedules.language.feasts import feast
from schedules.language.units import day_of, month_index, months, only, week_index, weekday_of
from schedules.when import Period

_YEARS_TRIED = 9
"""29 February is at most eight years away."""
_WEEK = timedelta(weeks=1)
_SPOKEN_OF = timedelta(days=92)
"""So long a winter that has ended may still be called this one."""
_SEASONS = {Season.SPRING: 3, Season.SUMMER: 6, Season.AUTUMN: 9, Season.WINTER: 12}


@dataclass(frozen=True, slots=True)
class Returning:
    """Something that returns: its n-th time (``None`` where it skips one), and the time that holds a day.

    ``often`` orders what returns: a weekday more often than a day of the month, that more often than a month.
    ``around`` is what each time is a piece of, if it is one; it begins and ends within a week of that.
    """

    at: Callable[[int], Period | None]
    index: Callable[[date], int]
    often: int
    around: Callable[[int], Period | None] | None = None

    def mapped(self, change: Callable[[Period], Period]) -> Returning:
        """What returns as often, each time with its period changed."""
        return replace(
            self, at=lambda n: (found := self.at(n)) and change(found), around=self.around or self.at
        )

    def from_on(self, day: date) -> Period:
        """The first time that is not over on ``day``."""
        start = self.index(day) - 1
        found = self._times(range(start, start + _YEARS_TRIED + 2), day, date.max)
        return only(next((p for p in found if p.last >= day), None))

    def up_to(self, day: date) -> Period:
        """The last that has begun by ``day``."""
        start = self.index(day)
        found = self._times(range(start, start - _YEARS_TRIED - 1, -1), date.min, day)
        return only(next((p for p in found if p.first <= day), None))

    def within(self, outer: Period) -> Period:
        """The only one that begins within ``outer``."""
        numbers = range(self.index(outer.first) - 1, self.index(outer.last) + 2)
        times = self._times(numbers, outer.first, outer.last)
        found = [p for p in times if outer.first <= p.first <= outer.last]
        if len(found) > 1:
            raise Faulty(Ambiguous(found[0].first, found[1].first))
        return only(found[0] if found else None)

    def _times(self, numbers: Iterable[int], first: date, last: date) -> Iterator[Period]:
        """Those that can be from ``first`` to ``last``: a piece that others have need not be asked for."""
        for n in numbers:
            around = self.around(n) if self.around else None
            if around and (around.first - last > _WEEK or first - around.last > _WEEK):
                continue
            found = self.at(n)
            if found:
                yield found


Located = Period | Returning
"""Days that are known, or that return."""


def each(located: Located, change: Callable[[Period], Period]) -> Located:
    """Change what is known, or every time of what returns."""
    return change(located) if isinstance(located, Period) else located.mapped(change)


def returning(expression: OfEach | AnyYear) -> Returning:
    """What returns on its own."""
    match expression:
        case Holiday(key):
            return Returning(partial(_of_feast, key), lambda day: day.year, often=1)
        case DayNumber(number):
            return Returning(lambda n: day_of(n // 12, n % 12 + 1, number), month_index, often=12)
        case Weekday(weekday):
            return Returning(lambda n: weekday_of(n, weekday), week_index, often=52)
        case AnyYear():
            return Returning(lambda n: months(n, 1, 12), lambda day: day.year, often=1)
        case Month() | MonthDay() | Quarter() | Half() | SeasonOf():
            return Returning(partial(_of_year, expression), lambda day: day.year, often=1)


def of_next_year(found: Returning, which: int, today: date) -> Period:
    """This (0), the next (1) or the last (-1) of what each year has.

    Raises:
        Faulty: if it may be another: "next June" is said of the one in the next year too, while this year's
            is still to come, and "this winter" in spring of the one before as well.
    """

    def of(year: int) -> Period:
        return only(found.at(year))

    year, this, before = today.year, of(today.year), found.at(today.year - 1)
    if before and before.last.year == year:
        if which == 0 and today <= before.last + _SPOKEN_OF:
            raise Faulty(Ambiguous(before.first, this.first))
        if today <= before.last:
            year, this = year - 1, before
    match which:
        case 1 if this.first > today:
            raise Faulty(Ambiguous(this.first, of(year + 1).first))
        case 1:
            return of(year + 1)
        case -1 if this.last >= today:
            return of(year - 1)
        case _:
            return this


def _of_year(expression: Month | MonthDay | Quarter | Half | SeasonOf, year: int) -> Period | None:
    """The days of a year; ``None`` where it has none."""
    match expression:
        case Month(number):
            return months(year, number, 1)
        case MonthDay(month, day):
            return day_of(year, month, day)
        case Quarter(number):
            return months(year, 3 * number - 2, 3)
        case Half(number):
            return months(year, 6 * number - 5, 6)
        case SeasonOf(season):
            return months(year, _SEASONS[season], 3)


def _of_feast(key: str, year: int) -> Period | None:
    """The day of a holiday in a year; ``None`` where none is known."""
    day = feast(key, year)
    return Period.day(day) if day else None


def calendar_week(number: int, year: int | None) -> Located:
    """The week of that number of ISO 8601, which begins on Monday.

    Raises:
        Faulty: if that year has no such week.
    """
    if year is not None:
        return only(_iso_week(number, year))
    return Returning(lambda n: _iso_week(number, n), lambda day: day.isocalendar().year, often=1)


def _iso_week(number: int, year: int) -> Period | None:
    try:
        monday = date.fromisocalendar(year, number, 1)
    except ValueError:
        return None
    return Period(monday, monday + timedelta(days=6))
