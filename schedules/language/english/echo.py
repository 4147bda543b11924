"""What was read, said back in English.

These sentences are read again by the grammar beside this module, as of any day, and give the value
that they were made from: so every day has its year, every milestone stands in quotation marks, and
no form says less than the value holds.
"""

from __future__ import annotations

from collections.abc import Sequence

from schedules.calendar_units import (
    AfterEnd,
    CalendarUnit,
    DayBefore,
    FromTo,
    OnNth,
    Part,
    UpTo,
    end_of,
    whole_month,
)
from schedules.days import Distance, Unit
from schedules.language.english.days import day_in, full_day, how_long, month_in, weekday
from schedules.language.english.numbers import nth
from schedules.text import Title
from schedules.when import (
    After,
    AllOf,
    Anchor,
    Anchored,
    Apart,
    At,
    AtEach,
    Before,
    By,
    Dated,
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
    Standing,
    Undated,
    When,
    Within,
)

_REACH = {Reach.EXACTLY: "", Reach.AT_LEAST: "at least ", Reach.WITHIN: "within "}


def echo(when: When, title: Title) -> str:
    """A reading in words, milestones by what ``title`` says for their ids.

    Read again, as of whichever day, it gives a value equal to ``when``.
    """
    match when:
        case AllOf(parts):
            return ", and ".join(echo(part, title) for part in parts)
        case Within() | Run() | OnOrBefore() | OnOrAfter():
            return _dated(when)
        case Before() | By() | At() | From() | After() | Apart():
            return _anchored(when, _quoted(when.anchor, title))
        case Every() | EveryPeriod() | AtEach() | Regularly():
            return _repeating(when, title)
        case Standing():
            return "always in force"
        case Undated():
            return "to be agreed"


def joined(items: Sequence[str]) -> str:
    """A list of one thing or more, the last after "and"."""
    *others, last = items
    return f"{', '.join(others)} and {last}" if others else last


def _dated(when: Dated) -> str:
    match when:
        case Within(period) if period.is_day:
            return f"on {full_day(period.first)}"
        case Within(period):
            return f"between {full_day(period.first)} and {full_day(period.last)}"
        case Run(period):
            return f"from {full_day(period.first)} to {full_day(period.last)}"
        case OnOrBefore(day, strictly) if day == strictly:
            return f"on or before {full_day(day)}"
        case OnOrBefore(day, strictly):
            return f"on or before {full_day(day)} (strictly: {full_day(strictly)})"
        case OnOrAfter(day):
            return f"on or after {full_day(day)}"


def _anchored(when: Anchored, anchor: str) -> str:
    match when:
        case Before():
            return f"before {anchor}"
        case By():
            return f"by {anchor}"
        case At():
            return f"at {anchor}"
        case From():
            return f"from {anchor} on"
        case After():
            return f"after {anchor}"
        case Apart(_, distance, side, reach):
            return f"{_REACH[reach]}{how_long(distance)} {side} {anchor}"


def _repeating(when: Repeating, title: Title) -> str:
    match when:
        case Every(Distance(1, Unit.WEEK), Period() as after, until) if after.is_day:
            return f"every {weekday(after.first)}{_after(after, title)}{_until(until, title)}"
        case Every(Distance(1, Unit.DAY), after, until):
            return f"every day{_after(after, title)}{_until(until, title)}"
        case Every(distance, after, until):
            return f"every {how_long(distance)}{_after(after, title)}{_until(until, title)}"
        case EveryPeriod(unit, after, until, ()):
            return f"once every calendar {unit}{_after(after, title)}{_until(until, title)}"
        case EveryPeriod(unit, after, until, parts):
            said = ", and ".join(_part(part, unit) for part in parts)
            return f"{said},{_after(after, title)}{_until(until, title)}"
        case AtEach(times):
            names = joined([_quoted(time.anchor, title) for time in times])
            return _anchored(times[0], f"each {'of ' if len(times) > 1 else ''}{names}")
        case Regularly(after):
            return f"regularly{_after(after, title)}"


def _part(part: Part, unit: CalendarUnit) -> str:
    of = f" of every calendar {unit}"
    match part:
        case FromTo(first, last) if first == last:
            return f"on {day_in(first, unit)}{of}"
        case FromTo(first) if whole_month(part, unit):
            return f"in {month_in(first.month, unit)}{of}"
        case FromTo(first, last):
            short = unit is CalendarUnit.YEAR or (unit is CalendarUnit.MONTH and first != end_of(unit))
            among = "" if short else of
            return f"between {day_in(first, unit)}{among} and {day_in(last, unit)}{of}"
        case OnNth(day):
            return f"on {day_in(day, unit)}{of}"
        case UpTo(DayBefore(day)):
            return f"before {day_in(day, unit)}{of}"
        case UpTo(last, strictly) if last == strictly:
            return f"on or before {day_in(last, unit)}{of}"
        case UpTo(last, strictly):
            early = "the day before" if isinstance(strictly, DayBefore) else f"{day_in(strictly, unit)}{of}"
            return f"on or before {day_in(last, unit)}{of} (strictly: {early})"
        case AfterEnd(distance, exactly):
            within = "" if exactly else "within "
            return f"{within}{how_long(distance)} after the end{of}"


def _after(anchor: Anchor | None, title: Title) -> str:
    return f" after {_anchor(anchor, title)}" if anchor else ""


def _until(anchor: Anchor | None, title: Title) -> str:
    return f" until {_anchor(anchor, title)}" if anchor else ""


def _anchor(anchor: Anchor, title: Title) -> str:
    match anchor:
        case MilestoneAnchor():
            return _quoted(anchor, title)
        case Period() if anchor.is_day:
            return full_day(anchor.first)
        case Period(first, last):
            return f"{full_day(first)} to {full_day(last)}"


def _quoted(anchor: MilestoneAnchor, title: Title) -> str:
    name = f"“{title(anchor.id)}”"
    return name if anchor.number is None else f"the {nth(anchor.number)} {name}"
