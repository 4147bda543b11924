"""Why a phrase is refused, and what could stand there instead: in the words of each language."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from schedules.language.faults import Fault
from schedules.text import Title


class Expected(StrEnum):
    """What could stand at a place of a phrase."""

    RELATION = "relation"
    PERIOD = "period"
    MILESTONE = "milestone"
    COUNT = "count"
    UNIT = "unit"
    YEAR = "year"
    RHYTHM = "rhythm"


class Advice(StrEnum):
    """Why words that are known cannot be read; each language says what to write instead."""

    HEDGED = "hedged"
    """Hoped for or likely, and not agreed."""
    ABOUT = "about"
    """Some days before or after."""
    MOON = "moon"
    """A day of the lunar calendar."""
    ERA = "era"
    """A year that is counted from another one."""
    COUNTED_FROM = "counted from"
    """The year or month after one that is not said."""
    NO_EVENT = "no event"
    """After something that is no milestone of the schedule."""
    ODD_OR_EVEN = "odd or even"
    """Every other month or week, and not said which."""
    EVERY_GAP = "every gap"
    """Every three months to some, every four to others."""
    HOURS = "hours"
    """A length in hours; spans are in days."""
    AROUND_ALL = "around all"
    """Before all of several: before the first of them, or before each."""
    FIRST_OR_BEFORE = "first or before"
    """The first two weeks of something, or the two weeks before it."""
    HOW_MANY = "how many"
    """Some weeks, and not how many."""
    WHICH_HOUR = "which hour"
    """A part of a day, or when work ends."""
    MIDNIGHT = "midnight"
    """The hour that begins a day, and the one that ends it."""
    WHICH_ZONE = "which zone"
    """Letters that several zones share, or a place that is no zone."""
    CONDITION = "condition"
    """Once something is the case."""
    BESIDE = "beside"
    """At about the time of something."""
    WEEK_BESIDE = "week beside"
    """The week after something: the next week, or the next seven days."""
    NEXT_OR_COMING = "next or coming"
    """The next quarter of the calendar, or the three months that begin now."""
    THROUGHOUT = "throughout"
    """On every day of a period."""
    THEREAFTER = "thereafter"
    """After something that was said elsewhere."""
    EDGE_OF_EVENT = "edge of event"
    """By the last day of a milestone that may last: only its first day is kept so."""
    WEEK_OF_EACH = "week of each"
    """A week of each month, which begins on Monday or with the month."""
    FEAST_DAYS = "feast days"
    """The days around a holiday."""
    HOW_LONG = "how long"
    """A length of time that begins on no day."""
    DAY_OR_MONTH = "day or month"
    """Figures that may be several days."""
    DAY_OR_YEAR = "day or year"
    """Figures after a month that may be its day or its year."""
    WEEK_NUMBER = "week number"
    """A week by its number, and not of which year."""
    TWO_LENGTHS = "two lengths"
    """Within from one length to another: at the latest after which?"""
    NUMBERS_DIFFER = "numbers differ"
    """A number in words and another one in figures."""


_BY_TYPE = {
    Expected.RELATION: {"BEFORE", "BY", "AFTER", "FROM", "FRONT"},
    Expected.PERIOD: {"MONTH", "SEASON", "PERIOD"},
    Expected.MILESTONE: {"NAME"},
    Expected.COUNT: {"COUNT"},
    Expected.UNIT: {"UNIT"},
    Expected.YEAR: {"YEAR"},
    Expected.RHYTHM: {"RHYTHM"},
}


def expected_of(types: Collection[str]) -> tuple[Expected, ...]:
    """What the grammar would have taken, in words that matter to people."""
    found = [expected for expected, of in _BY_TYPE.items() if of & set(types)]
    if Expected.PERIOD in found:  # who can write a date there need not be told of its year
        found = [expected for expected in found if expected is not Expected.YEAR]
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Stop:
    """Where reading stopped: what was understood before, what stands there (nothing at the end).

    ``advice`` is for the ``known`` words that stand there first, where they are known.
    """

    words: str
    understood: str
    stopped_at: str
    expected: tuple[Expected, ...]
    nearest: tuple[str, ...]
    advice: Advice | None = None
    known: str = ""


class Refusals(Protocol):
    """One language's refusals; each is a sentence or two without the phrase itself before it."""

    def stopped(self, stop: Stop) -> str:
        """Something stands there that cannot be read, or something is missing at the end."""
        ...

    def fault(self, fault: Fault, title: Title) -> str:
        """The words can be read, and mean no day."""
        ...

    def too_long(self, most: int) -> str:
        """The phrase has more characters than are read."""
        ...

    def clock(self) -> str:
        """Two clock times, or one in a zone that is none."""
        ...


def listed(items: Sequence[str], last: str, between: str = ", ") -> str:
    """A list of things, the last after a word of its own."""
    *others, final = items
    return f"{between.join(others)}{last}{final}" if others else final
