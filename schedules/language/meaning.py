"""What a phrase comes to: its tree, as of the day it was said, as a ``When``.

The rules are the table of docs/schedule.md: "by September" is on or before its last day, and surely in
time only before its first; "before the end of" a period includes that end.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from schedules.days import Distance, shift
from schedules.language.context import Context
from schedules.language.expressions import (
    Edge,
    EdgeOf,
    Expression,
    Holiday,
    Inside,
    Part,
    Range,
    Third,
)
from schedules.language.faults import Faulty, NotTogether, OutOfCalendar
from schedules.language.mentions import each_of, the_one
from schedules.language.periods import Calendar
from schedules.language.returning import Returning
from schedules.language.together import all_of
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
)
from schedules.language.yearly import is_of_every_year
from schedules.when import (
    After,
    Anchor,
    Anchored,
    Apart,
    At,
    AtEach,
    Before,
    By,
    CalendarUnit,
    Dated,
    DayOfYear,
    Every,
    EveryPeriod,
    From,
    MilestoneAnchor,
    OnOrAfter,
    OnOrBefore,
    Period,
    Reach,
    Regularly,
    Repeating,
    Run,
    Side,
    Standing,
    Undated,
    When,
    Within,
    Yearly,
)

_DAY = timedelta(days=1)


def meaning(phrase: Phrase, context: Context) -> When:
    """What a phrase means, as of the day it was said.

    Raises:
        Faulty: if it leaves no day, or names a milestone that cannot be told from another.
    """
    try:
        return _Meanings(context).when(phrase)
    except (OverflowError, ValueError):
        raise Faulty(OutOfCalendar()) from None


class _Meanings:
    def __init__(self, context: Context) -> None:
        self._context = context
        self._calendar = Calendar(context.said_on, context.past, context.fiscal_month, context.is_working_day)

    def when(self, phrase: Phrase) -> When:
        match phrase:
            case Related(relation, target):
                return self._related(relation, target)
            case ApartFrom():
                return self._apart(phrase)
            case Rhythmic() | EachOf() | Regular():
                return self._repeating(phrase)
            case AlwaysInForce():
                return Standing()
            case NotAgreed():
                return Undated()
            case Strictly(latest, strictly):
                return OnOrBefore(self._calendar.period(latest).last, self._calendar.period(strictly).last)
            case Together(parts):
                return self._together(parts)

    # Dated or anchored ---------------------------------------------------------------------------

    def _related(self, relation: Relation, target: Target) -> Dated | Anchored:
        if isinstance(target, Mention):
            return _anchored(relation, MilestoneAnchor(the_one(target, self._context)))
        if relation is Relation.IN:
            return self._in(target)
        end = target.of if isinstance(target, EdgeOf) and target.edge is Edge.END else None
        period = self._calendar.period(target)
        if relation in {Relation.BEFORE, Relation.FRONT} and end is None:
            period = self._still_to_come(target, period)
        match relation:
            case Relation.FROM:
                return OnOrAfter(period.first)
            case Relation.AFTER:
                return OnOrAfter(period.last + _DAY)
            case Relation.UP_TO:
                return OnOrBefore(period.last, period.last)
            case Relation.BY:
                return OnOrBefore(period.last, self._surely_by(period))
            case _ if end is not None and not self._calendar.period(end).is_day:
                return OnOrBefore(period.last, period.last)
            case Relation.FRONT if period.is_day and not _is_feast(target):
                return OnOrBefore(period.last, period.last - _DAY)
            case _:
                return OnOrBefore(period.first - _DAY, period.first - _DAY)

    def _surely_by(self, period: Period) -> date:
        """ "By September" is surely kept before it begins, unless it has begun."""
        before = period.first - _DAY
        return period.last if period.is_day or before < self._context.said_on else before

    def _still_to_come(self, target: Expression, period: Period) -> Period:
        """ "Before June", said in June, is before the next one."""
        if period.first > self._context.said_on or self._context.past:
            return period
        located = self._calendar.located(target)
        return located.from_on(period.last + _DAY) if isinstance(located, Returning) else period

    def _in(self, target: Expression) -> Within | Run:
        if isinstance(target, EdgeOf):
            target = self._part(target)
        period = self._calendar.period(target)
        if isinstance(target, Range) and target.every_day and not period.is_day and self._joins_days(target):
            return Run(period)
        return Within(period)

    def _part(self, target: EdgeOf) -> Expression:
        """ "At the end of August" is no single day."""
        if self._calendar.period(target.of).is_day:
            return target
        return Part(Third.LATE if target.edge is Edge.END else Third.EARLY, target.of)

    def _joins_days(self, target: Range) -> bool:
        return all(self._calendar.period(end).is_day for end in (target.first, target.last))

    def _apart(self, phrase: ApartFrom) -> Dated | Anchored:
        if isinstance(phrase.target, Mention):
            anchor = MilestoneAnchor(the_one(phrase.target, self._context))
            return Apart(anchor, phrase.distance, phrase.side, phrase.reach)
        period = self._calendar.period(phrase.target)
        after = phrase.side is Side.AFTER
        base = period.last if after else period.first
        day = shift(base, phrase.distance, 1 if after else -1, self._context.is_working_day)
        match phrase.reach:
            case Reach.EXACTLY:
                return Within(Period.day(day))
            case Reach.AT_LEAST:
                return OnOrAfter(day) if after else OnOrBefore(day, day)
            case Reach.WITHIN:
                return Within(Period(base, day) if after else Period(day, base))

    # Again and again -----------------------------------------------------------------------------

    def _repeating(self, phrase: Rhythmic | EachOf | Regular) -> Repeating:
        match phrase:
            case EachOf(mentions):
                ids = dict.fromkeys(id for m in mentions for id in each_of(m, self._context))
                return AtEach(tuple(MilestoneAnchor(id) for id in ids))
            case Regular(after):
                return Regularly(self._anchor(after) if after else None)
            case Rhythmic(every, after=after, until=until):
                begin = self._anchor(after) if after else Period.day(self._context.said_on)
                end = self._anchor(until) if until else None
                if phrase.days:
                    return Yearly(*phrase.days, begin, end)
                if isinstance(every, Distance):
                    return Every(every, begin, end)
                return EveryPeriod(every, begin, end)

    def _anchor(self, target: Target) -> Anchor:
        if isinstance(target, Mention):
            return MilestoneAnchor(the_one(target, self._context))
        return self._calendar.period(target)

    # Together ------------------------------------------------------------------------------------

    def _together(self, parts: tuple[Phrase, ...]) -> When:
        rhythms = [part for part in parts if isinstance(part, Rhythmic | Regular)]
        others = [part for part in parts if part not in rhythms and not isinstance(part, NotAgreed)]
        if len(rhythms) > 1 or not others:
            raise Faulty(NotTogether())
        if rhythms:
            return self._bounded(rhythms[0], others)
        return all_of([self.when(part) for part in others])

    def _bounded(self, rhythm: Rhythmic | Regular, bounds: Iterable[Phrase]) -> Repeating:
        """A rhythm with its beginning and end: "every month, after the seminar, until October"."""
        for bound in bounds:
            match bound, rhythm:
                case Related(relation, target), Rhythmic(CalendarUnit.YEAR) if is_of_every_year(target):
                    rhythm = replace(rhythm, days=_days_of_year(relation, target))
                case Related(Relation.AFTER, target), Rhythmic(after=None) | Regular(after=None):
                    rhythm = replace(rhythm, after=target)
                case Related(Relation.FROM, target), Rhythmic(after=None) | Regular(after=None):
                    return self._from(rhythm, target, bounds)
                case Related(Relation.UP_TO | Relation.BY, target), Rhythmic(until=None):
                    rhythm = replace(rhythm, until=target)
                case _:
                    raise Faulty(NotTogether())
        return self._repeating(rhythm)

    def _from(self, rhythm: Rhythmic | Regular, target: Target, bounds: Iterable[Phrase]) -> Repeating:
        """ "From" a milestone counts from its end, "from" a period so that its first day is the first."""
        rest = [bound for bound in bounds if bound != Related(Relation.FROM, target)]
        if isinstance(target, Mention):
            return self._bounded(replace(rhythm, after=target), rest)
        found = self._bounded(rhythm, rest) if rest else self._repeating(rhythm)
        first = self._calendar.period(target).first
        match found:
            case Every(distance=distance):
                before = shift(first, distance, -1, self._context.is_working_day)
                if shift(before, distance, 1, self._context.is_working_day) != first:
                    raise Faulty(NotTogether())  # three months before 31 May there is no day to count from
                return replace(found, after=Period.day(before))
            case EveryPeriod() | Yearly() | Regularly():
                return replace(found, after=Period.day(first - _DAY))
            case AtEach():
                raise Faulty(NotTogether())


def _days_of_year(relation: Relation, target: Target) -> tuple[DayOfYear, DayOfYear]:
    """From the first to the last day of each year's time; "by" and "before" begin with the year."""
    of_a_leap_year = _Meanings(Context(date(2000, 1, 1)))
    when = of_a_leap_year.when(Related(relation, target))
    match when:
        case Within(period) | Run(period):
            return _day_of_year(period.first), _day_of_year(period.last)
        case OnOrBefore(day):
            return DayOfYear(1, 1), _day_of_year(day)
        case _:
            raise Faulty(NotTogether())


def _day_of_year(day: date) -> DayOfYear:
    return DayOfYear(day.month, day.day)


def _anchored(relation: Relation, anchor: MilestoneAnchor) -> Anchored:
    match relation:
        case Relation.IN:
            return At(anchor)
        case Relation.BEFORE | Relation.FRONT:
            return Before(anchor)
        case Relation.BY | Relation.UP_TO:
            return By(anchor)
        case Relation.FROM:
            return From(anchor)
        case Relation.AFTER:
            return After(anchor)


def _is_feast(target: Expression) -> bool:
    """春节前 is before it, unlike 8月31日前."""
    while isinstance(target, Inside):
        target = target.inner
    return isinstance(target, Holiday)
