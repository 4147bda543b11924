"""What each language has to say of what is asked for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Protocol

from schedules.when import When


class AskedWording(Protocol):
    """One language's texts.

    Each is a few words that go with "nothing is …" and with a heading alike, so that every question has its
    answers: none, a list, a number.
    """

    def days(self, when: When, title: Callable[[str], str]) -> str:
        """The days asked about, as they were read; ``title`` names a milestone by its id."""
        ...

    def since(self, day: date) -> str:
        """The days from a day that is past up to now."""
        ...

    def due(self, days: str) -> str:
        """What is due in some days."""
        ...

    def soon(self, ahead: int) -> str:
        """What is overdue or due within so many days."""
        ...

    def was_due(self, days: str) -> str:
        """What had its day in some days that are past, and is still to be done."""
        ...

    def overdue(self, party: str | None) -> str:
        """What is late, at all or of what a party is to do."""
        ...

    def still_open(self) -> str:
        """What is neither done nor dropped, and can be done."""
        ...

    def undated(self) -> str:
        """What has no due day."""
        ...

    def standing(self) -> str:
        """What is never due."""
        ...

    def done(self, days: str | None, party: str | None) -> str:
        """What was done, ever or in some days, by all or by one party."""
        ...

    def was_dropped(self, days: str | None) -> str:
        """What was given up, ever or in some days."""
        ...

    def changed(self, days: str) -> str:
        """What was done, dropped or agreed otherwise in some days."""
        ...

    def agreed(self, about: str | None) -> str:
        """What was agreed, about something or at all."""
        ...

    def owed(self, party: str, days: str | None) -> str:
        """What a party is to do, at all or in some days."""
        ...

    def before(self, title: str) -> str:
        """What must come before a milestone."""
        ...

    def hanging(self, title: str) -> str:
        """What hangs on a milestone."""
        ...

    def happening_at(self, title: str) -> str:
        """What is to be done or told at a milestone."""
        ...
