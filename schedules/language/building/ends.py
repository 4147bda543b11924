"""The two ends of a range in a language that says the year and the month before the day.

There the last end may leave out what the first has said, and never the other way: "20日至8月31日" need not
begin in August, nor "8月1日至2017年12月31日" in 2017.
"""

from __future__ import annotations

from collections.abc import Iterator

from schedules.language.expressions import (
    Checked,
    DayNumber,
    Decade,
    Edge,
    EdgeOf,
    Expression,
    FiscalYear,
    Fixed,
    Half,
    Holiday,
    Inside,
    Month,
    MonthDay,
    NextWeekday,
    Nth,
    PeriodUnit,
    Quarter,
    Relative,
    SeasonOf,
    Shifted,
    ThirdOf,
    Weekday,
    WeekOf,
    Year,
)
from schedules.language.faults import Ambiguous, Faulty
from schedules.language.thirds import as_third


def beginning(first: Expression, last: Expression) -> Expression:
    """What a range to ``last`` begins with: "from the end of August" is from late August, not its last day.

    Raises:
        Faulty: if it is not said in which week, month or year it begins.
    """
    begins, ends = list(_layers(first)), list(_layers(last))
    if isinstance(last, Shifted) and last.base is None and first != Relative(PeriodUnit.DAY, 0):
        raise Faulty(Ambiguous())  # 7月1日起至三年后: later than today, or than 1 July
    if _returns(begins) and _leaves_open(begins[-1], ends):
        raise Faulty(Ambiguous())
    if isinstance(ends[-1], DayNumber) and _returns(ends) and _is_long(begins[-1]):
        raise Faulty(Ambiguous())
    return late(first)


def late(first: Expression) -> Expression:
    """The end of a period, as a beginning: its last third."""
    if isinstance(first, EdgeOf) and first.edge is Edge.END:
        return as_third(first)
    return first


def _is_long(begins: Expression) -> bool:
    """Whether it is more than a day, so that "to the 20th" may be of several months."""
    if isinstance(begins, Relative):
        return begins.unit is not PeriodUnit.DAY
    return isinstance(begins, Month | Quarter | Half | SeasonOf | Year | FiscalYear | Decade)


def _leaves_open(begins: Expression, ends: list[Expression]) -> bool:
    """Whether the last end does not tell which of those that return the first one is."""
    if isinstance(begins, DayNumber | Weekday):
        return not isinstance(ends[-1], type(begins))
    return any(map(_tells_its_own, ends)) and not _wraps(begins, ends[-1])


def _layers(expression: Expression) -> Iterator[Expression]:
    """An expression, what it is a piece of, and so on to the last."""
    while True:
        yield expression
        match expression:
            case Inside(inner=of) | Checked(day=of) | ThirdOf(of=of) | EdgeOf(of=of) | WeekOf(of=of):
                expression = of
            case Nth(of=of) if of is not None:
                expression = of
            case _:
                return


def _returns(layers: list[Expression]) -> bool:
    """Whether there is one in every year, month or week."""
    said = any(isinstance(layer, Inside) for layer in layers)
    returning = Month | MonthDay | Quarter | Half | SeasonOf | Holiday | DayNumber | Weekday
    return not said and isinstance(layers[-1], returning)


def _tells_its_own(layer: Expression) -> bool:
    """Whether it lies in another year than this one, or may do so."""
    match layer:
        case Fixed() | Year() | FiscalYear() | Decade() | NextWeekday() | Shifted():
            return True
        case Relative():
            return layer != Relative(PeriodUnit.YEAR, 0)
        case Inside(outer=outer):
            return _tells_its_own(outer)
        case _:
            return False


def _wraps(begins: Expression, ends: Expression) -> bool:
    """Whether it goes from a later month to an earlier one: that can only be from the year before."""
    first, last = _month(begins), _month(ends)
    return first is not None and last is not None and first > last


def _month(expression: Expression) -> int | None:
    match expression:
        case Month(month) | MonthDay(month, _):
            return month
        case Fixed(day):
            return day.month
        case _:
            return None
