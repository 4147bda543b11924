"""Rhythms that say on which days of each unit of the calendar: which days, and which time is the first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TypeGuard

from schedules.calendar_units import (
    AfterEnd,
    CalendarUnit,
    DayOf,
    FromTo,
    OnNth,
    Part,
    day_before,
    end_of,
    in_order,
)
from schedules.days import Distance, Unit, shift
from schedules.language.context import Context
from schedules.language.each import UP_TO, is_deadline, is_of_every_year, part_of
from schedules.language.expressions import DayNumber, EachUnit, Nth, PeriodUnit, Range, Relative
from schedules.language.faults import Ambiguous, Faulty, NoDayLeft, NotOfEach, NotTogether
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
from schedules.times import Time, begin_after, begin_of, times_after, times_in
from schedules.when import Every, EveryPeriod, Period, Repeating, When

_DAY = timedelta(days=1)
_FIRST = DayOf(1, 1)
_OFTEN: Mapping[int, tuple[CalendarUnit | Distance, ...]] = {
    2: (CalendarUnit.HALF_YEAR, Distance(6, Unit.MONTH)),
    3: (Distance(4, Unit.MONTH),),
    4: (CalendarUnit.QUARTER, Distance(3, Unit.MONTH)),
    6: (Distance(2, Unit.MONTH),),
}
"""Rhythms by how often they come in a year."""
_OF_EACH = UP_TO | {Relation.IN}


def in_each_unit(phrase: Phrase) -> Phrase:
    """ "By the 15th of each month" as what it is: a rhythm."""
    if not isinstance(phrase, Related | ApartFrom | Strictly):
        return phrase
    unit = unit_of(phrase)
    if unit is None:
        return phrase
    whole = isinstance(phrase, Related) and phrase == Related(Relation.IN, EachUnit(PeriodUnit(unit)))
    return Rhythmic(unit, () if whole else (phrase,))


def as_one(rhythms: Iterable[Rhythmic | Regular]) -> list[Rhythmic | Regular]:
    """ "Monthly, by the 15th of each month" says each month twice; "on the 1st of each month, and on the 15th
    of each month" is one rhythm of two days.
    """
    found: list[Rhythmic | Regular] = []
    for rhythm in rhythms:
        last = found[-1] if found else None
        if isinstance(rhythm, Rhythmic) and isinstance(last, Rhythmic) and _is_of_same(rhythm, last):
            found[-1] = replace(last, placed=(*last.placed, *rhythm.placed))
        else:
            found.append(rhythm)
    return found


def _is_of_same(one: Rhythmic, other: Rhythmic) -> bool:
    bare = Rhythmic(one.every)
    return replace(one, placed=()) == bare == replace(other, placed=()) and bool(one.placed or other.placed)


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
        Faulty: if they are not the same of each unit, or several of them are no days on which it may be.
    """
    parts = [part for said in rhythm.placed for part in _parts_of(said, unit)]
    if len(parts) > 1 and not all(isinstance(part, FromTo | OnNth) for part in parts):
        raise Faulty(NotOfEach())  # "by March and September": from when on?
    if None in parts and len(rhythm.placed) > 1:
        raise Faulty(NotTogether())
    return tuple(in_order(part for part in parts if part))


def _parts_of(said: Related | ApartFrom | Strictly, unit: CalendarUnit) -> list[Part | None]:
    several = listed(said)
    parts = [part_of(one, unit) for one in several]
    if len(several) == 1:
        return parts
    days = [part for part in parts if isinstance(part, FromTo)]
    return [*_joined(days, unit)] if len(days) == len(parts) else parts


def listed(said: Related | ApartFrom | Strictly) -> list[Related | ApartFrom | Strictly]:
    """ "In March and September" as each of them; "24 and 25 December" may be one run of days."""
    match said:
        case Related(target=Range(first, last, every_day=True, adjacent=True)):
            return [one for end in (first, last) for one in listed(replace(said, target=end))]
        case _:
            return [said]  # also "in March or September", which is one time


def _joined(days: Iterable[FromTo], unit: CalendarUnit) -> Iterator[FromTo]:
    """What follows the other without a day between them is one time, as "in July and August" is, and "in
    December and January", which begins in one unit and ends in the next.
    """
    waiting: FromTo | None = None
    for part in days:
        before = end_of(unit) if part.first == _FIRST else day_before(part.first, unit)
        if waiting and before == waiting.last:
            waiting = FromTo(waiting.first, part.last)
        else:
            if waiting:
                yield waiting
            waiting = part
    if waiting:
        yield waiting


def in_year(
    rhythm: Rhythmic | Regular, bounds: Sequence[Phrase]
) -> tuple[Rhythmic | Regular, Sequence[Phrase]]:
    """ "Twice a year, in March and September" is in each of them each year; and what else bounds it.

    So are July and August, which without "twice" would be one time.
    """
    if isinstance(rhythm, Rhythmic) and not rhythm.placed:
        for bound in filter(_is_in_year, bounds):
            times = tuple(listed(bound))
            if rhythm.every in _OFTEN.get(len(times), ()):
                others = [other for other in bounds if other != bound]
                return replace(rhythm, every=CalendarUnit.YEAR, placed=times), others
    return rhythm, bounds


def _is_in_year(bound: Phrase) -> TypeGuard[Related]:
    return (
        isinstance(bound, Related)
        and bound.relation is Relation.IN
        and _returns(bound.target, CalendarUnit.YEAR)
    )


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


def refuse_none(found: When, context: Context) -> None:
    """Refuse a rhythm that is over before its first time.

    Raises:
        Faulty: as in "every quarter by the end of the month", if no quarter begins before that.
    """
    match found:
        case Every(distance, Period(last=day), Period(last=end)):
            first = shift(day, distance, 1, context.is_working_day)
        case EveryPeriod(unit, Period(last=day), Period(last=end), parts):
            times = times_after(day, unit, parts, context.is_working_day)
            first = next((time.earliest for time in times), date.max)
        case _:
            return
    if first > end:
        raise Faulty(NoDayLeft(first, end))


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
