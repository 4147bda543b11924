"""What words are read against."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from schedules.days import IsWorkingDay, is_weekday
from schedules.language.names import NO_NAMES, Names
from schedules.milestone import ClockTime
from schedules.when import When


@dataclass(frozen=True, slots=True)
class Context:
    """The day on which words were said, and the milestones that they may name.

    ``about`` is the milestone that the words are about, if it is one of those: its name for short then
    means another one. In a ``question`` a bare name of a series means the first that is still open.
    ``past``: a bare month or weekday is the last one, not the next. ``is_working_day`` is what working days
    are counted by, ``fiscal_month`` the month in which the fiscal year begins.
    """

    said_on: date
    names: Names = NO_NAMES
    about: str | None = None
    question: bool = False
    past: bool = False
    is_working_day: IsWorkingDay = is_weekday
    fiscal_month: int | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What words mean; ``at`` where they name a clock time for the due day."""

    when: When
    at: ClockTime | None = None
