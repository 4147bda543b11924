"""When somebody is told: at which hour of which days."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from schedules.moments import last_day, moment
from schedules.quiet import TellingDays

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Telling:
    """At ``hour`` of ``zone``, on ``days``. A moment says what had been told by then only with all three."""

    hour: time
    zone: ZoneInfo
    days: TellingDays

    def moment(self, day: date) -> datetime:
        """When the hour of a day comes."""
        return moment(day, self.hour, self.zone)

    def last_day(self, now: datetime) -> date:
        """The last day whose hour has come."""
        return last_day(now, self.hour, self.zone)

    def last_before(self, instant: datetime) -> date:
        """The last day whose hour comes before an instant; at the ends of the calendar, the day it says."""
        with suppress(OverflowError):
            day = instant.astimezone(self.zone).date()
            return day if self.moment(day) < instant.astimezone(UTC) else day - _DAY
        return instant.date()
