"""What became of things, and what would."""

from __future__ import annotations

from collections.abc import Iterator

from schedules.amend import statement_of
from schedules.language import NotUnderstood
from schedules.milestone import ClockTime, Done, Dropped, Milestone, Statement
from schedules.span import Span
from schedules.text import Text
from schedules.timeline import Entry, Occurrence, Timeline
from schedules.whatif import WhatIf, what_if_said
from schedules.when import When


def became(timeline: Timeline, days: Span) -> Iterator[tuple[Milestone, Occurrence]]:
    """What was done, dropped or agreed in other words in some ``days``, in the schedule's order."""
    agreed_on = timeline.schedule.agreed_on
    for entry in timeline.entries.values():
        done = [each for each in entry.occurrences if each.done_on and each.done_on in days]
        if done:
            yield from ((entry.milestone, each) for each in done)
        elif _was_settled(entry, timeline, days) or any(
            said.said_on > agreed_on and said.said_on in days for said in entry.milestone.statements
        ):
            yield entry.milestone, entry.current


def _was_settled(entry: Entry, timeline: Timeline, days: Span) -> bool:
    """Whether it was dropped, or said to be done, without a day of its own, in these days."""
    match entry.milestone.outcome_on(timeline.on):
        case Dropped(on):
            return on in days
        case Done(days=reported_on, reported=True):
            return reported_on[0] in days
        case _:
            return False


def if_moved(timeline: Timeline, milestone: str, words: str, when: When) -> WhatIf:
    """What would move if a milestone were agreed in ``words``, which mean ``when``, on the timeline's day."""
    at = _clock_in(timeline, milestone, words)
    return what_if_said(timeline, Statement(milestone, Text.of(words), timeline.on, when, at=at))


def _clock_in(timeline: Timeline, milestone: str, words: str) -> ClockTime | None:
    """The clock time that stands in them; what is only a distance ("two weeks") has none."""
    try:
        return statement_of(timeline.schedule, milestone, words, timeline.on).at
    except NotUnderstood:
        return None
