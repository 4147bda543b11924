"""How far a subscriber has been told, in days that stay right whatever is chosen later."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from schedules.moments import last_day, moment
from schedules.notice import Notice
from schedules.quiet import TellingDays

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class ToldDays:
    """All that was planned for telling days up to ``day`` has been told.

    By the days that the rules give (``own_day``) that is what was still to come on days up to ``coming``, and
    what had passed on days up to ``passed``: a digest tells a week ahead, and what passes meanwhile only
    with the next one. So whoever gives the digest up is still told of what had been waiting for it.
    """

    day: date
    coming: date
    passed: date

    @classmethod
    def through(cls, day: date, telling_days: TellingDays) -> ToldDays:
        """All that is planned for these telling days, up to ``day`` itself, and nothing else."""
        return cls(day, telling_days.first_from(day + _DAY) - _DAY, telling_days.last_by(day))

    def __or__(self, other: ToldDays) -> ToldDays:
        """What was told by the one or by the other."""
        return ToldDays(
            max(self.day, other.day), max(self.coming, other.coming), max(self.passed, other.passed)
        )

    def has(self, notice: Notice) -> bool:
        """Whether a notice is among what was told; one that is now planned for a later day is not yet."""
        if notice.kind.is_afterwards:
            return notice.own_day <= self.passed
        return notice.own_day <= self.coming and notice.day <= self.day


@dataclass(frozen=True, slots=True)
class Telling:
    """When somebody is told: at ``hour`` of ``zone``, on these ``days``.

    A moment says what had been told by then only together with what was chosen then.
    """

    hour: time
    zone: ZoneInfo
    days: TellingDays

    def up_to(self, now: datetime) -> ToldDays:
        """What somebody has been told who has been told all up to a moment."""
        return ToldDays.through(last_day(now, self.hour, self.zone), self.days)

    def day_of(self, notice: Notice) -> date:
        """The day on which a notice is told by this, whoever it was planned for."""
        return (self.days.first_from if notice.kind.is_afterwards else self.days.last_by)(notice.own_day)

    def moment_of(self, notice: Notice) -> datetime:
        """The moment at which a notice is told by this, whoever it was planned for."""
        return moment(self.day_of(notice), self.hour, self.zone)
