"""What a phrase comes to: its tree, as of the day it was said, as a ``When``.

The rules are the table of docs/schedule.md: "by September" is on or before its last day, and surely in
time only before its first; "before the end of" a period includes that end.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from schedules.calendar_units import CalendarUnit
from schedules.days import Distance, shift
from schedules.language.context import Context
from schedules.language.expressions import DayNumber, Expression, Fixed, PeriodUnit, Range, Weekday
from schedules.language.faults import Ambiguous, Faulty, NoFirstDay, NotTogether, OutOfCalendar
from schedules.language.fiscal import of_schedule
from schedules.language.mentions import anchor_of, each_of
from schedules.language.placing import as_one, in_each_unit, in_week, in_year, on_weekday, parts_of, placed
from schedules.language.relating import Relating, anchored
from schedules.language.starting import first_after, last_by, refuse_begun, refuse_none
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
    except OverflowError:
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
        phrase = on_weekday(phrase)
        end = self._anchor(phrase.until) if phrase.until else None
        if isinstance(phrase.every, Distance):
            begin = self._anchor(phrase.after) if phrase.after else Period.day(self._context.said_on)
            if phrase.weekday is not None:
                begin = self._before_weekday(begin, phrase, phrase.weekday)
            return Every(phrase.every, begin, end)
        return self._in_units(of_schedule(phrase, self._context.fiscal_month), phrase.every, end)

    def _in_units(self, phrase: Rhythmic, unit: CalendarUnit, end: Anchor | None) -> EveryPeriod:
        parts = parts_of(phrase, unit)
        if end and any(isinstance(said, ApartFrom) for said in phrase.placed):
            raise Faulty(NotTogether())  # whether what follows the last unit still counts is not said
        if isinstance(end, Period):
            end = last_by(end, phrase, unit, parts, self._context)
        if phrase.after:
            after = self._anchor(phrase.after)
            if isinstance(after, Period):
                refuse_begun(after.last, phrase, unit, parts, self._context)
        else:
            after = Period.day(first_after(phrase, unit, parts, self._context))
        return EveryPeriod(unit, after, end, parts)

    def _before_weekday(self, anchor: Anchor, rhythm: Rhythmic, weekday: int) -> Period:
        """From which day on it comes on that weekday, the first time on the first one after the anchor.

        Raises:
            Faulty: of what comes every other week if it is not said from when on.
        """
        if isinstance(anchor, MilestoneAnchor) or not isinstance(rhythm.every, Distance):
            raise Faulty(NotTogether())
        first = anchor.last + timedelta(days=(weekday - anchor.last.weekday() - 1) % 7 + 1)
        if rhythm.every.count > 1 and rhythm.after is None:
            raise Faulty(Ambiguous(first, first + timedelta(weeks=1)))
        return Period.day(shift(first, rhythm.every, -1))

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
        rhythm, bounds = in_week(*in_year(rhythm, bounds))
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
            beginning = replace(ending, after=Fixed(before))
            if before >= self._context.said_on:
                return self._bounded(beginning, rest)
            found = self._bounded(ending, rest)
            begun = isinstance(found, EveryPeriod) and _is_before(found.after, before)
            return self._bounded(beginning, rest) if begun else found
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
            return self._bounded(replace(rhythm, after=Fixed(first - _DAY)), rest)
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


def _is_before(anchor: Anchor, day: date) -> bool:
    return isinstance(anchor, Period) and anchor.last < day


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
