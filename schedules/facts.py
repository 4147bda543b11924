"""What is known of a schedule's milestones as of a day, before anything is worked out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from schedules.days import Distance, IsWorkingDay, Unit, shift
from schedules.milestone import Done, Dropped, Milestone, Open, Schedule, Statement
from schedules.when import AllOf, Repeating, Run, Standing
from schedules.workdays import working_days_of


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How a milestone repeats, and the statement that says so."""

    statement: Statement
    when: Repeating


@dataclass(frozen=True, slots=True)
class Facts:
    """A schedule as of the end of the day ``on``; occurrences are worked out up to ``horizon``."""

    schedule: Schedule
    on: date
    horizon: date
    done: dict[str, Done]
    dropped: frozenset[str]
    standing: frozenset[str]
    repeating: dict[str, Rhythm]
    lasts: dict[str, int]
    is_working_day: IsWorkingDay


def facts_of(schedule: Schedule, on: date, horizon_months: int) -> Facts:
    """Sort a schedule's milestones."""
    done: dict[str, Done] = {}
    dropped: set[str] = set()
    standing: set[str] = set()
    repeating: dict[str, Rhythm] = {}
    lasts: dict[str, int] = {}
    for milestone in schedule.milestones.values():
        rhythm = _rhythm_of(milestone)
        if rhythm:
            repeating[milestone.id] = rhythm
        lasts[milestone.id] = running_days(milestone)
        if any(isinstance(statement.when, Standing) for statement in milestone.statements):
            standing.add(milestone.id)
        if isinstance(milestone.outcome, Open):
            continue
        outcome = milestone.outcome_on(on)
        if isinstance(outcome, Done):
            done[milestone.id] = outcome
            if outcome.exact and not rhythm:
                lasts[milestone.id] = 1
        elif isinstance(outcome, Dropped):
            dropped.add(milestone.id)
    return Facts(
        schedule,
        on,
        _ahead(on, horizon_months),
        done,
        frozenset(dropped),
        frozenset(standing),
        repeating,
        lasts,
        working_days_of(schedule.country),
    )


def _rhythm_of(milestone: Milestone) -> Rhythm | None:
    for statement in milestone.statements:
        if isinstance(statement.when, Repeating):
            return Rhythm(statement, statement.when)
    return None


def running_days(milestone: Milestone) -> int:
    """How many days it runs: as it says itself, or as long as a run of days in its words."""
    days = milestone.lasts
    for statement in milestone.statements:
        when = statement.when
        for part in when.parts if isinstance(when, AllOf) else (when,):
            if isinstance(part, Run):
                days = max(days, (part.period.last - part.period.first) // timedelta(days=1) + 1)
    return days


def _ahead(on: date, months: int) -> date:
    if months < 1:
        return on
    try:
        return shift(on, Distance(months, Unit.MONTH), 1)
    except OverflowError:
        return date.max
