"""The days that a question is about, as far as its milestones' own days are known."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from bot.questions.values import Days
from schedules.milestone import Milestone, Statement
from schedules.span import EmptySpan, Span
from schedules.text import Text
from schedules.timeline import Occurrence, Timeline
from schedules.understanding import understand
from schedules.when import MilestoneAnchor, OnOrAfter, OnOrBefore, Period, Run, When, Within, anchors_of

_NEVER = date(9000, 1, 1)
"""Stands for the day of what may never come; far enough from the end of the calendar to count on from."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """``possible``: the days that may be meant; ``certain``: those that are, whenever an anchor falls.

    They are the same for days of the calendar. ``certain`` is ``None`` where no day is certain.
    """

    possible: Span
    certain: Span | None


def bounds_of(days: Days, timeline: Timeline | None, today: date) -> Bounds:
    """Work out the days; ``timeline`` is that of ``days.schedule``."""
    if timeline is None:
        return _exactly(_dated(days.when, today))
    early, late = (_as_if(days.when, timeline, today, early=early) for early in (True, False))
    return Bounds(_hull(early, late), _common(early, late))


def _exactly(span: Span) -> Bounds:
    return Bounds(span, span)


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


def _as_if(when: When, timeline: Timeline, today: date, *, early: bool) -> Span:
    """The days of ``when`` if all that it hangs on came on its first day, or on its last.

    Moving an anchor moves what hangs on it the same way, so the days in between need no look.
    """
    occurrences = {anchor.id: _meant(anchor, timeline) for anchor in anchors_of(when)}
    only = {id: _on_one_day(occurrence, today, early=early) for id, occurrence in occurrences.items()}
    read = understand("", when, today, replace(timeline.schedule, milestones=only))
    return Span(read.earliest, read.latest)


def _meant(anchor: MilestoneAnchor, timeline: Timeline) -> Occurrence:
    """The time that is counted to, or the current one; one that was not worked out has no days."""
    entry = timeline.entries[anchor.id]
    return entry.counted(anchor.number) or replace(entry.current, span=Span())


def _on_one_day(occurrence: Occurrence, today: date, *, early: bool) -> Milestone:
    latest = occurrence.span.latest or _NEVER
    day = (occurrence.span.earliest or min(today, latest)) if early else latest
    said = Statement(occurrence.milestone, Text.of("-"), today, Within(Period.day(day)))
    return Milestone(occurrence.milestone, Text.of("-"), (said,), lasts=occurrence.lasts)


def _hull(one: Span, other: Span) -> Span:
    first = min(one.earliest, other.earliest) if one.earliest and other.earliest else None
    last = max(one.latest, other.latest) if one.latest and other.latest else None
    return Span(first, last)


def _common(one: Span, other: Span) -> Span | None:
    try:
        return one & other
    except EmptySpan:
        return None
