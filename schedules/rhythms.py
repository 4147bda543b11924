"""The occurrences of repeating milestones, from their rhythm and the days of what it hangs on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from schedules.beside import beside
from schedules.facts import Facts, Rhythm
from schedules.flow import Pin
from schedules.milestone import Statement
from schedules.occurrences import (
    Fate,
    Slot,
    clipped,
    every,
    every_period,
    last_running,
    occurrences,
    regularly,
    settled_by,
    until,
)
from schedules.provisional import provisional_between, provisional_time
from schedules.reasons import Reasons
from schedules.solution import NO_NEXTS, NOTHING, Days, Nexts, Solution
from schedules.span import Span, surely
from schedules.timeline import Bound, Occurrence, Reason, Said
from schedules.when import (
    Anchor,
    Anchored,
    AtEach,
    Every,
    EveryPeriod,
    MilestoneAnchor,
    Period,
    Regularly,
    Repeating,
    anchors_of,
)

_UNKNOWN = Slot(1, Span(), None)


class Rhythms:
    """The occurrences of a schedule's repeating milestones, each worked out when it is asked for."""

    def __init__(self, facts: Facts, solution: Solution) -> None:
        self._facts = facts
        self._solution = solution
        self._slots: dict[str, tuple[Slot, ...]] = {}
        self._counted_to = _counted_to(facts)

    def occurrences(self, id: str) -> tuple[Occurrence, ...]:
        """The occurrences of a repeating milestone, each with its state; at least one."""
        facts = self._facts
        fate = Fate(id, facts.on, facts.lasts[id], facts.done.get(id), id in facts.dropped)
        return occurrences(self.slots(id), fate)

    def slots(self, id: str) -> tuple[Slot, ...]:
        """The occurrences of a repeating milestone as its words have them."""
        if id not in self._slots:
            self._slots[id] = (_UNKNOWN,)  # what a rhythm that hangs on itself finds of itself
            self._slots[id] = tuple(self._worked_out(id)) or (_UNKNOWN,)
        return self._slots[id]

    def nexts(self) -> Nexts:
        """The occurrences that the words of milestones that happen once hang on."""
        facts = self._facts
        if not facts.repeating:
            return NO_NEXTS
        nodes: dict[tuple[MilestoneAnchor, date], str] = {}
        pins: dict[str, Pin] = {}
        for milestone in facts.schedule.milestones.values():
            for statement in milestone.statements:
                if isinstance(statement.when, Repeating):
                    continue
                for anchor in anchors_of(statement.when):
                    if anchor.id not in facts.repeating or (anchor, statement.said_on) in nodes:
                        continue
                    slot = self.meant(anchor, statement.said_on)
                    if slot:
                        key = f"{anchor.id}/{slot.number}"
                        nodes[anchor, statement.said_on] = key
                        pins[key] = self._pin(anchor.id, slot)
        return Nexts(nodes, pins)

    def next_times(self) -> dict[tuple[str, date], int]:
        """The numbers of the occurrences that words hang on which count to none, as ``Timeline.nexts``."""
        if not self._facts.repeating:
            return {}
        return {
            (anchor.id, statement.said_on): self.next_after(anchor.id, statement.said_on).number
            for milestone in self._facts.schedule.milestones.values()
            for statement in milestone.statements
            for anchor in anchors_of(statement.when)
            if anchor.number is None and anchor.id in self._facts.repeating
        }

    def meant(self, anchor: MilestoneAnchor, said_on: date) -> Slot | None:
        """The occurrence that words hang on: the one that they count to, if it ever comes, else the next."""
        if anchor.number is None:
            return self.next_after(anchor.id, said_on)
        return next((slot for slot in self.slots(anchor.id) if slot.number == anchor.number), None)

    def next_after(self, id: str, day: date) -> Slot:
        """The first occurrence that is not over on ``day`` by its words; the last where all are."""
        slots = self.slots(id)
        return next((slot for slot in slots if slot.span.latest is None or slot.span.latest > day), slots[-1])

    def _pin(self, id: str, slot: Slot) -> Pin:
        facts = self._facts
        fate = Fate(id, facts.on, facts.lasts[id], facts.done.get(id))
        happened = settled_by(self.slots(id), fate).get(slot.number)
        if happened and fate.done and fate.done.exact:
            day = happened.toordinal()
            return Pin(day, day, day, happened=True)
        return Pin(
            _ordinal(slot.span.earliest),
            _ordinal(slot.span.latest),
            _ordinal(slot.stricter),
            happened=False,
            because=slot.because,
            statement=facts.repeating[id].statement,
        )

    def _worked_out(self, id: str) -> Iterator[Slot]:
        window = self._solution.days(id).span
        for slot in self._by_rhythm(id, self._facts.repeating[id]):
            left = clipped(slot, window)
            if left:
                yield left

    def _by_rhythm(self, id: str, rhythm: Rhythm) -> Iterator[Slot]:
        statement = rhythm.statement
        match rhythm.when:
            case Every(distance, after, end):
                first = self._last_days(after, statement)
                slots = self._until(every(distance, first.span, self._facts.is_working_day), end, statement)
            case EveryPeriod(after=after, until=end):
                first = self._last_days(after, statement)
                times = every_period(rhythm.when, first.span, self._facts.is_working_day)
                slots = self._until(times, end, statement)
            case Regularly(after):
                first = self._last_days(after, statement) if after else NOTHING
                slots = regularly(first.span.earliest, self._done_days(id))
            case AtEach(times):
                return self._at_each(times, statement)
        return self._reasoned(slots, statement, first)

    def _done_days(self, id: str) -> tuple[date, ...]:
        done = self._facts.done.get(id)
        return done.days if done else ()

    def _at_each(self, times: tuple[Anchored, ...], statement: Statement) -> Iterator[Slot]:
        """Numbers first those that happen once, then the others' occurrences in turns: so numbers stay."""
        once = [time for time in times if time.anchor.id not in self._facts.repeating]
        again = [time for time in times if time.anchor.id in self._facts.repeating]
        for number, time in enumerate(once, 1):
            id = time.anchor.id
            slot = Slot(number, Span(), None, dropped=id in self._facts.dropped)
            yield from self._beside(time, slot, self._solution.days(id), statement)
        for turn, time in enumerate(again, 1):
            gone = time.anchor.id in self._facts.dropped
            for theirs in self._settled(time.anchor.id):
                number = len(once) + (theirs.number - 1) * len(again) + turn
                slot = Slot(number, Span(), None, dropped=gone or theirs.dropped)
                yield from self._beside(time, slot, theirs, statement)

    def _beside(self, time: Anchored, slot: Slot, days: Days | Slot, statement: Statement) -> Iterator[Slot]:
        """The slot where it lies beside its anchor, unless one of both was over when this was said."""
        lasts = self._facts.lasts[time.anchor.id]
        first, surely_at = days.span, last_running(days.stricter, lasts)
        last = Span(last_running(first.earliest, lasts), last_running(first.latest, lasts))
        span, stricter = beside(time, first, last, surely_at, self._facts.is_working_day)
        if not (_was_over(last, statement) or _was_over(span, statement)):
            found = replace(slot, span=span, stricter=surely(stricter, span))
            yield from self._reasoned((found,), statement, days)

    def _settled(self, id: str) -> Iterator[Slot]:
        """The occurrences of another repeating milestone; those that happened, on their days."""
        for slot, occurrence in zip(self.slots(id), self.occurrences(id), strict=True):
            yield replace(slot, span=occurrence.span, stricter=occurrence.stricter)

    def _last_days(self, anchor: Anchor, statement: Statement) -> Days | Slot:
        """The days on which the anchor's last day may fall."""
        if isinstance(anchor, Period):
            return Days(Span.on(anchor.last), anchor.last, ())
        if anchor.id in self._facts.dropped:
            return NOTHING
        days = self._days_of(anchor, statement)
        lasts = self._facts.lasts[anchor.id]
        span = Span(last_running(days.span.earliest, lasts), last_running(days.span.latest, lasts))
        return replace(days, span=span)

    def _days_of(self, anchor: MilestoneAnchor, statement: Statement) -> Days | Slot:
        if anchor.id in self._facts.repeating:
            return self.meant(anchor, statement.said_on) or NOTHING
        return self._solution.days(anchor.id)

    def _until(self, slots: Iterator[Slot], end: Anchor | None, statement: Statement) -> Iterator[Slot]:
        last = None
        if isinstance(end, Period):
            last = end.last
        elif end and end.id not in self._facts.dropped:
            last = self._days_of(end, statement).span.latest
        counted_to = self._counted_to.get(statement.milestone, 1)
        in_time = isinstance(statement.when, EveryPeriod) and statement.when.has_last_days
        return until(slots, last, self._facts.horizon, counted_to, in_time=in_time)

    def _reasoned(self, slots: Iterable[Slot], statement: Statement, rests_on: Days | Slot) -> Iterator[Slot]:
        """With the reasons of each: the rhythm's own words, then what they hang on."""
        tell = self._reasons  # once, and no ``replace``: there may be hundreds of thousands
        for slot in slots:
            because = Reasons(tell, slot.span, statement, rests_on)
            yield Slot(slot.number, slot.span, slot.stricter, because, slot.dropped)

    def _reasons(self, span: Span, statement: Statement, rests_on: Days | Slot) -> tuple[Reason, ...]:
        ends = (
            (Bound.EARLIEST, span.earliest, rests_on.span.earliest),
            (Bound.LATEST, span.latest, rests_on.span.latest),
        )
        return tuple(
            reason
            for side, day, counted_from in ends
            if day
            for reason in (
                self._said(side, day, statement, counted_from or day),
                *(reason for reason in rests_on.because if reason.bound is side),
            )
        )

    def _said(self, side: Bound, day: date, statement: Statement, counted_from: date) -> Said:
        country, when = self._facts.schedule.country, statement.when
        if isinstance(when, EveryPeriod):
            counted = provisional_time(country, when, day, begins=side is Bound.EARLIEST)
        else:
            counted = provisional_between(country, when, counted_from, day)
        return Said(side, statement.milestone, day, statement, counted or statement.provisional)


def _was_over(span: Span, statement: Statement) -> bool:
    """Whether it had passed when it was said: nobody agrees on what is to be done in the past."""
    return span.latest is not None and span.latest < statement.said_on


def _counted_to(facts: Facts) -> dict[str, int]:
    """Up to which time words count, by milestone: those are worked out, however far ahead."""
    counted: dict[str, int] = {}
    if facts.repeating:
        for milestone in facts.schedule.milestones.values():
            for anchor in (anchor for said in milestone.statements for anchor in anchors_of(said.when)):
                if anchor.number:
                    counted[anchor.id] = max(anchor.number, counted.get(anchor.id, 1))
        for id, rhythm in facts.repeating.items():
            if isinstance(rhythm.when, AtEach) and id in counted:
                for anchor in rhythm.when.anchors:
                    counted[anchor.id] = max(counted[id], counted.get(anchor.id, 1))
    return counted


def _ordinal(day: date | None) -> int | None:
    return day.toordinal() if day else None
