"""Days on a line, and where the line is marked with the names of months or years."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice

from babel.dates import format_skeleton

_MOST_TICKS = 9
_MONTH_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200)
_YEAR = 12


@dataclass(frozen=True, slots=True)
class Tick:
    """A day at which the line is marked, and what stands there."""

    x: float
    label: str


@dataclass(frozen=True, slots=True)
class Axis:
    """The days from ``first`` to ``last``, both whole, between two places counted in pixels."""

    first: date
    last: date
    left: float
    right: float

    def __post_init__(self) -> None:
        if self.last < self.first or self.right <= self.left:
            raise ValueError("an axis has at least one day and some width")

    def begins(self, day: date) -> float:
        """Where a day begins; what is outside stands at the nearer end."""
        return self._at(self._number(day))

    def ends(self, day: date) -> float:
        """Where a day is over."""
        return self._at(self._number(day) + 1)

    def middle(self, day: date) -> float:
        """Where the middle of a day is."""
        return self._at(self._number(day) + 0.5)

    def ticks(self, locale: str) -> Sequence[Tick]:
        """The first days of months, as many as can be read: every one, every second and so on."""
        for months in _MONTH_STEPS:
            days = tuple(islice(self._days_every(months), _MOST_TICKS + 1))
            if len(days) <= _MOST_TICKS:
                return tuple(self._tick(day, months, locale, day == days[0]) for day in days)
        return ()

    def _tick(self, day: date, months: int, locale: str, is_first: bool) -> Tick:
        in_months = "yMMM" if is_first or day.month == 1 else "MMM"
        skeleton = "y" if months >= _YEAR else in_months
        return Tick(self.begins(day), format_skeleton(skeleton, day, locale=locale))

    def _days_every(self, months: int) -> Iterator[date]:
        number = self.first.year * _YEAR + self.first.month - 1
        number += (self.first.day > 1) + -(number + (self.first.day > 1)) % months
        while number // _YEAR <= date.max.year:
            day = date(number // _YEAR, number % _YEAR + 1, 1)
            if day > self.last:
                return
            yield day
            number += months

    def _number(self, day: date) -> int:
        return (min(max(day, self.first), self.last) - self.first) // timedelta(days=1)

    def _at(self, days: float) -> float:
        width = (self.last - self.first).days + 1
        return round(self.left + (self.right - self.left) * days / width, 1)
