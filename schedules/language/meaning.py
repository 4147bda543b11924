"""What a phrase comes to: its tree, as of the day it was said, as a ``When``.

The rules are the table of docs/schedule.md: "by September" is on or before its last day, and surely in
time only before its first; "before the end of" a period includes that end.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from schedules.calendar_units import AfterEnd, CalendarUnit
from schedules.days import Distance, shift
from schedules.language.context import Context
from schedules.language.expressions import DayNumber, Expression, Fixed, PeriodUnit, Range, Weekday
from schedules.language.faults import Faulty, NoFirstDay, NotTogether, OutOfCalendar
from schedules.language.mentions import anchor_of, each_of
from schedules.language.placing import (
    as_one,
    first_after,
    in_each_unit,
    in_year,
    parts_of,
    placed,
    refuse_begun,
    refuse_none,
)
from schedules.language.relating import Relating, anchored
from schedules.language.together import all_of
from schedules.language.tree import (
    AlwaysInForce,
    ApartBetween,
    ApartFrom,
    Each,
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
from schedules.language.units import moved, unit_holding
from schedules.when import (
    Anchor,
    Apart,
    AtEach,
    Every,
    EveryPeriod,
    MilestoneAnchor,
    OnOrBefore,
    Period,
    Regularly,
    Repeating,
    Standing,
    Undated,
    When,
)

_DAY = timedelta(days=1)
_UNITS = frozenset(CalendarUnit)


def meaning(phrase: Phrase, context: Context) -> When:
    """What a phrase means, as of the day it was said.

    Raises:
        Faulty: if it leaves no day, or names a milestone that cannot be told from another.
    """
    try:
        found = _Meanings(context).when(phrase)
        refuse_none(found, context)
        return found
    except (OverflowError, ValueError):
        raise Faulty(OutOfCalendar()) from None


class _Meanings:
    def __init__(self, context: Context) -> None:
        self._context = context
        self._relating = Relating(context)
        self._calendar = self._relating.calendar

    def when(self, phrase: Phrase) -> When:
        phrase = in_each_unit(phrase)
        match phrase:
            case Related(target=target) | ApartFrom(target=target) if isinstance(target, Each):
                return self._beside(phrase, target)
            case Related(relation, target):
                return self._relating.related(relation, _one(target))
            case ApartFrom(target=target):
                return self._relating.apart(phrase, _one(target))
            case ApartBetween(target=target):
                return all_of(self._relating.apart_between(phrase, _one(target)))
            case Rhythmic() | Regular():
                return self._repeating(phrase)
            case AlwaysInForce():
                return Standing()
            case NotAgreed():
                return Undated()
            case Strictly(latest, strictly):
                last = self._calendar.period(latest).last
                return OnOrBefore(last, self._calendar.period(strictly).last if strictly else last - _DAY)
            case Together(parts):
                return self._together(parts)

    # Again and again -----------------------------------------------------------------------------

    def _beside(self, phrase: Related | ApartFrom, each: Each) -> AtEach:
        ids = dict.fromkeys(id for mention in each.mentions for id in each_of(mention, self._context))
        anchors = [MilestoneAnchor(id) for id in ids]
        if isinstance(phrase, Related):
            return AtEach(tuple(anchored(phrase.relation, anchor) for anchor in anchors))
        return AtEach(tuple(Apart(anchor, phrase.distance, phrase.side, phrase.reach) for anchor in anchors))

    def _repeating(self, phrase: Rhythmic | Regular) -> Repeating:
        match phrase:
            case Regular(after):
                return Regularly(self._anchor(after) if after else None)
            case Rhythmic():
                return self._rhythmic(phrase)

    def _rhythmic(self, phrase: Rhythmic) -> Every | EveryPeriod:
        end = self._anchor(phrase.until) if phrase.until else None
        if isinstance(phrase.every, Distance):
            begin = self._anchor(phrase.after) if phrase.after else Period.day(self._context.said_on)
            if phrase.weekday is not None:
                begin = _last_weekday(begin, phrase.weekday)
            return Every(phrase.every, begin, end)
        parts = parts_of(phrase, phrase.every)
        if end and any(isinstance(part, AfterEnd) for part in parts):
            raise Faulty(NotTogether())  # whether what follows the last unit still counts is not said
        if phrase.after:
            return EveryPeriod(phrase.every, self._anchor(phrase.after), end, parts)
        before = first_after(phrase, phrase.every, parts, self._context)
        return EveryPeriod(phrase.every, Period.day(before), end, parts)

    def _anchor(self, target: Target) -> Anchor:
        if isinstance(target, Mention):
            return anchor_of(target, self._context)
        return self._calendar.period(target)

    # Together ------------------------------------------------------------------------------------

    def _together(self, parts: tuple[Phrase, ...]) -> When:
        parts = tuple(in_each_unit(part) for part in parts)
        rhythms = as_one(part for part in parts if isinstance(part, Rhythmic | Regular))
        others = [part for part in parts if not isinstance(part, Rhythmic | Regular | NotAgreed)]
        if len(rhythms) > 1 or not (others or rhythms):
            raise Faulty(NotTogether())
        if rhythms:
            return self._bounded(rhythms[0], others)
        return all_of([self.when(part) for part in others])

    def _bounded(self, rhythm: Rhythmic | Regular, bounds: Sequence[Phrase]) -> Repeating:
        """A rhythm with its beginning and end: "every month, after the seminar, until October"."""
        rhythm, bounds = in_year(rhythm, bounds)
        said = rhythm
        for bound in bounds:
            match bound, rhythm:
                case _, Rhythmic(CalendarUnit() as unit) if part := placed(bound, unit):
                    if rhythm.placed not in {(), (part,)}:
                        raise Faulty(NotTogether())  # "every year in March, in the first half of the year"
                    rhythm = replace(rhythm, placed=(part,))
                case Related(_, DayNumber() | Weekday()), _:
                    raise Faulty(NotTogether())  # "every quarter by the 15th" is of no month
                case Related(Relation.AFTER, target), Rhythmic(after=None) | Regular(after=None):
                    rhythm = replace(rhythm, after=_one(target))
                case Related(Relation.FROM, target), Rhythmic(after=None) | Regular(after=None):
                    return self._from(said, _one(target), bounds)
                case Related(Relation.UP_TO | Relation.UNTIL | Relation.BY, target), Rhythmic(until=None):
                    rhythm = replace(rhythm, until=_one(target))
                case Related(Relation.IN, target), Rhythmic(after=None, until=None):
                    return self._during(rhythm, _one(target), [other for other in bounds if other != bound])
                case _:
                    raise Faulty(NotTogether())
        return self._repeating(rhythm)

    def _during(self, rhythm: Rhythmic, target: Target, rest: Sequence[Phrase]) -> Repeating:
        """ "Monthly in 2017"; "every two weeks from 1 September to 31 December" has a first day."""
        if isinstance(target, Mention) or self._calendar.period(target).is_day:
            raise Faulty(NotTogether())
        period = self._calendar.period(target)
        ending = replace(rhythm, until=Fixed(period.last))
        if _holds_one(period, rhythm):
            before = period.first - _DAY
            if before >= self._context.said_on or rhythm.weekday is not None:
                ending = replace(ending, after=Fixed(max(before, self._context.said_on)))
            found = self._bounded(ending, rest)
            refuse_begun(period.first, found, (rhythm, *rest), self._context)
            return found
        if isinstance(target, Range) and target.every_day and isinstance(rhythm.every, Distance):
            self._refuse_long(target.first)
            return self._from(ending, Fixed(period.first), rest)
        raise Faulty(NotTogether())

    def _refuse_long(self, begins: Expression) -> None:
        if not self._calendar.period(begins).is_day:
            raise Faulty(NoFirstDay())  # "every two weeks from July to December"

    def _from(self, rhythm: Rhythmic | Regular, target: Target, bounds: Sequence[Phrase]) -> Repeating:
        """ "From" a milestone counts from its end, "from" a period so that its first day is the first."""
        rest = [bound for bound in bounds if bound != Related(Relation.FROM, target)]
        if isinstance(target, Mention):
            return self._bounded(replace(rhythm, after=target), rest)
        period = self._calendar.period(target)
        first = period.first
        if isinstance(rhythm, Rhythmic) and (rhythm.weekday is not None or rhythm.every in _UNITS):
            found = self._bounded(replace(rhythm, after=Fixed(first - _DAY)), rest)
            refuse_begun(first, found, (rhythm, *rest), self._context)
            return found
        found = self._bounded(rhythm, rest) if rest else self._repeating(rhythm)
        match found:
            case Every() if not period.is_day:
                raise Faulty(NoFirstDay())  # "every two years from 2017"
            case Every(distance=distance):
                before = shift(first, distance, -1, self._context.is_working_day)
                if shift(before, distance, 1, self._context.is_working_day) != first:
                    raise Faulty(NotTogether())  # three months before 31 May there is no day to count from
                return replace(found, after=Period.day(before))
            case Regularly():
                return replace(found, after=Period.day(first - _DAY))
            case EveryPeriod() | AtEach():
                raise Faulty(NotTogether())


def _one(target: Target | Each) -> Target:
    """What hangs on each of several is a rhythm already, and bounds no other."""
    if isinstance(target, Each):
        raise Faulty(NotTogether())
    return target


def _holds_one(period: Period, rhythm: Rhythmic) -> bool:
    """Whether it is long enough to be a bound: "weekly in September", but not "yearly at Easter"."""
    if rhythm.weekday is not None:
        return (period.last - period.first).days >= 6
    if not isinstance(rhythm.every, CalendarUnit):
        return False
    unit = PeriodUnit(rhythm.every)
    first = unit_holding(period.first, unit)
    first = first if first.first == period.first else moved(first, unit, 1)
    return first.last <= period.last


def _last_weekday(anchor: Anchor, weekday: int) -> Period:
    """The last one by the end of a period: what comes every week after it is on that weekday."""
    if isinstance(anchor, MilestoneAnchor):
        raise Faulty(NotTogether())
    return Period.day(anchor.last - timedelta(days=(anchor.last.weekday() - weekday) % 7))
