"""What a phrase means, before it is known on which days it falls.

``When`` is a closed sum of frozen values. Whatever is dated by itself is turned into days when it
is read, as of the day it was said ("before September 2016" is on or before 31 August); only what
hangs on a milestone keeps its anchor. Two phrases that mean the same are therefore equal values.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from schedules.calendar_units import AfterEnd, CalendarUnit, Part, UpTo, check_parts
from schedules.days import Distance


@dataclass(frozen=True, slots=True)
class Period:
    """The days from ``first`` to ``last``, both included."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.first > self.last:
            raise ValueError(f"a period cannot end ({self.last}) before it begins ({self.first})")

    @classmethod
    def day(cls, day: date) -> Period:
        """The period of one day."""
        return cls(day, day)

    @property
    def is_day(self) -> bool:
        """Whether it is one day long."""
        return self.first == self.last


@dataclass(frozen=True, slots=True)
class MilestoneAnchor:
    """A milestone of the same schedule, by its id; with a number that time, from 1, of one that repeats."""

    id: str
    number: int | None = None

    def __post_init__(self) -> None:
        if self.number is not None and self.number < 1:
            raise ValueError("times are counted from 1")


Anchor = Period | MilestoneAnchor


# Dated by itself ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Within:
    """On some day of a period: "in August 2016", "on 24 August", "within six months"."""

    period: Period


@dataclass(frozen=True, slots=True)
class Run:
    """On every day of a period of two days or more: "on 24 and 25 August"."""

    period: Period

    def __post_init__(self) -> None:
        if self.period.is_day:
            raise ValueError("a run has two days or more; one day is Within")


@dataclass(frozen=True, slots=True)
class OnOrBefore:
    """Up to a day, the day included; ``strictly`` is the last day that is right under every reading.

    "by 31 August" is strictly the same day; "by September" is on or before 30 September, strictly
    31 August, since some read it as "before September".
    """

    day: date
    strictly: date

    def __post_init__(self) -> None:
        if self.strictly > self.day:
            raise ValueError("the stricter reading cannot be later")


@dataclass(frozen=True, slots=True)
class OnOrAfter:
    """From a day on, the day included."""

    day: date


# Hung on a milestone --------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Before:
    """On a day before the anchor's first day."""

    anchor: MilestoneAnchor


@dataclass(frozen=True, slots=True)
class By:
    """Before the anchor or on its first day."""

    anchor: MilestoneAnchor


@dataclass(frozen=True, slots=True)
class At:
    """On a day of the anchor: "at the next dialogue"."""

    anchor: MilestoneAnchor


@dataclass(frozen=True, slots=True)
class From:
    """On the anchor's first day or later."""

    anchor: MilestoneAnchor


@dataclass(frozen=True, slots=True)
class After:
    """On a day after the anchor's last day."""

    anchor: MilestoneAnchor


class Direction(StrEnum):
    """On which side of its anchor something lies."""

    BEFORE = "before"
    AFTER = "after"


class Reach(StrEnum):
    """How a distance binds."""

    EXACTLY = "exactly"
    AT_LEAST = "at least"
    WITHIN = "within"


@dataclass(frozen=True, slots=True)
class Apart:
    """At a distance from the anchor: "three weeks before", "within 30 days after".

    Counted from the anchor's first day before it, from its last day after it. ``WITHIN`` begins
    (or, before the anchor, ends) on that day itself.
    """

    anchor: MilestoneAnchor
    distance: Distance
    side: Direction
    reach: Reach


Anchored = Before | By | At | From | After | Apart


# Again and again ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Every:
    """Each time a distance has passed since the anchor (the first time once after it)."""

    distance: Distance
    after: Anchor
    until: Anchor | None = None


@dataclass(frozen=True, slots=True)
class EveryPeriod:
    """In each whole unit of the calendar, once, or once in each of some parts of it.

    The first time is the first to begin after the anchor; of what is counted from a unit's end, that of the
    first unit to end after it. Of what says until when each time, the first and the last are those whose last
    days lie after ``after`` and by ``until``.
    """

    unit: CalendarUnit
    after: Anchor
    until: Anchor | None = None
    parts: tuple[Part, ...] = ()

    def __post_init__(self) -> None:
        check_parts(self.unit, self.parts)
        if self.until and any(isinstance(part, AfterEnd) for part in self.parts):
            raise ValueError("whether what follows the last unit still counts is not said")

    @property
    def has_last_days(self) -> bool:
        """Whether it says until when each time."""
        return any(isinstance(part, UpTo) for part in self.parts)


@dataclass(frozen=True, slots=True)
class AtEach:
    """Beside each of these milestones, in this order, and each time one that repeats: "before each dialogue".

    The same is said of all of them; they differ in their anchors only.
    """

    times: tuple[Anchored, ...]

    def __post_init__(self) -> None:
        if not self.times:
            raise ValueError("at each of nothing")
        if len({replace(time, anchor=self.times[0].anchor) for time in self.times}) > 1:
            raise ValueError("what lies otherwise beside one of them is another rhythm")

    @property
    def anchors(self) -> tuple[MilestoneAnchor, ...]:
        """The milestones beside which it is."""
        return tuple(time.anchor for time in self.times)


@dataclass(frozen=True, slots=True)
class Regularly:
    """Again and again, the rhythm not agreed."""

    after: Anchor | None = None


# Without a date -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Standing:
    """Always in force, never due: "ongoing", "upon request"."""


@dataclass(frozen=True, slots=True)
class Undated:
    """To be agreed: "as soon as possible", "at an early date"."""


# Together -------------------------------------------------------------------------------------

Dated = Within | Run | OnOrBefore | OnOrAfter
Repeating = Every | EveryPeriod | AtEach | Regularly


@dataclass(frozen=True, slots=True)
class AllOf:
    """Several of these at once: "after the report, by 30 June"."""

    parts: tuple[Dated | Anchored, ...]

    def __post_init__(self) -> None:
        if len(self.parts) < 2:
            raise ValueError("one part alone needs no AllOf")


When = Dated | Anchored | Repeating | Standing | Undated | AllOf


def anchors_of(when: When) -> tuple[MilestoneAnchor, ...]:
    """The milestones that ``when`` hangs on, in the order in which it names them."""
    match when:
        case Before(anchor) | By(anchor) | At(anchor) | From(anchor) | After(anchor) | Apart(anchor):
            return (anchor,)
        case Every(after=one, until=other) | EveryPeriod(after=one, until=other):
            return tuple(end for end in (one, other) if isinstance(end, MilestoneAnchor))
        case Regularly(after=after):
            return (after,) if isinstance(after, MilestoneAnchor) else ()
        case AtEach():
            return when.anchors
        case AllOf(parts):
            return tuple(anchor for part in parts for anchor in anchors_of(part))
        case Within() | Run() | OnOrBefore() | OnOrAfter() | Standing() | Undated():
            return ()
