"""The state of every promise, for a meeting: what was kept, what was not, what is still to come. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from bot.answers.order import at, hanging
from schedules.milestone import Milestone
from schedules.resolve import resolve
from schedules.text import Text
from schedules.timeline import Entry, Occurrence, State, Timeline


class Fate(StrEnum):
    """How a promise stands, in the order in which a report counts them."""

    KEPT = "kept"
    KEPT_LATE = "kept late"
    OPEN = "open"
    OVERDUE = "overdue"
    UNDATED = "undated"
    STANDING = "standing"
    UNKEEPABLE = "unkeepable"
    MISSED = "missed"
    """One time of what repeats, not done before the next one began."""
    DROPPED = "dropped"


_FATES: Mapping[State, Fate] = {
    State.DONE: Fate.KEPT,
    State.OPEN: Fate.OPEN,
    State.OVERDUE: Fate.OVERDUE,
    State.UNDATED: Fate.UNDATED,
    State.STANDING: Fate.STANDING,
    State.UNKEEPABLE: Fate.UNKEEPABLE,
    State.LAPSED: Fate.MISSED,
    State.DROPPED: Fate.DROPPED,
}


@dataclass(frozen=True, slots=True)
class Promise:
    """One occurrence of a milestone; ``late_by`` counts the days, from 1, of one that was kept late."""

    occurrence: Occurrence
    fate: Fate
    late_by: int = 0


@dataclass(frozen=True, slots=True)
class Section:
    """The promises of one topic, in the schedule's order; ``None`` for those without one."""

    topic: Text | None
    promises: tuple[Promise, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """A timeline's promises; ``meeting`` is the milestone for which it is made, if it is for one."""

    timeline: Timeline
    meeting: str | None
    sections: Sequence[Section]

    @property
    def counts(self) -> Mapping[Fate, int]:
        """How many promises there are of each fate, without those of which there is none."""
        every = Counter(promise.fate for section in self.sections for promise in section.promises)
        return {fate: every[fate] for fate in Fate if every[fate]}


def report(timeline: Timeline, meeting: str | None = None) -> Report:
    """Of what repeats, the times that are over and the current one.

    For a ``meeting`` what can only come after it is left out: what hangs on it, unless it is to be done at
    it, and what does not begin before its last day is over.

    Raises:
        KeyError: if the schedule has no such milestone.
    """
    kept = _Kept(timeline)
    topics: dict[Text | None, list[Promise]] = {}
    for entry in _concerned(timeline, meeting):
        promises = [kept.promise(occurrence) for occurrence in _times(entry)]
        topics.setdefault(entry.milestone.topic, []).extend(promises)
    without = topics.pop(None, [])
    sections = [Section(topic, tuple(promises)) for topic, promises in topics.items()]
    return Report(timeline, meeting, (*sections, *([Section(None, tuple(without))] if without else [])))


def _concerned(timeline: Timeline, meeting: str | None) -> Iterator[Entry]:
    if meeting is None:
        yield from timeline.entries.values()
        return
    current = timeline.entries[meeting].current
    ends = current.due
    after = {one.milestone for one in hanging(timeline, current)}
    after -= {one.milestone for one in at(timeline, current)}
    for id, entry in timeline.entries.items():
        first = entry.current.span.earliest
        too_late = ends is not None and first is not None and first > ends
        if id != meeting and (entry.current.is_settled or not (id in after or too_late)):
            yield entry


def _times(entry: Entry) -> Iterator[Occurrence]:
    current = entry.current
    for occurrence in entry.occurrences:
        if occurrence is current or occurrence.is_settled or occurrence.state is State.OVERDUE:
            yield occurrence


@dataclass(frozen=True, slots=True)
class _Kept:
    """Tells what was kept in time from what was kept late."""

    timeline: Timeline

    def promise(self, occurrence: Occurrence) -> Promise:
        """How an occurrence stands."""
        late_by = self._late_by(occurrence)
        return Promise(occurrence, Fate.KEPT_LATE if late_by else _FATES[occurrence.state], late_by)

    def _late_by(self, occurrence: Occurrence) -> int:
        """How many days after its due day it was done, as that followed on the day before it was done."""
        if occurrence.done_on is None or occurrence.state is not State.DONE:
            return 0
        due = self._due_before(occurrence.done_on, occurrence.key)
        return max((occurrence.done_on - due).days, 0) if due else 0

    def _due_before(self, done_on: date, key: str) -> date | None:
        before = resolve(self.timeline.schedule, done_on - timedelta(days=1))
        id = key.partition("/")[0]
        return next((each.due for each in before.entries[id].occurrences if each.key == key), None)


def milestone_of(report: Report, promise: Promise) -> Milestone:
    """The milestone that a promise of a report is."""
    return report.timeline.entries[promise.occurrence.milestone].milestone
