"""What a phrase about when says: the tree that every grammar builds, before any day is looked up.

``meaning`` turns it into a ``When``.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from schedules.calendar_units import CalendarUnit
from schedules.days import Distance
from schedules.language.expressions import (
    EachUnit,
    EdgeOf,
    Expression,
    FiscalYear,
    HalfOf,
    Inside,
    Nth,
    PeriodUnit,
    Range,
    Relative,
    ThirdOf,
)
from schedules.when import Direction, Reach


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


@dataclass(frozen=True, slots=True)
class Each:
    """Each of the milestones that are named."""

    mentions: tuple[Mention, ...]


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
    """A relation to a period, to a milestone, or to each of several."""

    relation: Relation
    target: Target | Each


@dataclass(frozen=True, slots=True)
class ApartFrom:
    """At a distance before or after a period, a milestone, or each of several."""

    distance: Distance
    side: Direction
    reach: Reach
    target: Target | Each


@dataclass(frozen=True, slots=True)
class Strictly:
    """A latest day, and the last that is right under every reading (``None``: the day before it): only an
    echo says both.
    """

    latest: Expression
    strictly: Expression | None


@dataclass(frozen=True, slots=True)
class ApartBetween:
    """At a distance from one length to another: "six to eight weeks after the seminar"."""

    least: Distance
    most: Distance
    side: Direction
    target: Target | Each


@dataclass(frozen=True, slots=True)
class Rhythmic:
    """Again and again: every distance, or once in each unit of the calendar.

    ``placed``: in those days of each unit. ``weekday``: on that day of the week, each time. ``times``: so
    often a year, in those words.
    """

    every: Distance | CalendarUnit
    placed: tuple[Related | ApartFrom | Strictly, ...] = ()
    after: Target | None = None
    until: Target | None = None
    weekday: int | None = None
    times: int | None = None


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


Phrase = (
    Related | ApartFrom | ApartBetween | Rhythmic | Regular | AlwaysInForce | NotAgreed | Together | Strictly
)


def unit_of(phrase: Phrase) -> CalendarUnit | None:
    """The unit of the calendar in each of which it comes again: "by the 15th of each month"."""
    match phrase:
        case Related(_, target) | ApartFrom(target=target) | Strictly(latest=target):
            each = each_in(target)
            return CalendarUnit(each.unit) if each else None
        case _:
            return None


def each_in(expression: Target | Each | None) -> EachUnit | None:
    """Each unit of which an expression is a piece."""
    match expression:
        case EachUnit():
            return expression
        case Inside(outer=of) | Nth(of=of) | ThirdOf(of=of) | HalfOf(of=of) | EdgeOf(of=of):
            return each_in(of)
        case Range(first, last):
            return each_in(last) or each_in(first)
        case _:
            return None


def of_each(expression: Expression, unit: CalendarUnit) -> Expression:
    """ "The last day of the month", said of what comes monthly, is that of each month."""
    each = PeriodUnit(unit)
    if each is PeriodUnit.YEAR:
        expression = swapped(expression, FiscalYear(None), EachUnit(each, None))
    return swapped(expression, Relative(each, 0), EachUnit(each))


def swapped(expression: Expression, one: Expression, other: Expression) -> Expression:
    """An expression with another one in place of what it is a piece of."""
    if expression == one:
        return other
    match expression:
        case Inside(outer=of):
            return replace(expression, outer=swapped(of, one, other))
        case Nth(of=of) if of is not None:
            return replace(expression, of=swapped(of, one, other))
        case ThirdOf(of=of) | HalfOf(of=of) | EdgeOf(of=of):
            return replace(expression, of=swapped(of, one, other))
        case _:
            return expression
