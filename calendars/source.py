"""Where the routes get what they show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from schedules.revision import Revisions
from schedules.timeline import Timeline


@dataclass(frozen=True, slots=True, weakref_slot=True)
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

    async def public_one(self, name: str) -> Shown | None:
        """The schedule ``name``, if anyone may see it. The same object as long as it is the same."""

    async def private(self, token: str, name: str | None = None) -> Sequence[Shown] | Revoked | None:
        """What the chat follows whose feed address holds ``token``: all of it, or the schedule ``name``.

        ``None`` where there is no such token, or nothing that its chat may see.
        """
