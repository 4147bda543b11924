"""How a part of a phrase lies to what it hangs on: as days, or on a milestone.

"By September" is on or before its last day, and surely in time only before its first; "before the end of"
a period includes that end.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from schedules.days import Distance, shift
from schedules.language.context import Context
from schedules.language.expressions import (
    DayNumber,
    Edge,
    EdgeOf,
    Expression,
    HalfOf,
    Holiday,
    Inside,
    Nth,
    Range,
    Relative,
    Shifted,
    Third,
    ThirdOf,
)
from schedules.language.faults import Ambiguous, Faulty
from schedules.language.mentions import anchor_of
from schedules.language.periods import Calendar
from schedules.language.returning import Returning
from schedules.language.thirds import as_third
from schedules.language.tree import ApartBetween, ApartFrom, Mention, Relation
from schedules.language.units import unit_holding
from schedules.when import (
    After,
    Anchored,
    Apart,
    At,
    Before,
    By,
    Dated,
    Direction,
    From,
    MilestoneAnchor,
    OnOrAfter,
    OnOrBefore,
    Period,
    Reach,
    Run,
    Within,
)

_DAY = timedelta(days=1)
_MONTH = timedelta(days=30)


class Relating:
    """Relations as of the day on which they were said."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self.calendar = Calendar(context.said_on, context.past, context.fiscal_month, context.is_working_day)

    def related(self, relation: Relation, target: Expression | Mention) -> Dated | Anchored:
        if isinstance(target, Mention):
            return anchored(relation, anchor_of(target, self._context))
        if relation is Relation.IN:
            return self._in(target)
        if relation is Relation.SINCE:
            return OnOrAfter(self.begun(target).first)
        return self._bound(relation, target)

    def _bound(self, relation: Relation, target: Expression) -> Dated:
        end = target.of if isinstance(target, EdgeOf) and target.edge is Edge.END else None
        period = self.calendar.period(target)
        if relation not in {Relation.FROM, Relation.AFTER}:
            self._refuse_over(target, period)
        if relation in {Relation.BEFORE, Relation.FRONT} and end is None:
            _refuse_middle(target, period)
            following = self._still_to_come(target, period)
            if relation is Relation.FRONT and following != period and period.is_day and not is_feast(target):
                raise Faulty(Ambiguous(period.first, following.first))  # 周五前, said on a Friday
            period = following
        match relation:
            case Relation.FROM:
                return OnOrAfter(period.first)
            case Relation.AFTER:
                return OnOrAfter(period.last + _DAY)
            case Relation.UP_TO:
                return OnOrBefore(period.last, period.last)
            case Relation.BY | Relation.UNTIL:
                return OnOrBefore(period.last, self._surely_by(period))
            case _ if end is not None and not self.calendar.period(end).is_day:
                return OnOrBefore(period.last, period.last)
            case Relation.FRONT if period.is_day and not is_feast(target):
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
        located = self.calendar.located(target)
        return located.from_on(period.last + _DAY) if isinstance(located, Returning) else period

    def begun(self, target: Expression) -> Period:
        """The last time of what returns, which may go on still; of anything else, its only one."""
        located = self.calendar.located(target)
        return located.up_to(self._context.said_on) if isinstance(located, Returning) else located

    def _in(self, target: Expression) -> Within | Run:
        if isinstance(target, EdgeOf):
            target = self._part(target)
        period = self.calendar.period(target)
        self._refuse_over(target, period)
        if isinstance(target, Range) and target.every_day and not period.is_day and self._joins_days(target):
            return Run(period)
        return Within(period)

    def _refuse_over(self, target: Expression, period: Period) -> None:
        """ "Early in the month", said at its end, is nothing to promise: the next month's may be meant."""
        if not self._is_over(period.last):
            return
        match target:
            case (
                ThirdOf(of=Relative(unit, 0))
                | HalfOf(of=Relative(unit, 0))
                | Nth(of=Relative(unit, 0))
                | Inside(DayNumber(), Relative(unit, 0))
            ):
                following = unit_holding(self._context.said_on, unit).last + _DAY
                later = replace(self.calendar, today=following).period(target)
                raise Faulty(Ambiguous(period.first, later.first))
            case Shifted(distance, -1, base) if base is not None:
                self._refuse_passed(base, distance, period.first)
            case _:
                return

    def _refuse_passed(self, target: Expression, distance: Distance, day: date) -> None:
        """ "Three weeks before 1 March", said on 20 February, may be of the next one."""
        located = self.calendar.located(target)
        if self._is_over(day) and isinstance(located, Returning):
            following = located.from_on(located.from_on(self._context.said_on).last + _DAY)
            raise Faulty(Ambiguous(day, self._shifted(following.first, distance, -1)))

    def _is_over(self, day: date) -> bool:
        """Whether it has passed, and nobody looks back."""
        return day < self._context.said_on and not self._context.past and not self._context.question

    def _shifted(self, day: date, distance: Distance, sign: int) -> date:
        return shift(day, distance, sign, self._context.is_working_day)

    def _part(self, target: EdgeOf) -> Expression:
        """ "At the end of August" is no single day."""
        if self.calendar.period(target.of).is_day:
            return target
        return as_third(target)

    def _joins_days(self, target: Range) -> bool:
        """Of three days listed, the first two are a range of their own."""
        return all(
            self._joins_days(end) if isinstance(end, Range) else self.calendar.period(end).is_day
            for end in (target.first, target.last)
        )

    def apart(self, phrase: ApartFrom, target: Expression | Mention) -> Dated | Anchored:
        if isinstance(target, Mention):
            anchor = anchor_of(target, self._context)
            return Apart(anchor, phrase.distance, phrase.side, phrase.reach)
        period = self.calendar.period(target)
        after = phrase.side is Direction.AFTER
        if after:
            self.calendar.refuse_running(target, phrase.distance)
        base = period.last if after else period.first
        day = self._shifted(base, phrase.distance, 1 if after else -1)
        if not after and phrase.reach is not Reach.WITHIN:
            self._refuse_passed(target, phrase.distance, day)
        match phrase.reach:
            case Reach.EXACTLY:
                return Within(Period.day(day))
            case Reach.AT_LEAST:
                return OnOrAfter(day) if after else OnOrBefore(day, day)
            case Reach.WITHIN:
                return Within(Period(base, day) if after else Period(day, base))

    def apart_between(self, phrase: ApartBetween, target: Expression | Mention) -> Iterable[Dated | Anchored]:
        """Of a milestone both bounds; of days those from the one to the other."""

        def at(distance: Distance, reach: Reach) -> Dated | Anchored:
            return self.apart(ApartFrom(distance, phrase.side, reach, target), target)

        if isinstance(target, Mention):
            return at(phrase.least, Reach.AT_LEAST), at(phrase.most, Reach.WITHIN)
        ends = [at(distance, Reach.EXACTLY) for distance in (phrase.least, phrase.most)]
        days = [day.period.first for day in ends if isinstance(day, Within)]
        return (Within(Period(min(days), max(days))),)


def anchored(relation: Relation, anchor: MilestoneAnchor) -> Anchored:
    match relation:
        case Relation.IN:
            return At(anchor)
        case Relation.BEFORE | Relation.FRONT:
            return Before(anchor)
        case Relation.BY | Relation.UNTIL | Relation.UP_TO:
            return By(anchor)
        case Relation.FROM | Relation.SINCE:
            return From(anchor)
        case Relation.AFTER:
            return After(anchor)


def _refuse_middle(target: Expression, period: Period) -> None:
    """ "Before mid-2017" is before May by the rule of thirds, and by the end of June to most."""
    if isinstance(target, ThirdOf) and target.third is Third.MID and period.last - period.first > _MONTH:
        raise Faulty(Ambiguous())


def is_feast(target: Expression) -> bool:
    """春节前 is before it, unlike 8月31日前."""
    while isinstance(target, Inside):
        target = target.inner
    return isinstance(target, Holiday)
