"""Which of two milestones comes first, as far as it can be said."""

from __future__ import annotations

from collections.abc import Mapping

from bot.answers.order import preceding
from bot.answers.values import Item, Rank, is_open
from schedules.timeline import Occurrence, State, Timeline

_COUNT = frozenset({State.OPEN, State.OVERDUE, State.UNDATED, State.DONE})


def rank(one: Item, other: Item, timelines: Mapping[str, Timeline]) -> Rank:
    """What is sure by what was done, by the days or by a statement; else which is due first.

    What was dropped, or is never due, comes neither before nor after.
    """
    here, there = one.occurrence, other.occurrence
    if not {here.state, there.state} <= _COUNT:
        return Rank.UNKNOWN
    if _surely(one, other, timelines):
        return Rank.ONE_FIRST
    if _surely(other, one, timelines):
        return Rank.OTHER_FIRST
    if here.span.is_day and here.span == there.span:
        return Rank.SAME_DAY
    return _due_first(here, there)


def _surely(one: Item, other: Item, timelines: Mapping[str, Timeline]) -> bool:
    here, there = one.occurrence, other.occurrence
    if here.done_on or there.done_on:
        return here.span.surely_before(there.span) or (here.done_on is not None and is_open(there))
    return here.span.surely_before(there.span) or _as_agreed(one, other, timelines)


def _as_agreed(one: Item, other: Item, timelines: Mapping[str, Timeline]) -> bool:
    """Whether a statement says so."""
    if one.schedule != other.schedule:
        return False
    before = preceding(timelines[one.schedule], other.occurrence, strictly=True)
    return one.occurrence.key in {occurrence.key for occurrence in before}


def _due_first(here: Occurrence, there: Occurrence) -> Rank:
    due, other = here.due, there.due
    if due is None or other is None or due == other:
        return Rank.UNKNOWN
    return Rank.ONE_DUE_FIRST if due < other else Rank.OTHER_DUE_FIRST
