"""What can be asked: a closed sum of frozen values. No words are left in it but those to search for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from schedules.when import When


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks, and when: ``now`` is aware and carries the asker's own offset.

    ``side`` is the party that the asker means by "we", ``None`` for nobody's side.
    """

    now: datetime
    zone: ZoneInfo
    language: str
    side: str | None = None

    @property
    def today(self) -> date:
        """The asker's calendar day: what "this month" and "overdue" are counted from."""
        return self.now.date()


@dataclass(frozen=True, slots=True)
class Ref:
    """A milestone of one of the schedules that the asker sees; with a number, that time of it."""

    schedule: str
    milestone: str
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Side:
    """A party of one of the schedules."""

    schedule: str
    party: str


@dataclass(frozen=True, slots=True)
class Days:
    """The days that are asked about; where ``when`` hangs on milestones, ``schedule`` is theirs."""

    when: When
    schedule: str | None = None


@dataclass(frozen=True, slots=True)
class Due:
    """What is due, at all or in some days; ``past``: what was, and is still to be done."""

    days: Days | None = None
    past: bool = False


@dataclass(frozen=True, slots=True)
class Next:
    """What comes next, of everything or of ``among``; of a ``series`` the first still open, dated or not."""

    among: tuple[Ref, ...] | None = None
    series: bool = False


@dataclass(frozen=True, slots=True)
class Overdue:
    """What is late, at all or of what one side is to do."""

    of: Side | None = None


@dataclass(frozen=True, slots=True)
class StillOpen:
    """What is still to be done, whenever that is."""


@dataclass(frozen=True, slots=True)
class WhenIs:
    """When one milestone is, and how it stands."""

    ref: Ref


@dataclass(frozen=True, slots=True)
class HowLong:
    """How many days are left for one milestone, or since when it is late."""

    ref: Ref


@dataclass(frozen=True, slots=True)
class IsDone:
    """Whether one milestone was done."""

    ref: Ref


@dataclass(frozen=True, slots=True)
class IsLate:
    """Whether one milestone is overdue."""

    ref: Ref


class Order(StrEnum):
    """In which order two milestones are asked about to be."""

    BEFORE = "before"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class Compared:
    """Which of two milestones comes first; with an ``order``, whether ``one`` comes so to the ``other``."""

    one: Ref
    other: Ref
    order: Order | None = None


@dataclass(frozen=True, slots=True)
class Who:
    """Who is responsible for one milestone."""

    ref: Ref


@dataclass(frozen=True, slots=True)
class IfMoved:
    """What would move if one milestone were agreed in other ``words``, which mean ``when``."""

    ref: Ref
    words: str
    when: When


@dataclass(frozen=True, slots=True)
class Why:
    """Why one milestone has the days that it has."""

    ref: Ref


@dataclass(frozen=True, slots=True)
class Everything:
    """All that was agreed, in order."""


@dataclass(frozen=True, slots=True)
class WithoutDate:
    """What has no due day yet."""


@dataclass(frozen=True, slots=True)
class AlwaysInForce:
    """What is never due."""


@dataclass(frozen=True, slots=True)
class WasDone:
    """What was done, ever or in some days, by all or ``by`` one side."""

    days: Days | None = None
    by: Side | None = None


@dataclass(frozen=True, slots=True)
class WasDropped:
    """What was given up, ever or in some days."""

    days: Days | None = None


@dataclass(frozen=True, slots=True)
class Changed:
    """What became of things in some days: done, dropped, agreed otherwise."""

    days: Days


@dataclass(frozen=True, slots=True)
class AgreedAbout:
    """What was agreed about ``words``; ``refs`` are the milestones in which they were found."""

    words: str
    refs: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Written:
    """Where something about ``words`` is written, and how; ``refs`` are the milestones that are meant."""

    words: str
    refs: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Owes:
    """What a side is to do, at all or in some days."""

    side: Side
    days: Days | None = None


@dataclass(frozen=True, slots=True)
class ComesBefore:
    """What must happen before a milestone."""

    ref: Ref


@dataclass(frozen=True, slots=True)
class HangsOn:
    """What hangs on a milestone: all that comes after it, or at it."""

    ref: Ref


@dataclass(frozen=True, slots=True)
class HappensAt:
    """What is agreed to be done or told at a milestone."""

    ref: Ref


Restrictable = (
    Due
    | Overdue
    | StillOpen
    | Everything
    | WithoutDate
    | AlwaysInForce
    | WasDone
    | WasDropped
    | Changed
    | Owes
)
"""Questions about all milestones that can be asked of some of them."""


@dataclass(frozen=True, slots=True)
class Among:
    """Another question, only of the milestones that ``words`` stand for, of a ``side``, or both.

    ``refs`` are the milestones that the words stand for; ``None`` where there are no words.
    """

    of: Restrictable
    words: str | None = None
    refs: tuple[Ref, ...] | None = None
    side: Side | None = None


Countable = Restrictable | AgreedAbout | ComesBefore | HangsOn | HappensAt | Among


@dataclass(frozen=True, slots=True)
class HowMany:
    """How many milestones another question is answered with."""

    of: Countable


AboutOne = WhenIs | HowLong | IsDone | IsLate | Who | Why | IfMoved | ComesBefore | HangsOn | HappensAt
"""Questions about one milestone, ``ref``."""

InDays = Due | WasDone | WasDropped | Changed | Owes
"""Questions that can be asked of other ``days``."""

Question = Countable | Next | AboutOne | Compared | Written | HowMany
