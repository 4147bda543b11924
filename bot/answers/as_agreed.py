"""What is before or after a milestone by what was agreed, whenever that is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bot.answers.bounds import meant
from bot.answers.order import at, following, preceding
from bot.answers.values import Key
from bot.questions import Days
from schedules.timeline import Occurrence, Timeline
from schedules.when import After, AllOf, Apart, Before, By, When


@dataclass(frozen=True, slots=True)
class Agreed:
    """What is ``inside`` days that hang on a milestone as was agreed; ``outside`` is what cannot be."""

    inside: frozenset[Key] = frozenset()
    outside: frozenset[Key] = frozenset()


def agreed(days: Days, timeline: Timeline | None) -> Agreed:
    """What was agreed of ``days``; ``timeline`` is that of ``days.schedule``.

    The time that they hang on is neither before nor after itself.
    """
    if timeline is None:
        return Agreed()
    if isinstance(days.when, AllOf):
        each = (_agreed(part, timeline) for part in days.when.parts)
        return Agreed(outside=frozenset().union(*(one.outside for one in each)))
    return _agreed(days.when, timeline)


def _agreed(when: When, timeline: Timeline) -> Agreed:
    if not isinstance(when, Before | After | By | Apart):
        return Agreed()
    occurrence = meant(when.anchor, timeline)
    id = timeline.schedule.id
    itself = _keys(id, [occurrence])
    match when:
        case Before():
            before, after = preceding(timeline, occurrence, strictly=True), following(timeline, occurrence)
            return Agreed(_keys(id, before), itself | _keys(id, after))
        case After():
            after = following(timeline, occurrence, strictly=True)
            not_after = (*preceding(timeline, occurrence), *at(timeline, occurrence))
            return Agreed(_keys(id, after), itself | _keys(id, not_after))
        case By():
            return Agreed(_keys(id, preceding(timeline, occurrence)))
        case Apart():
            return Agreed(outside=itself)


def _keys(schedule: str, occurrences: Iterable[Occurrence]) -> frozenset[Key]:
    return frozenset((schedule, occurrence.key) for occurrence in occurrences)
