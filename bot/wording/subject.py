"""What a notice is about, as of the day on which it is told: what every language has to say of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum, auto

from schedules.notices import Notice
from schedules.timeline import Occurrence


class Form(Enum):
    """How much is known of the days of something that has a due day."""

    DAY = auto()
    """Its one day is known."""
    RUN = auto()
    """It runs for several days, and all of them are known."""
    WINDOW = auto()
    """Some time between two days; no day is set."""
    DEADLINE = auto()
    """Up to a day."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A notice, what it is called, and the clock time with its zone ("" for none), told on ``today``."""

    notice: Notice
    name: str
    clock: str
    today: date

    @property
    def occurrence(self) -> Occurrence:
        """What is brought up."""
        return self.notice.occurrence

    @property
    def due(self) -> date:
        """The due day of something that has one."""
        if self.notice.due is None:
            raise ValueError(f"{self.notice.key} has no due day")
        return self.notice.due

    @property
    def stricter(self) -> date | None:
        """The stricter day, where it is another and has not passed."""
        stricter = self.notice.stricter
        return stricter if stricter and stricter >= self.today else None

    @property
    def was_stricter(self) -> date | None:
        """The stricter day, where it is another and has passed."""
        return None if self.stricter else self.notice.stricter

    @property
    def form(self) -> Form:
        """How much is known of its days."""
        span = self.occurrence.span
        if span.is_day:
            return Form.DAY if self.occurrence.lasts == 1 else Form.RUN
        return Form.WINDOW if span.is_window else Form.DEADLINE

    @property
    def begins(self) -> date:
        """The first day, where one is known; else the due day."""
        return self.occurrence.span.earliest or self.due

    @property
    def not_before(self) -> date | None:
        """The first day, where one is known and it is still to come."""
        earliest = self.occurrence.span.earliest
        return earliest if earliest and earliest > self.today else None

    @property
    def is_late(self) -> bool:
        """Whether it is told after the day it was planned for."""
        return self.notice.day < self.today

    def days_to(self, day: date) -> int:
        """How many days there are until ``day``; negative where it has passed."""
        return (day - self.today).days
