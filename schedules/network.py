"""A simple temporal network: the bounds that follow from bounds and links.

After Dechter, Meiri and Pearl, "Temporal constraint networks" (1991), with monotone moves in place
of fixed numbers of days. Earliest days are passed along links from the earlier node to the later
one, latest days the other way, each to its fixpoint. A circle of links that pushes its own days
forward is found among the causes of the bounds, as they are set (``circles``).

Every node starts with an open bound, which is a day far outside of the calendar rather than nothing:
so a circle is found also where no date is known.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from schedules.circles import Edge as Edge  # noqa: PLC0414 - whoever lays a flow takes it from here
from schedules.circles import circles, goes_on_for_ever, source
from schedules.links import FIRST_DAY, LAST_DAY, Link, Term
from schedules.milestone import Statement
from schedules.timeline import Reason

FAR = 10**15
"""Further out than any chain of links can lead back from."""

_ROUNDS = 16
"""After how many rounds a circle that may gain nothing is looked at closely; then after twice as many."""


@dataclass(frozen=True, slots=True, eq=False)
class Pin:
    """A node that is known already; nothing that others say moves it. ``None`` is an open bound.

    Either it ``happened``, or it is an occurrence of a repeating milestone: then it has the reasons for
    its bounds, and the statement that sets its rhythm.
    """

    earliest: int | None
    latest: int | None
    strict: int | None
    happened: bool
    because: Sequence[Reason] = ()
    statement: Statement | None = None

    @property
    def days(self) -> tuple[int | None, int | None, int | None]:
        """Its bounds, earliest, latest and strict."""
        return self.earliest, self.latest, self.strict


Cause = Term | Link | Pin
"""What set a bound: words with a date, a link (the bound comes from its other end), or a known node."""


class Circle(Exception):
    """Links that together push their own days forward."""

    def __init__(self, links: tuple[Link, ...]) -> None:
        super().__init__(f"a circle of {len(links)} links")
        self.links = links


@dataclass(slots=True)
class Flow:
    """Bounds of one kind by node, each with its cause.

    Values only grow; those under ``lowest`` are open, and what would be over ``highest`` leaves the
    calendar and is not passed on. ``grounds`` are the causes that rest on nothing else.
    """

    lowest: int
    highest: int
    values: dict[str, int]
    causes: dict[str, Cause] = field(default_factory=dict)
    grounds: dict[str, Cause] = field(default_factory=dict)
    edges: dict[str, list[Edge]] = field(default_factory=dict)

    def raise_to(self, node: str, value: int, cause: Cause) -> None:
        """Set a bound that rests on nothing else."""
        if value > self.values[node]:
            self.values[node] = value
            self.causes[node] = self.grounds[node] = cause

    def trace(self, node: str) -> Iterator[tuple[str, Cause]]:
        """A node and what set its bound, then the node on which that rests, and so on to the end."""
        seen: set[str] = set()
        while (cause := self.causes.get(node)) is not None:
            if node in seen:  # a circle that came to rest: it rests on a ground within it
                cause = self.grounds.get(node, cause)
            yield node, cause
            if not isinstance(cause, Link) or node in seen:
                return
            seen.add(node)
            node = source(node, cause)

    def passed(self, edge: Edge, value: int) -> int | None:
        """The bound that follows at the other end of an edge; ``None`` where it leaves the calendar."""
        within = self.lowest <= value <= self._end
        passed = edge.move(value) if edge.move is not None and within else value + edge.gain
        return None if passed is None or passed > self.highest else passed

    def run(self, order: Iterable[str]) -> None:
        """Pass the bounds on until nothing changes.

        Raises:
            Circle: if that would go on for ever.
        """
        values, causes, edges = self.values, self.causes, self.edges
        lowest, highest, end = self.lowest, self.highest, self._end
        queue = deque(order)
        waiting = set(queue)
        set_since = rounds = 0
        while queue:
            node = queue.popleft()
            waiting.discard(node)
            value = values[node]
            for edge in edges.get(node, ()):
                if edge.move is None or not lowest <= value <= end:
                    passed: int | None = value + edge.gain
                else:
                    passed = edge.move(value)
                target = edge.target
                if passed is None or passed <= values[target] or passed > highest:
                    continue
                values[target] = passed
                causes[target] = edge.link
                set_since += 1
                if target not in waiting:
                    waiting.add(target)
                    queue.append(target)
            if set_since > len(values):
                set_since = 0
                rounds += 1
                self._refuse_circle(closely=rounds >= _ROUNDS and rounds & (rounds - 1) == 0)

    @property
    def _end(self) -> int:
        """The last bound within the calendar; beyond it, as before it, a move gains its least."""
        return self.lowest + LAST_DAY - FIRST_DAY

    def _refuse_circle(self, *, closely: bool) -> None:
        for circle in circles(self.causes):
            node, links = next(iter(circle)), tuple(circle.values())
            if sum(link.gain for link in links) > 0:
                raise Circle(links)
            if closely and self._goes_on_for_ever(node):
                raise Circle(links)

    def _goes_on_for_ever(self, node: str) -> bool:
        value = self.values[node]
        if not self.lowest <= value <= self._end:
            return False
        return goes_on_for_ever(node, value, self.edges, backwards=self.lowest < 0)


@dataclass(frozen=True, slots=True)
class Part:
    """Terms that may bear on each other, and what is known of their nodes.

    ``pins`` are nodes known already. ``sinks`` are nodes that take bounds from others and pass none on.
    """

    terms: tuple[Term, ...]
    pins: Mapping[str, Pin]
    sinks: frozenset[str] = frozenset()


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
    nodes = tuple(dict.fromkeys(_nodes_of(part.terms)))
    earliest = Flow(FIRST_DAY, LAST_DAY, dict.fromkeys(nodes, -FAR))
    latest = Flow(-LAST_DAY, -FIRST_DAY, dict.fromkeys(nodes, -FAR))
    for term in part.terms:
        if term.node not in part.pins:
            _seed(term, earliest, latest)
        for link in term.links:
            _lay(link, part, earliest, latest)
    for node in nodes:
        if node in part.pins:
            _pin(node, part.pins[node], earliest, latest)
    order = _order(nodes, earliest.edges)
    earliest.run(order)
    latest.run(reversed(order))
    return Bounds(earliest, latest, nodes)


def _nodes_of(terms: Iterable[Term]) -> Iterable[str]:
    for term in terms:
        yield term.node
        for link in term.links:
            yield link.other


def _seed(term: Term, earliest: Flow, latest: Flow) -> None:
    if term.earliest is not None:
        earliest.raise_to(term.node, term.earliest, term)
    if term.latest is not None:
        latest.raise_to(term.node, -term.latest, term)


def _pin(node: str, pin: Pin, earliest: Flow, latest: Flow) -> None:
    if pin.earliest is not None:
        earliest.raise_to(node, pin.earliest, pin)
    if pin.latest is not None:
        latest.raise_to(node, -pin.latest, pin)


def _lay(link: Link, part: Part, earliest: Flow, latest: Flow) -> None:
    """Lay the ways of a link: earliest days forward, latest days back (as negative numbers)."""
    if link.earlier not in part.sinks and link.later not in part.pins:
        edge = Edge(link.later, link.gain, link.forth, link)
        _from(link.earlier, earliest).append(edge)
    if link.later not in part.sinks and link.earlier not in part.pins:
        edge = Edge(link.earlier, link.gain, mirrored(link.back), link)
        _from(link.later, latest).append(edge)


def _from(node: str, flow: Flow) -> list[Edge]:
    edges = flow.edges.get(node)
    if edges is None:
        edges = flow.edges[node] = []
    return edges


def mirrored(move: Callable[[int], int | None] | None) -> Callable[[int], int | None] | None:
    """The same move for days that are counted as negative numbers, so that bounds only grow."""
    if move is None:
        return None

    def mirror(day: int) -> int | None:
        moved = move(-day)
        return None if moved is None else -moved

    return mirror


def _order(nodes: Iterable[str], edges: Mapping[str, list[Edge]]) -> list[str]:
    """Nodes such that a bound is mostly passed on to nodes that come later: depth first, reversed.

    Only ways that gain days are followed; where they make no circle, each node is then final at its
    first turn but for the ways that lose days.
    """
    done: list[str] = []
    seen: set[str] = set()
    for start in nodes:
        if start in seen:
            continue
        seen.add(start)
        stack = [(start, iter(edges.get(start, ())))]
        while stack:
            node, onward = stack[-1]
            for edge in onward:
                if edge.gain >= 0 and edge.target not in seen:
                    seen.add(edge.target)
                    stack.append((edge.target, iter(edges.get(edge.target, ()))))
                    break
            else:
                done.append(node)
                stack.pop()
    done.reverse()
    return done
