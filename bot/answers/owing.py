"""What is due in some days, and what a side owes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bot.answers.as_agreed import agreed
from bot.answers.due import in_days, soon, was_due
from bot.answers.seen import Seen
from bot.answers.values import Answer, Item, by_day, is_open
from bot.questions import Days, Due, Owes
from schedules.timeline import State


@dataclass(frozen=True, slots=True)
class Owing:
    """Answers among all that is seen."""

    seen: Seen

    def due(self, question: Due) -> Answer:
        """What is due, of all that is open."""
        return self._due(question, question.days, self.seen.where(is_open))

    def owes(self, question: Owes) -> Answer:
        """Without days: all that is open, what has no date last; standing ones apart."""
        if question.days:
            theirs = (item for item in self.seen.where(is_open) if self.seen.is_theirs(item, question.side))
            return self._due(question, question.days, theirs)
        current = [item for item in self.seen.every_current() if self.seen.is_theirs(item, question.side)]
        still_open = by_day(item for item in current if item.is_open)
        standing = tuple(item for item in current if item.occurrence.state is State.STANDING)
        return Answer(question, still_open + standing, standing=standing)

    def _due(self, question: Due | Owes, days: Days | None, items: Iterable[Item]) -> Answer:
        today = self.seen.asker.today
        if days is None:
            parts = soon(items, today)
        elif isinstance(question, Due) and question.past:
            parts = was_due(items, self.seen.bounds(days))
        else:
            timeline = self.seen.timelines[days.schedule] if days.schedule else None
            parts = in_days(items, self.seen.bounds(days), today, agreed(days, timeline))
        hangs_on = self.seen.anchors(days) if days else ()
        return Answer(question, parts.all, parts.surely, parts.possibly, parts.undated, hangs_on=hangs_on)
