"""How long resolving takes, by the number of milestones: ``python -m benchmarks.resolving``.

Measured is the time that the processor spends on it, so that what else a shared machine does counts for
little; the best of several runs.
"""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from schedules.days import Distance, Unit
from schedules.facts import facts_of
from schedules.flow import Circle
from schedules.milestone import Milestone, Schedule, Statement
from schedules.network import part_of, solve
from schedules.resolve import resolve
from schedules.solution import Solution
from schedules.text import Text
from schedules.when import (
    After,
    Apart,
    Direction,
    MilestoneAnchor,
    OnOrAfter,
    Period,
    Reach,
    Undated,
    When,
    Within,
)

AGREED_ON = date(2016, 6, 14)
_RUNS = 9


def net(milestones: int, statements: int, seed: int = 1) -> Schedule:
    """Milestones of every kind, most of them hung on a few just before them; all of it can hold."""
    chance = random.Random(seed)
    whens: dict[str, list[When]] = {f"m{index}": [] for index in range(milestones)}
    ids = list(whens)
    for index in [
        *range(milestones),
        *(chance.randrange(milestones) for _ in range(statements - milestones)),
    ]:
        whens[ids[index]].append(_some_when(index, ids, chance))
    return _schedule(whens)


def chain(milestones: int, *, broken: bool = False, backwards: bool = False) -> Schedule:
    """Each after the one before it; ``broken``: the first after the last as well."""
    ids = [f"m{index}" for index in range(milestones)]
    whens: dict[str, list[When]] = {ids[0]: [OnOrAfter(AGREED_ON)]}
    for before, after in pairwise(ids):
        whens[after] = [After(MilestoneAnchor(before))]
    if broken:
        whens[ids[0]].append(After(MilestoneAnchor(ids[-1])))
    return _schedule(dict(reversed(whens.items())) if backwards else whens)


def with_circle(milestones: int, statements: int) -> Schedule:
    """A net in which one in the middle is also agreed to come after a later one that hangs on it."""
    schedule = net(milestones, statements)
    middle, later = schedule.milestones[f"m{milestones // 2}"], schedule.milestones[f"m{milestones - 1}"]
    extra = {
        middle.id: _milestone(middle.id, [After(MilestoneAnchor(later.id))]),
        later.id: _milestone(later.id, [After(MilestoneAnchor(middle.id))]),
    }
    both = {
        id: Milestone(id, m.title, m.statements + (extra[id].statements if id in extra else ()))
        for id, m in schedule.milestones.items()
    }
    return Schedule("net", Text.of("Net"), AGREED_ON, ZoneInfo("UTC"), both)


def _some_when(index: int, ids: list[str], chance: random.Random) -> When:
    first = AGREED_ON + timedelta(days=20 * index)
    near = max(0, index - chance.randrange(1, 6))
    if near == index or chance.random() < 0.2:
        return chance.choice((Undated(), OnOrAfter(first), Within(Period(first, first + timedelta(days=19)))))
    anchor = MilestoneAnchor(ids[near])
    if chance.random() < 0.1:
        return Apart(anchor, Distance(1, Unit.DAY), Direction.AFTER, Reach.AT_LEAST)
    return After(anchor)


def _schedule(whens: dict[str, list[When]]) -> Schedule:
    milestones = {id: _milestone(id, said) for id, said in whens.items()}
    return Schedule("net", Text.of("Net"), AGREED_ON, ZoneInfo("UTC"), milestones)


def _milestone(id: str, whens: list[When]) -> Milestone:
    text = Text.of(id)
    return Milestone(id, text, tuple(Statement(id, text, AGREED_ON, when) for when in whens))


def _cases() -> Iterator[tuple[str, Schedule]]:
    for milestones in (1_000, 2_000, 5_000, 10_000):
        yield f"{milestones:6} milestones, {2 * milestones:6} statements", net(milestones, 2 * milestones)
    for milestones in (1_000, 10_000):
        yield f"{milestones:6} in a chain", chain(milestones)
        yield f"{milestones:6} in a chain, last one first", chain(milestones, backwards=True)
    yield "  5000 milestones,  30000 statements", net(5_000, 30_000)
    yield "  5000 milestones,  30000 statements, a contradiction", with_circle(5_000, 30_000)
    yield "  5000 in a circle", chain(5_000, broken=True)


def _until_found(schedule: Schedule) -> float:
    """The seconds until a network, its terms being made, is laid out and found to hold a circle."""
    terms = Solution(facts_of(schedule, AGREED_ON, 24)).terms
    start = time.process_time()
    try:
        solve(part_of(terms, {}))
    except Circle:
        return time.process_time() - start
    raise ValueError("this schedule has no circle")


def main() -> None:
    """Print the best of the runs for each case."""
    for name, schedule in _cases():
        times = []
        for _ in range(_RUNS):
            start = time.process_time()
            timeline = resolve(schedule, AGREED_ON)
            times.append(time.process_time() - start)
        print(f"{name:56} {1000 * min(times):8.1f} ms  {len(timeline.contradictions)} contradictions")
    circular = with_circle(5_000, 30_000)
    found = min(_until_found(circular) for _ in range(_RUNS))
    print(f"{'  the same, until the first contradiction is found':56} {1000 * found:8.1f} ms")


if __name__ == "__main__":
    main()
