"""A schedule resolved: what follows from what was said, as of one day.

Every view (reminders, answers, calendar, page, picture) is made from a ``Timeline`` and from
nothing else, so no two of them can disagree.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from schedules.milestone import Milestone, Schedule, Statement
from schedules.span import Span


class State(StrEnum):
    """How one occurrence of a milestone stands, as of the timeline's day."""

    OPEN = "open"
    """It has a due day, today or later."""
    OVERDUE = "overdue"
    """Its due day has passed."""
    UNDATED = "undated"
    """Nothing says when it is due; a first day may be known."""
    STANDING = "standing"
    """Always in force, never due."""
    DONE = "done"
    DROPPED = "dropped"
    LAPSED = "lapsed"
    """An occurrence that was not done before the next one began."""
    UNKEEPABLE = "unkeepable"
    """What happened already leaves no day on which its words could still be kept."""


class Bound(StrEnum):
    """Which bound a reason is about."""

    EARLIEST = "earliest"
    LATEST = "latest"


@dataclass(frozen=True, slots=True)
class Said:
    """A bound that follows from a statement; ``day`` is the bound of the statement's own milestone.

    ``provisional`` is the first year, if any, whose working days count here and whose holidays are not
    published yet.
    """

    bound: Bound
    milestone: str
    day: date
    statement: Statement
    provisional: int | None = None


@dataclass(frozen=True, slots=True)
class Happened:
    """A bound that follows from the day on which a milestone was done."""

    bound: Bound
    milestone: str
    day: date


Reason = Said | Happened


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A milestone that happens once (``number`` is ``None``), or the n-th time, from 1, of one that repeats.

    ``span`` holds the days open for its first day. ``stricter`` is the last first day that is right
    under every reading and on every day that a dated anchor may still fall, ``None`` where there is
    none. ``because`` tells for both bounds why: for each bound a chain, from the statement that set
    it to the statement or the event on which it rests in the end.
    """

    milestone: str
    number: int | None
    span: Span
    stricter: date | None
    lasts: int
    state: State
    done_on: date | None = None
    because: Sequence[Reason] = ()

    @property
    def key(self) -> str:
        """``id``, or ``id/n`` for an occurrence of a repeating milestone: for life."""
        return self.milestone if self.number is None else f"{self.milestone}/{self.number}"

    @property
    def due(self) -> date | None:
        """The last day on which it can still run in time: the latest first day, and the days it lasts."""
        return self._running(self.span.latest)

    @property
    def stricter_due(self) -> date | None:
        """The due day under every reading."""
        return self._running(self.stricter)

    def _running(self, first: date | None) -> date | None:
        """``None`` also where the calendar ends first."""
        if first is None or self.lasts - 1 > (date.max - first).days:
            return None
        return first + timedelta(days=self.lasts - 1)

    @property
    def provisional(self) -> int | None:
        """The first year, if any, whose holidays are not published yet and may still move its days."""
        return min(
            (r.provisional for r in self.because if isinstance(r, Said) and r.provisional), default=None
        )

    @property
    def is_settled(self) -> bool:
        """Whether nothing more can come of it: done, dropped or lapsed."""
        return self.state in {State.DONE, State.DROPPED, State.LAPSED}


@dataclass(frozen=True, slots=True)
class Entry:
    """One milestone resolved. It has at least one occurrence; one that happens once has exactly one."""

    milestone: Milestone
    occurrences: tuple[Occurrence, ...]
    contradicted: bool = False

    @property
    def current(self) -> Occurrence:
        """The first occurrence that is not settled, else the last: the one "when is it?" asks about."""
        return next((o for o in self.occurrences if not o.is_settled), self.occurrences[-1])

    def counted(self, number: int | None) -> Occurrence | None:
        """That time of one that repeats, if it was worked out; without a number the current one.

        What happens once is its own first time.
        """
        if number is None or (number == 1 and self.current.number is None):
            return self.current
        return next((o for o in self.occurrences if o.number == number), None)


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Statements that cannot all hold: drop any one and the rest hold. ``misses_by`` counts days, from 1."""

    statements: tuple[Statement, ...]
    misses_by: int

    @property
    def milestones(self) -> tuple[str, ...]:
        """Whose statements they are, each once, in order."""
        return tuple(dict.fromkeys(statement.milestone for statement in self.statements))


@dataclass(frozen=True, slots=True)
class Timeline:
    """A schedule as of the end of the day ``on``; ``entries`` by milestone id, in the schedule's order.

    ``nexts`` tells which time of a milestone that repeats is hung on by words that count to none of them,
    by its id and the day on which they were said.
    """

    schedule: Schedule
    on: date
    entries: Mapping[str, Entry]
    contradictions: tuple[Contradiction, ...] = ()
    nexts: Mapping[tuple[str, date], int] = field(default_factory=dict)

    def occurrences(self) -> Iterator[tuple[Milestone, Occurrence]]:
        """Everything that can have a day, in the schedule's order."""
        for entry in self.entries.values():
            for occurrence in entry.occurrences:
                yield entry.milestone, occurrence
