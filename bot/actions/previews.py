"""A change as it would be, before it is made. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from schedules.amend import Amended, amend, with_edit
from schedules.amendment import Added, Amendment, Reworded, Undone
from schedules.changes import Change, changes
from schedules.milestone import Schedule, Statement
from schedules.news import digest
from schedules.resolve import resolve
from schedules.timeline import Timeline
from schedules.whatif import WhatIf


@dataclass(frozen=True, slots=True)
class Preview:
    """What an amendment would do: ``statement`` is what its words, if it has any, were read as."""

    amendment: Amendment
    found: WhatIf
    statement: Statement | None

    @property
    def changes_nothing(self) -> bool:
        """Whether the schedule would say exactly what it says already."""
        return digest(self.found.before.schedule) == digest(self.found.after.schedule)


def preview(
    as_said: Schedule, over: Amended, amendments: Sequence[Amendment], amendment: Amendment, on: date
) -> Preview:
    """What ``amendment``, later than all others, would change as of ``on``; ``over`` is what they make of it.

    Raises:
        KeyError: if its milestone is not there.
        NotUnderstood: if its words cannot be read.
    """
    after = with_amendment(as_said, over, amendments, amendment)
    was, would_be = resolve(over.schedule, on), resolve(after, on)
    statement = None
    if isinstance(amendment.edit, Added | Reworded):
        (statement,) = after.milestones[amendment.milestone].statements
    moved = (*changes(was, would_be), *_retimed(amendment.milestone, was, would_be))
    return Preview(amendment, WhatIf(was, would_be, moved), statement)


def _retimed(milestone: str, was: Timeline, would_be: Timeline) -> Iterator[Change]:
    """What would be due on the same day, by another clock time."""
    before, after = was.entries.get(milestone), would_be.entries.get(milestone)
    if before is None or after is None or before.milestone.at == after.milestone.at:
        return
    old, new = before.current, after.current
    if old.key == new.key and old.due and replace(old, because=()) == replace(new, because=()):
        yield Change(new.key, milestone, old, new)


def with_amendment(
    as_said: Schedule, over: Amended, amendments: Sequence[Amendment], amendment: Amendment
) -> Schedule:
    """What holds with one amendment more.

    Raises:
        KeyError: if its milestone is not there.
        NotUnderstood: if its words cannot be read.
    """
    if isinstance(amendment.edit, Undone):
        return amend(as_said, [*amendments, amendment])
    return with_edit(over.schedule, amendment)
