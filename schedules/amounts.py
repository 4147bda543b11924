"""Clock times and lengths of time, as a schedule file writes them."""

from __future__ import annotations

import re
from datetime import time

from schedules.days import Distance, Unit
from schedules.document import Listing, Scalar
from schedules.fields import Field, listed, quoted, words
from schedules.language.clock import zone_of
from schedules.milestone import ClockTime
from schedules.zones import BadZone, zone_named

_CLOCK = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)(?:\s+(.+))?")
_LENGTH = re.compile(r"(\d{1,4}|an?|one)\s*(.+)", re.IGNORECASE)
_UNITS = {
    "day": Unit.DAY,
    "days": Unit.DAY,
    "天": Unit.DAY,
    "日": Unit.DAY,
    "week": Unit.WEEK,
    "weeks": Unit.WEEK,
    "周": Unit.WEEK,
    "个星期": Unit.WEEK,
    "month": Unit.MONTH,
    "months": Unit.MONTH,
    "个月": Unit.MONTH,
    "working day": Unit.WORKING_DAY,
    "working days": Unit.WORKING_DAY,
    "个工作日": Unit.WORKING_DAY,
}
_DAYS_OF = {Unit.DAY: 1, Unit.WEEK: 7}
_LONGEST = 3660


def clock_time(field: Field) -> ClockTime | None:
    """A time of the due day: "17:00", "23:59 AoE", "17:00 Europe/Paris"."""
    written = words(field)
    if written is None:
        return None
    match = _CLOCK.fullmatch(written)
    if match is None:
        field.wrong(
            f"{quoted(written)} is no time of day; write it as 17:00, 23:59 AoE or 17:00 Europe/Paris"
        )
        return None
    hour, minute, zone = match.groups()
    try:
        return ClockTime(time(int(hour), int(minute)), zone_of(zone) if zone else None)
    except BadZone as problem:
        field.wrong(str(problem))
        return None


def zone(field: Field) -> str | None:
    """The name of a time zone, as the tz database writes it."""
    written = words(field)
    if written is None:
        return None
    try:
        return zone_named(written).key
    except BadZone as problem:
        field.wrong(str(problem))
        return None


def running_days(field: Field) -> int | None:
    """How many days something lasts: "2 days", "a week"."""
    written = words(field)
    if written is None:
        return None
    length = _length(written)
    if length is None or length.unit not in _DAYS_OF:
        field.wrong(f"{quoted(written)} is no number of days; write 2 days, or 1 week")
        return None
    days = length.count * _DAYS_OF[length.unit]
    if days > _LONGEST:
        field.wrong(f"{days} days are more than ten years; write at most {_LONGEST} days")
        return None
    return days


def lead_times(field: Field) -> tuple[Distance, ...] | None:
    """How long before the due day to remind; an empty list is no reminder ahead."""
    if not isinstance(field.node, Listing | Scalar):
        field.wrong("write a list, such as [30 days, 1 week, 1 day]")
        return None
    leads = [_lead(item) for item in listed(field)]
    return tuple(dict.fromkeys(lead for lead in leads if lead))


def _lead(field: Field) -> Distance | None:
    written = words(field)
    if written is None:
        return None
    length = _length(written)
    if length is None:
        field.wrong(f"{quoted(written)} is no time ahead; write 30 days, 2 weeks, 1 month or 5 working days")
    return length


def _length(written: str) -> Distance | None:
    match = _LENGTH.fullmatch(written)
    unit = _UNITS.get(" ".join(match[2].lower().split())) if match else None
    if match is None or unit is None:
        return None
    count = int(match[1]) if match[1].isdecimal() else 1
    return Distance(count, unit) if count else None
