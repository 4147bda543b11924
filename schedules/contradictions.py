"""Statements that cannot all hold: found, made irreducible, and set aside one by one.

The proof that a part of the network fails is a circle of links, or a node whose earliest day lies
after its latest. The statements of the proof are thinned out until each of them is needed. Then the
newest is set aside and the part is worked out again, until the rest holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from schedules.flow import Cause, Circle, Pin
from schedules.links import Term
from schedules.network import Bounds, Part, part_of, solve
from schedules.timeline import Contradiction


@dataclass(slots=True)
class Settled:
    """A part of the network that holds, and what had to be set aside for that.

    ``unkeepable`` are promises for which what happened already leaves no day, each with the bounds
    from before it was set aside.
    """

    part: Part
    bounds: Bounds
    contradictions: list[Contradiction] = field(default_factory=list)
    unkeepable: dict[str, Bounds] = field(default_factory=dict)


def settle(part: Part, given_up: frozenset[str] = frozenset()) -> Settled:
    """Work a part out, setting statements aside until the rest of them hold.

    The nodes ``given_up`` may be left without a day: their words bind nobody any more.
    """
    contradictions: list[Contradiction] = []
    unkeepable: dict[str, Bounds] = {}
    by_order = {term.order: term for term in part.terms}
    while True:
        proof = _proof(part, by_order, given_up)
        if isinstance(proof, Bounds):
            return Settled(part, proof, contradictions, unkeepable)
        if isinstance(proof, _Late):
            unkeepable.setdefault(proof.term.node, proof.bounds)
            part = part.without(proof.term)
            continue
        members = irreducible(proof, part)
        contradictions.append(_contradiction(members, part))
        part = part.without(newest(members))


@dataclass(frozen=True, slots=True)
class _Late:
    """A promise that fails for something that happened: its last word, and the bounds that show it."""

    term: Term
    bounds: Bounds


def _proof(
    part: Part, by_order: Mapping[int, Term], given_up: frozenset[str]
) -> Bounds | _Late | tuple[Term, ...]:
    """The bounds of a part that holds; else the terms that together fail, or the promise that is too late."""
    try:
        bounds = solve(part)
    except Circle as circle:
        return tuple(by_order[order] for order in dict.fromkeys(link.order for link in circle.links))
    spared = given_up | part.pins.keys()
    empty = next((node for node in bounds.nodes if bounds.gap(node) > 0 and node not in spared), None)
    if empty is None:
        return bounds
    low, high = list(bounds.earliest.trace(empty)), list(bounds.latest.trace(empty))
    terms = tuple(dict.fromkeys(_terms_of(low + high, by_order)))
    if _happened(low) or _happened(high):
        return _Late(list(_terms_of(high, by_order))[-1], bounds)
    return terms


def _terms_of(trace: Iterable[tuple[str, Cause]], by_order: Mapping[int, Term]) -> Iterator[Term]:
    for _, cause in trace:
        if not isinstance(cause, Pin):
            yield by_order[cause.order]


def _happened(trace: Iterable[tuple[str, Cause]]) -> bool:
    return any(isinstance(cause, Pin) and cause.happened for _, cause in trace)


def newest(terms: Iterable[Term]) -> Term:
    """The one said last; of several said on one day the last in the schedule."""
    return max(terms, key=_age)


def _age(term: Term) -> tuple[int, int]:
    return term.statement.said_on.toordinal(), term.order


def irreducible(terms: tuple[Term, ...], part: Part) -> tuple[Term, ...]:
    """Terms of a part that cannot all hold, thinned out until any one of them is needed, oldest first."""
    agreed = {node: pin for node, pin in part.pins.items() if not pin.happened}
    alone = part_of(terms, agreed, part.sinks)
    proven = miss(alone) > 0
    if not proven:  # moves that are rounded can hide a part of the proof
        alone = part_of(part.terms, agreed, part.sinks)
    kept = sorted(alone.terms, key=_age)
    if proven and all(_says_one_thing(term) for term in kept):
        return tuple(kept)
    for term in reversed(kept.copy()):
        rest = alone.without(term)
        if miss(rest) > 0:
            alone = rest
            kept.remove(term)
    return tuple(kept)


def _says_one_thing(term: Term) -> bool:
    """Whether it has one bound or one link: then a proof that uses it cannot do without it."""
    return (term.earliest is not None) + (term.latest is not None) + len(term.links) == 1


def miss(part: Part) -> int:
    """By how many days the terms of a part miss holding together; 0 where they do."""
    try:
        bounds = solve(part)
    except Circle as circle:
        return max(1, sum(link.gain for link in circle.links))
    gaps = [gap for node in bounds.nodes if node not in part.pins and (gap := bounds.gap(node)) > 0]
    return min(gaps, default=0)


def _contradiction(members: tuple[Term, ...], part: Part) -> Contradiction:
    agreed = {node: pin for node, pin in part.pins.items() if not pin.happened}
    alone = part_of(members, agreed, part.sinks)
    rhythms = (
        pin.statement
        for term in members
        for link in term.links
        if (pin := agreed.get(link.other)) and pin.statement
    )
    statements = tuple(dict.fromkeys([term.statement for term in members] + list(rhythms)))
    return Contradiction(statements, max(1, miss(alone)))
