"""Bounds, judged by brute force and by networkx, which know nothing of how they were found."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import networkx as nx
from hypothesis import given, settings

from schedules.days import Unit
from schedules.milestone import Schedule
from schedules.resolve import resolve
from schedules.span import Span
from schedules.when import (
    After,
    Apart,
    At,
    Before,
    By,
    Direction,
    From,
    OnOrAfter,
    OnOrBefore,
    Reach,
    When,
    Within,
)
from tests.networks import open_ended, solutions, windowed

ORIGIN = ""
SOME_DAY = date(2016, 1, 1)


def spans(agreed: Schedule) -> dict[str, Span]:
    """What the resolver says."""
    entries = resolve(agreed, SOME_DAY).entries
    return {id: entry.current.span for id, entry in entries.items()}


def hulls(agreed: Schedule) -> dict[str, Span] | None:
    """Each milestone's first and last day in all the ways to keep all words; ``None`` if there is none."""
    found = list(solutions(agreed))
    if not found:
        return None
    return {
        id: Span(min(days[id] for days in found), max(days[id] for days in found)) for id in agreed.milestones
    }


def assert_as_by_brute_force(agreed: Schedule) -> None:
    expected = hulls(agreed)
    assert bool(resolve(agreed, SOME_DAY).contradictions) == (expected is None)
    if expected is not None:
        assert spans(agreed) == expected


@given(windowed(Unit.DAY, Unit.WEEK, reach=12))
def test_bounds_are_those_of_all_ways_to_keep_all_words_by_days(agreed: Schedule) -> None:
    assert_as_by_brute_force(agreed)


@given(windowed(Unit.MONTH, Unit.YEAR, reach=70))
def test_bounds_are_those_of_all_ways_to_keep_all_words_by_months(agreed: Schedule) -> None:
    assert_as_by_brute_force(agreed)


@given(windowed(Unit.WORKING_DAY, Unit.DAY, reach=14))
def test_bounds_are_those_of_all_ways_to_keep_all_words_by_working_days(agreed: Schedule) -> None:
    assert_as_by_brute_force(agreed)


# A second judge, for open ends: shortest paths ------------------------------------------------


def later_by(agreed: Schedule) -> Iterator[tuple[str, str, int]]:
    """(x, y, n): y is n days after x, or more."""
    for id, milestone in agreed.milestones.items():
        for statement in milestone.statements:
            yield from _inequalities(statement.when, id, agreed)


def _inequalities(when: When, y: str, agreed: Schedule) -> list[tuple[str, str, int]]:
    def number(day: date) -> int:
        return (day - SOME_DAY).days

    match when:
        case OnOrAfter(day):
            return [(ORIGIN, y, number(day))]
        case OnOrBefore(day):
            return [(y, ORIGIN, -number(day))]
        case Within(period):
            return [(ORIGIN, y, number(period.first)), (y, ORIGIN, -number(period.last))]
        case Before(x) | By(x) | At(x) | From(x) | After(x) | Apart(x):
            return _hung(when, x.id, y, agreed.milestones[x.id].lasts - 1)
        case _:
            raise AssertionError(when)


def _hung(when: When, x: str, y: str, runs: int) -> list[tuple[str, str, int]]:
    """``runs``: by how many days the last day of x lies after its first."""
    match when:
        case Before():
            return [(y, x, 1)]
        case By():
            return [(y, x, 0)]
        case At():
            return [(x, y, 0), (y, x, -runs)]
        case From():
            return [(x, y, 0)]
        case After():
            return [(x, y, runs + 1)]
        case Apart(distance=distance, side=side, reach=reach):
            n = distance.count * (7 if distance.unit is Unit.WEEK else 1)
            n = n + runs if side is Direction.AFTER else -n
            nearest = (runs if side is Direction.AFTER else 0) if reach is Reach.WITHIN else n
            at_least, at_most = (x, y, min(n, nearest)), (y, x, -max(n, nearest))
            if reach is Reach.AT_LEAST:
                return [at_least] if side is Direction.AFTER else [at_most]
            return [at_least, at_most]
        case _:
            raise AssertionError(when)


def by_shortest_paths(agreed: Schedule) -> dict[str, Span] | None:
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from([ORIGIN, *agreed.milestones])
    for x, y, days in later_by(agreed):
        # y - x >= days, so x <= y - days
        weight = min(-days, graph.edges[y, x]["weight"]) if graph.has_edge(y, x) else -days
        graph.add_edge(y, x, weight=weight)
    if nx.negative_edge_cycle(graph):
        return None
    latest = nx.single_source_bellman_ford_path_length(graph, ORIGIN)
    earliest = nx.single_source_bellman_ford_path_length(graph.reverse(), ORIGIN)
    return {
        id: Span(
            SOME_DAY - timedelta(days=earliest[id]) if id in earliest else None,
            SOME_DAY + timedelta(days=latest[id]) if id in latest else None,
        )
        for id in agreed.milestones
    }


@given(open_ended())
@settings(max_examples=300)
def test_bounds_are_shortest_paths(agreed: Schedule) -> None:
    expected = by_shortest_paths(agreed)
    assert bool(resolve(agreed, SOME_DAY).contradictions) == (expected is None)
    if expected is not None:
        assert spans(agreed) == expected


@given(open_ended())
def test_the_order_of_a_schedule_does_not_matter(agreed: Schedule) -> None:
    turned = Schedule(
        agreed.id,
        agreed.title,
        agreed.agreed_on,
        agreed.zone,
        dict(reversed(list(agreed.milestones.items()))),
    )
    first, second = resolve(agreed, SOME_DAY), resolve(turned, SOME_DAY)
    assert bool(first.contradictions) == bool(second.contradictions)
    if not first.contradictions:
        assert {o.key: (o.span, o.stricter) for _, o in first.occurrences()} == {
            o.key: (o.span, o.stricter) for _, o in second.occurrences()
        }
