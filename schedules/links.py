"""Statements as inequalities: what each of them says about the days of its milestone and its anchors.

Days are counted from 1 January of year 1, as ``date.toordinal`` does. Every link says one thing:
a later day lies on or after an earlier day, moved. Moving is monotone and nothing else is relied on,
so months and working days are as good as days; where moving back is not exact, it is rounded to
the last (or first) day for which the inequality still holds.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from schedules.days import Distance, IsWorkingDay, Unit, shift
from schedules.milestone import Statement
from schedules.when import (
    After,
    AllOf,
    Anchored,
    Apart,
    At,
    Before,
    By,
    Dated,
    Direction,
    From,
    MilestoneAnchor,
    OnOrAfter,
    OnOrBefore,
    Reach,
    Run,
    Within,
)

FIRST_DAY = date.min.toordinal()
LAST_DAY = date.max.toordinal()

_LONGEST_HOLIDAY = 10_000_000
"""No bound on how many days some working days may take; more than the calendar has."""

Move = Callable[[int], int | None]
"""Moves a day; ``None`` where the calendar ends first. Monotone."""


# Links, terms and edges are made by the ten thousand, and to make a frozen one takes three times as long.
# Nobody changes one.


@dataclass(slots=True, eq=False)
class Link:
    """``later`` lies on or after ``earlier`` plus ``gain`` days; both are the keys of nodes.

    Where the days between them vary (months, working days), ``forth`` moves the earlier day and ``back``
    the later one, and ``gain`` is the least there can be between them. ``order`` is the place in the
    schedule of the statement that says so, ``own`` the node it is about. ``together`` marks that its words
    put that node on a day of the other one.
    """

    order: int
    own: str
    earlier: str
    later: str
    gain: int
    forth: Move | None = None
    back: Move | None = None
    together: bool = False

    @property
    def other(self) -> str:
        """The node that the words hang on."""
        return self.later if self.own == self.earlier else self.earlier

    def passed(self, bound: int, *, backwards: bool) -> int | None:
        """The later end's earliest day, from that of the earlier one; ``None`` beyond the calendar.

        ``backwards``: the earlier end's latest day, from that of the later one, both as negative numbers.
        """
        if self.forth is None or self.back is None:
            return bound + self.gain
        if not backwards:
            return self.forth(bound)
        moved = self.back(-bound)
        return None if moved is None else -moved


@dataclass(slots=True, eq=False)
class Term:
    """A statement as bounds of its own milestone's first day, and as links to other milestones.

    ``order`` is its place in the schedule; ``strict`` is ``latest`` under every reading.
    """

    order: int
    node: str
    statement: Statement
    earliest: int | None = None
    latest: int | None = None
    strict: int | None = None
    links: tuple[Link, ...] = ()

    def bound(self, earliest: int | None, latest: int | None, strict: int | None) -> None:
        """Bound it by these days as well; ``None`` bounds nothing."""
        if earliest is not None:
            self.earliest = max(self.earliest or earliest, earliest)
        if latest is not None:
            self.latest = min(self.latest or latest, latest)
        if strict is not None:
            self.strict = min(self.strict or strict, strict)


@dataclass(frozen=True, slots=True)
class Anchors:
    """What links need to know of anchors.

    ``node`` gives the node that an anchor stands for in a statement, ``None`` where it binds nothing;
    ``lasts`` the number of days that a node runs.
    """

    node: Callable[[MilestoneAnchor, Statement], str | None]
    lasts: Callable[[str], int]
    is_working_day: IsWorkingDay


def term_of(statement: Statement, order: int, anchors: Anchors) -> Term:
    """Work a statement out. Rhythms, standing and undated words say nothing about a single day."""
    term = Term(order, statement.milestone, statement)
    when = statement.when
    for part in when.parts if isinstance(when, AllOf) else (when,):
        if isinstance(part, Anchored):
            anchor = anchors.node(part.anchor, statement)
            if anchor is not None:
                term.links += _links_of(part, order, term.node, anchor, anchors)
        elif isinstance(part, Dated):
            term.bound(*days_of(part))
    return term


def days_of(when: Dated) -> tuple[int | None, int | None, int | None]:
    """The earliest, the latest and the strictly latest first day of dated words."""
    match when:
        case Within(period):
            last = period.last.toordinal()
            return period.first.toordinal(), last, last
        case Run(period):
            first = period.first.toordinal()
            return first, first, first
        case OnOrBefore(day, strictly):
            return None, day.toordinal(), strictly.toordinal()
        case OnOrAfter(day):
            return day.toordinal(), None, None


def _links_of(when: Anchored, order: int, own: str, anchor: str, anchors: Anchors) -> tuple[Link, ...]:
    running = anchors.lasts(anchor) - 1
    match when:
        case Before():
            return (Link(order, own, own, anchor, 1),)
        case By():
            return (Link(order, own, own, anchor, 0),)
        case From():
            return (Link(order, own, anchor, own, 0),)
        case After():
            return (Link(order, own, anchor, own, running + 1),)
        case At():
            return (Link(order, own, anchor, own, 0), Link(order, own, own, anchor, -running, together=True))
        case Apart():
            return _links_apart(when, order, own, anchor, anchors)


def _links_apart(when: Apart, order: int, own: str, anchor: str, anchors: Anchors) -> tuple[Link, ...]:
    after = when.side is Direction.AFTER
    running = anchors.lasts(anchor) - 1 if after else 0
    move = _Shift(when.distance, 1 if after else -1, running, anchors.is_working_day)
    no_earlier, no_later = move.no_earlier(order, own, anchor), move.no_later(order, own, anchor)
    match when.reach:
        case Reach.EXACTLY:
            return no_earlier, no_later
        case Reach.AT_LEAST:
            return (no_earlier if after else no_later,)
        case Reach.WITHIN:
            if after:
                return Link(order, own, anchor, own, running), no_later
            return no_earlier, Link(order, own, own, anchor, 0)


@dataclass(frozen=True, slots=True)
class _Shift:
    """An anchor's day moved: ``running`` days to its last day, then by the distance."""

    distance: Distance
    sign: int
    running: int
    is_working_day: IsWorkingDay

    def no_earlier(self, order: int, own: str, anchor: str) -> Link:
        """The link of words that put their milestone on or after the moved day."""
        least, most = self._gains()
        if least == most:
            return Link(order, own, anchor, own, least)
        return Link(order, own, anchor, own, least, self.moved, self.last_before)

    def no_later(self, order: int, own: str, anchor: str) -> Link:
        """The link of words that put their milestone on or before the moved day."""
        least, most = self._gains()
        if least == most:
            return Link(order, own, own, anchor, -most)
        return Link(order, own, own, anchor, -most, self.first_after, self.moved)

    def moved(self, day: int) -> int | None:
        """The anchor's day, moved."""
        last = day + self.running
        if not FIRST_DAY <= last <= LAST_DAY:
            return None
        try:
            return shift(date.fromordinal(last), self.distance, self.sign, self.is_working_day).toordinal()
        except OverflowError:
            return None

    def last_before(self, day: int) -> int | None:
        """The last day of the anchor that is not moved beyond ``day``."""
        found = self._guess(day)
        if found is None:
            return None
        while self._reached(found + 1) <= day:
            found += 1
        while self._reached(found) > day:
            found -= 1
        return found if found >= FIRST_DAY else None

    def first_after(self, day: int) -> int | None:
        """The first day of the anchor that is moved to ``day`` or beyond."""
        found = self._guess(day)
        if found is None:
            return None
        while self._reached(found - 1) >= day:
            found -= 1
        while self._reached(found) < day:
            found += 1
        return found if found <= LAST_DAY else None

    def _guess(self, day: int) -> int | None:
        opposite = _Shift(self.distance, -self.sign, 0, self.is_working_day).moved(day)
        return opposite - self.running if opposite is not None else None

    def _reached(self, day: int) -> int:
        """The moved day; where the calendar ends first, a day beyond that end."""
        if day < FIRST_DAY:
            return FIRST_DAY - 1
        if day + self.running > LAST_DAY:
            return LAST_DAY + 1
        moved = self.moved(day)
        if moved is not None:
            return moved
        return LAST_DAY + 1 if self.sign > 0 else FIRST_DAY - 1

    def _gains(self) -> tuple[int, int]:
        """The fewest and the most days that this can move a day."""
        least, most = _lengths(self.distance)
        if self.sign < 0:
            least, most = -most, -least
        return least + self.running, most + self.running


def _lengths(distance: Distance) -> tuple[int, int]:
    count = distance.count
    match distance.unit:
        case Unit.DAY:
            return count, count
        case Unit.WEEK:
            return 7 * count, 7 * count
        case Unit.MONTH:
            return 28 * count, 31 * count
        case Unit.YEAR:
            return 365 * count, 366 * count
        case Unit.WORKING_DAY:
            return count, _LONGEST_HOLIDAY
