"""What is before or after a milestone by what was agreed, whenever that is."""

from __future__ import annotations

from collections.abc import Iterable

from bot.answers.order import earlier, hanging
from bot.answers.values import Key
from bot.questions import Days
from schedules.timeline import Occurrence, Timeline
from schedules.when import After, AllOf, Apart, Before, By

_NONE: frozenset[Key] = frozenset()


def in_and_out(days: Days, timeline: Timeline) -> tuple[frozenset[Key], frozenset[Key]]:
    """What is in days that hang on a milestone of ``timeline`` as was agreed, and what cannot be in them.

    The milestone itself is neither before nor after itself.
    """
    id = timeline.schedule.id

    def of(*ids: str) -> frozenset[Key]:
        return _keys(id, (each for one in ids for each in timeline.entries[one].occurrences))

    def before(anchor: str) -> frozenset[Key]:
        return of(*earlier(timeline, anchor))

    def after(anchor: str) -> frozenset[Key]:
        return _keys(id, (each for _, those in hanging(timeline, anchor) for each in those))

    match days.when:
        case Before(anchor):
            return before(anchor.id), of(anchor.id) | after(anchor.id)
        case After(anchor):
            return after(anchor.id), of(anchor.id) | before(anchor.id)
        case By(anchor):
            return before(anchor.id), _NONE
        case AllOf(parts):
            return _NONE, of(*(part.anchor.id for part in parts if isinstance(part, Before | After | Apart)))
        case Apart(anchor):
            return _NONE, of(anchor.id)
        case _:
            return _NONE, _NONE


def _keys(schedule: str, occurrences: Iterable[Occurrence]) -> frozenset[Key]:
    return frozenset((schedule, occurrence.key) for occurrence in occurrences)
