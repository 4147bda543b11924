"""Words and amendments → the schedule that holds now.

An amendment lies over what the schedule itself says. Where that says something else by now of the same
part of the milestone, because its file was edited, the file wins.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from schedules.amendment import Added, Amendment, Edit, Finished, GivenUp, Part, Reworded, Undone, part_of
from schedules.language import NotUnderstood, read
from schedules.milestone import Done, Dropped, Milestone, Open, Schedule, Statement
from schedules.rereading import provisional_year
from schedules.text import Text, language_of
from schedules.understanding import context_of


class Fate(StrEnum):
    """What became of an amendment."""

    STANDS = "stands"
    UNDONE = "undone"
    OVERRULED = "overruled"
    """The schedule's own file says something else there than what it lay over, and wins."""
    TAKEN_UP = "taken up"
    """The file says itself by now what it said."""
    ADRIFT = "adrift"
    """Its milestone is not there, or its words can no longer be read, since what they name has gone."""


@dataclass(frozen=True, slots=True)
class Amended:
    """A schedule as it holds, and what became of each amendment, by its number, in order."""

    schedule: Schedule
    fates: Mapping[int, Fate]


def amend(schedule: Schedule, amendments: Iterable[Amendment]) -> Schedule:
    """The schedule with all amendments that stand, the later over the earlier, however they are ordered."""
    return amended(schedule, amendments).schedule


def amended(schedule: Schedule, amendments: Iterable[Amendment]) -> Amended:
    """Likewise, with what became of each. Those of other schedules are passed over."""
    ours = sorted((one for one in amendments if one.schedule == schedule.id), key=lambda one: one.number)
    taken_back = _taken_back(ours)
    over = Amended(schedule, MappingProxyType({}))
    for amendment in ours:
        if amendment.number in taken_back:
            over = _with_fate(over, amendment, over.schedule, Fate.UNDONE)
        else:
            over = with_later(over, schedule, amendment)
    return over


def with_later(over: Amended, schedule: Schedule, amendment: Amendment) -> Amended:
    """What holds with one amendment more to a schedule, later than all others.

    One that takes another back leaves what holds as it is: that is for ``amended`` to work out.
    """
    if _is_overruled(schedule, amendment):
        fate = Fate.TAKEN_UP if _says_already(schedule, amendment) else Fate.OVERRULED
        return _with_fate(over, amendment, over.schedule, fate)
    try:
        return _with_fate(over, amendment, with_edit(over.schedule, amendment), Fate.STANDS)
    except (KeyError, NotUnderstood):
        return _with_fate(over, amendment, over.schedule, Fate.ADRIFT)


def _with_fate(over: Amended, amendment: Amendment, schedule: Schedule, fate: Fate) -> Amended:
    return Amended(schedule, MappingProxyType({**over.fates, amendment.number: fate}))


def with_edit(schedule: Schedule, amendment: Amendment) -> Schedule:
    """The schedule with one amendment more.

    Raises:
        KeyError: if the milestone is not there, or is there already and was to be added.
        NotUnderstood: if its words cannot be read.
    """
    id, edit = amendment.milestone, amendment.edit
    if isinstance(edit, Undone):
        return schedule
    if isinstance(edit, Added) == (id in schedule.milestones):
        raise KeyError(id)
    return _with(schedule, _edited(schedule, id, edit, amendment))


def said_of(schedule: Schedule, milestone: str, edit: Edit) -> str:
    """A digest of what a schedule says of what the edit would change; empty where it says nothing."""
    known = schedule.milestones.get(milestone)
    if known is None:
        return ""
    match part_of(edit):
        case Part.WHEN:
            said: object = [(statement.words, statement.said_on) for statement in known.statements]
        case Part.OUTCOME:
            said = known.outcome
        case _:
            said = known.id
    return hashlib.sha256(repr(said).encode()).hexdigest()


def statement_of(schedule: Schedule, milestone: str, words: str, said_on: date) -> Statement:
    """Words about when a milestone of this schedule is, read as of the day they were said.

    Raises:
        NotUnderstood: if they cannot be read.
    """
    context = context_of(schedule, said_on, about=milestone)
    reading = read(words, context, language_of(words))
    said = Text.of(words)
    provisional = provisional_year(said, reading, context)
    return Statement(milestone, said, said_on, reading.when, at=reading.at, provisional=provisional)


def _taken_back(amendments: Iterable[Amendment]) -> frozenset[int]:
    """The numbers of those that are taken back; who takes back may itself be taken back later."""
    taken_back: set[int] = set()
    for amendment in reversed(list(amendments)):
        if isinstance(amendment.edit, Undone) and amendment.number not in taken_back:
            taken_back.add(amendment.edit.number)
    return frozenset(taken_back)


def _is_overruled(schedule: Schedule, amendment: Amendment) -> bool:
    if part_of(amendment.edit) is None:
        return False
    return said_of(schedule, amendment.milestone, amendment.edit) != amendment.over


def _says_already(schedule: Schedule, amendment: Amendment) -> bool:
    """Whether a schedule says without it what it would say with it."""
    id, edit = amendment.milestone, amendment.edit
    said = schedule.milestones.get(id)
    match edit:
        case Added(words=words) | Reworded(words):
            now = () if said is None else said.statements
            return [(each.words, each.said_on) for each in now] == [(Text.of(words), amendment.said_on)]
        case Finished(on):
            return said is not None and _finished(said, on).outcome == said.outcome
        case GivenUp():
            return said is not None and isinstance(said.outcome, Dropped)
        case Undone():
            return False


def _edited(
    schedule: Schedule, id: str, edit: Added | Reworded | Finished | GivenUp, amendment: Amendment
) -> Milestone:
    match edit:
        case Added(title, words):
            statement = statement_of(schedule, id, words, amendment.said_on)
            return Milestone(id, title, (statement,), at=statement.at)
        case Reworded(words):
            statement = statement_of(schedule, id, words, amendment.said_on)
            return reworded(schedule.milestones[id], statement)
        case Finished(on):
            return _finished(schedule.milestones[id], on)
        case GivenUp(on):
            why = Text.of(amendment.why) if amendment.why else None
            return replace(schedule.milestones[id], outcome=Dropped(on, why))


def reworded(milestone: Milestone, statement: Statement) -> Milestone:
    """A clock time that stood in the words goes with them; one that was agreed beside them stays.

    What repeated, and from now on happens once, was done on the last of its days.
    """
    beside = all(said.at != milestone.at for said in milestone.statements)
    at = statement.at or (milestone.at if beside else None)
    other = replace(milestone, statements=(statement,), at=at)
    match milestone.outcome:
        case Done(days, reported) if not other.repeats:
            return replace(other, outcome=Done(days[-1:], reported))
        case _:
            return other


def _finished(milestone: Milestone, on: date) -> Milestone:
    before = milestone.outcome.exact if milestone.repeats and isinstance(milestone.outcome, Done) else ()
    return replace(milestone, outcome=Done(tuple(sorted({*before, on}))))


def _with(schedule: Schedule, milestone: Milestone) -> Schedule:
    milestones = {**schedule.milestones, milestone.id: milestone}
    return replace(schedule, milestones=MappingProxyType(milestones))


def is_open(milestone: Milestone) -> bool:
    """Whether it was neither done nor dropped; what repeats can be done again."""
    return isinstance(milestone.outcome, Open) or (milestone.repeats and isinstance(milestone.outcome, Done))
