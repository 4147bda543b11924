"""A replay: what would have been told, day by day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache

from bot.wording.notices import telling
from schedules.milestone import Schedule
from schedules.moments import moment
from schedules.notices import Notice, notices_between
from schedules.resolve import resolve
from schedules.subscriber import Subscriber

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Told:
    """One message: at which moment of the subscriber's zone, of what, and in which words."""

    at: datetime
    notices: tuple[Notice, ...]
    text: str


def replay(schedule: Schedule, subscriber: Subscriber, first: date, last: date) -> list[Told]:
    """Every message that a new subscriber would get from ``first`` to ``last``, both included.

    They subscribe just before their hour of the first day, so that day is told and none before it. Each
    day is told as things stood then: what was done later is still open.
    """
    return list(_replay(schedule, subscriber, first, last))


def _replay(schedule: Schedule, subscriber: Subscriber, first: date, last: date) -> Iterator[Told]:
    timeline_on = lru_cache(maxsize=2)(lambda day: resolve(schedule, day))
    for number in range((last - first).days + 1):
        day = first + number * _DAY
        notices = tuple(notices_between(timeline_on, subscriber, day - _DAY, day))
        if notices:
            text = telling(notices, {schedule.id: timeline_on(day)}, day, subscriber.language)
            yield Told(moment(day, subscriber.hour, subscriber.zone), notices, text)
