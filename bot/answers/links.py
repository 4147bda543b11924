"""What was said of two milestones: which time of one lies before, at or after which time of the other.

What was dropped binds nothing, nor does what counts to a time that never comes.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import Enum, auto

from schedules.identity import kept_by_identity
from schedules.timeline import Entry, Occurrence, State, Timeline
from schedules.when import (
    After,
    AllOf,
    Apart,
    At,
    AtEach,
    Before,
    By,
    Direction,
    Every,
    EveryPeriod,
    From,
    MilestoneAnchor,
    Reach,
    Regularly,
    When,
)

_Times = tuple[str, int | None]
"""A milestone and a time of it; without a number all of its times, or its only one."""


class How(Enum):
    """How what is later lies to what is earlier."""

    STRICTLY = auto()
    """On a later day."""
    LOOSELY = auto()
    """On a later day or on the same one."""
    AT = auto()
    """On one of its days."""


_Said = tuple[_Times, _Times, Direction, How]
"""On which side of other times some times lie, and how."""


@dataclass(slots=True)
class Links:
    """By times: those directly before them, or that they are at; and those directly after or at them."""

    timeline: Timeline
    _before: dict[_Times, list[tuple[_Times, How]]] = field(default_factory=dict)
    _after: dict[_Times, list[tuple[_Times, How]]] = field(default_factory=dict)

    def add(self, earlier: _Times, later: _Times, how: How) -> None:
        """Note that all ``later`` times lie so to all ``earlier`` ones."""
        self._before.setdefault(later, []).append((earlier, how))
        self._after.setdefault(earlier, []).append((later, how))

    def near(self, occurrence: Occurrence, side: Direction) -> Iterator[tuple[Occurrence, How]]:
        """What is directly on that side of an occurrence, by a statement."""
        table = self._before if side is Direction.BEFORE else self._after
        for times in dict.fromkeys(((occurrence.milestone, occurrence.number), (occurrence.milestone, None))):
            for (id, number), how in table.get(times, ()):
                for other in self.timeline.entries[id].occurrences:
                    if number is None or other.number == number:
                        yield other, how

    def neighbours(self, occurrence: Occurrence, side: Direction) -> Iterator[tuple[Occurrence, How]]:
        """The next of its own times on that side: a rhythm has them one after the other."""
        entry, number = self.timeline.entries[occurrence.milestone], occurrence.number
        if number is None or _is_at_each(entry):
            return
        each = entry.occurrences
        if side is Direction.AFTER:
            place = bisect_right(each, number, key=_number)
        else:
            place = bisect_left(each, number, key=_number) - 1
        if 0 <= place < len(each):
            yield each[place], How.STRICTLY


def _number(occurrence: Occurrence) -> int:
    return occurrence.number or 0


@kept_by_identity(64)
def links_of(timeline: Timeline) -> Links:
    """The links of a timeline; kept, since it takes longer to find them all than to follow some."""
    links = Links(timeline)
    for entry in timeline.entries.values():
        if entry.current.state is not State.DROPPED:
            for own, anchor, side, how in _said_of(entry, timeline):
                if timeline.entries[anchor[0]].current.state is State.DROPPED:
                    continue
                if side is Direction.BEFORE:
                    links.add(own, anchor, how)
                else:
                    links.add(anchor, own, how)
    return links


def _said_of(entry: Entry, timeline: Timeline) -> Iterator[_Said]:
    for statement in entry.milestone.statements:
        if isinstance(statement.when, AtEach):
            yield from _beside_each(entry, statement.when, timeline)
            continue
        for anchor, side, how in _relations(statement.when):
            times = _times(anchor, statement.said_on, timeline)
            if times:
                yield (entry.milestone.id, None), times, side, how


def _times(anchor: MilestoneAnchor, said_on: date, timeline: Timeline) -> _Times | None:
    """The time that words hang on; ``None`` where it never comes."""
    entry = timeline.entries[anchor.id]
    if entry.current.number is None:
        return anchor.id, None
    number = anchor.number or timeline.nexts.get((anchor.id, said_on))
    return (anchor.id, number) if number and entry.counted(number) else None


def _beside_each(entry: Entry, when: AtEach, timeline: Timeline) -> Iterator[_Said]:
    """Its times are numbered first beside those that happen once, then beside the others' times in turns."""
    ((_, side, how),) = _relations(when.times[0])
    ids = [anchor.id for anchor in when.anchors]
    again = [id for id in ids if timeline.entries[id].current.number is not None]
    once = [id for id in ids if id not in again]
    for occurrence in entry.occurrences:
        own, place = (occurrence.milestone, occurrence.number), (occurrence.number or 1) - 1
        if place < len(once):
            yield own, (once[place], None), side, how
        elif again:
            turn, which = divmod(place - len(once), len(again))
            yield own, (again[which], turn + 1), side, how


def _is_at_each(entry: Entry) -> bool:
    return any(isinstance(statement.when, AtEach) for statement in entry.milestone.statements)


def _relations(when: When) -> Iterator[tuple[MilestoneAnchor, Direction, How]]:
    """The milestones that words hang on, and how they lie to each."""
    match when:
        case Before(anchor):
            yield anchor, Direction.BEFORE, How.STRICTLY
        case By(anchor):
            yield anchor, Direction.BEFORE, How.LOOSELY
        case After(anchor):
            yield anchor, Direction.AFTER, How.STRICTLY
        case From(anchor):
            yield anchor, Direction.AFTER, How.LOOSELY
        case Apart(anchor, _, side, reach):
            yield anchor, side, How.LOOSELY if reach is Reach.WITHIN else How.STRICTLY
        case At(anchor):
            yield anchor, Direction.AFTER, How.AT
        case Every() | EveryPeriod() | Regularly():
            yield from _rhythm(when)
        case AllOf(parts):
            for part in parts:
                yield from _relations(part)
        case _:
            return


def _rhythm(when: Every | EveryPeriod | Regularly) -> Iterator[tuple[MilestoneAnchor, Direction, How]]:
    if isinstance(when.after, MilestoneAnchor):
        yield when.after, Direction.AFTER, How.STRICTLY
    if not isinstance(when, Regularly) and isinstance(when.until, MilestoneAnchor):
        yield when.until, Direction.BEFORE, How.LOOSELY
