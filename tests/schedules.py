"""Schedules made of meanings, for tests of what follows from them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from zoneinfo import ZoneInfo

from schedules.days import Distance, Unit
from schedules.milestone import Done, Dropped, Milestone, Outcome, Schedule, Statement
from schedules.resolve import resolve
from schedules.text import Text
from schedules.timeline import Occurrence
from schedules.when import At, AtEach, MilestoneAnchor, OnOrBefore, Period, When, Within

AGREED_ON = date(2016, 6, 14)


def on(month: int, day: int, year: int = 2016) -> date:
    """A day of 2016."""
    return date(year, month, day)


def within(first: date, last: date | None = None) -> Within:
    """In those days, or on that one day."""
    return Within(Period(first, last or first))


def by(day: date, strictly: date | None = None) -> OnOrBefore:
    """On or before the day."""
    return OnOrBefore(day, strictly or day)


def the(id: str, number: int | None = None) -> MilestoneAnchor:
    """The milestone as an anchor, or that time of one that repeats."""
    return MilestoneAnchor(id, number)


def days(count: int) -> Distance:
    """That many days."""
    return Distance(count, Unit.DAY)


def said(id: str, when: When, said_on: date = AGREED_ON) -> Statement:
    """A statement whose words are the name of its meaning."""
    return Statement(id, Text.of(type(when).__name__), said_on, when)


def milestone(
    id: str,
    *whens: When | tuple[When, date],
    lasts: int = 1,
    done: date | Iterable[date] | None = None,
    dropped: date | None = None,
) -> Milestone:
    """A milestone of these meanings, each said on the day of the agreement or on a day of its own."""
    statements = tuple(said(id, *when) if isinstance(when, tuple) else said(id, when) for when in whens)
    outcome: Outcome | None = None
    if done:
        outcome = Done((done,) if isinstance(done, date) else tuple(done))
    elif dropped:
        outcome = Dropped(dropped)
    made = Milestone(id, Text.of(id), statements, lasts=lasts)
    return made if outcome is None else Milestone(id, Text.of(id), statements, lasts=lasts, outcome=outcome)


def schedule(*milestones: Milestone) -> Schedule:
    """A schedule of these milestones."""
    by_id: Mapping[str, Milestone] = {milestone.id: milestone for milestone in milestones}
    return Schedule("test", Text.of("Test"), AGREED_ON, ZoneInfo("UTC"), by_id)


def resolved(*milestones: Milestone, as_of: date = AGREED_ON) -> dict[str, Occurrence]:
    """The current occurrence of each milestone."""
    timeline = resolve(schedule(*milestones), as_of)
    return {id: entry.current for id, entry in timeline.entries.items()}


def at_each(anchors: Iterable[MilestoneAnchor]) -> AtEach:
    """At each of these."""
    return AtEach(tuple(map(At, anchors)))
