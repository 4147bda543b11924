"""Where the routes get what they show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from schedules.revision import Revisions
from schedules.timeline import Timeline


@dataclass(frozen=True, slots=True)
class Shown:
    """A schedule as it is shown now.

    ``timeline`` is as of today in the schedule's zone, ``revisions`` are those that ``revise`` made of it.
    """

    timeline: Timeline
    revisions: Revisions


@dataclass(frozen=True, slots=True)
class Revoked:
    """The address was good once, and was replaced."""


class CalendarSource(Protocol):
    """What may be seen, decided by whoever keeps the schedules; the routes ask anew for every request."""

    async def public(self) -> Sequence[Shown]:
        """All schedules that anyone may see, in their order."""

    async def private(self, token: str, name: str) -> Shown | Revoked | None:
        """The schedule ``name`` for the chat whose feed address holds ``token``.

        ``None`` where there is no such token, or its chat may not see that schedule.
        """
