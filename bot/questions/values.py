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


class QuestionKind(StrEnum):
    """The names of the questions, as scripts see them (docs/json.md)."""

    DUE = "due"
    NEXT = "next"
    OVERDUE = "overdue"
    OPEN = "open"
    WHEN = "when"
    WHY = "why"
    TIMELINE = "timeline"
    UNDATED = "undated"
    STANDING = "standing"
    DONE = "done"
    AGREED = "agreed"
    OWES = "owes"
    BEFORE = "before"
    AFTER = "after"
    COUNT = "count"


@dataclass(frozen=True, slots=True)
class Ref:
    """A milestone of one of the schedules that the asker sees; with a number, that time of it."""

    schedule: str
    milestone: str
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Days:
    """The days that are asked about; where ``when`` hangs on milestones, ``schedule`` is theirs."""

    when: When
    schedule: str | None = None


@dataclass(frozen=True, slots=True)
class Due:
    """What is due, at all or in some days."""

    days: Days | None = None


@dataclass(frozen=True, slots=True)
class Next:
    """What comes next, of everything or of ``among``; of a ``series`` the first still open, dated or not."""

    among: tuple[Ref, ...] | None = None
    series: bool = False


@dataclass(frozen=True, slots=True)
class Overdue:
    """What is late."""


@dataclass(frozen=True, slots=True)
class StillOpen:
    """What is still to be done, whenever that is."""


@dataclass(frozen=True, slots=True)
class WhenIs:
    """When one milestone is, and how it stands."""

    ref: Ref


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
    """What was done, ever or in some days."""

    days: Days | None = None


@dataclass(frozen=True, slots=True)
class AgreedAbout:
    """What was agreed about ``words``; ``refs`` are the milestones in which they were found."""

    words: str
    refs: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Owes:
    """What a party of a schedule is to do, at all or in some days."""

    schedule: str
    party: str
    days: Days | None = None


@dataclass(frozen=True, slots=True)
class ComesBefore:
    """What must happen before a milestone."""

    ref: Ref


@dataclass(frozen=True, slots=True)
class HangsOn:
    """What hangs on a milestone: all that comes after it, or at it."""

    ref: Ref


Countable = (
    Due
    | Overdue
    | StillOpen
    | Everything
    | WithoutDate
    | AlwaysInForce
    | WasDone
    | AgreedAbout
    | Owes
    | ComesBefore
    | HangsOn
)


@dataclass(frozen=True, slots=True)
class HowMany:
    """How many milestones another question is answered with."""

    of: Countable


Question = Countable | Next | WhenIs | Why | HowMany

_KINDS: dict[type[Question], QuestionKind] = {
    Due: QuestionKind.DUE,
    Next: QuestionKind.NEXT,
    Overdue: QuestionKind.OVERDUE,
    StillOpen: QuestionKind.OPEN,
    WhenIs: QuestionKind.WHEN,
    Why: QuestionKind.WHY,
    Everything: QuestionKind.TIMELINE,
    WithoutDate: QuestionKind.UNDATED,
    AlwaysInForce: QuestionKind.STANDING,
    WasDone: QuestionKind.DONE,
    AgreedAbout: QuestionKind.AGREED,
    Owes: QuestionKind.OWES,
    ComesBefore: QuestionKind.BEFORE,
    HangsOn: QuestionKind.AFTER,
    HowMany: QuestionKind.COUNT,
}


def kind_of(question: Question) -> QuestionKind:
    """The name of a question, as scripts see it."""
    return _KINDS[type(question)]
