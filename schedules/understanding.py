"""What one phrase comes to, on its own or among the milestones of a schedule."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from zoneinfo import ZoneInfo

from schedules.language import Context, names_of
from schedules.milestone import Milestone, Schedule, Statement
from schedules.resolve import resolve
from schedules.text import Text
from schedules.timeline import Occurrence
from schedules.when import When, anchors_of
from schedules.workdays import working_days_of

_PROBE = "*"  # no id of a schedule can be written like this


@dataclass(frozen=True, slots=True)
class Understanding:
    """A phrase read as of a day.

    ``earliest`` and ``latest`` are the first and the last day on which what it speaks of may be
    happening, both included, ``None`` where open; ``stricter_latest`` is right under every reading.
    ``anchor`` is the id of the milestone that it hangs on first.
    """

    words: str
    when: When
    earliest: date | None
    latest: date | None
    stricter_latest: date | None
    anchor: str | None


def context_of(
    schedule: Schedule | None,
    said_on: date,
    *,
    about: str | None = None,
    past: bool = False,
    question: bool = False,
) -> Context:
    """What words said on a day are read against: nothing but the calendar without a schedule."""
    if schedule is None:
        return Context(said_on, question=question, past=past)
    return Context(
        said_on,
        names_of(schedule),
        about,
        question=question,
        past=past,
        is_working_day=working_days_of(schedule.country),
        fiscal_month=schedule.fiscal_month,
    )


def understand(words: str, when: When, said_on: date, schedule: Schedule | None = None) -> Understanding:
    """Work out the days of ``when``, as of ``said_on``; an anchor is dated by ``schedule``."""
    occurrence = _as_one_more_milestone(words, when, said_on, schedule or _nothing_agreed(said_on))
    anchors = anchors_of(when)
    return Understanding(
        words,
        when,
        earliest=occurrence.span.earliest,
        latest=occurrence.due,
        stricter_latest=occurrence.stricter_due,
        anchor=anchors[0].id if anchors else None,
    )


def _as_one_more_milestone(words: str, when: When, said_on: date, schedule: Schedule) -> Occurrence:
    statement = Statement(_PROBE, Text.of(words), said_on, when)
    milestone = Milestone(_PROBE, Text.of(words), (statement,))
    among = replace(schedule, milestones={**schedule.milestones, _PROBE: milestone})
    return resolve(among, said_on).entries[_PROBE].current


def _nothing_agreed(on: date) -> Schedule:
    return Schedule(_PROBE, Text.of(_PROBE), on, ZoneInfo("UTC"), {})
