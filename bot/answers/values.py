"""What answers a question, before it has words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto

from bot.questions import ComesBefore, Question, QuestionKind, Ref, kind_of
from schedules.timeline import Occurrence, Reason, State
from schedules.whatif import WhatIf

Key = tuple[str, str]
"""A schedule and an occurrence of it."""

_OPEN = frozenset({State.OPEN, State.OVERDUE, State.UNDATED})


@dataclass(frozen=True, slots=True)
class Item:
    """An occurrence of a milestone of a schedule; ``past_its_hour`` on its due day, after its clock time."""

    schedule: str
    occurrence: Occurrence
    past_its_hour: bool = False

    @property
    def ref(self) -> Ref:
        """Its milestone."""
        return Ref(self.schedule, self.occurrence.milestone)

    @property
    def key(self) -> Key:
        """Its occurrence, for life."""
        return self.schedule, self.occurrence.key

    @property
    def is_open(self) -> bool:
        """``is_open`` of its occurrence."""
        return is_open(self.occurrence)


def is_open(occurrence: Occurrence) -> bool:
    """Whether it is still to be done and can be; what is always in force is neither open nor done."""
    return occurrence.state in _OPEN


Items = tuple[Item, ...]


class Rank(Enum):
    """Which of two comes first."""

    ONE_FIRST = auto()
    OTHER_FIRST = auto()
    SAME_DAY = auto()
    ONE_DUE_FIRST = auto()
    """It is due first, but the other may come before it all the same."""
    OTHER_DUE_FIRST = auto()
    UNKNOWN = auto()


@dataclass(frozen=True, slots=True)
class Answer:
    """What answers a question.

    ``items`` are all that it is about, in the order in which to tell them; ``surely``, ``possibly`` and
    ``undated`` are its parts where it is about what is due in some days or soon, ``standing`` those told
    apart since they are never due. ``count`` is for "how many": ``items`` are then those counted.
    ``hangs_on`` are those that the days asked about hang on, or the words of the only one that has no date;
    ``named`` are, where there are no ``items``, those that the words of the question stand for.
    ``reasons`` are for "why", ``what_if`` for "what if", ``rank`` for which of two ``items`` comes first.
    ``instead`` is the question that they answer where nothing answers the one asked: nothing is to be done at
    a meeting, and something before it. ``left_out`` are words that were not understood, and not counted with.
    """

    question: Question
    items: Items
    surely: Items = ()
    possibly: Items = ()
    undated: Items = ()
    standing: Items = ()
    hangs_on: Items = ()
    named: Items = ()
    count: int | None = None
    reasons: Sequence[Reason] = ()
    what_if: WhatIf | None = None
    rank: Rank | None = None
    instead: ComesBefore | None = None
    left_out: str = ""

    @property
    def kind(self) -> QuestionKind:
        """The name of the question."""
        return kind_of(self.question)

    @property
    def milestones(self) -> tuple[str, ...]:
        """The ids that it is about, each once, in order."""
        return milestones_of(self.items)


def milestones_of(items: Iterable[Item]) -> tuple[str, ...]:
    """The ids of their milestones, each once, in order."""
    return tuple(ref.milestone for ref in dict.fromkeys(item.ref for item in items))


def by_day(items: Iterable[Item]) -> Items:
    """By the day they were done or are due, what has none last; of one day, by the first that is open."""

    def key(item: Item) -> tuple[date, date]:
        occurrence = item.occurrence
        return occurrence.done_on or occurrence.due or date.max, occurrence.span.earliest or date.max

    return tuple(sorted(items, key=key))
