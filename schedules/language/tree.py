"""What a phrase about when says: the tree that every grammar builds, before any day is looked up.

``meaning`` turns it into a ``When``.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from schedules.days import Distance
from schedules.language.expressions import Expression
from schedules.when import CalendarUnit, DayOfYear, Reach, Side


class Which(StrEnum):
    """Which of several milestones of one name is meant, where it is not counted."""

    THE = "the"
    NEXT = "next"
    EACH = "each"
    FUTURE = "future"
    """Each that is still to come."""


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name milestones.

    ``ids`` are those that the words fit equally well, in the schedule's order. They are a ``series``
    where all of them bear that very name, so that they can be told apart by counting. ``which`` is the
    number of one of them, or one of ``Which``. ``words`` is how they were called, ``position`` where.
    """

    ids: tuple[str, ...]
    series: bool
    words: str
    position: int
    which: Which | int = Which.THE


Target = Expression | Mention


class Relation(StrEnum):
    """How something lies to what it hangs on."""

    IN = "in"
    """On a day of it: "in August", "at the dialogue"."""
    BEFORE = "before"
    BY = "by"
    """Of a day: that day included. Of a longer period: to its last day, strictly before its first."""
    UNTIL = "until"
    """As by; of what comes again, to that day and no longer, where "by" is by it each time."""
    UP_TO = "up to"
    """To its last day under every reading: "until August", "through October"."""
    FRONT = "前"
    """Chinese 前 after a day: that day included, strictly before it; after a longer period: before it."""
    FROM = "from"
    SINCE = "since"
    """From the last time of it on: "since May" looks back."""
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class Related:
    """A relation to a period or a milestone."""

    relation: Relation
    target: Target


@dataclass(frozen=True, slots=True)
class ApartFrom:
    """At a distance before or after a period or a milestone."""

    distance: Distance
    side: Side
    reach: Reach
    target: Target


@dataclass(frozen=True, slots=True)
class ApartBetween:
    """At a distance from one length to another: "six to eight weeks after the seminar"."""

    least: Distance
    most: Distance
    side: Side
    target: Target


@dataclass(frozen=True, slots=True)
class Rhythmic:
    """Again and again: every distance, once in each unit of the calendar, or once in days of each year.

    ``weekday``: on that day of the week, each time.
    """

    every: Distance | CalendarUnit
    days: tuple[DayOfYear, DayOfYear] | None = None
    after: Target | None = None
    until: Target | None = None
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class EachOf:
    """At each of these milestones."""

    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Regular:
    """Again and again, the rhythm not said."""

    after: Target | None = None


@dataclass(frozen=True, slots=True)
class AlwaysInForce:
    """Ongoing, upon request."""


@dataclass(frozen=True, slots=True)
class NotAgreed:
    """To be agreed, as soon as possible."""


@dataclass(frozen=True, slots=True)
class Together:
    """Several of these at once; the grammar gives two or more."""

    parts: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class Strictly:
    """A latest day, and the last that is right under every reading: only an echo says both."""

    latest: Expression
    strictly: Expression


Phrase = (
    Related
    | ApartFrom
    | ApartBetween
    | Rhythmic
    | EachOf
    | Regular
    | AlwaysInForce
    | NotAgreed
    | Together
    | Strictly
)
