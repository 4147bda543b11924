"""Rhythms that say on which days of each unit of the calendar: which days, and which time is the first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from schedules.calendar_units import (
    AfterEnd,
    CalendarUnit,
    Part,
    Time,
    begin_after,
    begin_of,
    in_order,
    times_in,
)
from schedules.language.context import Context
from schedules.language.each import is_deadline, is_of_every_year, part_of
from schedules.language.expressions import DayNumber, EachUnit, Nth, PeriodUnit, Range, Relative
from schedules.language.faults import Ambiguous, Faulty, NotTogether
from schedules.language.tree import (
    ApartFrom,
    Each,
    Mention,
    Phrase,
    Regular,
    Related,
    Relation,
    Rhythmic,
    Strictly,
    Target,
    of_each,
    unit_of,
)
from schedules.when import EveryPeriod, Repeating

_DAY = timedelta(days=1)
_OF_EACH = frozenset({Relation.IN, Relation.BY, Relation.UP_TO, Relation.BEFORE, Relation.FRONT})


def in_each_unit(phrase: Phrase) -> Phrase:
    """ "By the 15th of each month" as what it is: a rhythm."""
    if not isinstance(phrase, Related | ApartFrom | Strictly):
        return phrase
    unit = unit_of(phrase)
    if unit is None:
        return phrase
    whole = isinstance(phrase, Related) and phrase == Related(Relation.IN, EachUnit(PeriodUnit(unit)))
    return Rhythmic(unit, () if whole else (phrase,))


def without_repeats(rhythms: Iterable[Rhythmic | Regular]) -> list[Rhythmic | Regular]:
    """ "Monthly, by the 15th of each month" says each month twice."""
    said = list(rhythms)
    units = [rhythm.every for rhythm in said if isinstance(rhythm, Rhythmic) and rhythm.placed]
    return [one for one in said if not (isinstance(one, Rhythmic) and one in map(Rhythmic, units))]


def placed(bound: Phrase, unit: CalendarUnit) -> Related | ApartFrom | Strictly | None:
    """What says on which days of each unit: "every month by the 15th"; not "every month until 2018".

    Raises:
        Faulty: if it may be the end or the beginning of it all: "every year until March".
    """
    if isinstance(bound, Strictly):
        return bound if _returns(bound.latest, unit) else None
    if not isinstance(bound, Related | ApartFrom) or isinstance(bound.target, Mention | Each | Relative):
        return None
    said = replace(bound, target=of_each(bound.target, unit))
    if isinstance(said, ApartFrom):
        return said if unit_of(said) is unit else None
    if said.relation in _OF_EACH:
        return said if _returns(said.target, unit) else None
    if _returns(bound.target, unit):
        raise Faulty(NotTogether())
    return None


def _returns(target: Target | Each, unit: CalendarUnit) -> bool:
    match target:
        case Nth(of=None):
            return True
        case Range(first, last):
            return _returns(first, unit) and _returns(last, unit)
        case DayNumber():
            return unit is CalendarUnit.MONTH
        case _:
            each = unit_of(Related(Relation.IN, target)) is unit
            return each or (unit is CalendarUnit.YEAR and is_of_every_year(target))


def parts_of(rhythm: Rhythmic, unit: CalendarUnit) -> tuple[Part, ...]:
    """The days of each unit; none where all of it is meant.

    Raises:
        Faulty: if they are not the same of each unit, or said twice.
    """
    if len(set(rhythm.placed)) > 1:
        raise Faulty(NotTogether())  # "every year in March, in the first half of the year"
    return tuple(in_order(part for said in rhythm.placed if (part := part_of(said, unit))))


def first_after(rhythm: Rhythmic, unit: CalendarUnit, parts: tuple[Part, ...], context: Context) -> date:
    """The day after which the first time begins, where the words do not say it.

    A time that has begun goes on to count only where it has a last day, as in "by the 15th of each month";
    what is counted from a unit's end counts if that is not over.

    Raises:
        Faulty: if the first last day has passed under one reading, and under another it has not.
    """
    said_on = context.said_on
    if any(isinstance(part, AfterEnd) for part in parts):
        return said_on - _DAY
    if not any(is_deadline(said) for said in rhythm.placed):
        return said_on
    begins = begin_of(said_on, unit)
    for time in times_in(begins, unit, parts, context.is_working_day):
        if said_on <= time.strictly:
            return begins - _DAY
        if said_on <= time.latest:
            raise _ambiguous(time, begins, unit, parts, context)
    return said_on


def refuse_begun(first: date, found: Repeating, said: Iterable[Phrase], context: Context) -> None:
    """ "From 10 January, by the 15th of each month" may be by 15 January first, or by 15 February.

    Raises:
        Faulty: if a unit has begun by ``first``, and its last day is still to come.
    """
    if not isinstance(found, EveryPeriod) or not any(_says_deadline(part, found.unit) for part in said):
        return
    begins = begin_of(first, found.unit)
    for time in times_in(begins, found.unit, found.parts, context.is_working_day):
        if begins < first <= time.latest:
            raise _ambiguous(time, begins, found.unit, found.parts, context)


def _says_deadline(part: Phrase, unit: CalendarUnit) -> bool:
    match part:
        case Rhythmic():
            return any(map(is_deadline, part.placed))
        case _:
            said = placed(part, unit)
            return said is not None and is_deadline(said)


def _ambiguous(
    time: Time, begins: date, unit: CalendarUnit, parts: tuple[Part, ...], context: Context
) -> Faulty:
    following = times_in(begin_after(begins, unit), unit, parts, context.is_working_day)
    return Faulty(Ambiguous(time.latest, following[0].latest if following else begins))
