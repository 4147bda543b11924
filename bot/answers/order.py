"""What comes before what by a statement, to the end of the chain.

What is *at* something is not before it, nor after; but what comes before that comes before it, and it
hangs on that. What was dropped binds nothing.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from schedules.timeline import Entry, Occurrence, State, Timeline
from schedules.when import (
    After,
    AllOf,
    Apart,
    At,
    AtEach,
    Before,
    By,
    Every,
    EveryPeriod,
    From,
    MilestoneAnchor,
    Regularly,
    Side,
    When,
)


@dataclass(slots=True)
class _Links:
    """By milestone: those directly before it, those that it is at, and those directly after or at it."""

    before: dict[str, list[str]] = field(default_factory=dict)
    at: dict[str, list[str]] = field(default_factory=dict)
    after: dict[str, list[str]] = field(default_factory=dict)

    def add(self, earlier: str, later: str, *, at: bool = False) -> None:
        (self.at if at else self.before).setdefault(later, []).append(earlier)
        self.after.setdefault(earlier, []).append(later)


def earlier(timeline: Timeline, id: str) -> tuple[str, ...]:
    """The ids of all that must come before a milestone, the far end of the chain first."""
    links = _links(timeline)
    found: dict[str, None] = {}
    seen, queue = {id}, deque([id])
    while queue:
        later = queue.popleft()
        before = links.before.get(later, ())
        found.update(dict.fromkeys(before))
        for other in (*before, *links.at.get(later, ())):
            if other not in seen:
                seen.add(other)
                queue.append(other)
    found.pop(id, None)
    return tuple(reversed(found))


def later(timeline: Timeline, id: str) -> tuple[str, ...]:
    """The ids of all that hang on a milestone, the nearest first."""
    after = _links(timeline).after
    found: dict[str, None] = {id: None}
    queue = deque([id])
    while queue:
        for other in after.get(queue.popleft(), ()):
            if other not in found:
                found[other] = None
                queue.append(other)
    return tuple(found)[1:]


def at(timeline: Timeline, id: str) -> frozenset[str]:
    """The ids of all that are to be at a milestone: done or told there."""
    return frozenset(other for other, anchors in _links(timeline).at.items() if id in anchors)


def hanging(timeline: Timeline, id: str) -> Iterator[tuple[str, tuple[Occurrence, ...]]]:
    """Those that ``later`` finds, each with those of its occurrences that hang on the milestone.

    Of what is at each of several milestones, an occurrence hangs on the one that it is at.
    """
    ids = later(timeline, id)
    these = frozenset((id, *ids))
    for each in ids:
        entry = timeline.entries[each]
        places = _places(timeline, entry, these)
        there = tuple(o for o in entry.occurrences if places is None or _place(places, o) in these)
        if there:  # what is at each of several has no time at one that was over when it was said
            yield each, there


@dataclass(frozen=True, slots=True)
class _Places:
    """The milestones at each of which something is: those that happen once are numbered first."""

    once: tuple[str, ...]
    again: tuple[str, ...]


def _places(timeline: Timeline, entry: Entry, these: frozenset[str]) -> _Places | None:
    """``None`` where it hangs on one of ``these`` as a whole."""
    places: _Places | None = None
    for statement in entry.milestone.statements:
        if isinstance(statement.when, AtEach):
            ids = [anchor.id for anchor in statement.when.anchors]
            again = [id for id in ids if timeline.entries[id].current.number is not None]
            places = _Places(tuple(id for id in ids if id not in again), tuple(again))
        elif any(id in these for id, _ in _relations(statement.when)):
            return None
    return places


def _place(places: _Places, occurrence: Occurrence) -> str:
    number = (occurrence.number or 1) - 1
    if number < len(places.once):
        return places.once[number]
    return places.again[(number - len(places.once)) % len(places.again)]


class _Same:
    """A timeline as a key: equal to itself and to nothing else."""

    __slots__ = ("timeline",)

    def __init__(self, timeline: Timeline) -> None:
        self.timeline = timeline

    def __hash__(self) -> int:
        return id(self.timeline)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.timeline is self.timeline


def _links(timeline: Timeline) -> _Links:
    """The links of a timeline; kept, since it takes longer to find them all than to follow some."""
    return _links_of(_Same(timeline))


@lru_cache(maxsize=64)
def _links_of(same: _Same) -> _Links:
    timeline = same.timeline
    links = _Links()
    binding = _binding(timeline)
    for id, whens in binding.items():
        for when in whens:
            for other, side in _relations(when):
                if other not in binding:
                    continue
                if side is Side.BEFORE:
                    links.add(id, other)
                else:
                    links.add(other, id, at=side is None)
    return links


def _binding(timeline: Timeline) -> Mapping[str, tuple[When, ...]]:
    """What was said of each milestone that was not dropped."""
    return {
        id: tuple(statement.when for statement in entry.milestone.statements)
        for id, entry in timeline.entries.items()
        if entry.current.state is not State.DROPPED
    }


def _relations(when: When) -> Iterator[tuple[str, Side | None]]:
    """The milestones that words hang on, and on which side of each they lie; ``None``: on its days."""
    match when:
        case Before(anchor) | By(anchor):
            yield anchor.id, Side.BEFORE
        case After(anchor) | From(anchor):
            yield anchor.id, Side.AFTER
        case Apart(anchor=anchor, side=side):
            yield anchor.id, side
        case At(anchor):
            yield anchor.id, None
        case Every() | EveryPeriod() | Regularly():
            yield from _rhythm(when)
        case AllOf(parts) | AtEach(parts):
            for part in parts:
                yield from _relations(part)
        case _:
            return


def _rhythm(when: Every | EveryPeriod | Regularly) -> Iterator[tuple[str, Side]]:
    if isinstance(when.after, MilestoneAnchor):
        yield when.after.id, Side.AFTER
    if not isinstance(when, Regularly) and isinstance(when.until, MilestoneAnchor):
        yield when.until.id, Side.BEFORE
