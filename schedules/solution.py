"""The network of a schedule, worked out: its milestones' days and the reasons for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from schedules.circles import source
from schedules.contradictions import Settled, settle
from schedules.facts import Facts
from schedules.flow import Flow, Pin
from schedules.links import FIRST_DAY, LAST_DAY, Anchors, Link, Term, term_of
from schedules.milestone import Done, Statement
from schedules.network import Bounds, part_of
from schedules.provisional import provisional_between
from schedules.reasons import Reasons
from schedules.span import EmptySpan, Span, surely
from schedules.strictness import strict_days
from schedules.timeline import Bound, Contradiction, Happened, Reason, Said
from schedules.when import MilestoneAnchor


@dataclass(frozen=True, slots=True)
class Nexts:
    """The occurrences that words hang on: a node for each anchor and day said, and its days."""

    nodes: Mapping[tuple[MilestoneAnchor, date], str]
    pins: Mapping[str, Pin]

    def same_as(self, other: Nexts) -> bool:
        """Whether all are the same occurrences, with the same days."""
        return self.nodes == other.nodes and all(
            pin.days == other.pins[key].days for key, pin in self.pins.items()
        )


NO_NEXTS = Nexts({}, {})


@dataclass(slots=True)
class Days:
    """What follows for the first day of one milestone."""

    span: Span
    stricter: date | None
    because: Sequence[Reason]


NOTHING = Days(Span(), None, ())


class Solution:
    """The days of every milestone that follow from the words of all."""

    def __init__(self, facts: Facts, nexts: Nexts = NO_NEXTS) -> None:
        self._facts = facts
        self._nexts = nexts
        self.terms = _terms(facts, nexts)
        self._own: dict[str, list[Term]] = {}
        for term in self.terms:
            self._own.setdefault(term.node, []).append(term)
        self._settled: dict[str, Settled] = {}
        self._strict: dict[str, int | None] = {}
        self.contradictions: list[Contradiction] = []
        self.contradicted: set[str] = set()
        self.unkeepable: set[str] = set()
        self._settle()

    def _settle(self) -> None:
        happened = {
            id: _pin(self._when_done(id, done))
            for id, done in self._facts.done.items()
            if id not in self._facts.repeating
        }
        pins = {**happened, **self._nexts.pins}
        sinks = frozenset(self._facts.dropped | self._facts.repeating.keys())
        for terms in _components(self.terms, pins):
            settled = settle(part_of(terms, pins, sinks), self._facts.dropped)
            self._strict.update(strict_days(settled.part, settled.bounds))
            self._settled.update(dict.fromkeys(settled.bounds.nodes, settled))
            self.contradictions += settled.contradictions
            self.unkeepable |= settled.unkeepable.keys()
            for contradiction in settled.contradictions:
                self.contradicted.update(contradiction.milestones)

    def days(self, id: str) -> Days:
        """The days of a milestone; of a repeating one, those that its words but for the rhythm leave."""
        done = self._facts.done.get(id)
        if done and id not in self._facts.repeating:
            return self._when_done(id, done)
        settled = self._settled.get(id)
        if settled is None:
            return NOTHING
        if id in self.contradicted or settled.bounds.gap(id) > 0:
            return self._fallen_back(id)
        if id in settled.unkeepable:
            return self._too_late(id, settled.unkeepable[id])
        span = Span(_day(settled.bounds.first(id)), _day(settled.bounds.last(id)))
        strict = surely(_day(self._strict.get(id)), span)
        return Days(span, strict, Reasons(self._because, id, settled.bounds))

    def _when_done(self, id: str, done: Done) -> Days:
        """The done day; where only a report of it is known, the days of its own words up to that."""
        day = done.days[0]
        if done.reported:
            said = self._fallen_back(id)
            span = said.span.up_to(day)
            return Days(span, span.latest, tuple(r for r in said.because if _bounds(r, span)))
        return Days(Span.on(day), day, tuple(Happened(side, id, day) for side in Bound))

    def _fallen_back(self, id: str) -> Days:
        """The days of its own dated words, the oldest first, without those that would leave no day."""
        span, strict, kept = Span(), None, list[Term]()
        for term in sorted(self._own[id], key=lambda term: term.statement.said_on):
            try:
                span &= Span(_day(term.earliest), _day(term.latest))
            except EmptySpan:
                continue
            strict = min((day for day in (strict, _day(term.strict)) if day), default=None)
            kept.append(term)
        return Days(span, surely(strict, span), Reasons(_own_words, span, kept))

    def _too_late(self, id: str, bounds: Bounds) -> Days:
        """The day by which it could have been kept, and since when, by its own words."""
        latest = _day(bounds.last(id))
        earliest = self._fallen_back(id).span.earliest
        span = Span(earliest if earliest and latest and earliest <= latest else None, latest)
        return Days(span, None, Reasons(self._because_latest, id, bounds))

    def _because(self, id: str, bounds: Bounds) -> tuple[Reason, ...]:
        return (
            *self._told(bounds.earliest, Bound.EARLIEST, id),
            *self._told(bounds.latest, Bound.LATEST, id),
        )

    def _because_latest(self, id: str, bounds: Bounds) -> tuple[Reason, ...]:
        return tuple(self._told(bounds.latest, Bound.LATEST, id))

    def _told(self, flow: Flow, side: Bound, id: str) -> Iterator[Reason]:
        if flow.values[id] < flow.lowest:
            return
        for node, cause in flow.trace(id):
            if isinstance(cause, Pin):
                yield from (reason for reason in cause.because if reason.bound is side)
                continue
            statement = self.terms[cause.order].statement
            day = date.fromordinal(abs(flow.values[statement.milestone]))
            provisional = self._provisional(flow, node, cause)
            yield Said(side, statement.milestone, day, statement, provisional)

    def _provisional(self, flow: Flow, node: str, cause: Term | Link) -> int | None:
        """The year, if any, that can still move a bound: one between the two ends of a link."""
        statement = self.terms[cause.order].statement
        if isinstance(cause, Term) or cause.forth is None:
            return statement.provisional
        ends = [_within(abs(flow.values[end])) for end in (node, source(node, cause))]
        return provisional_between(self._facts.schedule.country, statement.when, *ends)


def _terms(facts: Facts, nexts: Nexts) -> tuple[Term, ...]:
    def node(anchor: MilestoneAnchor, statement: Statement) -> str | None:
        if anchor.id in facts.dropped:
            return None
        return nexts.nodes.get((anchor, statement.said_on)) if anchor.id in facts.repeating else anchor.id

    anchors = Anchors(node, lambda node: facts.lasts[node.partition("/")[0]], facts.is_working_day)
    statements = (
        statement for milestone in facts.schedule.milestones.values() for statement in milestone.statements
    )
    return tuple(term_of(statement, order, anchors) for order, statement in enumerate(statements))


def _components(terms: Iterable[Term], pins: Mapping[str, Pin]) -> Iterable[tuple[Term, ...]]:
    """Terms that can bear on each other. Nothing is passed on through a node that is known already."""
    parent: dict[str, str] = {}

    def root(node: str) -> str:
        while (above := parent.get(node, node)) != node:
            parent[node] = node = parent.get(above, above)  # and halve the way for those who come later
        return node

    binding = [term for term in terms if term.node not in pins]
    for term in binding:
        for link in term.links:
            if link.other not in pins and (other := root(link.other)) != (own := root(term.node)):
                parent[other] = own
    groups: dict[str, list[Term]] = {}
    for term in binding:
        groups.setdefault(root(term.node), []).append(term)
    return map(tuple, groups.values())


def _pin(days: Days) -> Pin:
    bounds = (days.span.earliest, days.span.latest, days.stricter)
    earliest, latest, strict = (day.toordinal() if day else None for day in bounds)
    return Pin(earliest, latest, strict, happened=True, because=days.because)


def _bounds(reason: Reason, span: Span) -> bool:
    return reason.day == (span.earliest if reason.bound is Bound.EARLIEST else span.latest)


def _own_words(span: Span, terms: Iterable[Term]) -> tuple[Reason, ...]:
    ends = {Bound.EARLIEST: span.earliest, Bound.LATEST: span.latest}
    reasons: list[Reason] = []
    for side, day in ends.items():
        if day is None:
            continue
        said = (t for t in terms if (t.earliest if side is Bound.EARLIEST else t.latest) == day.toordinal())
        reasons += [Said(side, t.node, day, t.statement, t.statement.provisional) for t in said][:1]
    return tuple(reasons)


def _within(ordinal: int) -> date:
    """The day, or the end of the calendar that it lies beyond."""
    return date.fromordinal(min(max(ordinal, FIRST_DAY), LAST_DAY))


def _day(ordinal: int | None) -> date | None:
    return date.fromordinal(ordinal) if ordinal else None
