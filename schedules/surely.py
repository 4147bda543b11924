"""Why a stricter day is where it is: from the words that set it down to what they can also mean.

A stricter day rests on one of two things: on words that can be read in two ways, or on a milestone that may
still fall on several days. It is passed on to what must come before it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from schedules.facts import facts_of
from schedules.grounds import Early, Grounds, PassedOn, ReadStrictly
from schedules.links import Anchors, Link, Term, term_of
from schedules.milestone import Statement
from schedules.span import Span
from schedules.timeline import Occurrence, Timeline
from schedules.when import MilestoneAnchor


def why_stricter(timeline: Timeline, milestone: str) -> tuple[Grounds, ...]:
    """The chain under the stricter day of a milestone that happens once.

    It is empty where that day says no more than the latest, and where the milestone repeats, is settled, or
    is contradicted.
    """
    current = timeline.entries[milestone].current
    if current.number is not None or current.is_settled or timeline.entries[milestone].contradicted:
        return ()
    if current.stricter == current.span.latest:
        return ()
    return tuple(_Chain(timeline).below(milestone))


class _Chain:
    """The words of a timeline, as links between days."""

    def __init__(self, timeline: Timeline) -> None:
        self._entries = timeline.entries
        facts = facts_of(timeline.schedule, timeline.on, 0)

        def node(anchor: MilestoneAnchor, statement: Statement) -> str | None:
            return None if anchor.id in facts.dropped or anchor.id in facts.done else anchor.id

        anchors = Anchors(node, facts.lasts.__getitem__, facts.is_working_day)
        statements = (said for entry in self._entries.values() for said in entry.milestone.statements)
        self._terms = [term_of(said, order, anchors) for order, said in enumerate(statements)]

    def below(self, milestone: str) -> Iterator[Grounds]:
        """What a stricter day rests on, then what that rests on."""
        seen: set[str] = set()
        node: str | None = milestone
        while node is not None and node not in seen:
            seen.add(node)
            found = self._ground(node) or self._passed_on(node)
            if found is None:
                return
            yield found
            node = found.to if isinstance(found, PassedOn) else None

    def _current(self, node: str) -> Occurrence:
        return self._entries[node].current

    def _ground(self, node: str) -> Grounds | None:
        """Words of its own that set its stricter day, or leave it none."""
        for term in self._terms:
            if term.node != node:
                continue
            read = date.fromordinal(term.strict) if term.strict and term.strict != term.latest else None
            if read and self._accounts_for(node, read):
                return ReadStrictly(read, term.statement)
            for link in term.links:
                if link.own == link.earlier and not link.together and (early := self._early(term, link)):
                    return early
        return None

    def _early(self, term: Term, link: Link) -> Early | None:
        """If what the words hang on sets the bound, by its own span or by that of one of its times."""
        spans = (occurrence.span for occurrence in self._entries[link.later].occurrences)
        setting = next((span for span in spans if self._sets(link, span)), None)
        return Early(term.statement, link.later, setting.earliest) if setting else None

    def _sets(self, link: Link, later: Span) -> bool:
        if later.earliest is None:
            return later.latest is not None and self._current(link.earlier).stricter is None
        return self._accounts_for(link.earlier, moved_back(link, later.earliest))

    def _accounts_for(self, node: str, day: date | None) -> bool:
        """Whether the stricter day is this one, or there is none because this one is too early."""
        current = self._current(node)
        if day is None or current.stricter is not None:
            return day is not None and day == current.stricter
        return current.span.earliest is not None and day < current.span.earliest

    def _passed_on(self, node: str) -> PassedOn | None:
        """Words by which it must come before something that has a stricter day, or none."""
        for term, link in self._links_to(node):
            later = self._current(link.later)
            if later.number is not None or later.stricter == later.span.latest:
                continue
            if later.stricter is None:
                found = self._current(node).stricter is None
            else:
                found = self._accounts_for(node, moved_back(link, later.stricter))
            if found:
                return PassedOn(term.statement, link.later, later.stricter)
        return None

    def _links_to(self, node: str) -> Iterator[tuple[Term, Link]]:
        for term in self._terms:
            for link in term.links:
                if link.earlier == node and (link.own == link.later or link.together):
                    yield term, link


def moved_back(link: Link, later: date) -> date | None:
    """The last day of a link's earlier end, if its later end is on that day; ``None`` beyond the calendar."""
    day = later.toordinal() - link.gain if link.back is None else link.back(later.toordinal())
    return date.fromordinal(day) if day is not None and 0 < day <= date.max.toordinal() else None
