"""What would move if a milestone were agreed in other words, before anyone decides."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

from schedules.amend import reworded
from schedules.changes import Change, changes
from schedules.milestone import ClockTime, Schedule, Statement
from schedules.resolve import resolve
from schedules.text import Text
from schedules.timeline import Contradiction, Timeline
from schedules.when import When


@dataclass(frozen=True, slots=True)
class WhatIf:
    """The timeline as it is and as it would be, what would move, and what would newly contradict."""

    before: Timeline
    after: Timeline
    changes: tuple[Change, ...]

    @property
    def contradictions(self) -> tuple[Contradiction, ...]:
        """Those that are not there yet."""
        known = {frozenset(found.statements) for found in self.before.contradictions}
        return tuple(found for found in self.after.contradictions if frozenset(found.statements) not in known)


def what_if(
    schedule: Schedule, milestone: str, words: str, when: When, on: date, at: ClockTime | None = None
) -> WhatIf:
    """As of ``on``, with ``words``, which mean ``when`` and ``at``, in place of all that was said of when.

    Raises:
        KeyError: if the schedule has no such milestone.
    """
    before = resolve(schedule, on)
    return what_if_said(before, Statement(milestone, Text.of(words), on, when, at=at))


def what_if_said(before: Timeline, statement: Statement) -> WhatIf:
    """On the timeline's day, with that one statement in place of all that was said of when its milestone is.

    Raises:
        KeyError: if there is no such milestone.
    """
    return compared(before, resolve(_with(before.schedule, statement), before.on), statement.milestone)


def compared(before: Timeline, after: Timeline, milestone: str) -> WhatIf:
    """What is other where one milestone was changed: all that moves, and its clock time."""
    return WhatIf(before, after, (*changes(before, after), *_retimed(before, after, milestone)))


def _retimed(was: Timeline, would_be: Timeline, milestone: str) -> Iterator[Change]:
    """What would be due on the same day, by another clock time."""
    before, after = was.entries.get(milestone), would_be.entries.get(milestone)
    if before is None or after is None or before.milestone.at == after.milestone.at:
        return
    old, new = before.current, after.current
    if old.key == new.key and old.due and replace(old, because=()) == replace(new, because=()):
        yield Change(new.key, milestone, old, new)


def _with(schedule: Schedule, statement: Statement) -> Schedule:
    milestone = statement.milestone
    moved = reworded(schedule.milestones[milestone], statement)
    milestones = {id: moved if id == milestone else other for id, other in schedule.milestones.items()}
    return replace(schedule, milestones=MappingProxyType(milestones))
