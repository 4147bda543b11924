"""All that an asker sees: the milestones of some timelines, as items."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.answers.bounds import Bounds, bounds_of
from bot.answers.values import Item, Items
from bot.questions import Asker, Days, Ref, Side
from schedules.milestone import Milestone
from schedules.timeline import Entry, Occurrence, State, Timeline
from schedules.when import anchors_of


@dataclass(frozen=True, slots=True)
class Seen:
    """Looks through ``timelines``, which are as of the asker's today."""

    timelines: Mapping[str, Timeline]
    asker: Asker

    def where(self, keep: Callable[[Occurrence], bool]) -> Iterator[Item]:
        """Every occurrence that is to be kept."""
        for schedule, timeline in self.timelines.items():
            for milestone, occurrence in timeline.occurrences():
                if keep(occurrence):
                    yield self.item(schedule, milestone, occurrence)

    def in_state(self, state: State) -> Iterator[Item]:
        """Every occurrence in that state."""
        return (item for item in self.where(lambda _: True) if item.occurrence.state is state)

    def every_current(self) -> Iterator[Item]:
        """Of every milestone the time that counts now."""
        for schedule, timeline in self.timelines.items():
            for entry in timeline.entries.values():
                yield self.item(schedule, entry.milestone, entry.current)

    def current(self, ref: Ref) -> Item:
        """The time of a milestone that is meant, or the one that counts now."""
        entry = self._entry(ref)
        return self.item(ref.schedule, entry.milestone, entry.counted(ref.number) or entry.current)

    def one_of_each(self, schedule: str, occurrences: Iterable[Occurrence]) -> Iterator[Item]:
        """Of each milestone the first of these that is not settled, else the last."""
        by_milestone: dict[str, list[Occurrence]] = {}
        for occurrence in occurrences:
            by_milestone.setdefault(occurrence.milestone, []).append(occurrence)
        for id, found in by_milestone.items():
            found.sort(key=lambda occurrence: occurrence.number or 0)
            current = next((each for each in found if not each.is_settled), found[-1])
            yield self.item(schedule, self.timelines[schedule].entries[id].milestone, current)

    def is_theirs(self, item: Item, side: Side | None) -> bool:
        """Whether a side, or anybody at all, is responsible for it."""
        if side is None:
            return True
        return item.schedule == side.schedule and side.party in self._entry(item.ref).milestone.responsible

    def bounds(self, days: Days) -> Bounds:
        """The days that are asked about."""
        return bounds_of(days, self.timelines[days.schedule] if days.schedule else None, self.asker.today)

    def anchors(self, days: Days) -> Items:
        """The milestones that days hang on; none for a time that was not worked out."""
        if days.schedule is None:
            return ()
        refs = (Ref(days.schedule, anchor.id, anchor.number) for anchor in anchors_of(days.when))
        return tuple(self.current(ref) for ref in dict.fromkeys(refs) if self._entry(ref).counted(ref.number))

    def awaited(self, item: Item) -> Items:
        """Where it has no date, the milestones that its words hang on."""
        if item.occurrence.state is not State.UNDATED:
            return ()
        timeline = self.timelines[item.schedule]
        refs = (
            Ref(item.schedule, anchor.id, anchor.number or timeline.nexts.get((anchor.id, statement.said_on)))
            for statement in self._entry(item.ref).milestone.statements
            for anchor in anchors_of(statement.when)
        )
        return tuple(self.current(ref) for ref in dict.fromkeys(refs) if self._entry(ref).counted(ref.number))

    def item(self, schedule: str, milestone: Milestone, occurrence: Occurrence) -> Item:
        """An occurrence of a milestone; it knows whether its hour has passed.

        West of the asker that hour may still be to come on the day after the due day: then it is open.
        """
        at = milestone.at
        if at is None or occurrence.due is None or occurrence.is_settled:
            return Item(schedule, occurrence)
        zone = ZoneInfo(at.zone) if at.zone else self.timelines[schedule].schedule.zone
        is_past = datetime.combine(occurrence.due, at.time, zone) < self.asker.now
        if occurrence.state is State.OVERDUE and not is_past:
            return Item(schedule, replace(occurrence, state=State.OPEN))
        return Item(schedule, occurrence, past_its_hour=is_past and occurrence.due == self.asker.today)

    def _entry(self, ref: Ref) -> Entry:
        return self.timelines[ref.schedule].entries[ref.milestone]
