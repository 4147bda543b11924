"""A simple temporal network: the bounds that follow from bounds and links.

After Dechter, Meiri and Pearl, "Temporal constraint networks" (1991), with monotone moves in place
of fixed numbers of days. Earliest days are passed along links from the earlier node to the later
one, latest days the other way, each to its fixpoint (``flow``). A circle of links that pushes its own
days forward is found among the causes of the bounds, as they are set (``circles``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from schedules.flow import FAR, Flow, Pin
from schedules.links import FIRST_DAY, LAST_DAY, Link, Term

Ways = Mapping[str, Sequence[Link]]
"""Links, by the node whose bound they pass on."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Links and words with a date, laid out so that they can be gone through again and again.

    ``onward`` pass earliest days on and ``back`` latest ones. ``order`` has the nodes such that an earliest
    day is mostly passed on to nodes that come later.
    """

    nodes: tuple[str, ...]
    order: tuple[str, ...]
    onward: Ways
    back: Ways
    dated: tuple[Term, ...]

    def without(self, term: Term) -> Layout:
        """What is left without a term. Its nodes stay."""
        onward, back = dict(self.onward), dict(self.back)
        for link in term.links:
            for ways, node in ((onward, link.earlier), (back, link.later)):
                ways[node] = [other for other in ways.get(node, ()) if other is not link]
        dated = tuple(other for other in self.dated if other is not term)
        return replace(self, onward=onward, back=back, dated=dated)


@dataclass(frozen=True, slots=True)
class Part:
    """Terms that may bear on each other, and what is known of their nodes; see ``part_of``.

    ``pins`` are nodes known already. ``sinks`` are nodes that take bounds from others and pass none on.
    """

    terms: tuple[Term, ...]
    pins: Mapping[str, Pin]
    sinks: frozenset[str]
    layout: Layout

    def without(self, term: Term) -> Part:
        """The part without one of its terms."""
        terms = tuple(other for other in self.terms if other is not term)
        return replace(self, terms=terms, layout=self.layout.without(term))


def part_of(terms: tuple[Term, ...], pins: Mapping[str, Pin], sinks: frozenset[str] = frozenset()) -> Part:
    """Lay terms out."""
    nodes = dict[str, None]()
    onward: dict[str, list[Link]] = {}
    back: dict[str, list[Link]] = {}
    for term in terms:
        nodes[term.node] = None
        for link in term.links:
            earlier, later = link.earlier, link.later
            nodes[earlier] = nodes[later] = None
            if earlier not in sinks and later not in pins:
                _at(earlier, onward).append(link)
            if later not in sinks and earlier not in pins:
                _at(later, back).append(link)
    dated = tuple(
        term
        for term in terms
        if (term.earliest is not None or term.latest is not None) and term.node not in pins
    )
    return Part(terms, pins, sinks, Layout(tuple(nodes), _order(nodes, onward), onward, back, dated))


def _at(node: str, ways: dict[str, list[Link]]) -> list[Link]:
    links = ways.get(node)
    if links is None:
        links = ways[node] = []
    return links


@dataclass(frozen=True, slots=True)
class Bounds:
    """The earliest and latest days of a part's nodes."""

    earliest: Flow
    latest: Flow
    nodes: tuple[str, ...]

    def first(self, node: str) -> int | None:
        """The earliest day, ``None`` where it is open."""
        value = self.earliest.values[node]
        return value if value >= FIRST_DAY else None

    def last(self, node: str) -> int | None:
        """The latest day, ``None`` where it is open."""
        value = -self.latest.values[node]
        return value if value <= LAST_DAY else None

    def gap(self, node: str) -> int:
        """By how many days the earliest lies after the latest; 0 or less where it does not."""
        return self.earliest.values[node] + self.latest.values[node]


def solve(part: Part) -> Bounds:
    """Work out the earliest and the latest day of every node.

    Raises:
        Circle: if links push each other forward for ever.
    """
    layout = part.layout
    earliest = Flow(FIRST_DAY, LAST_DAY, dict.fromkeys(layout.nodes, -FAR), layout.onward)
    latest = Flow(-LAST_DAY, -FIRST_DAY, dict.fromkeys(layout.nodes, -FAR), layout.back)
    for term in layout.dated:
        _raise(term.node, term, earliest, latest)
    if part.pins:
        for node in layout.nodes:
            if node in part.pins:
                _raise(node, part.pins[node], earliest, latest)
    earliest.run(layout.order)
    latest.run(reversed(layout.order))
    return Bounds(earliest, latest, layout.nodes)


def _raise(node: str, known: Term | Pin, earliest: Flow, latest: Flow) -> None:
    if known.earliest is not None:
        earliest.raise_to(node, known.earliest, known)
    if known.latest is not None:
        latest.raise_to(node, -known.latest, known)


def _order(nodes: Iterable[str], onward: Ways) -> tuple[str, ...]:
    """The nodes depth first, reversed.

    Only ways that gain days are followed; where they make no circle, each node is then final at its
    first turn but for the ways that lose days.
    """
    done: list[str] = []
    seen: set[str] = set()
    for start in nodes:
        if start in seen:
            continue
        seen.add(start)
        stack = [(start, iter(onward.get(start, ())))]
        while stack:
            node, links = stack[-1]
            for link in links:
                if link.gain >= 0 and link.later not in seen:
                    seen.add(link.later)
                    stack.append((link.later, iter(onward.get(link.later, ()))))
                    break
            else:
                done.append(node)
                stack.pop()
    done.reverse()
    return tuple(done)
