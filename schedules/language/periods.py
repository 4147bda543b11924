"""Calendar expressions as days: "early October", said on some day, is 1 to 10 October of some year.

An expression either says everything, or it returns every year, month or week; then it is the next one
that is not over yet, or, of the past, the last one that has begun. Weeks run from Monday to Sunday.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from schedules.days import Distance, IsWorkingDay, is_weekday, shift
from schedules.language.expressions import (
    Ahead,
    AnyYear,
    CalendarWeek,
    Checked,
    DayNumber,
    Decade,
    EachUnit,
    Edge,
    EdgeOf,
    Expression,
    FiscalYear,
    Fixed,
    Half,
    HalfOf,
    Inside,
    NextDays,
    NextWeekday,
    Nth,
    OfEach,
    OfNextYear,
    PeriodUnit,
    Quarter,
    Range,
    Relative,
    RestOf,
    SeasonOf,
    Shifted,
    ThirdOf,
    WeekOf,
    Year,
)
from schedules.language.faults import (
    Ambiguous,
    Faulty,
    NoDayLeft,
    NoFiscalYear,
    NoSuchDay,
    NotNeighbours,
    OtherWeekday,
    OutOfCalendar,
)
from schedules.language.returning import Located, Returning, calendar_week, each, of_next_year, returning
from schedules.language.units import (
    half_of_month,
    month_index,
    months,
    moved,
    nth,
    only,
    the_day,
    third_of,
    unit_holding,
)
from schedules.when import Period

_DAY = timedelta(days=1)
_LONGEST_YEAR = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Calendar:
    """How the calendar looks from the day on which words were said; ``past`` looks back."""

    today: date
    past: bool = False
    fiscal_month: int | None = None
    is_working_day: IsWorkingDay = is_weekday

    def period(self, expression: Expression) -> Period:
        """The days of an expression.

        Raises:
            Faulty: if there are none, or several periods fit.
        """
        try:
            return self.settled(self.located(expression))
        except (OverflowError, ValueError):
            raise Faulty(OutOfCalendar()) from None

    def settled(self, located: Located) -> Period:
        """One period: of one that returns the next time, or the last time where it is ``past``."""
        if isinstance(located, Period):
            return located
        return located.up_to(self.today) if self.past else located.from_on(self.today)

    def located(self, expression: Expression) -> Located:
        """Where an expression lies, without deciding which time is meant."""
        if isinstance(expression, OfEach | AnyYear):
            return returning(expression)
        match expression:
            case Fixed() | Year() | Decade() | FiscalYear():
                return self._absolute(expression)
            case CalendarWeek(number, year):
                return calendar_week(number, year)
            case Nth() | ThirdOf() | HalfOf() | EdgeOf() | WeekOf():
                return self._piece(expression)
            case Inside(inner, outer):
                return self._inside(inner, outer)
            case Checked(weekday, day):
                return self._checked(weekday, day)
            case Range():
                return self._range(expression)
            case _:
                return self._counted(expression)

    def _absolute(self, expression: Fixed | Year | Decade | FiscalYear) -> Period:
        match expression:
            case Fixed(day):
                return Period.day(day)
            case Year(year):
                return months(year, 1, 12)
            case Decade(year):
                return Period(date(year, 1, 1), date(year + 9, 12, 31))
            case FiscalYear(year, offset, of_two):
                if of_two and self.fiscal_month == 1:
                    raise Faulty(NoSuchDay())  # there it is one year's
                return self._fiscal_year(year, offset)

    def _fiscal_year(self, ends_in: int | None, offset: int) -> Period:
        if self.fiscal_month is None:
            raise Faulty(NoFiscalYear())
        begun = self.today.year if self.today.month >= self.fiscal_month else self.today.year - 1
        if ends_in is None:
            return months(begun + offset, self.fiscal_month, 12)
        return months(ends_in if self.fiscal_month == 1 else ends_in - 1, self.fiscal_month, 12)

    def _piece(self, expression: Nth | ThirdOf | HalfOf | EdgeOf | WeekOf) -> Located:
        match expression:
            case Nth(number, unit, of):
                return each(self._said(of), lambda p: nth(number, unit, p, self.is_working_day))
            case ThirdOf(third, of):
                return each(self.located(of), lambda p: third_of(p, third))
            case HalfOf(number, of):
                return each(self.located(of), lambda p: half_of_month(p, number))
            case EdgeOf(edge, of):
                return each(self.located(of), lambda p: Period.day(p.first if edge is Edge.START else p.last))
            case WeekOf(of):
                return each(self.located(of), lambda p: unit_holding(p.first, PeriodUnit.WEEK))

    def _said(self, of: Expression | None) -> Located:
        if of is None:
            raise Faulty(Ambiguous())
        return self.located(of)

    def _counted(
        self, expression: Relative | EachUnit | NextWeekday | OfNextYear | Ahead | NextDays | Shifted | RestOf
    ) -> Period:
        """What is counted from the day said."""
        match expression:
            case Relative(unit, offset):
                return moved(unit_holding(self.today, unit), unit, offset)
            case EachUnit():
                raise Faulty(Ambiguous())  # "the week of the 15th of each month"
            case NextWeekday():
                return Period.day(self._weekday(expression))
            case OfNextYear(inner, which):
                return of_next_year(returning(inner), which, self.today)
            case Ahead(distance):
                return Period(self.today, shift(self.today, distance, 1, self.is_working_day))
            case NextDays(count):
                return Period(self.today + _DAY, self.today + count * _DAY)
            case Shifted(distance, sign, base):
                return Period.day(self._shifted(distance, sign, base))
            case RestOf(of):
                return self._rest_of(self.period(of))

    def _shifted(self, distance: Distance, sign: int, base: Expression | None) -> date:
        if base is not None and sign > 0:
            self.refuse_running(base, distance)
        day = self.today if base is None else the_day(self.period(base))
        return shift(day, distance, sign, self.is_working_day)

    def refuse_running(self, base: Expression, distance: Distance) -> None:
        """ "30 days after 31 August", said in September, may count from the one that has just passed.

        Raises:
            Faulty: if the last time of ``base`` is over, and the distance after it is not.
        """
        located = self.located(base)
        if self.past or not isinstance(located, Returning):
            return
        last, following = located.up_to(self.today), located.from_on(self.today)
        if last != following and shift(last.last, distance, 1, self.is_working_day) >= self.today:
            raise Faulty(Ambiguous(last.last, following.last))

    def _rest_of(self, period: Period) -> Period:
        if period.first > self.today:
            raise Faulty(Ambiguous(self.today, period.first))
        if period.last < self.today:
            raise Faulty(NoDayLeft(self.today, period.last))
        return Period(self.today, period.last)

    def _weekday(self, said: NextWeekday) -> date:
        if said.week is None:
            return self.today + timedelta(days=(said.weekday - self.today.weekday() - 1) % 7 + 1)
        day = self.today + timedelta(weeks=said.week, days=said.weekday - self.today.weekday())
        if said.to_come and day < self.today and not self.past:
            raise Faulty(Ambiguous(day, day + timedelta(weeks=1)))
        return day

    def _inside(self, inner: Expression, around: Expression) -> Period:
        outer = self.settled(self.located(around))
        if isinstance(around, FiscalYear) and isinstance(inner, Quarter | Half):
            unit = 3 if isinstance(inner, Quarter) else 6
            index = month_index(outer.first) + (inner.number - 1) * unit
            return months(index // 12, index % 12 + 1, unit)
        if isinstance(inner, Nth) and inner.of is None:
            return nth(inner.number, inner.unit, outer, self.is_working_day)
        if isinstance(inner, SeasonOf) and around == Relative(PeriodUnit.YEAR, 0):
            return of_next_year(returning(inner), 0, self.today)
        located = self.located(inner)
        if isinstance(located, Returning):
            return located.within(outer)
        if not outer.first <= located.first <= outer.last:
            raise Faulty(NoDayLeft(outer.first, outer.last))
        return located

    def _checked(self, weekday: int, expression: Expression) -> Period:
        located = self.located(expression)
        if isinstance(expression, DayNumber) and isinstance(located, Returning):
            start = located.index(self.today)
            months = (located.at(n) for n in range(start, start + 12))
            return only(
                next(
                    (p for p in months if p and p.first >= self.today and p.first.weekday() == weekday), None
                )
            )
        day = the_day(self.settled(located))
        if day.weekday() != weekday:
            raise Faulty(OtherWeekday(day))
        return Period.day(day)

    def _range(self, expression: Range) -> Period:
        """Each end borrows from the other what it does not say itself."""
        begin, end = self.located(expression.first), self.located(expression.last)
        borrows = isinstance(begin, Returning) or isinstance(end, Returning)
        if isinstance(begin, Returning) and isinstance(end, Returning):
            begin = self._begin(begin, end)
        if isinstance(end, Returning):
            end = end.from_on(begin.first) if isinstance(begin, Period) else self._end(begin, end)
        if isinstance(begin, Returning):
            begin = begin.up_to(end.last)
        if isinstance(expression.first, DayNumber) and not end.is_day:
            raise Faulty(Ambiguous())
        if borrows and end.first - begin.first > _LONGEST_YEAR:
            raise Faulty(NoSuchDay())  # "29 February to 1 March 2019"
        if begin.first > end.last:
            raise Faulty(NoDayLeft(begin.first, end.last))
        if expression.adjacent and begin.last + _DAY != end.first:
            raise Faulty(NotNeighbours())
        return Period(begin.first, end.last)

    def _begin(self, begin: Returning, end: Returning) -> Located:
        """The last beginning, if one looks back or what began then is still going on; else the next one. What
        begins more often than it ends waits for its end.
        """
        if begin.often > end.often or (begin.often == end.often and not self.past):
            return begin
        last = begin.up_to(self.today)
        if self.past or end.from_on(last.first).last >= self.today:
            return last
        return begin.from_on(self.today)

    def _end(self, begin: Returning, end: Returning) -> Period:
        """The next end of something that begins after the end before it: in most years there is no
        "29 February to 1 March".
        """
        found = self.settled(end)
        while end.from_on(begin.up_to(found.last).first) != found:
            found = end.from_on(found.last + _DAY)
        return found
