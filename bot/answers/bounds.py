"""The days that a question is about, as far as its milestones' own days are known."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import reduce

from bot.questions.values import Days
from schedules.milestone import Milestone, Statement
from schedules.span import EmptySpan, Span
from schedules.text import Text
from schedules.timeline import Occurrence, Timeline
from schedules.understanding import understand
from schedules.when import (
    AllOf,
    Anchored,
    MilestoneAnchor,
    OnOrAfter,
    OnOrBefore,
    Period,
    Run,
    When,
    Within,
)

_NEVER = date(9000, 1, 1)
"""Stands for the day of what may never come; far enough from the end of the calendar to count on from."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """``possible``: the days that may be meant; ``certain``: those that are, whenever an anchor falls.

    They are the same for days of the calendar. Each is ``None`` where there is no such day.
    """

    possible: Span | None
    certain: Span | None


def bounds_of(days: Days, timeline: Timeline | None, today: date) -> Bounds:
    """Work out the days; ``timeline`` is that of ``days.schedule``.

    Of several conditions each is worked out by itself: its anchor moves on its own, and where together
    they leave no day there is none.
    """
    parts = days.when.parts if isinstance(days.when, AllOf) else (days.when,)
    each = [_bounds_of_one(part, timeline, today) for part in parts]
    possible, certain = [one.possible for one in each], [one.certain for one in each]
    return Bounds(reduce(_common, possible), reduce(_common, certain))


def _bounds_of_one(when: When, timeline: Timeline | None, today: date) -> Bounds:
    if timeline is None or not isinstance(when, Anchored):
        dated = _dated(when, today)
        return Bounds(dated, dated)
    early, late = (_as_if(when, timeline, today, early=early) for early in (True, False))
    return Bounds(_hull(early, late), _common(early, late))


def _dated(when: When, today: date) -> Span:
    match when:
        case Within(period) | Run(period):
            return Span(period.first, period.last)
        case OnOrBefore(day):
            return Span(None, day)
        case OnOrAfter(day):
            return Span(day, None)
        case _:
            read = understand("", when, today)
            return Span(read.earliest, read.latest)


def _as_if(when: Anchored, timeline: Timeline, today: date, *, early: bool) -> Span:
    """The days of ``when`` if what it hangs on came on its first day, or on its last.

    Moving an anchor moves what hangs on it the same way, so the days in between need no look. The anchor
    is looked for as what happens once, on that day: which time of it was meant is settled before.
    """
    id = when.anchor.id
    only = {id: _on_one_day(meant(when.anchor, timeline), today, early=early)}
    alone = replace(timeline.schedule, milestones=only)
    read = understand("", replace(when, anchor=MilestoneAnchor(id)), today, alone)
    return Span(read.earliest, read.latest)


def meant(anchor: MilestoneAnchor, timeline: Timeline) -> Occurrence:
    """The time that is counted to, or the current one; one that was not worked out has no days."""
    entry = timeline.entries[anchor.id]
    counted = entry.counted(anchor.number)
    return counted or replace(entry.current, number=anchor.number, span=Span(), stricter=None)


def _on_one_day(occurrence: Occurrence, today: date, *, early: bool) -> Milestone:
    latest = occurrence.span.latest or _NEVER
    day = (occurrence.span.earliest or min(today, latest)) if early else latest
    said = Statement(occurrence.milestone, Text.of("-"), today, Within(Period.day(day)))
    return Milestone(occurrence.milestone, Text.of("-"), (said,), lasts=occurrence.lasts)


def _hull(one: Span, other: Span) -> Span:
    first = min(one.earliest, other.earliest) if one.earliest and other.earliest else None
    last = max(one.latest, other.latest) if one.latest and other.latest else None
    return Span(first, last)


def _common(one: Span | None, other: Span | None) -> Span | None:
    if one is None or other is None:
        return None
    try:
        return one & other
    except EmptySpan:
        return None
