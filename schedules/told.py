"""How far a subscriber has been told, in days that stay right whatever is chosen later."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from schedules.notice import Notice
from schedules.telling import Telling

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class ToldDays:
    """All that was planned for telling days up to ``day`` has been told, ``by`` what was chosen then.

    By the days that the rules give (``own_day``) that is what was still to come on days up to ``coming``, and
    what had passed on days up to ``passed``: a digest tells a week ahead, and what passes meanwhile only
    with the next one. So whoever gives the digest up is still told of what had been waiting for it.
    """

    day: date
    coming: date
    passed: date
    by: Telling

    @classmethod
    def through(cls, day: date, by: Telling) -> ToldDays:
        """All that is planned for these telling days, up to ``day`` itself, and nothing else."""
        return cls(day, by.days.first_from(day + _DAY) - _DAY, by.days.last_by(day), by)

    @classmethod
    def up_to(cls, now: datetime, by: Telling) -> ToldDays:
        """All that is planned for moments up to ``now`` itself, and nothing else."""
        return cls.through(by.last_day(now), by)

    def __or__(self, later: ToldDays) -> ToldDays:
        """What was told by the one or the other; from then on it is told as ``later`` was."""
        days = max(self.day, later.day), max(self.coming, later.coming), max(self.passed, later.passed)
        return ToldDays(*days, later.by)

    def has(self, notice: Notice) -> bool:
        """Whether a notice is among what was told; one that is now planned for a later day is not yet."""
        own_day = self._own_day(notice)
        if notice.kind.is_afterwards:
            return own_day <= self.passed
        return own_day <= self.coming and notice.day <= self.day

    def moment_of(self, notice: Notice) -> datetime:
        """When a notice is told by what was chosen then, whoever it is planned for now."""
        return self.by.moment(self.day_of(notice))

    def day_of(self, notice: Notice) -> date:
        """The day on which it is."""
        days, own_day = self.by.days, self._own_day(notice)
        return days.first_from(own_day) if notice.kind.is_afterwards else days.last_by(own_day)

    def _own_day(self, notice: Notice) -> date:
        """A clock time is told of at the last hour before it, so another hour may give another day."""
        return notice.own_day if notice.before is None else self.by.last_before(notice.before)
