"""Calendar expressions, one method a rule."""

from __future__ import annotations

from typing import Any

from lark import Transformer, v_args

from schedules.days import Distance, Unit
from schedules.language.building.lengths import valued
from schedules.language.expressions import (
    Checked,
    DayNumber,
    Edge,
    EdgeOf,
    Expression,
    FiscalYear,
    Half,
    Holiday,
    Inside,
    Month,
    MonthDay,
    NextWeekday,
    Nth,
    OfNextYear,
    PeriodUnit,
    Quarter,
    Range,
    Relative,
    RestOf,
    Season,
    SeasonOf,
    Shifted,
    Third,
    ThirdOf,
    Weekday,
    WeekOf,
    Year,
)
from schedules.language.faults import Ambiguous, Faulty
from schedules.language.lexing import Token
from schedules.language.numeric import numeric_day
from schedules.language.tree import Phrase, Relation


@v_args(wrapper=valued)
class CalendarRules(Transformer[Token, Phrase]):
    """Calendar expressions."""

    def year(self, year: int) -> Expression:
        return Year(year)

    def month(self, month: int) -> Expression:
        return Month(month)

    def figures(self, one: int, other: int) -> Expression:
        """ "2-15" can only be 15 February, "3-4" may be two days."""
        found = numeric_day(f"{one}-{other}")
        if found is None:
            raise Faulty(Ambiguous())
        return found

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

    def feast(self, key: str) -> Expression:
        return Holiday(key)

    def around_feast(self, outer: Expression, key: str) -> Expression:
        return Inside(Holiday(key), outer)

    def fiscal_year(self, year: int) -> Expression:
        return FiscalYear(year)

    def this_fiscal_year(self) -> Expression:
        return FiscalYear(None)

    def next_fiscal_year(self) -> Expression:
        return FiscalYear(None, 1)

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
        return OfNextYear(Month(month), 1)

    def next_of_year(self, day: MonthDay | Holiday | SeasonOf) -> Expression:
        return OfNextYear(day, 1)

    def this_of_year(self, season: SeasonOf) -> Expression:
        return OfNextYear(season, 0)

    def last_of_year(self, _: int, season: SeasonOf) -> Expression:
        return OfNextYear(season, -1)

    def this_month(self, month: int) -> Expression:
        return OfNextYear(Month(month), 0)

    def last_month(self, _: int, month: int) -> Expression:
        return OfNextYear(Month(month), -1)

    def next_weekday(self, weekday: int) -> Expression:
        return NextWeekday(weekday, 1)

    def this_weekday(self, weekday: int) -> Expression:
        return NextWeekday(weekday, 0, to_come=True)

    def last_weekday(self, _: int, weekday: int) -> Expression:
        return NextWeekday(weekday, -1)

    def coming_weekday(self, weekday: int) -> Expression:
        return NextWeekday(weekday, None)

    def later(self, *distances: Distance) -> Expression:
        return _shifted(distances, 1)

    def ago(self, *distances: Distance) -> Expression:
        return _shifted(distances, -1)

    def weekdays_later(self, count: int, weekday: int) -> Expression:
        coming = NextWeekday(weekday, None)
        return coming if count == 1 else Shifted(Distance(count - 1, Unit.WEEK), 1, coming)

    def checked_later(self, weekday: int, distance: Distance) -> Expression:
        return Checked(weekday, Shifted(distance, 1))

    def later_than(self, distance: Distance, _: Relation, base: Expression) -> Expression:
        if isinstance(base, Holiday) and distance.unit is Unit.YEAR:
            raise Faulty(Ambiguous())  # "a year from Christmas": the last one, or the next?
        return Shifted(distance, 1, base)

    # Pieces of others

    def nth_weekday(self, number: int, weekday: int, *of: Any) -> Expression:
        return Nth(number, Weekday(weekday), _last(of))

    def nth_unit(self, number: int, unit: PeriodUnit, *of: Any) -> Expression:
        return Nth(number, unit, _last(of))

    def of_nth_weekday(self, of: Expression, number: int, weekday: int) -> Expression:
        return Nth(number, Weekday(weekday), of)

    def part(self, third: Third, of: Expression) -> Expression:
        return ThirdOf(third, of)

    def part_in(self, third: Third, _: Relation, of: Expression) -> Expression:
        return ThirdOf(third, of)

    def part_unit(self, third: Third, unit: PeriodUnit) -> Expression:
        return ThirdOf(third, Relative(unit, 0))

    def edge(self, edge: Edge, of: Expression) -> Expression:
        return EdgeOf(edge, of)

    def edge_directly(self, edge: Edge, of: Expression) -> Expression:
        """ "End August"; but "beginning January" is from January on to some."""
        if edge is Edge.START:
            raise Faulty(Ambiguous())
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
        mixed = isinstance(last, Year) and not isinstance(first, Year)
        if mixed or isinstance(first, EdgeOf) or isinstance(last, EdgeOf):
            raise Faulty(Ambiguous())  # "winter 2016-2017", "end of August - beginning of September"
        return Range(first, last, every_day=True)

    def run_through(self, first: Expression, _: Relation, last: Expression) -> Expression:
        return self.run(first, last)

    def run_to_day(self, first: Expression, last: int) -> Range:
        if not isinstance(first, MonthDay | Inside | Checked | DayNumber) or last <= day_in(first):
            raise Faulty(Ambiguous())  # "2016–17", "Q3–20", "24 August–20"
        if isinstance(first, Checked) and isinstance(first.day, DayNumber):
            raise Faulty(Ambiguous())  # "Friday 7-6" names no month
        return Range(first, DayNumber(last), every_day=True)

    def run_days(self, first: int, last: Expression) -> Expression:
        return Range(DayNumber(first), last, every_day=True)

    def pair(self, first: Expression, last: Expression) -> Expression:
        return Range(first, last, every_day=True, adjacent=True)

    def pair_days(self, first: int, last: Expression) -> Expression:
        return Range(DayNumber(first), last, every_day=True, adjacent=True)


def _last(said: tuple[Any, ...]) -> Expression | None:
    return said[-1] if said else None


def _shifted(distances: tuple[Distance, ...], sign: int) -> Expression:
    """The longest first: "2 years 1 month 21 days later"."""
    day: Expression | None = None
    for distance in distances:
        day = Shifted(distance, sign, day)
    return day or Relative(PeriodUnit.DAY, 0)


def day_in(expression: Expression) -> int:
    """The day of the month that an expression names; 0 where it names none."""
    match expression:
        case MonthDay(day=day) | DayNumber(day):
            return day
        case Inside(inner=inner):
            return day_in(inner)
        case Checked(day=day):
            return day_in(day)
        case _:
            return 0
