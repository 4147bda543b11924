"""A notice: one thing that a subscriber is told about one occurrence on one day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from schedules.timeline import Occurrence


class NoticeKind(StrEnum):
    """Why something is brought up, as scripts see it (docs/json.md)."""

    UNKEEPABLE = "unkeepable"
    OVERDUE = "overdue"
    DUE_DAY = "due_day"
    STRICTER_DAY = "stricter_day"
    """The last day that is right under every reading, where the due day is a later one or there is none."""
    LEAD = "lead"
    """Some time before the stricter day; where there is none, before the due day."""
    OPENS = "opens"
    """The first day of a window of a week or more."""
    SNOOZE_OVER = "snooze_over"
    """The subscriber asked for quiet until this day."""
    UNDATED = "undated"
    """Once a month: no day has been set."""

    @property
    def is_afterwards(self) -> bool:
        """Whether it is told after a day on which one is not told; all else is told before it."""
        return self in _AFTERWARDS


_AFTERWARDS = {NoticeKind.OVERDUE, NoticeKind.UNKEEPABLE, NoticeKind.UNDATED, NoticeKind.SNOOZE_OVER}


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing to be told about one occurrence. ``day`` is the day that it is planned for.

    That is ``own_day``, the day that the rules give, unless it is a quiet one or the subscriber is told
    weekly: what comes is then told before it, what has passed after it. Told later than on ``day`` it is
    late; whoever words it knows which day it is told on. With a clock time ``own_day`` is the last one whose
    hour comes ``before`` that instant.
    """

    schedule: str
    occurrence: Occurrence
    kind: NoticeKind
    day: date
    own_day: date
    before: datetime | None = None

    @property
    def milestone(self) -> str:
        """The id of the milestone."""
        return self.occurrence.milestone

    @property
    def due(self) -> date | None:
        """The due day, ``None`` where there is none."""
        return self.occurrence.due

    @property
    def stricter(self) -> date | None:
        """The stricter day, ``None`` where it is the due day or there is none."""
        stricter = self.occurrence.stricter_due
        return None if stricter == self.due else stricter

    @property
    def key(self) -> str:
        """What a chat is told once, whatever it chooses; at most 255 characters. The store adds the chat."""
        return f"{self.schedule}/{self.occurrence.key} {self.kind} {self.due or '-'} {self.own_day}"
