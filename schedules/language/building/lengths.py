"""Lengths of time, and how the tokens of a rule reach its method."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from schedules.calendar_units import CalendarUnit
from schedules.days import Distance, Unit
from schedules.language.expressions import PeriodUnit
from schedules.language.faults import Ambiguous, Faulty, NotTogether
from schedules.language.lexing import Token
from schedules.language.tree import Relation
from schedules.when import Direction

LENGTHS = {
    PeriodUnit.DAY: (1, Unit.DAY),
    PeriodUnit.WEEK: (1, Unit.WEEK),
    PeriodUnit.MONTH: (1, Unit.MONTH),
    PeriodUnit.QUARTER: (3, Unit.MONTH),
    PeriodUnit.HALF_YEAR: (6, Unit.MONTH),
    PeriodUnit.YEAR: (1, Unit.YEAR),
    PeriodUnit.DECADE: (10, Unit.YEAR),
}
SIDES = {Relation.BEFORE: Direction.BEFORE, Relation.FRONT: Direction.BEFORE, Relation.AFTER: Direction.AFTER}
CALENDAR = {
    Distance(1, Unit.WEEK): CalendarUnit.WEEK,
    Distance(1, Unit.MONTH): CalendarUnit.MONTH,
    Distance(3, Unit.MONTH): CalendarUnit.QUARTER,
    Distance(6, Unit.MONTH): CalendarUnit.HALF_YEAR,
    Distance(1, Unit.YEAR): CalendarUnit.YEAR,
    Distance(12, Unit.MONTH): CalendarUnit.YEAR,
}

_UNITS = {Unit.DAY: PeriodUnit.DAY, Unit.MONTH: PeriodUnit.MONTH, Unit.YEAR: PeriodUnit.YEAR}


def valued(method: Callable[..., Any], _: str, children: list[Any], __: object) -> Any:
    """Call the method of a rule with the values of its tokens."""
    return method(*[child.value if type(child) is Token else child for child in children])


def length(count: int, unit: PeriodUnit | Unit) -> Distance:
    """So many of a unit.

    Raises:
        Faulty: if that is no distance.
    """
    each, of = (1, unit) if isinstance(unit, Unit) else LENGTHS[unit]
    try:
        return Distance(count * each, of)
    except ValueError:
        raise Faulty(NotTogether()) from None


def lengths(least: int, most: int, unit: PeriodUnit | Unit) -> tuple[Distance, Distance]:
    """From so many of a unit to so many.

    Raises:
        Faulty: if the second is not the longer one.
    """
    if least >= most:
        raise Faulty(NotTogether())
    return length(least, unit), length(most, unit)


def often(times: int, distance: Distance) -> CalendarUnit | Distance:
    """So many times in a distance, as one time in each of a shorter one.

    Raises:
        Faulty: if that is no whole number of months or weeks.
    """
    months = distance.count * (12 if distance.unit is Unit.YEAR else 1)
    if distance.unit in {Unit.YEAR, Unit.MONTH} and months % times == 0:
        distance = Distance(months // times, Unit.MONTH)
    elif times != 1:
        raise Faulty(NotTogether())
    return CALENDAR.get(distance, distance)


def unit_of(distance: Distance) -> PeriodUnit:
    """In which a distance is counted.

    Raises:
        Faulty: if that is no unit of the calendar: working days.
    """
    if distance.unit not in _UNITS:
        raise Faulty(Ambiguous())
    return _UNITS[distance.unit]
