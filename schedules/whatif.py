"""What would move if a milestone were agreed in other words, before anyone decides."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

from schedules.changes import Change, changes
from schedules.milestone import Schedule, Statement
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


def what_if(schedule: Schedule, milestone: str, words: str, when: When, on: date) -> WhatIf:
    """As of ``on``, with ``words`` (which mean ``when``) in place of all that was said of when it is.

    Raises:
        KeyError: if the schedule has no such milestone.
    """
    amended = with_words(schedule, milestone, Statement(milestone, Text.of(words), on, when))
    before, after = resolve(schedule, on), resolve(amended, on)
    return WhatIf(before, after, changes(before, after))


def with_words(schedule: Schedule, milestone: str, statement: Statement) -> Schedule:
    """The schedule with that one statement about when a milestone is."""
    moved = replace(schedule.milestones[milestone], statements=(statement,))
    milestones = {id: moved if id == milestone else other for id, other in schedule.milestones.items()}
    return replace(schedule, milestones=MappingProxyType(milestones))
