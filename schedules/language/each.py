"""Which days of each unit of the calendar words mean: "by the 15th of each month", "in March each year"."""

from __future__ import annotations

from datetime import date, timedelta

from schedules.calendar_units import (
    LEAP_YEAR,
    AfterEnd,
    CalendarUnit,
    DayBefore,
    DayIn,
    DayOf,
    DayOfWeek,
    FromTo,
    NthDay,
    OnNth,
    Part,
    UpTo,
    day_before,
    end_of,
    end_of_month,
    has_day,
)
from schedules.days import Unit
from schedules.language.expressions import (
    AnyYear,
    DayNumber,
    EachUnit,
    Edge,
    EdgeOf,
    Expression,
    Half,
    HalfOf,
    Holiday,
    Inside,
    Month,
    MonthDay,
    Nth,
    PeriodUnit,
    Quarter,
    Range,
    SeasonOf,
    Third,
    ThirdOf,
    Weekday,
)
from schedules.language.faults import Faulty, NotOfEach
from schedules.language.feasts import is_fixed
from schedules.language.periods import Calendar
from schedules.language.relating import is_feast
from schedules.language.thirds import as_third
from schedules.language.tree import ApartFrom, Each, Mention, Related, Relation, Strictly, Target, swapped
from schedules.language.units import MONTHS
from schedules.when import Direction, Reach

_LAST = 31
_FIRST = frozenset({DayOf(1, 1), DayOfWeek(0)})
_WITHIN_A_YEAR = frozenset({PeriodUnit.MONTH, PeriodUnit.QUARTER, PeriodUnit.HALF_YEAR})
UP_TO = frozenset({Relation.BY, Relation.UP_TO, Relation.BEFORE, Relation.FRONT})
"""What says until when each time."""


def is_deadline(phrase: Related | ApartFrom | Strictly) -> bool:
    """Whether it says until when each time: then a unit that has begun counts as long as it is not over."""
    return isinstance(phrase, Strictly) or (isinstance(phrase, Related) and phrase.relation in UP_TO)


def part_of(phrase: Related | ApartFrom | Strictly, unit: CalendarUnit) -> Part | None:
    """The days of each unit that are meant; ``None``: all of it.

    Raises:
        Faulty: if they are not the same of each unit, or it cannot be told which they are.
    """
    match phrase:
        case Related(Relation.IN, target) if not isinstance(target, Mention | Each):
            return _on(target, unit)
        case Related(relation, target) if not isinstance(target, Mention | Each) and relation in UP_TO:
            return _up_to(relation, target, unit)
        case ApartFrom(distance, Direction.AFTER, Reach.EXACTLY | Reach.WITHIN as reach, target) if _is_end(
            target
        ):
            return AfterEnd(distance, exactly=reach is Reach.EXACTLY)
        case Strictly(latest, strictly):
            last = _ends(latest, unit)[1]
            return _bounded(last, _ends(strictly, unit)[1] if strictly else _before(last, unit), unit)
        case _:
            raise Faulty(NotOfEach())


def _is_end(target: Target | Each) -> bool:
    """ "After each quarter" is after its end."""
    return isinstance(target, EachUnit) or isinstance(ending(target), EachUnit)


def ending(target: Target | Each) -> Expression | None:
    """Of "the end of" something, that something; ``None`` for whatever is no end."""
    return target.of if isinstance(target, EdgeOf) and target.edge is Edge.END else None


def _on(target: Expression, unit: CalendarUnit) -> Part | None:
    if isinstance(target, EachUnit):
        return None
    if isinstance(target, EdgeOf):
        target = as_third(target)
    match _ends(target, unit):
        case DayOf() as first, DayOf() as last:
            return FromTo(first, last)
        case NthDay() as day, other if day == other:
            return OnNth(day)
        case _:
            raise Faulty(NotOfEach())


def _up_to(relation: Relation, target: Expression, unit: CalendarUnit) -> Part | None:
    ended = ending(target)
    if isinstance(ended, EachUnit):
        return None
    first, last = _ends(target, unit)
    match relation:
        case Relation.BEFORE | Relation.FRONT if ended is not None:
            return _bounded(last, last, unit)
        case Relation.FRONT if first == last and not is_feast(target):
            return _bounded(last, _before(last, unit), unit)
        case Relation.BEFORE | Relation.FRONT if first in _FIRST:
            return None  # by the end of the unit before
        case Relation.BEFORE | Relation.FRONT:
            return _bounded(_before(first, unit), _before(first, unit), unit)
        case Relation.BY if first != last:
            return _bounded(last, _before(first, unit), unit)
        case _:
            return _bounded(last, last, unit)


def _bounded(last: DayIn, strictly: DayIn, unit: CalendarUnit) -> Part | None:
    """ "By the 1st of each month" would be on that day, and what is before it is in another month."""
    match last:
        case DayOf(1, 1) | DayOfWeek(0) | DayBefore(NthDay(1)):
            raise Faulty(NotOfEach())
        case _:
            pass
    return None if last == strictly == end_of(unit) else UpTo(last, strictly)


def _before(day: DayIn, unit: CalendarUnit) -> DayIn:
    """The day before, in the same unit.

    Raises:
        Faulty: if it may lie in the unit before.
    """
    if isinstance(day, DayBefore) or day in _FIRST:
        raise Faulty(NotOfEach())
    return day_before(day, unit)


# The first and the last day -------------------------------------------------------------------


def _ends(expression: Expression, unit: CalendarUnit) -> tuple[DayIn, DayIn]:
    """The first and the last day of an expression in each unit."""
    match expression:
        case EachUnit() if unit is not CalendarUnit.WEEK:
            return DayOf(1, 1), end_of(unit)
        case Weekday(day) | Inside(Weekday(day), EachUnit()) if unit is CalendarUnit.WEEK:
            return DayOfWeek(day), DayOfWeek(day)
        case Nth(number, Weekday(weekday), EachUnit() | None):
            return _nth(NthDay(number, weekday), unit)
        case Nth(number, Unit.WORKING_DAY, EachUnit() | None):
            return _nth(NthDay(number), unit)
        case Range(first, last, adjacent=False):
            return _ends(first, unit)[0], _ends(last, unit)[1]
        case _ if unit is CalendarUnit.YEAR:
            return _in_year(expression)
        case _:
            return _in_months(expression, unit)


def _nth(day: NthDay, unit: CalendarUnit) -> tuple[DayIn, DayIn]:
    """A fifth Monday some months have, and others have not."""
    if not has_day(unit, day):
        raise Faulty(NotOfEach())
    return day, day


def _in_year(expression: Expression) -> tuple[DayOf, DayOf]:
    if not is_of_every_year(expression):
        raise Faulty(NotOfEach())
    said = swapped(expression, EachUnit(PeriodUnit.YEAR), AnyYear())
    period = Calendar(date(LEAP_YEAR, 1, 1)).period(said)
    return day_of_year(period.first), day_of_year(period.last)


def day_of_year(day: date) -> DayOf:
    """A day as one of each year. The end of February is its end in a leap year too."""
    ends = (day + timedelta(days=1)).day == 1
    return end_of_month(day.month, CalendarUnit.YEAR) if ends else DayOf(day.month, day.day)


def is_of_every_year(target: Target | Each | None) -> bool:
    """Whether each year has such days: "in March", but not "in March 2017".

    Easter and the first Monday of October move from year to year, and 31 March does not.
    """
    match target:
        case AnyYear() | EachUnit(PeriodUnit.YEAR) | Month() | MonthDay() | Quarter() | Half() | SeasonOf():
            return True
        case Holiday(key):
            return is_fixed(key)
        case Inside(DayNumber(), of) | ThirdOf(of=of) | HalfOf(of=of) | EdgeOf(of=of):
            return is_of_every_year(of)
        case Inside(inner, EachUnit(PeriodUnit.YEAR)):
            return is_of_every_year(inner)
        case Nth(number, PeriodUnit() as each, of):
            return is_of_every_year(of) and (
                each in _WITHIN_A_YEAR or (each is PeriodUnit.DAY and abs(number) == 1)
            )
        case Range(first, last):
            return is_of_every_year(first) and is_of_every_year(last)
        case _:
            return False


def _in_months(expression: Expression, unit: CalendarUnit) -> tuple[DayOf, DayOf]:
    """In a month, a quarter or a half-year, which have not the same months each time."""
    match expression:
        case DayNumber(day):
            return _days_of_month(EachUnit(PeriodUnit(unit)), unit, day, day)
        case Nth(1 | -1 as number, PeriodUnit.DAY, EachUnit() | Nth() as of):
            return _in_months(EdgeOf(Edge.START if number == 1 else Edge.END, of), unit)
        case Inside(DayNumber(day), of) | Nth(day, PeriodUnit.DAY, EachUnit() | Nth() as of) if day > 0:
            return _days_of_month(of, unit, day, day)
        case Nth(number, PeriodUnit() as each, EachUnit() as of) if each in _WITHIN_A_YEAR:
            return _whole_months(*_nth_months(number, MONTHS[each], *_months(of, unit)))
        case HalfOf(number, of) | Inside(Half(number), of):
            return _days_of_month(of, unit, *((1, 15) if number == 1 else (16, _LAST)))
        case ThirdOf(third, of):
            return _third(list(Third).index(third), of, unit)
        case EdgeOf(edge, of):
            begin, end = _whole_months(*_months(of, unit))
            return (begin, begin) if edge is Edge.START else (end, end)
        case _:
            raise Faulty(NotOfEach())


def _months(of: Expression, unit: CalendarUnit) -> tuple[int, int]:
    """The first and the last month of what is whole months long."""
    match _ends(of, unit):
        case DayOf(first, 1), DayOf(last, day) if day == _LAST:
            return first, last
        case _:
            raise Faulty(NotOfEach())


def _nth_months(number: int, size: int, first: int, last: int) -> tuple[int, int]:
    begin = first + (number - 1) * size if number > 0 else last + 1 + number * size
    if not first <= begin <= last + 1 - size:
        raise Faulty(NotOfEach())
    return begin, begin + size - 1


def _whole_months(first: int, last: int) -> tuple[DayOf, DayOf]:
    return DayOf(first, 1), DayOf(last, _LAST)


def _days_of_month(of: Expression, unit: CalendarUnit, first: int, last: int) -> tuple[DayOf, DayOf]:
    """Some days of what is one month long."""
    month, other = _months(of, unit)
    if month != other or last > _LAST:
        raise Faulty(NotOfEach())
    return DayOf(month, first), DayOf(month, last)


def _third(index: int, of: Expression, unit: CalendarUnit) -> tuple[DayOf, DayOf]:
    """As ``units.third_of``: ten days of a month, as many whole months each of what is longer."""
    first, last = _months(of, unit)
    if first == last:
        return DayOf(first, 10 * index + 1), DayOf(first, (10, 20, _LAST)[index])
    size = (last - first + 1) // len(Third)
    return _whole_months(first + index * size, first + (index + 1) * size - 1)
