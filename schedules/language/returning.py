"""What returns every year, month or week: which time of it is meant."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from schedules.language.expressions import (
    Half,
    Month,
    MonthDay,
    Quarter,
    Season,
    SeasonOf,
)
from schedules.language.faults import (
    Ambiguous,
    Faulty,
)
from schedules.language.feasts import feast
from schedules.language.units import (
    day_of,
    months,
    only,
)
from schedules.when import Period

_YEARS_TRIED = 9
"""29 February is at most eight years away."""
_SEASONS = {Season.SPRING: 3, Season.SUMMER: 6, Season.AUTUMN: 9, Season.WINTER: 12}


@dataclass(frozen=True, slots=True)
class Returning:
    """Something that returns: its n-th time (``None`` where it skips one), and the time that holds a day.

    ``often`` orders what returns: a weekday more often than a day of the month, that more often than a month.
    """

    at: Callable[[int], Period | None]
    index: Callable[[date], int]
    often: int

    def mapped(self, change: Callable[[Period], Period]) -> Returning:
        """The same with every period changed."""
        return replace(self, at=lambda n: (found := self.at(n)) and change(found))

    def from_on(self, day: date) -> Period:
        """The first that is not over on ``day``."""
        start = self.index(day) - 1
        found = (self.at(n) for n in range(start, start + _YEARS_TRIED + 2))
        return only(next((p for p in found if p and p.last >= day), None))

    def up_to(self, day: date) -> Period:
        """The last that has begun by ``day``."""
        start = self.index(day)
        found = (self.at(n) for n in range(start, start - _YEARS_TRIED - 1, -1))
        return only(next((p for p in found if p and p.first <= day), None))

    def within(self, outer: Period) -> Period:
        """The only one that begins within ``outer``."""
        numbers = range(self.index(outer.first) - 1, self.index(outer.last) + 2)
        found = [p for n in numbers if (p := self.at(n)) and outer.first <= p.first <= outer.last]
        if len(found) > 1:
            raise Faulty(Ambiguous(found[0].first, found[1].first))
        return only(found[0] if found else None)


Located = Period | Returning
"""Days that are known, or that return."""


def each(located: Located, change: Callable[[Period], Period]) -> Located:
    """Change what is known, or every time of what returns."""
    return change(located) if isinstance(located, Period) else located.mapped(change)


def of_year(expression: Month | MonthDay | Quarter | Half | SeasonOf, year: int) -> Period | None:
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


def of_feast(key: str, year: int) -> Period | None:
    """The day of a holiday in a year; ``None`` where none is known."""
    day = feast(key, year)
    return Period.day(day) if day else None
