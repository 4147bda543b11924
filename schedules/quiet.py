"""The days on which somebody may be told something: not on quiet days, or on one day a week."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum

from schedules.days import is_weekday
from schedules.workdays import countries, is_holiday, working_days_of

_DAY = timedelta(days=1)
_WEEK = timedelta(weeks=1)
_LONGEST_QUIET = 60
"""How many days in a row can be quiet; no country rests as long."""


class Weekday(IntEnum):
    """A day of the week, numbered as ``date.weekday`` does."""

    MONDAY = 0
    TUESDAY = 1
    WEDNESDAY = 2
    THURSDAY = 3
    FRIDAY = 4
    SATURDAY = 5
    SUNDAY = 6


@dataclass(frozen=True, slots=True)
class QuietDays:
    """Days of rest: ``weekends``, the public holidays of ``country`` (ISO 3166-1 alpha-2), both, or none.

    With both it is the days on which people there do not work: a weekend day that is worked in exchange
    for a holiday is not quiet.

    Raises:
        ValueError: if the holidays of ``country`` are not known.
    """

    weekends: bool = False
    country: str | None = None

    def __post_init__(self) -> None:
        if self.country is not None and self.country not in countries():
            raise ValueError(f"the holidays of {self.country!r} are not known")

    def __contains__(self, day: date) -> bool:
        if self.weekends:
            return not (working_days_of(self.country) if self.country else is_weekday)(day)
        return self.country is not None and is_holiday(self.country, day)

    def next_loud(self, day: date) -> date:
        """The first day from ``day`` on that is not quiet."""
        return self._loud(day, _DAY)

    def last_loud(self, day: date) -> date:
        """The last day up to ``day`` that is not quiet."""
        return self._loud(day, -_DAY)

    def _loud(self, day: date, step: timedelta) -> date:
        if not self.weekends and self.country is None:
            return day
        tried = (day + number * step for number in range(_LONGEST_QUIET))
        return next((found for found in tried if found not in self), day)


NO_QUIET = QuietDays()
"""No day is quiet."""


@dataclass(frozen=True, slots=True)
class TellingDays:
    """Every day that is not quiet; with ``weekday``, only that one, or the last before it if it is quiet."""

    quiet: QuietDays = NO_QUIET
    weekday: Weekday | None = None

    def last_by(self, day: date) -> date:
        """The last of them up to ``day``, which may be ``day`` itself."""
        if self.weekday is None:
            return self.quiet.last_loud(day)
        nearby = (self._of_week(day, week) for week in range(_LONGEST_QUIET // 7, -2, -1))
        return next((found for found in nearby if found <= day), day)

    def first_from(self, day: date) -> date:
        """The first of them from ``day`` on, which may be ``day`` itself."""
        if self.weekday is None:
            return self.quiet.next_loud(day)
        coming = (self._of_week(day, week) for week in range(_LONGEST_QUIET // 7 + 2))
        return next((found for found in coming if found >= day), day)

    def _of_week(self, day: date, week: int) -> date:
        """The one of so many weeks after that of ``day``, weeks beginning on the chosen day."""
        assert self.weekday is not None  # noqa: S101 - asked only where one is chosen
        begins = day - timedelta(days=(day.weekday() - self.weekday) % 7)
        return self.quiet.last_loud(begins + week * _WEEK)
