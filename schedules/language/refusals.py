"""Why a phrase is refused, and what could stand there instead: in the words of each language."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from schedules.language.faults import Fault

Title = Callable[[str], str]
"""Names a milestone by its id."""


class Expected(StrEnum):
    """What could stand at a place of a phrase."""

    RELATION = "relation"
    PERIOD = "period"
    MILESTONE = "milestone"
    COUNT = "count"
    UNIT = "unit"
    YEAR = "year"
    RHYTHM = "rhythm"


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
    """Where reading stopped: what was understood before, what stands there (nothing at the end)."""

    words: str
    understood: str
    stopped_at: str
    expected: tuple[Expected, ...]
    nearest: tuple[str, ...]


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
