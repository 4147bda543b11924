"""Which days of each fiscal year words mean, as days of a calendar year and of the one after it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from schedules.calendar_units import LEAP_YEAR, FromTo
from schedules.days import Distance, Unit, shift
from schedules.language.each import UP_TO, day_of_year, ending, is_of_every_year
from schedules.language.expressions import EachUnit, EdgeOf, Expression, FiscalYear, PeriodUnit
from schedules.language.faults import Faulty, NoFiscalYear, NotOfEach
from schedules.language.periods import Calendar
from schedules.language.thirds import as_third
from schedules.language.tree import (
    ApartFrom,
    Each,
    Mention,
    Related,
    Relation,
    Rhythmic,
    Strictly,
    each_in,
    swapped,
)
from schedules.when import Direction, Period, Reach

_DAY = timedelta(days=1)
_ANY = EachUnit(PeriodUnit.YEAR, None)


def of_schedule(rhythm: Rhythmic, month: int | None) -> Rhythmic:
    """A rhythm, its fiscal years beginning in that month.

    Raises:
        Faulty: if it has any, and the schedule does not say when they begin.
    """
    return replace(rhythm, placed=tuple(_of_schedule(said, month) for said in rhythm.placed))


def _of_schedule(said: Related | ApartFrom | Strictly, month: int | None) -> Related | ApartFrom | Strictly:
    target = _target(said)
    if isinstance(said, Strictly) or target is None or each_in(target) != _ANY:
        return said
    if month is None:
        raise Faulty(NoFiscalYear())
    return replace(said, target=swapped(target, _ANY, EachUnit(PeriodUnit.YEAR, month)))


def fiscal_part(said: Related | ApartFrom | Strictly) -> FromTo | None:
    """The days of each fiscal year that are meant; ``None`` if it is of none.

    Raises:
        Faulty: if they are not the same of each, or some would be right under one reading only.
    """
    target = _target(said)
    each = each_in(target)
    if target is None or each is None or each.begins == 1:
        return None
    years = _FiscalYears(each)
    match said:
        case Related(Relation.IN):
            days = years.period(as_third(target) if isinstance(target, EdgeOf) else target)
            return _from_to(days.first, days.last)
        case Related(relation) if relation in UP_TO:
            return _from_to(years.whole.first, years.last(relation, target))
        case ApartFrom(distance, Direction.AFTER, Reach.EXACTLY | Reach.WITHIN as reach):
            return years.after_end(distance, reach, target)
        case _:
            raise Faulty(NotOfEach())


def _target(said: Related | ApartFrom | Strictly) -> Expression | None:
    """What of the calendar it lies to; an echo names no fiscal year."""
    if isinstance(said, Strictly) or isinstance(said.target, Mention | Each):
        return None
    return said.target


class _FiscalYears:
    """The fiscal year that ends in a leap year, for all of them."""

    def __init__(self, each: EachUnit) -> None:
        self._each = each
        self._calendar = Calendar(date(LEAP_YEAR, 1, 1), fiscal_month=each.begins)
        self.whole = self._calendar.period(FiscalYear(LEAP_YEAR))

    def period(self, target: Expression) -> Period:
        if not is_of_every_year(target):
            raise Faulty(NotOfEach())
        return self._calendar.period(swapped(target, self._each, FiscalYear(LEAP_YEAR)))

    def last(self, relation: Relation, target: Expression) -> date:
        """The last day, if it is that under every reading."""
        days = self.period(target)
        if relation not in {Relation.BEFORE, Relation.FRONT} or ending(target) is not None:
            if relation is Relation.BY and not days.is_day:
                raise Faulty(NotOfEach())
            return days.last
        if relation is Relation.FRONT and days.is_day:
            raise Faulty(NotOfEach())
        by_end_before = days.first == self.whole.first
        return self.whole.last if by_end_before else days.first - _DAY

    def after_end(self, distance: Distance, reach: Reach, target: Expression) -> FromTo:
        """Counted from the year's last day: as long as it is the same day each year."""
        if target != self._each and ending(target) != self._each:
            raise Faulty(NotOfEach())
        ends = self.whole.last
        years = [shift(ends, Distance(n, Unit.YEAR), 1) for n in range(1, 5)]
        found = {day_of_year(shift(day, distance, 1)) for day in (ends, *years)}
        if len(found) > 1 or distance.unit is Unit.WORKING_DAY or shift(ends, distance, 1) >= years[0]:
            raise Faulty(NotOfEach())
        last = shift(ends, distance, 1)
        return _from_to(last if reach is Reach.EXACTLY else ends, last)


def _from_to(first: date, last: date) -> FromTo:
    return FromTo(day_of_year(first), day_of_year(last))
