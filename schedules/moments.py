"""When the hour of a day comes in a zone, whatever summer time does to it."""

from __future__ import annotations

from bisect import bisect_left
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

_DAY = timedelta(days=1)


def moment(day: date, hour: time, zone: ZoneInfo) -> datetime:
    """When clocks in ``zone`` first show ``hour`` of ``day`` or later, as an aware datetime there.

    So an hour that summer time leaves out is the first moment after the gap, and of an hour that
    comes twice it is the first.
    """
    wall = datetime.combine(day, hour, tzinfo=zone)
    first = wall.astimezone(UTC)
    if first.astimezone(zone).replace(tzinfo=None) != wall.replace(tzinfo=None):
        first = _end_of_gap(wall)
    return first.astimezone(zone)


def last_day(now: datetime, hour: time, zone: ZoneInfo) -> date:
    """The last day of ``zone`` whose ``hour`` has come."""
    today = now.astimezone(zone).date()
    return today if moment(today, hour, zone) <= now else today - _DAY


def within_hours(now: datetime, first: time, last: time, zone: ZoneInfo) -> datetime:
    """``now``, if it is ``first`` to before ``last`` in ``zone``; else when it is next ``first`` there."""
    today = now.astimezone(zone).date()
    opens = moment(today, first, zone)
    if now < opens:
        return opens
    return now if now < moment(today, last, zone) else moment(today + _DAY, first, zone)


def _end_of_gap(wall: datetime) -> datetime:
    """The first moment after the gap that ``wall`` lies in, in UTC."""
    after, before = wall.astimezone(UTC), wall.replace(fold=1).astimezone(UTC)
    offset = after.astimezone(wall.tzinfo).utcoffset()

    def is_over(second: int) -> bool:
        return (before + timedelta(seconds=second)).astimezone(wall.tzinfo).utcoffset() == offset

    gap = range((after - before) // timedelta(seconds=1))
    return before + timedelta(seconds=bisect_left(gap, True, key=is_over))
