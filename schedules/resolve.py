"""From what was said to what follows: a schedule resolved as of a day.

Milestones that happen once are nodes of a network (``network``, ``solution``); repeating ones have a
rhythm (``rhythms``, ``occurrences``). Where words hang on a repeating milestone, they mean its first
occurrence that is not over on the day they were said. Which one that is shows only once the rhythm is
worked out, so the network is then worked out again, until nothing changes.

What was done has its done day as its span, and runs on no other day. Its words are history: they
bind neither it nor what they hang on. What was dropped keeps the span of its words and bears on nothing.
"""

from __future__ import annotations

from datetime import date
from types import MappingProxyType

from schedules.facts import Facts, facts_of
from schedules.milestone import Milestone, Schedule
from schedules.occurrences import last_running
from schedules.rhythms import Rhythms
from schedules.solution import NO_NEXTS, Solution
from schedules.timeline import Entry, Occurrence, State, Timeline


def resolve(schedule: Schedule, on: date, horizon_months: int = 24) -> Timeline:
    """Resolve a schedule as of the end of the day ``on``.

    Repeating milestones are worked out for ``horizon_months`` ahead. Every valid schedule resolves: where
    the calendar ends, bounds are open; statements that cannot all hold are told as contradictions.
    """
    facts = facts_of(schedule, on, horizon_months)
    solution, rhythms = _worked_out(facts)
    entries = {
        milestone.id: Entry(
            milestone,
            rhythms.occurrences(milestone.id)
            if milestone.id in facts.repeating
            else (_once(milestone, facts, solution),),
            milestone.id in solution.contradicted,
        )
        for milestone in schedule.milestones.values()
    }
    return Timeline(
        schedule,
        on,
        MappingProxyType(entries),
        tuple(solution.contradictions),
        MappingProxyType(rhythms.next_times()),
    )


def _worked_out(facts: Facts) -> tuple[Solution, Rhythms]:
    nexts = NO_NEXTS
    for _ in range(len(facts.repeating) + 1):
        solution = Solution(facts, nexts)
        rhythms = Rhythms(facts, solution)
        found = rhythms.nexts()
        if found.same_as(nexts):
            break
        nexts = found
    return solution, rhythms


def _once(milestone: Milestone, facts: Facts, solution: Solution) -> Occurrence:
    id = milestone.id
    days = solution.days(id)
    lasts = facts.lasts[id]
    done = facts.done.get(id)
    return Occurrence(
        id,
        None,
        days.span,
        days.stricter,
        lasts,
        _state(milestone, last_running(days.span.latest, lasts), facts, solution),
        done.exact[0] if done and done.exact else None,
        days.because,
    )


def _state(milestone: Milestone, due: date | None, facts: Facts, solution: Solution) -> State:
    if milestone.id in facts.dropped:
        return State.DROPPED
    if milestone.id in facts.done:
        return State.DONE
    if milestone.id in facts.standing:
        return State.STANDING
    if milestone.id in solution.unkeepable:
        return State.UNKEEPABLE
    if due is None:
        return State.UNDATED
    return State.OVERDUE if due < facts.on else State.OPEN
