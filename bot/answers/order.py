"""What comes before and after what by a statement, to the end of the chain; of what repeats, which times.

What is *at* something is not before it, nor after; but what comes before that comes before it, and it
hangs on that.
"""

from __future__ import annotations

from collections import deque

from bot.answers.links import How, links_of
from schedules.timeline import Occurrence, Timeline
from schedules.when import Direction

Occurrences = tuple[Occurrence, ...]


def preceding(timeline: Timeline, occurrence: Occurrence, *, strictly: bool = False) -> Occurrences:
    """All that must come before an occurrence, the far end of the chain first.

    What comes before an earlier time of the same rhythm, and that time, come before it as well.
    ``strictly``: only what cannot be on the same day.
    """
    return tuple(reversed(_walk(timeline, occurrence, Direction.BEFORE, in_order=True, strictly=strictly)))


def directly_preceding(timeline: Timeline, occurrence: Occurrence) -> Occurrences:
    """The same without what only comes before an earlier time of the same rhythm."""
    return tuple(reversed(_walk(timeline, occurrence, Direction.BEFORE)))


def following(timeline: Timeline, occurrence: Occurrence, *, strictly: bool = False) -> Occurrences:
    """All that can only come after an occurrence, later times of the same rhythm among it, or at it.

    ``strictly``: only what cannot begin while it still runs, nor is at it.
    """
    return tuple(_walk(timeline, occurrence, Direction.AFTER, in_order=True, strictly=strictly))


def hanging(timeline: Timeline, occurrence: Occurrence) -> Occurrences:
    """All whose words hang on an occurrence, the nearest first: what is after or at this very time of it."""
    return tuple(_walk(timeline, occurrence, Direction.AFTER))


def at(timeline: Timeline, occurrence: Occurrence) -> Occurrences:
    """All that are to be at an occurrence: done or told there."""
    near = links_of(timeline).near(occurrence, Direction.AFTER)
    return tuple(other for other, how in near if how is How.AT)


def _walk(
    timeline: Timeline, start: Occurrence, side: Direction, *, in_order: bool = False, strictly: bool = False
) -> list[Occurrence]:
    """All that are reached, the nearest first; a way is strict if one of its links is."""
    links = links_of(timeline)
    during = strictly and side is Direction.AFTER and start.lasts > 1
    found: dict[str, Occurrence] = {}
    seen, queue = {(start.key, False)}, deque([(start, False)])
    while queue:
        here, is_strict = queue.popleft()
        near = [*links.near(here, side), *(links.neighbours(here, side) if in_order else ())]
        for other, how in near:
            if during and here is start and how is not How.STRICTLY:
                continue  # what comes after what begins while it runs may still be before its last day
            strict = is_strict or how is How.STRICTLY
            if (strict or not strictly) and (side is Direction.AFTER or how is not How.AT):
                found.setdefault(other.key, other)
            if (other.key, strict) not in seen:
                seen.add((other.key, strict))
                queue.append((other, strict))
    found.pop(start.key, None)
    return list(found.values())
