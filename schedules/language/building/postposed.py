"""Rules of languages in which what a part hangs on stands before it, as in Chinese."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from lark import v_args

from schedules.calendar_units import CalendarUnit
from schedules.days import Distance
from schedules.language.building.calendars import CalendarRules
from schedules.language.building.ends import beginning, late
from schedules.language.building.lengths import length, valued
from schedules.language.building.offsets import OffsetRules
from schedules.language.building.rhythms import RhythmRules, so_often
from schedules.language.expressions import (
    DayNumber,
    EachUnit,
    Edge,
    EdgeOf,
    Expression,
    Half,
    HalfOf,
    Inside,
    Month,
    MonthDay,
    Nth,
    PeriodUnit,
    Quarter,
    Range,
    Relative,
    Shifted,
    Third,
    ThirdOf,
    Weekday,
)
from schedules.language.faults import Ambiguous, Faulty, NoSuchDay, NotTogether
from schedules.language.tree import (
    ApartFrom,
    Each,
    Mention,
    Phrase,
    Related,
    Relation,
    Rhythmic,
    Strictly,
    Target,
    Together,
    Which,
    unit_of,
)


@v_args(wrapper=valued)
class PostposedRules(CalendarRules, RhythmRules, OffsetRules):
    """The rules that only such languages need, added to those that all share."""

    def prefixed(self, _: object, phrase: Phrase) -> Phrase:
        return phrase

    def at(self, target: Mention | Each) -> Phrase:
        return Related(Relation.IN, target)

    def at_in(self, period: Expression, mention: Mention) -> Phrase:
        return Together((self.at(mention), self.bare(period)))

    def onwards(self, target: Target) -> Phrase:
        return Related(Relation.FROM, target)

    def from_since(self, _: Relation, target: Target) -> Phrase:
        return Related(Relation.SINCE, target)

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
        return self.from_on_until(Relation.FROM, first, _, last)

    def onwards_until_sided(self, first: Target, relation: Relation, last: Related) -> Phrase:
        return Together((self.onwards(first), self.by_sided(relation, last)))

    def from_on_until(self, relation: Relation, first: Target, _: Relation, last: Target) -> Phrase:
        if not isinstance(first, Mention) and not isinstance(last, Mention):
            first = beginning(first, last)
        return self.from_to(relation, first, last)

    def from_until_sided(self, _: Relation, first: Target, relation: Relation, last: Related) -> Phrase:
        return self.onwards_until_sided(first, relation, last)

    def windowed(self, period: Range) -> Phrase:
        return Related(Relation.IN, replace(period, every_day=False, adjacent=False))

    def from_windowed(self, _: Relation, period: Range) -> Phrase:
        return self.windowed(period)

    def run_on(self, first: Expression, last: Expression) -> Expression:
        return Range(beginning(first, last), last, every_day=True)

    def run_on_to_day(self, first: Expression, last: int) -> Expression:
        if not isinstance(first.inner if isinstance(first, Inside) else first, MonthDay | DayNumber):
            raise Faulty(Ambiguous())
        return self.run_to_day(first, last)

    def run_from(self, number: int, last: Month | Quarter) -> Expression:
        return self.run(type(last)(number), last)

    def run_from_in(self, outer: Expression, number: int, last: Month | Quarter) -> Expression:
        return self.run(Inside(type(last)(number), outer), last)

    def run_of_days(self, first: int, last: int) -> Expression:
        return self.run_days(first, DayNumber(last))

    def pair_on(self, first: Expression, last: Expression) -> Expression:
        return self.pair(late(first), last)

    def edge_after(self, of: Expression, edge: Edge) -> Expression:
        """每周末 is each weekend to some."""
        if of == EachUnit(PeriodUnit.WEEK):
            raise Faulty(Ambiguous())
        return EdgeOf(edge, of)

    def ten_days(self, of: Expression, third: Third) -> Expression:
        """上旬, 中旬 and 下旬 are said of months only."""
        match of.inner if isinstance(of, Inside) else of:
            case Month() | Relative(PeriodUnit.MONTH) | EachUnit(PeriodUnit.MONTH):
                pass
            case _:
                raise Faulty(NoSuchDay())
        return ThirdOf(third, of)

    def twenty_days(self, of: Expression, thirds: tuple[Third, Third]) -> Expression:
        first, last = (self.ten_days(of, third) for third in thirds)
        return Range(first, last)

    def half_month(self, of: Expression, number: int) -> Expression:
        return HalfOf(number, of)

    def first_quarters(self, *said: Any) -> Expression:
        """前三季度 are three quarters, of this year where no other is said."""
        *of, count = said
        year = of[0] if of else Relative(PeriodUnit.YEAR, 0)
        return Range(Inside(Quarter(1), year), Inside(Quarter(count), year))

    def part_after(self, of: Expression, third: Third) -> Expression:
        """月中 is the middle of a month, but 第四季度中 is any day of it to some."""
        match of.inner if isinstance(of, Inside) else of:
            case Quarter() | Half() | EachUnit(PeriodUnit.QUARTER | PeriodUnit.HALF_YEAR) if (
                third is Third.MID
            ):
                raise Faulty(Ambiguous())
        return ThirdOf(third, of)

    def of_nth(self, of: Expression, nth: tuple[int, PeriodUnit]) -> Expression:
        return Nth(*nth, of)

    def last_few(self, of: Expression, few: tuple[int, PeriodUnit]) -> Expression:
        """今年最后两个月."""
        count, unit = few
        return Range(Nth(-count, unit, of), Nth(-1, unit, of))

    def shifted(self, distance: Distance, side: Relation) -> Expression:
        return Shifted(distance, 1 if side is Relation.AFTER else -1)

    def each_future(self, which: Which, _: Which, mentions: tuple[Mention, ...]) -> Each:
        return self.each(which, mentions)

    def every_distance_times(self, _: Which, distance: Distance, times: int) -> Phrase:
        return Rhythmic(distance) if times == 1 else so_often(times, distance)

    def every_distance_on(self, _: Which, distance: Distance, weekday: int) -> Phrase:
        return self.rhythm_in(distance, Related(Relation.IN, Weekday(weekday)))

    def times_in(self, distance: Distance, times: int) -> Phrase:
        """ "一年一次" is once in each year, "三个月一次" every three months."""
        return Rhythmic(distance) if times == 1 < distance.count else so_often(times, distance)

    def rhythm_on(self, every: CalendarUnit | Distance, day: Expression) -> Phrase:
        return self.rhythm_in(every, Related(Relation.IN, day))

    def unit_of_rhythm(self, every: CalendarUnit | Distance) -> Expression:
        if isinstance(every, Distance):
            raise Faulty(NotTogether())
        return EachUnit(PeriodUnit(every))

    def every_fiscal_year(self, which: Which, times: int = 1) -> Phrase:
        if times != 1:
            raise Faulty(NotTogether())
        return super().every_fiscal_year(which)

    def within_each(self, offset: ApartFrom) -> Phrase:
        """每季度后30天内 is after it; 每月后10天内 may be in its last ten days."""
        if offset.target in {EachUnit(PeriodUnit.WEEK), EachUnit(PeriodUnit.MONTH)}:
            raise Faulty(Ambiguous())
        return self.within_offset(offset)

    def day_of_nth(self, of: Expression, nth: tuple[int, PeriodUnit], day: int) -> Expression:
        """每季度第一个月15日."""
        return Inside(DayNumber(day), Nth(*nth, of))

    def nth_of_nth(
        self, of: Expression, outer: tuple[int, PeriodUnit], nth: tuple[int, PeriodUnit]
    ) -> Expression:
        return Nth(*nth, Nth(*outer, of))

    def days_of_each(self, of: Expression, *said: Any) -> Phrase:
        """每季度第一个月1日至第二个月15日之间."""
        first, one, last, other = said
        return self.bare(Range(self.day_of_nth(of, first, one), self.day_of_nth(of, last, other)))

    def strict_in_each(self, latest: Expression, nth: tuple[int, PeriodUnit], day: int) -> Phrase:
        of = EachUnit(PeriodUnit(unit_of(self.bare(latest)) or PeriodUnit.MONTH))
        return Strictly(latest, self.day_of_nth(of, nth, day))

    def by_repeating(self, relation: Relation, said: Phrase) -> Phrase:
        """ "No later than the 15th of each month"."""
        match said:
            case Rhythmic(placed=(Related(Relation.IN, target),)):
                return replace(said, placed=(Related(relation, target),))
            case Related(Relation.IN, target):
                return Related(relation, target)
            case _:
                raise Faulty(NotTogether())

    def weekly(self, weekday: int) -> Expression:
        return self.each_weekday(Which.EACH, weekday)

    def rhythm_times(self, every: CalendarUnit | Distance, times: int) -> Phrase:
        if times == 1 and every is not CalendarUnit.YEAR:
            return Rhythmic(every)
        return so_often(times, every if isinstance(every, Distance) else length(1, PeriodUnit(every)))
