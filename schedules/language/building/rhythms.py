"""What happens again and again, one method a rule."""

from __future__ import annotations

from dataclasses import replace

from lark import Transformer, v_args

from schedules.calendar_units import CalendarUnit
from schedules.days import Distance, Unit
from schedules.language.building.lengths import CALENDAR, length, often, valued
from schedules.language.expressions import EachUnit, Expression, Inside, PeriodUnit, Range, Weekday
from schedules.language.faults import Ambiguous, Faulty, NotTogether
from schedules.language.lexing import Token
from schedules.language.placing import placed
from schedules.language.tree import (
    Each,
    Mention,
    Phrase,
    Regular,
    Related,
    Relation,
    Rhythmic,
    Together,
    Which,
)

_YEAR = Distance(1, Unit.YEAR)


@v_args(wrapper=valued)
class RhythmRules(Transformer[Token, Phrase]):
    """What happens again and again."""

    def every_distance(self, _: Which, distance: Distance) -> Phrase:
        return Rhythmic(distance)

    def every_unit(self, _: Which, unit: PeriodUnit) -> Phrase:
        distance = length(1, unit)
        return Rhythmic(CALENDAR.get(distance, distance))

    def every_year_in(self, _: Which, first: Expression, *others: Expression) -> Phrase:
        """ "Every March and September"."""
        days = first
        for other in others:
            days = Range(days, other, every_day=True, adjacent=True)
        return self.rhythm_in(CalendarUnit.YEAR, Related(Relation.IN, days))

    def rhythm_in(self, every: CalendarUnit | Distance, said: Phrase) -> Phrase:
        days = None if isinstance(every, Distance) else placed(said, every)
        return Rhythmic(every, (days,)) if days else Together((Rhythmic(every), said))

    def each_weekday(self, _: Which, weekday: int) -> Expression:
        return Inside(Weekday(weekday), EachUnit(PeriodUnit.WEEK))

    def each_unit(self, _: Which, unit: PeriodUnit) -> Expression:
        if length(1, unit) not in CALENDAR:
            raise Faulty(NotTogether())
        return EachUnit(unit)

    def each_fiscal_year(self, _: Which) -> Expression:
        return EachUnit(PeriodUnit.YEAR, None)

    def every_fiscal_year(self, _: Which) -> Phrase:
        return Rhythmic(CalendarUnit.YEAR, (Related(Relation.IN, self.each_fiscal_year(_)),))

    def every_other(self, _: Which, unit: PeriodUnit) -> Phrase:
        return Rhythmic(length(2, unit))

    def every_other_weekday(self, _: Which, weekday: int) -> Phrase:
        return Rhythmic(Distance(2, Unit.WEEK), weekday=weekday)

    def every_nth(self, _: Which, number: int, unit: PeriodUnit) -> Phrase:
        """ "Every third month"; but "each third quarter" is once a year to some."""
        if number == 1 or unit is PeriodUnit.QUARTER:
            raise Faulty(Ambiguous())
        return Rhythmic(length(number, unit))

    def times(self, times: int, distance: Distance) -> Phrase:
        return so_often(times, distance)

    def times_each(self, times: int, _: Which, unit: PeriodUnit) -> Phrase:
        return so_often(times, length(1, unit))

    def times_each_distance(self, times: int, _: Which, distance: Distance) -> Phrase:
        return Rhythmic(distance) if times == 1 else so_often(times, distance)

    def rhythm(self, every: CalendarUnit | Distance) -> Phrase:
        return Rhythmic(every)

    def regular(self) -> Phrase:
        return Regular()

    def each(self, which: Which, mentions: tuple[Mention, ...]) -> Each:
        return Each(tuple(replace(mention, which=which) for mention in mentions))

    def beside_each(self, each: Each) -> Phrase:
        """ "Each dialogue" alone is at each."""
        return Related(Relation.IN, each)

    def at_each(self, relation: Relation, which: Which, mentions: tuple[Mention, ...]) -> Phrase:
        return Related(relation, self.each(which, mentions))

    def mentions(self, *mentions: Mention) -> tuple[Mention, ...]:
        return mentions


def so_often(times: int, distance: Distance) -> Rhythmic:
    """So many times in a distance; of a year, the number may have to fit the months that are named."""
    every = often(times, distance)
    return Rhythmic(every, times=times if distance == _YEAR else None)
