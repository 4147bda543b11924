"""What differs between two timelines of one schedule: news for chats, and the answer to "what if"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from schedules.timeline import Occurrence, Timeline


@dataclass(frozen=True, slots=True)
class Change:
    """One milestone or occurrence that is not as it was; ``None`` where it was not, or is no more."""

    key: str
    milestone: str
    before: Occurrence | None
    after: Occurrence | None


def changes(before: Timeline, after: Timeline) -> tuple[Change, ...]:
    """What differs for people: days and states, not the reasons; in the order of the newer schedule."""
    old = {occurrence.key: occurrence for _, occurrence in before.occurrences()}
    new = {occurrence.key: occurrence for _, occurrence in after.occurrences()}
    return tuple(differences(old, new))


def differences(old: Mapping[str, Occurrence], new: Mapping[str, Occurrence]) -> Iterator[Change]:
    """What differs between occurrences, by their keys; in the order of the newer."""
    for key in dict.fromkeys([*new, *old]):
        was, now = old.get(key), new.get(key)
        if _shown(was) != _shown(now):
            milestone = key.partition("/")[0]
            yield Change(key, milestone, was, now)


def _shown(occurrence: Occurrence | None) -> tuple[object, ...] | None:
    if occurrence is None:
        return None
    return occurrence.span, occurrence.stricter, occurrence.lasts, occurrence.state, occurrence.done_on
