"""Clocks: what the program takes for the present moment.

Only days and hours follow a rehearsal clock. Leases, limits and waits always use the real one, so
a rehearsal meets the limits of Telegram as any other day does.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """Tells the moment as an aware datetime in UTC."""

    @property
    def is_rehearsal(self) -> bool:
        """Whether the moment it tells is not the real one."""
        ...

    def now(self) -> datetime:
        """The present moment."""
        ...


class LiveClock:
    """The machine's clock."""

    is_rehearsal = False

    def now(self) -> datetime:
        """The present moment."""
        return datetime.now(UTC)


class RehearsalClock:
    """A clock that was set to some moment, runs on from there, and can be moved forward."""

    is_rehearsal = True

    def __init__(self, start: datetime) -> None:
        if start.tzinfo is None:
            raise ValueError("a rehearsal starts at a moment with a zone")
        self._ahead = start - datetime.now(UTC)

    def now(self) -> datetime:
        """The rehearsed moment."""
        return datetime.now(UTC) + self._ahead

    def skip(self, by: timedelta) -> None:
        """Move on by ``by``; a clock never goes back.

        Raises:
            ValueError: if ``by`` is negative.
        """
        if by < timedelta(0):
            raise ValueError("a clock never goes back")
        self._ahead += by
