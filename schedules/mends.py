"""The smallest changes that would mend a contradiction: one statement moved by the days that are missing.

Whatever is proposed has been tried: with it, the other statements of the contradiction hold.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from types import MappingProxyType

from schedules.days import Distance, Unit
from schedules.facts import running_days
from schedules.milestone import Milestone, Open, Schedule, Statement
from schedules.resolve import resolve
from schedules.timeline import Contradiction, Timeline
from schedules.when import (
    AllOf,
    Apart,
    Dated,
    OnOrAfter,
    OnOrBefore,
    Period,
    Reach,
    Run,
    Undated,
    When,
    Within,
    anchors_of,
)

_FARTHEST = 366
"""Months and working days vary, so more may be missing than is counted: up to so many steps are tried."""

_IN_DAYS = {Unit.DAY: 1, Unit.WEEK: 7}

_USELESS = {True: Reach.AT_LEAST, False: Reach.WITHIN}
"""What a longer distance, and a shorter one, makes only harder to keep."""


@dataclass(frozen=True, slots=True)
class Mend:
    """A statement, and what it would have to mean; ``None``: it would have to be given up."""

    statement: Statement
    when: When | None


def mends(contradiction: Contradiction, timeline: Timeline) -> tuple[Mend, ...]:
    """What would do, the newest statement first; where nothing can be moved, which one can be given up."""
    case = _Case(contradiction, timeline)
    newest_first = sorted(contradiction.statements, key=lambda said: said.said_on)[::-1]
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
        for move in _moves(statement):
            steps = self._least(move)
            if steps:
                return Mend(statement, move.by(steps))
        return None

    def _least(self, move: _Move) -> int | None:
        """The fewest steps that do; ``None`` if none of those that are tried does."""
        tries = [steps for steps in move.tries(self._misses_by) if move.by(steps)]
        if not tries or (move.only_widens and self._misses(move, tries[-1])):
            return None
        too_few = 0
        for enough in tries:
            if not self._misses(move, enough):
                return self._fewest(move, too_few, enough)
            too_few = enough
        return None

    def _fewest(self, move: _Move, too_few: int, enough: int) -> int:
        """The fewest steps that do, between some that do not and some that do."""
        if self._misses(move, enough - 1):  # as a rule, what is missing is what is counted
            return enough
        while enough - too_few > 1:
            middle = (enough + too_few) // 2
            if self._misses(move, middle):
                too_few = middle
            else:
                enough = middle
        return enough

    def _misses(self, move: _Move, steps: int) -> bool:
        """Whether the statements still cannot all hold."""
        when = move.by(steps)
        if when is None:
            return True
        others = [replace(said, when=when) if said is move.statement else said for said in self._statements]
        return bool(resolve(_alone(self._schedule, others), self._on).contradictions)


@dataclass(frozen=True, slots=True)
class _Move:
    """One part of what a statement says, moved later (``direction`` 1) or earlier (-1).

    It moves in steps of a day; a distance in months, years or working days in steps of its own unit.
    """

    statement: Statement
    part: int
    direction: int

    def by(self, steps: int) -> When | None:
        """What the statement then means, if it means anything."""
        return relaxed(self.statement.when, steps * self.direction, self.part)

    def tries(self, missing: int) -> Iterable[int]:
        """How many steps to try: what is missing, then four times as much, and so on.

        An exact distance in its own unit can be overshot, so every step is tried.
        """
        distance = self._moved.distance if isinstance(self._moved, Apart) else None
        if distance is None:
            return _ever_more(missing, _FARTHEST)
        in_days = _IN_DAYS.get(distance.unit)
        left = distance.count * (in_days or 1) - 1
        most = _FARTHEST if self.direction > 0 else min(left, _FARTHEST)
        if in_days is None and not self.only_widens:
            return range(1, min(missing, most) + 1)
        return _ever_more(missing if in_days else 1, most)

    @property
    def _moved(self) -> When:
        when = self.statement.when
        return when.parts[self.part] if isinstance(when, AllOf) else when

    @property
    def only_widens(self) -> bool:
        """Whether all days stay that were open before: then to move further does no harm."""
        match self._moved:
            case Run():
                return False
            case Apart(reach=reach):
                return reach is (Reach.WITHIN if self.direction > 0 else Reach.AT_LEAST)
            case _:
                return True


def _ever_more(first: int, most: int) -> Iterator[int]:
    while first < most:
        yield first
        first *= 4
    if most:
        yield most


def _moves(statement: Statement) -> Iterator[_Move]:
    when = statement.when
    for direction in (1, -1):
        for part in range(len(when.parts) if isinstance(when, AllOf) else 1):
            yield _Move(statement, part, direction)


def _alone(schedule: Schedule, statements: list[Statement]) -> Schedule:
    """The schedule with nothing but these statements, and what they hang on."""
    said: dict[str, list[Statement]] = {}
    for statement in statements:
        said.setdefault(statement.milestone, []).append(statement)
        for anchor in anchors_of(statement.when):
            said.setdefault(anchor.id, [])
    milestones = {id: _saying_only(schedule.milestones[id], words) for id, words in said.items()}
    return replace(schedule, milestones=MappingProxyType(milestones))


def _saying_only(milestone: Milestone, words: list[Statement]) -> Milestone:
    """What happened binds no contradiction, but it settles times of what repeats."""
    nothing = Statement(milestone.id, milestone.title, milestone.statements[0].said_on, Undated())
    return replace(
        milestone,
        statements=tuple(words) or (nothing,),
        lasts=running_days(milestone),
        outcome=milestone.outcome if milestone.repeats else Open(),
    )


def relaxed(when: When, by: int, part: int = 0) -> When | None:
    """The same words with one bound moved by so many days, later where ``by`` is positive, else earlier.

    A distance in months, years or working days is moved by so many of those. ``part`` counts the parts of
    several words at once. ``None`` where no day can be won like that.
    """
    try:
        if isinstance(when, AllOf):
            moved = _relaxed(when.parts[part], by)
            return moved and AllOf((*when.parts[:part], moved, *when.parts[part + 1 :]))
        return _relaxed(when, by)
    except (OverflowError, ValueError):
        return None  # beyond the calendar, or longer than a distance can be


def _relaxed(when: When, by: int) -> Dated | Apart | None:
    days = timedelta(days=by)
    match when:
        case Within(Period(first, last)):
            return Within(Period(first, last + days) if by > 0 else Period(first + days, last))
        case Run(Period(first, last)):
            return Run(Period(first + days, last + days))
        case OnOrBefore(day, strictly) if by > 0:
            return OnOrBefore(day + days, strictly + days)
        case OnOrAfter(day) if by < 0:
            return OnOrAfter(day + days)
        case Apart(distance=Distance(count, unit), reach=reach) if reach is not _USELESS[by > 0]:
            if unit in _IN_DAYS:
                return replace(when, distance=Distance(count * _IN_DAYS[unit] + by, Unit.DAY))
            return replace(when, distance=Distance(count + by, unit))
        case _:
            return None
