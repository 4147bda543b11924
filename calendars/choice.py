"""What of a schedule someone wants to see: all of it, one topic, what one party is responsible for."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from schedules.timeline import Entry, Timeline


@dataclass(frozen=True, slots=True)
class Choice:
    """``topic`` is compared without regard to case, ``party`` is an id; ``None`` chooses everything."""

    topic: str | None = None
    party: str | None = None

    def takes(self, topic: str | None, parties: Collection[str]) -> bool:
        """Whether something of that topic, for which those parties are responsible, is chosen."""
        about = self.topic is None or self.topic.casefold() == (topic or "").casefold()
        return about and (self.party is None or self.party in parties)

    def of(self, timeline: Timeline) -> Sequence[Entry]:
        """The milestones that are chosen, in the schedule's order."""
        entries = timeline.entries.values()
        return [e for e in entries if self.takes(e.milestone.topic, e.milestone.responsible)]


EVERYTHING = Choice()
