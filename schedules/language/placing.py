"""Rhythms that say on which days of each unit of the calendar: which days, and which time is the first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import TypeGuard

from schedules.calendar_units import CalendarUnit, DayOf, FromTo, OnNth, Part, day_before, end_of, in_order
from schedules.days import Distance, Unit
from schedules.language.each import UP_TO, is_of_every_year, part_of
from schedules.language.expressions import (
    DayNumber,
    EachUnit,
    FiscalYear,
    Inside,
    Nth,
    PeriodUnit,
    Range,
    Relative,
    Weekday,
)
from schedules.language.faults import Faulty, NotOfEach, NotSoOften, NotTogether
from schedules.language.fiscal import fiscal_part
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

_DAY = timedelta(days=1)
_FIRST = DayOf(1, 1)
_OFTEN: Mapping[CalendarUnit | Distance, int] = {
    CalendarUnit.HALF_YEAR: 2,
    Distance(6, Unit.MONTH): 2,
    Distance(4, Unit.MONTH): 3,
    CalendarUnit.QUARTER: 4,
    Distance(3, Unit.MONTH): 4,
    Distance(2, Unit.MONTH): 6,
}
"""How often rhythms come in a year."""
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
    both = (replace(rhythm, placed=(), times=None) for rhythm in (one, other))
    return all(rhythm == bare for rhythm in both) and bool(one.placed or other.placed)


def placed(bound: Phrase, unit: CalendarUnit) -> Related | ApartFrom | Strictly | None:
    """What says on which days of each unit: "every month by the 15th"; not "every month until 2018".

    Raises:
        Faulty: if it may be the end or the beginning of it all: "every year until March".
    """
    if isinstance(bound, Strictly):
        return bound if _returns(bound.latest, unit) else None
    if not isinstance(bound, Related | ApartFrom) or isinstance(
        bound.target, Mention | Each | Relative | FiscalYear
    ):
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
        case Weekday():
            return unit is CalendarUnit.WEEK
        case _:
            each = unit_of(Related(Relation.IN, target)) is unit
            return each or (unit is CalendarUnit.YEAR and is_of_every_year(target))


def on_weekday(rhythm: Rhythmic) -> Rhythmic:
    """ "Weekly on Friday" as "every Friday": every seven days."""
    match rhythm:
        case Rhythmic(
            CalendarUnit.WEEK, (Related(Relation.IN, Weekday(day) | Inside(Weekday(day), EachUnit())),)
        ):
            return replace(rhythm, every=Distance(1, Unit.WEEK), placed=(), weekday=day)
        case _:
            return rhythm


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
    parts = [fiscal_part(one) or part_of(one, unit) for one in several]
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

    Raises:
        Faulty: if there are more or fewer of them than it is said to come.
    """
    if isinstance(rhythm, Rhythmic) and not rhythm.placed:
        for bound in filter(_is_in_year, bounds):
            times = tuple(listed(bound))
            often = rhythm.times or _OFTEN.get(rhythm.every)
            if often and often != len(times) > 1:
                raise Faulty(NotSoOften(often, len(times)))
            if often == len(times):
                others = [other for other in bounds if other != bound]
                return replace(rhythm, every=CalendarUnit.YEAR, placed=times), others
    return rhythm, bounds


def in_week(
    rhythm: Rhythmic | Regular, bounds: Sequence[Phrase]
) -> tuple[Rhythmic | Regular, Sequence[Phrase]]:
    """ "Every two weeks, on Friday" comes on that weekday each time; and what else bounds it."""
    for bound in bounds:
        match rhythm, bound:
            case Rhythmic(Distance(unit=Unit.WEEK), weekday=None), Related(Relation.IN, Weekday(day)):
                return replace(rhythm, weekday=day), [other for other in bounds if other != bound]
            case _:
                pass
    return rhythm, bounds


def _is_in_year(bound: Phrase) -> TypeGuard[Related]:
    return (
        isinstance(bound, Related)
        and bound.relation is Relation.IN
        and _returns(bound.target, CalendarUnit.YEAR)
    )
