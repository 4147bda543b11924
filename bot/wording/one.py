"""What is said to a question about one milestone: how long, done or not, who, why, what if."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from bot.answers import Answer, Item
from bot.questions import HowLong, IfMoved, IsDone, IsLate, Who, Why
from bot.wording.answer_wording import AnswerWording
from bot.wording.consequences import CONSEQUENCE_WORDING
from bot.wording.items import ItemTeller
from schedules.changes import Change
from schedules.timeline import State, Timeline
from schedules.whatif import WhatIf


@dataclass(frozen=True, slots=True)
class OneMilestone:
    """Tells in one language; the answer first, then the milestone's days, then a quote."""

    wording: AnswerWording
    items: ItemTeller
    language: str
    timelines: Mapping[str, Timeline]

    def lines(self, question: HowLong | IsDone | IsLate | Who | Why, item: Item) -> Iterator[str]:
        """The lines of an answer about an item."""
        match question:
            case HowLong():
                yield self._how_long(item)
            case IsDone():
                yield self._is_done(item)
            case IsLate():
                yield self._is_late(item)
            case Who():
                yield self._who(item)
            case Why():
                yield from self._why(item)
                return
        yield from self.items.quotes(item)[:1]

    def _how_long(self, item: Item) -> str:
        sentence = self.items.sentence(item)
        occurrence, today = item.occurrence, self.items.today
        if occurrence.due is None or occurrence.state not in {State.OPEN, State.OVERDUE}:
            return sentence
        if occurrence.state is State.OVERDUE:
            return self.wording.days_late((today - occurrence.due).days, sentence)
        if occurrence.due < today:  # its hour, in another zone, is still to come
            return sentence
        return self.wording.days_left(_fewest(item, today), (occurrence.due - today).days, sentence)

    def _is_done(self, item: Item) -> str:
        sentence = self.items.sentence(item)
        match item.occurrence.state:
            case State.DONE:
                return self.wording.yes(sentence)
            case State.OPEN | State.OVERDUE | State.UNDATED:
                return self.wording.is_not_done(sentence)
            case _:
                return sentence

    def _is_late(self, item: Item) -> str:
        sentence = self.items.sentence(item)
        match item.occurrence.state:
            case State.OVERDUE:
                return self.wording.yes(sentence)
            case State.OPEN | State.UNDATED | State.STANDING | State.DONE:
                return self.wording.is_not_late(sentence)
            case _:
                return sentence

    def _who(self, item: Item) -> str:
        timeline = self.timelines[item.schedule]
        parties = timeline.schedule.parties or {}
        named = timeline.entries[item.occurrence.milestone].milestone.responsible
        names = [parties[party].say(self.language) if party in parties else party for party in named]
        return self.wording.responsible(self.items.title(item), names)

    def _why(self, item: Item) -> Iterator[str]:
        title, span = self.items.title(item), self.items.days(item)
        reasons = self.items.reasons(item)
        if reasons:
            yield self.wording.because(title, span)
            yield from (f"• {reason}" for reason in reasons)
        else:
            yield self.wording.no_reason(title, span)
            yield from (f"• {quote}" for quote in self.items.quotes(item))

    # What if -----------------------------------------------------------------------------------------

    def if_moved(self, answer: Answer, question: IfMoved) -> Iterator[str]:
        """What would move, from and to, and whether it would contradict what was agreed."""
        found = answer.what_if
        if found is None or answer.items[0].occurrence.is_settled:
            yield self.wording.settled_stays(self.items.sentence(answer.items[0]))
            return
        schedule, consequences = question.ref.schedule, CONSEQUENCE_WORDING[self.language]
        days = self.wording.days(question.when, lambda id: self.items.name(schedule, id))
        yield self.wording.if_agreed(self.items.name(schedule, question.ref.milestone), days)
        moved = tuple(self._moved(schedule, found))
        yield from moved or [consequences.nothing_moves()]
        if found.contradictions:
            yield consequences.would_contradict()

    def _moved(self, schedule: str, found: WhatIf) -> Iterator[str]:
        """Of each milestone the first time that moves, and how many later ones do."""
        for _, group in groupby(found.changes, key=lambda change: change.milestone):
            first, *others = group
            moved = self._one_moved(schedule, first, found)
            yield self.wording.later_times_too(moved, len(others)) if others else moved

    def _one_moved(self, schedule: str, change: Change, found: WhatIf) -> str:
        """Each with the clock time of its own timeline."""
        before, after = (
            replace(self.items, timelines={**self.timelines, schedule: timeline}).days(Item(schedule, one))
            if one
            else "—"
            for one, timeline in ((change.before, found.before), (change.after, found.after))
        )
        title = next(self.items.title(Item(schedule, one)) for one in (change.after, change.before) if one)
        return f"• {CONSEQUENCE_WORDING[self.language].moves(title, before, after)}"


def _fewest(item: Item, today: date) -> int | None:
    first = item.occurrence.span.earliest
    is_to_come = first is not None and (first > today or first == item.occurrence.due == today)
    return (first - today).days if first and is_to_come else None
