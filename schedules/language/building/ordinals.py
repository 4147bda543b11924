"""Ordinals that share what they count: "the first and third Monday" are two Mondays."""

from __future__ import annotations

from dataclasses import replace

from schedules.days import Unit
from schedules.language.expressions import (
    DayNumber,
    Expression,
    Half,
    HalfOf,
    Inside,
    Month,
    Nth,
    PeriodUnit,
    Quarter,
    Relative,
    SeasonOf,
    Shifted,
    Weekday,
    Year,
)
from schedules.language.faults import Ambiguous, Faulty


def counted_alike(first: Expression, last: Expression) -> Expression:
    """What a range or a pair to ``last`` begins with.

    An ordinal that stands alone is a day of the month before another one, and a Monday before "third Monday".

    Raises:
        Faulty: if it may be either: "the 1st and the last working day"; if it goes on to a part of some year.
    """
    match first, last:
        case DayNumber(number), Nth(other, Weekday() | Unit.WORKING_DAY) if other > 0:
            return replace(last, number=number)
        case DayNumber(), Nth(unit=unit) if unit is not PeriodUnit.DAY:
            raise Faulty(Ambiguous())
        case DayNumber(), Half() | HalfOf() | Quarter() | Inside(Half() | Quarter()):
            raise Faulty(Ambiguous())
        case _, Shifted(base=None) if first != Relative(PeriodUnit.DAY, 0):
            raise Faulty(Ambiguous())  # "from 1 July until two years later": later than today, or than 1 July
        case Year(), Half() | Quarter() | SeasonOf() | Month():
            raise Faulty(Ambiguous())  # "2016 - Q3" is that quarter, or all until then
        case _:
            return first
