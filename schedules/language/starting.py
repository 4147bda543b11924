"""Which time of a rhythm is the first and which the last, and whether there is one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from schedules.calendar_units import CalendarUnit, Part, UpTo
from schedules.days import shift
from schedules.language.context import Context
from schedules.language.each import is_deadline
from schedules.language.faults import Ambiguous, Faulty, NoDayLeft
from schedules.language.tree import ApartFrom, Related, Rhythmic
from schedules.times import Time, begin_after, begin_of, times_after, times_in
from schedules.when import Every, EveryPeriod, Period, When

_DAY = timedelta(days=1)


def first_after(rhythm: Rhythmic, unit: CalendarUnit, parts: tuple[Part, ...], context: Context) -> date:
    """The day after which the first time begins, where the words do not say it.

    A time that has begun goes on to count only where it has a last day, as in "by the 15th of each month";
    what is counted from a unit's end counts if that is not over.

    Raises:
        Faulty: if the first last day has passed under one reading, and under another it has not.
    """
    said_on = context.said_on
    if any(isinstance(said, ApartFrom) for said in rhythm.placed):
        return said_on - _DAY
    if not any(map(is_deadline, rhythm.placed)):
        return said_on
    for time in _around(said_on, unit, parts, context):
        if said_on <= time.strictly:
            return min(said_on, time.earliest - _DAY)
        if said_on <= time.latest:
            raise _ambiguous(time, unit, parts, context)
    return said_on


def refuse_begun(
    after: date, rhythm: Rhythmic, unit: CalendarUnit, parts: tuple[Part, ...], context: Context
) -> None:
    """ "After 10 January, by the end of each month" may be by that of January first, or of February; "by the
    15th" is by 15 January.

    Raises:
        Faulty: if a time has begun by ``after``, and it is not its last day that tells whether it counts.
    """
    if not any(isinstance(said, Related) and is_deadline(said) for said in rhythm.placed):
        return
    for time in _around(after, unit, parts, context):
        sure = _has_last_days(parts) and after < time.strictly
        if time.earliest <= after < time.latest and not sure:
            raise _ambiguous(time, unit, parts, context)


def last_by(
    end: Period, rhythm: Rhythmic, unit: CalendarUnit, parts: tuple[Part, ...], context: Context
) -> Period:
    """Until when it comes: "by the end of each month until 10 November" is last by the end of October."""
    if _has_last_days(parts) or not any(map(is_deadline, rhythm.placed)):
        return end
    last = max(time.latest for time in _around(end.last, unit, parts, context) if time.latest <= end.last)
    return end if last == end.last else Period.day(last)


def refuse_none(found: When, context: Context) -> None:
    """Refuse a rhythm that is over before its first time.

    Raises:
        Faulty: as in "every quarter by the end of the month", if no quarter begins before that.
    """
    match found:
        case Every(distance, Period(last=day), Period(last=end)):
            first = shift(day, distance, 1, context.is_working_day)
        case EveryPeriod(unit, Period(last=day), Period(last=end), parts):
            times = times_after(day, unit, parts, context.is_working_day)
            in_time = _has_last_days(parts)
            first = next((time.latest if in_time else time.earliest for time in times), date.max)
        case _:
            return
    if first > end:
        raise Faulty(NoDayLeft(first, end))


def _has_last_days(parts: tuple[Part, ...]) -> bool:
    return any(isinstance(part, UpTo) for part in parts)


def _around(day: date, unit: CalendarUnit, parts: tuple[Part, ...], context: Context) -> Iterator[Time]:
    """The times of the unit that holds a day; before them those of two more, which may go on into it."""
    begins = begin_of(day, unit)
    before = begin_of(begins - _DAY, unit)
    for unit_begins in (begin_of(before - _DAY, unit), before, begins):
        yield from times_in(unit_begins, unit, parts, context.is_working_day)


def _ambiguous(time: Time, unit: CalendarUnit, parts: tuple[Part, ...], context: Context) -> Faulty:
    begins = begin_after(begin_of(time.earliest, unit), unit)
    following = times_in(begins, unit, parts, context.is_working_day)
    return Faulty(Ambiguous(time.latest, following[0].latest if following else begins))
