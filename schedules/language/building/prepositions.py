"""Rules of languages in which a preposition stands before what a part hangs on, as in English."""

from __future__ import annotations

from dataclasses import replace
from functools import reduce
from typing import Any

from lark import v_args

from schedules.days import Distance, Unit
from schedules.language.building.calendars import CalendarRules, day_in
from schedules.language.building.lengths import CALENDAR, length, unit_of, valued
from schedules.language.building.ordinals import counted_alike
from schedules.language.building.relations import RelationRules
from schedules.language.building.rhythms import RhythmRules
from schedules.language.expressions import (
    AnyYear,
    Checked,
    DayNumber,
    EachUnit,
    Edge,
    EdgeOf,
    Expression,
    FiscalYear,
    HalfOf,
    Inside,
    Month,
    MonthDay,
    Nth,
    PeriodUnit,
    Range,
    Relative,
    RestOf,
    Shifted,
    Third,
    ThirdOf,
    Weekday,
    Year,
)
from schedules.language.faults import Ambiguous, Faulty, NotNeighbours, NotTogether
from schedules.language.thirds import as_third
from schedules.language.tree import (
    ApartFrom,
    Mention,
    Phrase,
    Related,
    Relation,
    Rhythmic,
    Target,
    Together,
    Which,
)
from schedules.when import Direction, Reach

_DAY = Distance(1, Unit.DAY)
_WEEK = Distance(1, Unit.WEEK)
_TODAY = Relative(PeriodUnit.DAY, 0)


@v_args(wrapper=valued)
class PrepositionRules(CalendarRules, RhythmRules, RelationRules):
    """The rules that only languages with prepositions need, added to those that all share."""

    # Bounds that are said after what they bound

    def at_latest(self, said: Related | ApartFrom | Expression) -> Phrase:
        """ "In September at the latest", "three weeks before the dialogue at the latest"."""
        match said:
            case Related(Relation.IN, target):
                return Related(Relation.UP_TO, target)
            case Related(Relation.BY | Relation.UNTIL | Relation.UP_TO | Relation.BEFORE):
                return said
            case ApartFrom(side=side, reach=Reach.EXACTLY):
                return replace(said, reach=Reach.WITHIN if side is Direction.AFTER else Reach.AT_LEAST)
            case (
                ApartFrom(side=Direction.AFTER, reach=Reach.WITHIN)
                | ApartFrom(side=Direction.BEFORE, reach=Reach.AT_LEAST)
            ):
                return said
            case Related() | ApartFrom():
                raise Faulty(NotTogether())
            case _:
                return Related(Relation.UP_TO, said)

    def at_earliest(self, said: Related | ApartFrom | Expression) -> Phrase:
        """ "In September at the earliest", "three weeks after the seminar at the earliest"."""
        match said:
            case Related(Relation.IN, target):
                return Related(Relation.FROM, target)
            case Related(Relation.FROM | Relation.AFTER):
                return said
            case ApartFrom(side=Direction.AFTER, reach=Reach.EXACTLY | Reach.AT_LEAST):
                return replace(said, reach=Reach.AT_LEAST)
            case Related() | ApartFrom():
                raise Faulty(NotTogether())
            case _:
                return Related(Relation.FROM, said)

    def inclusive(self, said: Related) -> Phrase:
        """ "By September inclusive" leaves no doubt about its last day."""
        match said:
            case Related(Relation.BY | Relation.UNTIL | Relation.UP_TO, target):
                return Related(Relation.UP_TO, target)
            case Related(Relation.IN | Relation.FROM):
                return said
            case _:
                raise Faulty(NotTogether())

    def by_latest(self, target: Target) -> Phrase:
        return Related(Relation.UP_TO, target)

    def from_now(self) -> Phrase:
        return Related(Relation.FROM, _TODAY)

    def from_now_to(self, target: Target) -> Phrase:
        return Together((self.from_now(), Related(Relation.UNTIL, target)))

    # Days beside something

    def day_beside(self, side: Relation, target: Target) -> Phrase:
        return self.exactly(_DAY, side, target)

    def in_day_beside(self, _: Relation, side: Relation, target: Target) -> Phrase:
        return self.day_beside(side, target)

    def not_beyond_day(self, relation: Relation, side: Relation, target: Target) -> Phrase:
        if relation is Relation.FROM and side is Relation.BEFORE:
            raise Faulty(NotTogether())  # from then on, or for that day only
        return self.not_beyond(relation, _DAY, side, target)

    def at_day(self, _: Relation, __: PeriodUnit, mention: Mention) -> Phrase:
        return Related(Relation.IN, mention)

    def exactly_from(self, distance: Distance, _: Relation, mention: Mention) -> Phrase:
        return self.exactly(distance, Relation.AFTER, mention)

    def within_from(self, distance: Distance, _: Relation, mention: Mention) -> Phrase:
        return self.within_of(distance, mention)

    # Again and again

    def at_least_as_often(self, rhythm: Phrase) -> Phrase:
        """ "At least once a year": once in each is what can be late."""
        return rhythm

    def every_nth_weekday(self, _: Which, number: int, weekday: int, *of: Any) -> Phrase:
        """ "Every first Monday of the month"."""
        return self.bare(Nth(number, Weekday(weekday), _each(of[-1])))

    def every_nth_unit(self, _: Which, number: int, unit: PeriodUnit | Unit, *of: Any) -> Phrase:
        return self.bare(Nth(number, unit, _each(of[-1])))

    def every_day_number(self, _: Which, day: int, of: Expression) -> Phrase:
        return self.bare(Inside(DayNumber(day), _each(of)))

    def times_per(self, times: int, unit: PeriodUnit) -> Phrase:
        return self.times(times, length(1, unit))

    def every_weekday(self, _: object, weekday: int) -> Phrase:
        return Rhythmic(_WEEK, weekday=weekday)

    def on_weekdays(self, _: Relation, weekday: int) -> Phrase:
        return Rhythmic(_WEEK, weekday=weekday)

    # Days and periods

    def parts(self, first: Third, last: Third, of: Expression) -> Expression:
        """ "Mid to late September"."""
        return Range(ThirdOf(first, of), ThirdOf(last, of))

    def checked_inside_after(self, day: Expression, outer: Expression, weekday: int) -> Expression:
        return self.checked_inside(weekday, day, outer)

    def not_beyond_latest(self, distance: Distance, side: Relation, target: Target) -> Phrase:
        return self.not_beyond(Relation.BY, distance, side, target)

    def in_exactly_nth(self, _: Relation, *said: Any) -> Phrase:
        return self.exactly_nth(*said)

    def pair(self, first: Expression, last: Expression) -> Expression:
        return super().pair(counted_alike(first, last), last)

    def run(self, first: Expression, last: Expression) -> Expression:
        return super().run(counted_alike(first, last), last)

    def between(self, first: Expression, last: Expression) -> Phrase:
        return super().between(counted_alike(first, last), last)

    def from_until(self, relation: Relation, first: Target, until: Relation, last: Target) -> Phrase:
        if not isinstance(first, Mention) and not isinstance(last, Mention):
            first = counted_alike(first, last)
        return super().from_until(relation, first, until, last)

    def between_to_day(self, first: Expression, *last: int) -> Phrase:
        days = self.run_to_day_of(first, *last) if len(last) > 1 else self.run_to_day(first, *last)
        return Related(Relation.IN, replace(days, every_day=False))

    def run_to_day_of(self, first: Expression, last: int, year: int) -> Range:
        """ "August 24–26, 2016"."""
        return self.run_to_day(_in_year(first, year), last)

    def pair_to_day(self, first: Expression, last: int, *year: int) -> Expression:
        begin = _in_year(first, *year) if year else first
        return replace(self.run_to_day(begin, last), adjacent=True)

    def days_listed(self, *said: Any) -> Expression:
        """ "24, 25 and 26 August": each must follow the one before it."""
        *days, last = said
        if [*days, day_in(last)] != list(range(days[0], days[0] + len(said))):
            raise Faulty(NotNeighbours())
        return self.run_days(days[0], last)

    def slashed(self, first: Expression, last: Expression) -> Expression:
        """ "August/September"; but "2016/2017" may be one year that begins in the first."""
        if isinstance(first, Year):
            raise Faulty(Ambiguous())
        return self.either(first, last)

    def either(self, first: Expression, last: Expression) -> Expression:
        """ "August/September", "late 2016 or early 2017": within both, if one follows the other."""
        return Range(_as_part(counted_alike(first, last)), _as_part(last), adjacent=True)

    def either_day(self, first: int, last: Expression) -> Expression:
        return Range(DayNumber(first), last, adjacent=True)

    def months(self, *months: Month) -> tuple[Month, ...]:
        return months

    def months_listed(self, months: tuple[Month, ...], last: Expression) -> Expression:
        """ "July, August and September" follow one another; "March, June and September" are several times."""
        if isinstance(last, Month) or (isinstance(last, Inside) and isinstance(last.outer, EachUnit)):
            listed: tuple[Expression, ...] = (*months, last)
            return reduce(self.pair, listed)
        return self.months_either(months, last)

    def months_either(self, months: tuple[Month, ...], last: Expression) -> Expression:
        """ "July, August or September": each must follow the one before it."""
        listed = [*months, last.inner if isinstance(last, Inside) else last]
        following = [Month(month.number % 12 + 1) for month in months]
        if listed[1:] != following or len(listed) > 12:
            raise Faulty(NotNeighbours())
        return Range(months[0], last)

    def fiscal_years(self, ends_in: int) -> Expression:
        """ "FY 2016/17"."""
        return FiscalYear(ends_in, of_two=True)

    def half_of(self, half: Any, month: Month, *year: int) -> Expression:
        return HalfOf(half.number, Inside(month, Year(*year)) if year else month)

    def first_of(self, number: int, distance: Distance, of: Expression) -> Expression:
        """ "The first three months of 2016"; weeks may begin on Monday or with the month."""
        if number != 1:
            raise Faulty(NotTogether())
        unit = unit_of(distance)
        return Range(Nth(1, unit, of), Nth(distance.count, unit, of))

    def last_of(self, _: int, distance: Distance, of: Expression) -> Expression:
        unit = unit_of(distance)
        return Range(Nth(-distance.count, unit, of), Nth(-1, unit, of))

    def year_end(self, *year: int) -> Expression:
        return EdgeOf(Edge.END, Year(*year) if year else Relative(PeriodUnit.YEAR, 0))

    def mid_year(self, *year: int) -> Expression:
        return ThirdOf(Third.MID, Year(*year) if year else AnyYear())

    def inside_in(self, inner: Expression, _: Relation, outer: Expression) -> Expression:
        return Inside(inner, outer)

    def rest_in(self, _: Relation, of: Expression) -> Expression:
        return RestOf(of)

    def from_today(self, distance: Distance) -> Expression:
        return Shifted(distance, 1, _TODAY)


def _each(unit: Expression) -> Expression:
    """ "The month" is each month, where something is said of every one."""
    if not isinstance(unit, Relative) or unit.offset or length(1, unit.unit) not in CALENDAR:
        raise Faulty(NotTogether())
    return EachUnit(unit.unit)


def _as_part(expression: Expression) -> Expression:
    """ "The end of 2016" is no single day there."""
    return as_third(expression) if isinstance(expression, EdgeOf) else expression


def _in_year(day: Expression, year: int) -> Expression:
    if isinstance(day, MonthDay):
        return Inside(day, Year(year))
    if isinstance(day, Checked) and isinstance(day.day, MonthDay):
        return Checked(day.weekday, Inside(day.day, Year(year)))
    raise Faulty(Ambiguous())
