"""A change as it would be, before it is made. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from schedules.amend import Amended, amend, with_edit
from schedules.amendment import Added, Amendment, Reworded, Undone
from schedules.milestone import Schedule, Statement
from schedules.news import digest
from schedules.resolve import resolve
from schedules.whatif import WhatIf, compared


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
    return Preview(amendment, compared(was, would_be, amendment.milestone), statement)


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
