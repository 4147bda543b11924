"""Which whole unit of the calendar a period is, so that it can be called by its name."""

from __future__ import annotations

import calendar
from dataclasses import dataclass

from schedules.calendar_units import CalendarUnit
from schedules.when import Period

_MONTHS = {
    1: CalendarUnit.MONTH,
    3: CalendarUnit.QUARTER,
    6: CalendarUnit.HALF_YEAR,
    12: CalendarUnit.YEAR,
}


@dataclass(frozen=True, slots=True)
class Whole:
    """The n-th month, quarter or half-year of a year, or the year (the first)."""

    unit: CalendarUnit
    number: int
    year: int


def whole(period: Period) -> Whole | None:
    """The unit that a period is; ``None`` where it is none, or a week."""
    first, last = period.first, period.last
    if first.year != last.year or first.day != 1:
        return None
    if last.day != calendar.monthrange(last.year, last.month)[1]:
        return None
    months = last.month - first.month + 1
    unit = _MONTHS.get(months)
    if unit is None or (first.month - 1) % months:
        return None
    return Whole(unit, (first.month - 1) // months + 1, first.year)
