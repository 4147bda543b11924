"""The smallest changes that would mend a contradiction: one statement moved by the days that are missing.

Whatever is proposed has been tried: with it, the other statements of the contradiction hold.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from types import MappingProxyType

from schedules.days import Distance, Unit
from schedules.facts import running_days
from schedules.milestone import Open, Schedule, Statement
from schedules.resolve import resolve
from schedules.timeline import Contradiction, Timeline
from schedules.when import (
    AllOf,
    Apart,
    Dated,
    OnOrAfter,
    OnOrBefore,
    Period,
    Run,
    When,
    Within,
)

_TRIES = 4
"""Months and working days have no fixed length, so what is missing may have to be added more than once."""

_IN_DAYS = {Unit.DAY: 1, Unit.WEEK: 7}


@dataclass(frozen=True, slots=True)
class Mend:
    """A statement, and what it would have to mean; ``None``: it would have to be given up."""

    statement: Statement
    when: When | None


def mends(contradiction: Contradiction, timeline: Timeline) -> tuple[Mend, ...]:
    """What would do, the newest statement first; where nothing can be moved, which one can be given up."""
    case = _Case(contradiction, timeline)
    newest_first = sorted(contradiction.statements, key=lambda said: said.said_on, reverse=True)
    moved = tuple(mend for said in newest_first if (mend := case.moved(said)))
    return moved or (Mend(newest_first[0], None),)


class _Case:
    """The statements of one contradiction, alone."""

    def __init__(self, contradiction: Contradiction, timeline: Timeline) -> None:
        self._on = timeline.on
        self._misses_by = contradiction.misses_by
        self._statements = contradiction.statements
        self._schedule = timeline.schedule

    def moved(self, statement: Statement) -> Mend | None:
        """The statement moved just so far that all hold, if that is possible."""
        for direction in (1, -1):
            if mend := self._moved_towards(statement, direction):
                return mend
        return None

    def _moved_towards(self, statement: Statement, direction: int) -> Mend | None:
        by = self._misses_by
        for _ in range(_TRIES):
            for when in relaxed(statement.when, by * direction):
                if not self._misses(statement, when):
                    return Mend(statement, when)
            by += self._misses_by
        return None

    def _misses(self, statement: Statement, when: When) -> bool:
        """Whether the statements still cannot all hold."""
        others = [replace(said, when=when) if said is statement else said for said in self._statements]
        return bool(resolve(_alone(self._schedule, others), self._on).contradictions)


def _alone(schedule: Schedule, statements: list[Statement]) -> Schedule:
    """The schedule with nothing but these statements, of milestones that are all still open."""
    by_milestone: dict[str, list[Statement]] = {}
    for statement in statements:
        by_milestone.setdefault(statement.milestone, []).append(statement)
    milestones = {
        id: replace(
            schedule.milestones[id],
            statements=tuple(said),
            lasts=running_days(schedule.milestones[id]),
            outcome=Open(),
        )
        for id, said in by_milestone.items()
    }
    return replace(schedule, milestones=MappingProxyType(milestones))


def relaxed(when: When, by: int) -> Iterator[When]:
    """The same words with one bound moved by so many days, later where ``by`` is positive, else earlier."""
    try:
        match when:
            case AllOf(parts):
                for index, part in enumerate(parts):
                    for moved in relaxed(part, by):
                        yield AllOf((*parts[:index], moved, *parts[index + 1 :]))  # type: ignore[arg-type]
            case Apart(distance=Distance(count, unit)) if unit in _IN_DAYS:
                days = count * _IN_DAYS[unit] + by
                if days > 0:
                    yield replace(when, distance=Distance(days, Unit.DAY))
            case Within() | Run() | OnOrBefore() | OnOrAfter():
                yield _moved(when, timedelta(days=by))
            case _:
                return
    except (OverflowError, ValueError):
        return  # beyond the calendar, or longer than a distance can be: nothing to propose


def _moved(when: Dated, by: timedelta) -> Dated:
    later = by > timedelta(0)
    match when:
        case Within(Period(first, last)):
            return Within(Period(first, last + by) if later else Period(first + by, last))
        case Run(Period(first, last)):
            return Run(Period(first + by, last + by))
        case OnOrBefore(day, strictly):
            return OnOrBefore(day + by, strictly + by)
        case OnOrAfter(day):
            return OnOrAfter(day + by)
