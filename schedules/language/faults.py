"""Why words that the grammar accepts still mean no day: told by each language in its own words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from schedules.language.tree import Mention


@dataclass(frozen=True, slots=True)
class NoSuchDay:
    """The calendar has no such day: 31 June."""


@dataclass(frozen=True, slots=True)
class OtherWeekday:
    """The day is another weekday than the words say."""

    day: date


@dataclass(frozen=True, slots=True)
class NoDayLeft:
    """The end lies before the beginning."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """The words fit several periods equally well; these are the first days of two of them."""

    one: date | None = None
    other: date | None = None


@dataclass(frozen=True, slots=True)
class WhichMilestone:
    """Several milestones could be called so."""

    mention: Mention


@dataclass(frozen=True, slots=True)
class WhichOfSeries:
    """The bare name of a series."""

    mention: Mention


@dataclass(frozen=True, slots=True)
class NotSoMany:
    """There is no milestone of that number, or none that is still to come."""

    mention: Mention


@dataclass(frozen=True, slots=True)
class DaysOfAnother:
    """When the milestone is that this one hangs on: "before the dialogue in October"."""

    mention: Mention


@dataclass(frozen=True, slots=True)
class NotTogether:
    """These kinds of words do not go together in one phrase."""


@dataclass(frozen=True, slots=True)
class NotNeighbours:
    """Several days or months that do not follow one another are several times."""


@dataclass(frozen=True, slots=True)
class NotSoOften:
    """It is said to come so many ``times`` a year, and on another ``number`` of days or months."""

    times: int
    number: int


@dataclass(frozen=True, slots=True)
class TwoLastDays:
    """By one day, at the latest by another: the later would count for nothing."""


@dataclass(frozen=True, slots=True)
class NotOfEach:
    """Days that not every month, quarter or year has, or of which it cannot be told where they begin."""


@dataclass(frozen=True, slots=True)
class NoFiscalYear:
    """The schedule does not say when its fiscal year begins."""


@dataclass(frozen=True, slots=True)
class NoFirstDay:
    """What comes every two years counts from a day, and only a year is said."""


@dataclass(frozen=True, slots=True)
class OutOfCalendar:
    """The days lie before the year 1 or after the year 9999."""


Fault = (
    NoSuchDay
    | OtherWeekday
    | NoDayLeft
    | Ambiguous
    | WhichMilestone
    | WhichOfSeries
    | NotSoMany
    | DaysOfAnother
    | NotTogether
    | NotNeighbours
    | NotSoOften
    | TwoLastDays
    | NotOfEach
    | NoFiscalYear
    | NoFirstDay
    | OutOfCalendar
)


class Faulty(Exception):
    """The words mean no day; ``fault`` tells why."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(repr(fault))
        self.fault = fault


NotAsOne = NotTogether | NotNeighbours | NotSoOften | TwoLastDays | NotOfEach | NoFirstDay
"""Phrases that have a meaning each, and none together."""
