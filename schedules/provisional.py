"""Days that rest on the working days of years whose holidays are not published yet."""

from __future__ import annotations

from datetime import date

from schedules.calendar_units import AfterEnd, DayBefore, FromTo, NthDay, OnNth, Part, UpTo
from schedules.days import Unit
from schedules.when import AllOf, Apart, AtEach, Every, EveryPeriod, When
from schedules.workdays import unpublished


def counts_working_days(when: When) -> bool:
    """Whether it counts working days."""
    match when:
        case Apart(distance=distance) | Every(distance=distance):
            return distance.unit is Unit.WORKING_DAY
        case EveryPeriod(parts=parts):
            return any(map(_is_of_working_days, parts))
        case AllOf(parts) | AtEach(parts):
            return any(map(counts_working_days, parts))
        case _:
            return False


def _is_of_working_days(part: Part) -> bool:
    match part:
        case OnNth(day) | UpTo(last=day):
            nth = day.day if isinstance(day, DayBefore) else day
            return isinstance(nth, NthDay) and nth.weekday is None
        case AfterEnd(distance):
            return distance.unit is Unit.WORKING_DAY
        case FromTo():
            return False


def provisional_between(country: str | None, when: When, one: date, other: date) -> int | None:
    """The first year not published yet between two days that lie as far apart as ``when`` says."""
    if not counts_working_days(when):
        return None
    years = sorted((one.year, other.year))
    return next(unpublished(country, *years), None)


def provisional_time(country: str | None, when: EveryPeriod, day: date, *, begins: bool) -> int | None:
    """The year of the first (``begins``) or last day of one time, if it rests on that year's working days and
    they are not published yet; each unit of the calendar is counted by itself.
    """
    counted = [part for part in when.parts if _is_of_working_days(part)]
    if all(begins and _begins_with_unit(part) for part in counted):
        return None
    return next(unpublished(country, day.year, day.year), None)


def _begins_with_unit(part: Part) -> bool:
    return isinstance(part, UpTo) or (isinstance(part, AfterEnd) and not part.exactly)
