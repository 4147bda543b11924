"""What is due in some days: surely, possibly, and what has no date.

*Surely*: what is open and has its due day in them. *Possibly*: windows with a known first day that overlap
them and end after them, and what is surely in time only in them, with or without a due day. *Undated*: what
has no due day, unless it cannot begin before they are over. A milestone is in one part, the first that fits,
and so is each time of one that repeats.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum

from bot.answers.as_agreed import Agreed
from bot.answers.bounds import Bounds
from bot.answers.values import Item, Items, by_day
from schedules.span import Span
from schedules.timeline import Occurrence

SOON = timedelta(days=30)
"""How far ahead "what is due?" looks where nothing else is said."""


class Part(IntEnum):
    """A part of what is due, in the order in which they are tried: a milestone is in the first that fits."""

    SURELY = 1
    POSSIBLY = 2
    UNDATED = 3


@dataclass(frozen=True, slots=True)
class Parts:
    """The three parts, each in the order in which to tell it."""

    surely: Items
    possibly: Items
    undated: Items

    @property
    def all(self) -> Items:
        """All of them."""
        return self.surely + self.possibly + self.undated


def in_days(items: Iterable[Item], bounds: Bounds, today: date, agreed: Agreed) -> Parts:
    """The parts of open ``items`` in the days of ``bounds``, of which something may have been ``agreed``."""
    days = bounds.possible
    if days is None:
        return Parts((), (), ())

    def part(item: Item) -> Part | None:
        occurrence, inside = item.occurrence, item.key in agreed.inside
        if item.key in agreed.outside:
            return None
        if occurrence.due is None:
            return _part_without_due(occurrence, days, today, inside=inside)
        if inside or (bounds.certain and occurrence.due in bounds.certain):
            return Part.SURELY
        return Part.POSSIBLY if _may_be_due(occurrence, days) else None

    return _parted(items, part)


def was_due(items: Iterable[Item], bounds: Bounds) -> Parts:
    """Those of open ``items`` that had their due day in days that are past."""
    days = bounds.possible
    there = (item for item in items if days and item.occurrence.due and item.occurrence.due in days)
    return Parts(by_day(there), (), ())


def soon(items: Iterable[Item], today: date) -> Parts:
    """The parts of open ``items`` where no days are asked about: overdue or due soon; open now; undated."""
    horizon = today + min(SOON, date.max - today)

    def part(item: Item) -> Part | None:
        occurrence = item.occurrence
        first, strict = occurrence.span.earliest, occurrence.stricter_due
        if occurrence.due is None:
            return Part.POSSIBLY if strict and today <= strict <= horizon else Part.UNDATED
        if occurrence.due <= horizon:
            return Part.SURELY
        open_now = first is not None and first <= today
        return Part.POSSIBLY if open_now or (strict and strict <= horizon) else None

    return _parted(items, part)


def _part_without_due(occurrence: Occurrence, days: Span, today: date, *, inside: bool) -> Part | None:
    """Of what was agreed to be in the days, whenever they are, there is no doubt; it only has no date."""
    strict = occurrence.stricter_due
    if strict and strict in days and not inside:
        return Part.POSSIBLY
    return Part.UNDATED if _can_begin(occurrence, days, today) else None


def _can_begin(occurrence: Occurrence, days: Span, today: date) -> bool:
    over, first = days.latest, occurrence.span.earliest
    return over is None or max(first or today, today) <= over


def _may_be_due(occurrence: Occurrence, days: Span) -> bool:
    due, strict, first = occurrence.due, occurrence.stricter_due, occurrence.span.earliest
    if (due and due in days) or (strict and strict in days):
        return True
    return first is not None and days.latest is not None and due is not None and first <= days.latest < due


def _parted(items: Iterable[Item], part: Callable[[Item], Part | None]) -> Parts:
    found = [(item, part(item)) for item in items]

    def those(wanted: Part) -> Iterable[Item]:
        return (item for item, its in found if its is wanted)

    return Parts(by_day(those(Part.SURELY)), by_day(those(Part.POSSIBLY)), tuple(those(Part.UNDATED)))
