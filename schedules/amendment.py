"""Amendments: what was changed after the agreement, by whom, when and why; frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from schedules.text import Text


class Part(StrEnum):
    """What of a milestone an amendment changes; a file that changes the same part later wins."""

    MILESTONE = "milestone"
    """The milestone itself: it was added."""
    WHEN = "when"
    OUTCOME = "outcome"
    """Whether it was done or dropped."""


@dataclass(frozen=True, slots=True)
class Added:
    """The milestone is new."""

    title: Text
    words: str


@dataclass(frozen=True, slots=True)
class Reworded:
    """It is agreed in other words when it is, in place of all that was said of that before."""

    words: str


@dataclass(frozen=True, slots=True)
class Finished:
    """It was done on a day; of what repeats, on this day too."""

    on: date


@dataclass(frozen=True, slots=True)
class GivenUp:
    """It was dropped on a day."""

    on: date


@dataclass(frozen=True, slots=True)
class Undone:
    """Another amendment, by its number, is taken back."""

    number: int


Edit = Added | Reworded | Finished | GivenUp | Undone


@dataclass(frozen=True, slots=True)
class Author:
    """Who changed something: the numeric id of a user (0: not known), and the name that was shown then."""

    user: int
    name: str


@dataclass(frozen=True, slots=True)
class Amendment:
    """One change to one milestone of one schedule.

    ``number`` tells what came later, over all schedules. ``said_on`` is the day of the one who said it,
    and the day from which the words are counted; ``at`` the moment at which it was confirmed. ``over`` is the
    digest of what the schedule itself said then of the part that is changed (``schedules.amend.said_of``).

    Raises:
        ValueError: if ``why`` is empty, or begins or ends with white space: a file could not say it so.
    """

    number: int
    schedule: str
    milestone: str
    edit: Edit
    said_on: date
    by: Author
    at: datetime
    why: str | None = None
    over: str = ""

    def __post_init__(self) -> None:
        if self.why is not None and (not self.why or self.why != self.why.strip()):
            raise ValueError("a reason has words, and nothing around them")


def part_of(edit: Edit) -> Part | None:
    """What of a milestone an edit changes; ``None`` for one that takes another back."""
    match edit:
        case Added():
            return Part.MILESTONE
        case Reworded():
            return Part.WHEN
        case Finished() | GivenUp():
            return Part.OUTCOME
        case Undone():
            return None
