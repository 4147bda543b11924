"""What of a schedule someone wants to see: all of it, one topic, what one party is responsible for."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from schedules.text import Text
from schedules.timeline import Entry, Timeline
from schedules.topics import is_among


@dataclass(frozen=True, slots=True)
class Choice:
    """``topic`` is one of its names, in any case, ``party`` an id; ``None`` chooses everything."""

    topic: str | None = None
    party: str | None = None

    def takes(self, topic: Text | None, parties: Collection[str]) -> bool:
        """Whether something of that topic, for which those parties are responsible, is chosen."""
        about = self.topic is None or (topic is not None and is_among(topic, (self.topic,)))
        return about and (self.party is None or self.party in parties)

    def of(self, timeline: Timeline) -> Sequence[Entry]:
        """The milestones that are chosen, in the schedule's order."""
        entries = timeline.entries.values()
        return [e for e in entries if self.takes(e.milestone.topic, e.milestone.responsible)]


EVERYTHING = Choice()
