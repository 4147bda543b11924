"""Repeating milestones: their occurrences, numbered for life, and what became of each.

Numbers count from the beginning of the rhythm, so an occurrence keeps its key as time goes on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import count, repeat, takewhile

from schedules.days import Distance, IsWorkingDay, Unit, is_weekday, shift
from schedules.milestone import Done
from schedules.span import EmptySpan, Span, surely
from schedules.timeline import Bound, Happened, Occurrence, Reason, State
from schedules.times import Time, times_after
from schedules.when import EveryPeriod


@dataclass(frozen=True, slots=True)
class Slot:
    """The n-th occurrence as the words have it, before anything is known of what became of it."""

    number: int
    span: Span
    stricter: date | None
    because: Sequence[Reason] = ()
    dropped: bool = False

    @property
    def begins(self) -> date | None:
        """The first day that is known of it."""
        return self.span.earliest or self.span.latest


def every(distance: Distance, first: Span, is_working_day: IsWorkingDay) -> Iterator[Slot]:
    """The anchor's last day, which falls within ``first``, moved by the distance once, twice and so on.

    A month's end is not worn down on the way: each occurrence is counted from the anchor itself.
    """
    latest = _moved(first.latest, distance, is_working_day)
    if first.earliest == first.latest:
        pairs: Iterable[tuple[date | None, date | None]] = ((day, day) for day in latest)
    else:
        pairs = zip(_moved(first.earliest, distance, is_working_day), latest, strict=False)
    for number, (begin, end) in enumerate(pairs, 1):
        yield Slot(number, Span(begin, end), begin)
        if end is None:  # no day is set for the first, let alone for the next
            return


def _moved(day: date | None, distance: Distance, is_working_day: IsWorkingDay) -> Iterator[date | None]:
    if day is None:
        yield from repeat(None)
        return
    try:
        if distance.unit in {Unit.MONTH, Unit.YEAR}:
            for number in count(1):
                yield shift(day, Distance(number * distance.count, distance.unit), 1)
        while True:
            day = shift(day, distance, 1, is_working_day)
            yield day
    except (OverflowError, ValueError):  # the calendar ends, or a distance does: there is no next one
        return


def every_period(when: EveryPeriod, first: Span, is_working_day: IsWorkingDay = is_weekday) -> Iterator[Slot]:
    """In each whole unit of the calendar; the first begins after the anchor, which ends within ``first``."""
    late = _times(first.latest, when, is_working_day)
    if first.earliest == first.latest:
        pairs: Iterable[tuple[Time | None, Time | None]] = ((time, time) for time in late)
    else:
        pairs = zip(_times(first.earliest, when, is_working_day), late, strict=False)
    for number, (one, other) in enumerate(pairs, 1):
        span = Span(one.earliest if one else None, other.latest if other else None)
        yield Slot(number, span, surely(one.strictly if one else None, span))
        if other is None:
            return


def _times(after: date | None, when: EveryPeriod, is_working_day: IsWorkingDay) -> Iterator[Time | None]:
    if after is None:
        return repeat(None)
    return times_after(after, when.unit, when.parts, is_working_day)


def regularly(after: date | None, done: Iterable[date]) -> Iterator[Slot]:
    """One for each time that it was done, and the next one, of which only a first day can be known."""
    number = 0
    begins = after + timedelta(days=1) if after and after < date.max else None
    for number, day in enumerate(done, 1):
        yield Slot(number, Span.on(day), day)
        begins = max(begins or day, day + timedelta(days=1)) if day < date.max else None
    yield Slot(number + 1, Span(begins), None)


def until(
    slots: Iterable[Slot], last: date | None, horizon: date, in_any_case: int = 1, *, in_time: bool = False
) -> Iterator[Slot]:
    """Those that can begin (``in_time``: have their last day) by ``last`` (``None``: no end), and begin by
    ``horizon``; so many ``in_any_case``.
    """

    def in_view(slot: Slot) -> bool:
        begins = slot.begins
        return begins is None or slot.number <= in_any_case or begins <= horizon

    by_last = Span(None, last)
    for slot in takewhile(in_view, slots):
        bounded = clipped(slot, by_last)
        if bounded is None or (in_time and slot.span.latest not in {None, bounded.span.latest}):
            return
        yield bounded


def clipped(slot: Slot, span: Span) -> Slot | None:
    """The slot with only the days of it that lie in ``span``; ``None`` if there are none."""
    if span.is_open:
        return slot
    try:
        left = slot.span & span
    except EmptySpan:
        return None
    stricter = slot.stricter
    if stricter and left.latest:
        stricter = min(stricter, left.latest)
    return replace(slot, span=left, stricter=surely(stricter, left))


# What became of them --------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of a repeating milestone by the end of the day ``on``."""

    milestone: str
    on: date
    lasts: int = 1
    done: Done | None = None
    dropped: bool = False


def occurrences(slots: Sequence[Slot], fate: Fate) -> tuple[Occurrence, ...]:
    """Each slot with its state."""
    done = settled_by(slots, fate)
    begins = {slot.number: slot.span.earliest for slot in slots}
    past = [slot.number for slot in slots if slot.number not in done and _is_past(slot, fate)]
    waiting = past[-1] if past else None
    if waiting and (begins.get(waiting + 1) or date.max) <= fate.on:
        waiting = None
    return tuple(
        _done(slot, fate, done[slot.number]) if slot.number in done else _not_done(slot, fate, waiting)
        for slot in slots
    )


def settled_by(slots: Sequence[Slot], fate: Fate) -> dict[int, date]:
    """By number, the done day: it settles the one whose days hold it, else the latest past one still open."""
    done: dict[int, date] = {}
    for day in fate.done.days if fate.done else ():
        still_open = [slot for slot in slots if slot.number not in done and not slot.dropped]
        holding = next((slot for slot in still_open if _holds(slot, day, fate.lasts)), None)
        past = [slot for slot in still_open if _due(slot, fate.lasts) < day]
        settled = holding or (past[-1] if past else None)
        if settled:
            done[settled.number] = day
    return done


def last_running(first: date | None, lasts: int) -> date | None:
    """The last of the days that run from ``first``; ``None`` where the calendar ends first."""
    if first is None or lasts - 1 > (date.max - first).days:
        return None
    return first + timedelta(days=lasts - 1)


def _holds(slot: Slot, day: date, lasts: int) -> bool:
    return (slot.span.earliest or date.min) <= day <= _due(slot, lasts)


def _is_past(slot: Slot, fate: Fate) -> bool:
    return not slot.dropped and _due(slot, fate.lasts) < fate.on


def _due(slot: Slot, lasts: int) -> date:
    return last_running(slot.span.latest, lasts) or date.max


def _done(slot: Slot, fate: Fate, day: date) -> Occurrence:
    if fate.done and fate.done.reported:
        span = slot.span.up_to(day)
        return Occurrence(
            fate.milestone, slot.number, span, span.latest, fate.lasts, State.DONE, None, slot.because
        )
    because = tuple(Happened(side, fate.milestone, day) for side in Bound)
    return Occurrence(fate.milestone, slot.number, Span.on(day), day, 1, State.DONE, day, because)


def _not_done(slot: Slot, fate: Fate, waiting: int | None) -> Occurrence:
    """``waiting`` is the number of the one past occurrence that can still be made good."""
    if fate.dropped or slot.dropped:
        state = State.DROPPED
    elif slot.span.latest is None:
        state = State.UNDATED
    elif _is_past(slot, fate):
        state = State.OVERDUE if slot.number == waiting else State.LAPSED
    else:
        state = State.OPEN
    return Occurrence(
        fate.milestone, slot.number, slot.span, slot.stricter, fate.lasts, state, None, slot.because
    )
