"""Builds the tree of a phrase while lark reads it: one method for each rule of a grammar, of the same name.

Tokens come as their values, those whose names begin with ``_`` not at all.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from lark import Transformer, v_args

from schedules.days import Distance, Unit
from schedules.language.expressions import (
    Ahead,
    Checked,
    DayNumber,
    Edge,
    EdgeOf,
    Expression,
    Half,
    Inside,
    Month,
    MonthDay,
    NextDays,
    NextMonth,
    NextWeekday,
    Nth,
    Part,
    PeriodUnit,
    Quarter,
    Range,
    Relative,
    RestOf,
    Season,
    SeasonOf,
    Shifted,
    Third,
    Weekday,
    WeekOf,
    Year,
)
from schedules.language.faults import Ambiguous, Faulty, NotTogether
from schedules.language.lexing import Token
from schedules.language.tree import (
    AlwaysInForce,
    ApartFrom,
    EachOf,
    Mention,
    NotAgreed,
    Phrase,
    Regular,
    Related,
    Relation,
    Rhythmic,
    Strictly,
    Target,
    Together,
    Which,
)
from schedules.when import CalendarUnit, Reach, Side

LENGTHS = {
    PeriodUnit.DAY: (1, Unit.DAY),
    PeriodUnit.WEEK: (1, Unit.WEEK),
    PeriodUnit.MONTH: (1, Unit.MONTH),
    PeriodUnit.QUARTER: (3, Unit.MONTH),
    PeriodUnit.HALF_YEAR: (6, Unit.MONTH),
    PeriodUnit.YEAR: (1, Unit.YEAR),
    PeriodUnit.DECADE: (10, Unit.YEAR),
}
_SIDES = {Relation.BEFORE: Side.BEFORE, Relation.FRONT: Side.BEFORE, Relation.AFTER: Side.AFTER}
_CALENDAR = {
    Distance(1, Unit.WEEK): CalendarUnit.WEEK,
    Distance(1, Unit.MONTH): CalendarUnit.MONTH,
    Distance(3, Unit.MONTH): CalendarUnit.QUARTER,
    Distance(6, Unit.MONTH): CalendarUnit.HALF_YEAR,
    Distance(1, Unit.YEAR): CalendarUnit.YEAR,
    Distance(12, Unit.MONTH): CalendarUnit.YEAR,
}


def _valued(method: Callable[..., Any], _: str, children: list[Any], __: object) -> Any:
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
    return _CALENDAR.get(distance, distance)


@v_args(wrapper=_valued)
class _Calendars(Transformer[Token, Phrase]):
    """Calendar expressions."""

    def year(self, year: int) -> Expression:
        return Year(year)

    def month(self, month: int) -> Expression:
        return Month(month)

    def month_day(self, month: int, day: int) -> Expression:
        return MonthDay(month, day)

    def day_month(self, day: int, month: int) -> Expression:
        return MonthDay(month, day)

    def day_number(self, day: int) -> Expression:
        return DayNumber(day)

    def quarter(self, number: int, _: PeriodUnit = PeriodUnit.QUARTER) -> Expression:
        return Quarter(number)

    def half(self, number: int) -> Expression:
        return Half(number)

    def season(self, season: Season) -> Expression:
        return SeasonOf(season)

    def weekday(self, weekday: int) -> Expression:
        return Weekday(weekday)

    # One inside another

    def inside(self, inner: Expression, outer: Expression) -> Expression:
        return Inside(inner, outer)

    def inside_year(self, inner: Expression, _: Relation, year: int) -> Expression:
        return Inside(inner, Year(year))

    def inside_unit(self, inner: Expression, unit: PeriodUnit) -> Expression:
        return Inside(inner, Relative(unit, 0))

    def year_around(self, year: int, inner: Expression) -> Expression:
        return Inside(inner, Year(year))

    def around(self, outer: Expression, inner: Expression) -> Expression:
        return Inside(inner, outer)

    def around_weekday(self, outer: Expression, weekday: int) -> Expression:
        return Inside(Weekday(weekday), outer)

    def weekday_inside(self, weekday: int, outer: Expression) -> Expression:
        return Inside(Weekday(weekday), outer)

    def day_inside(self, day: int, outer: Expression) -> Expression:
        return Inside(DayNumber(day), outer)

    def around_day(self, outer: Expression, day: int) -> Expression:
        return Inside(DayNumber(day), outer)

    def checked(self, weekday: int, day: Expression) -> Expression:
        return Checked(weekday, day)

    def checked_inside(self, weekday: int, day: Expression, outer: Expression) -> Expression:
        return Checked(weekday, Inside(day, outer))

    def checked_day(self, weekday: int, day: int) -> Expression:
        return Checked(weekday, DayNumber(day))

    def checked_after(self, day: Expression, weekday: int) -> Expression:
        return Checked(weekday, day)

    # Counted from the day said

    def this(self, unit: PeriodUnit) -> Expression:
        return Relative(unit, 0)

    def next(self, unit: PeriodUnit) -> Expression:
        return Relative(unit, 1)

    def last(self, _: int, unit: PeriodUnit) -> Expression:
        return Relative(unit, -1)

    def next_month(self, month: int) -> Expression:
        return NextMonth(month, 1)

    def this_month(self, month: int) -> Expression:
        return NextMonth(month, 0)

    def last_month(self, _: int, month: int) -> Expression:
        return NextMonth(month, -1)

    def next_weekday(self, weekday: int) -> Expression:
        return NextWeekday(weekday, 1)

    def this_weekday(self, weekday: int) -> Expression:
        return NextWeekday(weekday, 0)

    def last_weekday(self, _: int, weekday: int) -> Expression:
        return NextWeekday(weekday, -1)

    def coming_weekday(self, weekday: int) -> Expression:
        return NextWeekday(weekday, None)

    def later(self, distance: Distance) -> Expression:
        return Shifted(distance, 1)

    def ago(self, distance: Distance) -> Expression:
        return Shifted(distance, -1)

    def later_than(self, distance: Distance, _: Relation, base: Expression) -> Expression:
        return Shifted(distance, 1, base)

    # Pieces of others

    def nth_weekday(self, number: int, weekday: int, *of: Any) -> Expression:
        return Nth(number, Weekday(weekday), _last(of))

    def nth_unit(self, number: int, unit: PeriodUnit, *of: Any) -> Expression:
        return Nth(number, unit, _last(of))

    def of_nth_weekday(self, of: Expression, number: int, weekday: int) -> Expression:
        return Nth(number, Weekday(weekday), of)

    def of_nth_unit(self, of: Expression, number: int, unit: PeriodUnit) -> Expression:
        return Nth(number, unit, of)

    def part(self, third: Third, of: Expression) -> Expression:
        return Part(third, of)

    def part_in(self, third: Third, _: Relation, of: Expression) -> Expression:
        return Part(third, of)

    def part_unit(self, third: Third, unit: PeriodUnit) -> Expression:
        return Part(third, Relative(unit, 0))

    def part_after(self, of: Expression, third: Third) -> Expression:
        return Part(third, of)

    def edge(self, edge: Edge, of: Expression) -> Expression:
        return EdgeOf(edge, of)

    def edge_unit(self, edge: Edge, unit: PeriodUnit) -> Expression:
        return EdgeOf(edge, Relative(unit, 0))

    def unit_edge(self, unit: PeriodUnit, edge: Edge) -> Expression:
        return EdgeOf(edge, Relative(unit, 0))

    def edge_after(self, of: Expression, edge: Edge) -> Expression:
        return EdgeOf(edge, of)

    def week_of(self, of: Expression) -> Expression:
        return WeekOf(of)

    def this_week_of(self, _: PeriodUnit, of: Expression) -> Expression:
        return WeekOf(of)

    def rest_of(self, of: Expression) -> Expression:
        return RestOf(of)

    # From one to another

    def run(self, first: Expression, last: Expression) -> Expression:
        return Range(first, last, every_day=True)

    def run_through(self, first: Expression, _: Relation, last: Expression) -> Expression:
        return self.run(first, last)

    def run_to_day(self, first: Expression, last: int) -> Expression:
        if isinstance(first, Checked) and isinstance(first.day, DayNumber):
            raise Faulty(Ambiguous())  # "Friday 7-6" names no month
        return Range(first, DayNumber(last), every_day=True)

    def run_days(self, first: int, last: Expression) -> Expression:
        return Range(DayNumber(first), last, every_day=True)

    def window(self, first: Expression, last: Expression) -> Expression:
        return Range(first, last)

    def pair(self, first: Expression, last: Expression) -> Expression:
        return Range(first, last, every_day=True, adjacent=True)

    def pair_days(self, first: int, last: Expression) -> Expression:
        return Range(DayNumber(first), last, every_day=True, adjacent=True)


@v_args(wrapper=_valued)
class _Rhythms(Transformer[Token, Phrase]):
    """What happens again and again."""

    def every_distance(self, _: Which, distance: Distance) -> Phrase:
        return Rhythmic(distance)

    def every_unit(self, _: Which, unit: PeriodUnit) -> Phrase:
        distance = length(1, unit)
        return Rhythmic(_CALENDAR.get(distance, distance))

    def every_other(self, _: Which, unit: PeriodUnit) -> Phrase:
        return Rhythmic(length(2, unit))

    def every_nth(self, _: Which, number: int, unit: PeriodUnit) -> Phrase:
        return Rhythmic(length(number, unit))

    def times(self, times: int, distance: Distance) -> Phrase:
        return Rhythmic(often(times, distance))

    def times_each(self, times: int, _: Which, unit: PeriodUnit) -> Phrase:
        return Rhythmic(often(times, length(1, unit)))

    def times_each_distance(self, times: int, _: Which, distance: Distance) -> Phrase:
        return Rhythmic(distance if times == 1 else often(times, distance))

    def rhythm(self, every: CalendarUnit | Distance) -> Phrase:
        return Rhythmic(every)

    def regular(self) -> Phrase:
        return Regular()

    def regular_after(self, target: Target, _: Relation) -> Phrase:
        return Regular(target)

    def each(self, which: Which, mentions: tuple[Mention, ...]) -> Phrase:
        return EachOf(tuple(replace(mention, which=which) for mention in mentions))

    def at_each(self, _: Relation, which: Which, mentions: tuple[Mention, ...]) -> Phrase:
        return self.each(which, mentions)

    def mentions(self, *mentions: Mention) -> tuple[Mention, ...]:
        return mentions


@v_args(wrapper=_valued)
class Building(_Calendars, _Rhythms):
    """Whole phrases, and milestones as words name them."""

    def start(self, phrase: Phrase) -> Phrase:
        return phrase

    def together(self, *parts: Phrase) -> Phrase:
        flat = (inner for part in parts for inner in (part.parts if isinstance(part, Together) else (part,)))
        return Together(tuple(flat))

    def bare(self, period: Expression) -> Phrase:
        return Related(Relation.IN, period)

    def related(self, relation: Relation, target: Target) -> Phrase:
        if relation is Relation.FROM and isinstance(target, Range):
            return Related(Relation.IN, target)
        return Related(relation, target)

    def for_period(self, relation: Relation, target: Target) -> Phrase:
        """ "For 2017" is in it; "for three days" says how long, and not when."""
        if isinstance(target, Shifted | Ahead):
            raise Faulty(NotTogether())
        return self.related(relation, target)

    def related_after(self, target: Target, relation: Relation) -> Phrase:
        return self.related(relation, target)

    def from_to(self, relation: Relation, first: Target, last: Target) -> Phrase:
        if isinstance(first, Mention) or isinstance(last, Mention):
            return Together((Related(relation, first), Related(Relation.BY, last)))
        return Related(Relation.IN, Range(first, last, every_day=True))

    def from_until(self, relation: Relation, first: Target, _: Relation, last: Target) -> Phrase:
        return self.from_to(relation, first, last)

    def from_days_until(self, relation: Relation, first: int, _: Relation, last: Expression) -> Phrase:
        return self.from_to(relation, DayNumber(first), last)

    def after_before(self, first: Target, last: Target) -> Phrase:
        return Together((Related(Relation.AFTER, first), Related(Relation.BEFORE, last)))

    def between(self, first: Expression, last: Expression) -> Phrase:
        return Related(Relation.IN, Range(first, last))

    def between_days(self, first: int, last: Expression) -> Phrase:
        return Related(Relation.IN, Range(DayNumber(first), last))

    def strict(self, *days: Any) -> Phrase:
        latest, strictly = days[-2:]
        return Strictly(latest, strictly)

    def standing(self) -> Phrase:
        return AlwaysInForce()

    def undated(self) -> Phrase:
        return NotAgreed()

    # At a distance

    def exactly(self, distance: Distance, side: Relation, target: Target) -> Phrase:
        return ApartFrom(distance, _SIDES[side], Reach.EXACTLY, target)

    def exactly_nth(self, number: int, unit: PeriodUnit | Unit, side: Relation, target: Target) -> Phrase:
        return self.exactly(length(number, unit), side, target)

    def day_after(self, target: Target) -> Phrase:
        return self.exactly(Distance(1, Unit.DAY), Relation.AFTER, target)

    def day_before(self, target: Target) -> Phrase:
        return self.exactly(Distance(1, Unit.DAY), Relation.BEFORE, target)

    def at_least(self, distance: Distance, side: Relation, target: Target) -> Phrase:
        return ApartFrom(distance, _SIDES[side], Reach.AT_LEAST, target)

    def not_beyond(self, relation: Relation, distance: Distance, side: Relation, target: Target) -> Phrase:
        """ "No later than three weeks before", "no earlier than two weeks after"."""
        within = relation is not Relation.FROM and side is Relation.AFTER
        return ApartFrom(distance, _SIDES[side], Reach.WITHIN if within else Reach.AT_LEAST, target)

    def within(self, *said: Any) -> Phrase:
        distance, side, target = said[-3:]
        return ApartFrom(distance, _SIDES[side], Reach.WITHIN, target)

    def within_of(self, distance: Distance, target: Target) -> Phrase:
        return ApartFrom(distance, Side.AFTER, Reach.WITHIN, target)

    def ahead(self, distance: Distance) -> Phrase:
        return Related(Relation.IN, Ahead(distance))

    def ahead_unit(self, unit: PeriodUnit) -> Phrase:
        return self.ahead(length(1, unit))

    def ahead_in(self, _: Relation, distance: Distance) -> Phrase:
        return self.ahead(distance)

    def in_distance(self, _: Relation, distance: Distance) -> Phrase:
        return Related(Relation.IN, Shifted(distance, 1))

    def next_distance(self, distance: Distance) -> Phrase:
        """ "The next three days" begin tomorrow; of longer units it is not said which they are."""
        if distance.unit is not Unit.DAY:
            raise Faulty(Ambiguous())
        return Related(Relation.IN, NextDays(distance.count))

    def distance(self, count: int, unit: PeriodUnit | Unit) -> Distance:
        return length(count, unit)

    def length(self, distance: Distance) -> Distance:
        return distance

    # Milestones

    def the_next(self, mention: Mention) -> Mention:
        return replace(mention, which=Which.NEXT)

    def the_nth(self, number: int, mention: Mention) -> Mention:
        return replace(mention, which=number)

    # Where what a part hangs on stands before it, as in Chinese

    def prefixed(self, _: object, phrase: Phrase) -> Phrase:
        return phrase

    def at(self, mention: Mention) -> Phrase:
        return Related(Relation.IN, mention)

    def onwards(self, target: Target) -> Phrase:
        return Related(Relation.FROM, target)

    def or_before(self, target: Target) -> Phrase:
        return Related(Relation.BY, target)

    def before_end(self, period: Expression) -> Phrase:
        return Related(Relation.BY, EdgeOf(Edge.END, period))

    def sided_onwards(self, related: Related) -> Phrase:
        if related.relation is not Relation.AFTER:
            raise Faulty(NotTogether())
        return related

    def from_sided(self, _: Relation, related: Related) -> Phrase:
        return self.sided_onwards(related)

    def by_sided(self, _: Relation, related: Related) -> Phrase:
        """ "No later than before the end of September"."""
        if related.relation is Relation.AFTER:
            raise Faulty(NotTogether())
        return related

    def onwards_until(self, first: Target, _: Relation, last: Target) -> Phrase:
        return self.from_to(Relation.FROM, _late(first), last)

    def onwards_until_sided(self, first: Target, relation: Relation, last: Related) -> Phrase:
        return Together((self.onwards(first), self.by_sided(relation, last)))

    def from_on_until(self, relation: Relation, first: Target, _: Relation, last: Target) -> Phrase:
        return self.from_to(relation, _late(first), last)

    def from_until_sided(self, _: Relation, first: Target, relation: Relation, last: Related) -> Phrase:
        return self.onwards_until_sided(first, relation, last)

    def windowed(self, period: Range) -> Phrase:
        return Related(Relation.IN, replace(period, every_day=False, adjacent=False))

    def from_windowed(self, _: Relation, period: Range) -> Phrase:
        return self.windowed(period)

    def run_on(self, first: Expression, last: Expression) -> Expression:
        return self.run(_late(first), last)

    def run_from(self, number: int, last: Month | Quarter) -> Expression:
        return self.run(type(last)(number), last)

    def run_from_in(self, outer: Expression, number: int, last: Month | Quarter) -> Expression:
        return self.run(Inside(type(last)(number), outer), last)

    def run_of_days(self, first: int, last: int) -> Expression:
        return self.run_days(first, DayNumber(last))

    def pair_from(self, number: int, last: Month | Quarter) -> Expression:
        return self.pair(type(last)(number), last)

    def pair_from_in(self, outer: Expression, number: int, last: Month | Quarter) -> Expression:
        return self.pair(Inside(type(last)(number), outer), last)

    def pair_of_days(self, first: int, last: int) -> Expression:
        return self.pair_days(first, DayNumber(last))

    def of_nth(self, of: Expression, nth: tuple[int, PeriodUnit]) -> Expression:
        return Nth(*nth, of)

    def shifted(self, distance: Distance, side: Relation) -> Expression:
        return Shifted(distance, 1 if side is Relation.AFTER else -1)

    def years(self, count: int) -> Distance:
        """ "每1900年" is a distance, not the year 1900."""
        return length(count, PeriodUnit.YEAR)

    def days(self, count: int) -> Distance:
        return length(count, PeriodUnit.DAY)

    def days_ahead(self, count: int) -> Phrase:
        return self.ahead(self.days(count))

    def next_after(self, _: Relation, distance: Distance) -> Phrase:
        return self.next_distance(distance)

    def offset_after(self, target: Target, side: Relation, distance: Distance) -> ApartFrom:
        return ApartFrom(distance, _SIDES[side], Reach.EXACTLY, target)

    def offset_before(self, target: Target, distance: Distance, side: Relation) -> ApartFrom:
        return self.offset_after(target, side, distance)

    def offset_nth(self, target: Target, side: Relation, nth: tuple[int, PeriodUnit | Unit]) -> ApartFrom:
        if nth == (2, PeriodUnit.DAY):
            raise Faulty(Ambiguous())  # 第二天 is also the day after
        return self.offset_after(target, side, length(*nth))

    def within_offset(self, offset: ApartFrom) -> ApartFrom:
        return replace(offset, reach=Reach.WITHIN)

    def at_least_offset(self, offset: ApartFrom) -> ApartFrom:
        return replace(offset, reach=Reach.AT_LEAST)

    def at_least_after(self, target: Target, side: Relation, distance: Distance) -> Phrase:
        return self.at_least(distance, side, target)

    def at_least_before(self, target: Target, distance: Distance, side: Relation) -> Phrase:
        return self.at_least(distance, side, target)

    def at_most_after(self, target: Target, side: Relation, distance: Distance) -> Phrase:
        return self.within(distance, side, target)

    def by_offset(self, _: Relation, offset: ApartFrom) -> ApartFrom:
        """ "No later than three weeks before it", "no later than three weeks after it"."""
        return replace(offset, reach=Reach.WITHIN if offset.side is Side.AFTER else Reach.AT_LEAST)

    def from_offset(self, _: Relation, offset: ApartFrom) -> ApartFrom:
        if offset.side is Side.BEFORE:
            raise Faulty(NotTogether())
        return self.at_least_offset(offset)

    def from_within(self, _: Relation, offset: ApartFrom) -> ApartFrom:
        return self.within_offset(self.from_offset(_, offset))

    def within_onwards(self, target: Target, distance: Distance) -> Phrase:
        return self.within_of(distance, target)

    def from_within_onwards(self, _: Relation, target: Target, distance: Distance) -> Phrase:
        return self.within_of(distance, target)

    def advance(self, target: Target, *said: Any) -> ApartFrom:
        """ "Three weeks ahead of it", "before it, three weeks ahead"."""
        *side, distance = said
        if Relation.AFTER in side:
            raise Faulty(NotTogether())
        return ApartFrom(distance, Side.BEFORE, Reach.EXACTLY, target)

    def at_least_advance(self, target: Target, *said: Any) -> ApartFrom:
        return self.at_least_offset(self.advance(target, *said))

    def every_distance_times(self, _: Which, distance: Distance, times: int) -> Phrase:
        return Rhythmic(distance if times == 1 else often(times, distance))

    def times_in(self, distance: Distance, times: int) -> Phrase:
        """ "一年一次" is once in each year, "三个月一次" every three months."""
        return Rhythmic(distance if times == 1 < distance.count else often(times, distance))

    def rhythm_times(self, every: CalendarUnit | Distance, times: int) -> Phrase:
        if times == 1:
            return Rhythmic(every)
        return Rhythmic(often(times, every if isinstance(every, Distance) else length(1, PeriodUnit(every))))


def _late(first: Any) -> Any:
    """ "From the end of August to early September" begins in late August, not on its last day."""
    if isinstance(first, EdgeOf) and first.edge is Edge.END:
        return Part(Third.LATE, first.of)
    return first


def _last(said: tuple[Any, ...]) -> Expression | None:
    return said[-1] if said else None
