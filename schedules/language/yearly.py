"""Which days each year has again: what "every year" can be said of."""

from __future__ import annotations

from schedules.language.expressions import (
    AnyYear,
    EdgeOf,
    Expression,
    Half,
    Holiday,
    Month,
    MonthDay,
    Part,
    Quarter,
    Range,
    SeasonOf,
)
from schedules.language.feasts import is_fixed
from schedules.language.tree import (
    Mention,
    Target,
)


def is_of_every_year(target: Target) -> bool:
    """Whether each year has such days: "in March", but not "in March 2017"."""
    if isinstance(target, Mention):
        return False
    ends = (target.first, target.last) if isinstance(target, Range) else (target,)
    return all(_is_fixed_in_year(end) for end in ends)


def _is_fixed_in_year(expression: Expression) -> bool:
    """Easter and the first Monday of October move from year to year, and 31 March does not."""
    match expression:
        case AnyYear() | Month() | MonthDay() | Quarter() | Half() | SeasonOf():
            return True
        case Holiday(key):
            return is_fixed(key)
        case Part(of=of) | EdgeOf(of=of):
            return _is_fixed_in_year(of)
        case _:
            return False
