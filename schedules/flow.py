"""Bounds of one kind, passed along links until nothing changes, each with what set it.

Bounds only grow: latest days are counted as negative numbers. Every node starts with an open bound, which
is a day far outside of the calendar rather than nothing: so a circle is found also where no date is known.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

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
    calendar and is not passed on. Where ``lowest`` is negative, bounds run from later nodes to earlier
    ones. ``ways`` are the links that pass a node's bound on; the links themselves, since there are tens
    of thousands of them. ``grounds`` are the causes that rest on nothing else.
    """

    lowest: int
    highest: int
    values: dict[str, int]
    ways: Mapping[str, Sequence[Link]]
    causes: dict[str, Cause] = field(default_factory=dict)
    grounds: dict[str, Cause] = field(default_factory=dict)

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

    def passed(self, link: Link, value: int) -> int | None:
        """The bound that follows at the other end of a link; ``None`` where it leaves the calendar."""
        if not self.lowest <= value <= self._end:
            passed: int | None = value + link.gain
        else:
            passed = link.passed(value, backwards=self._backwards)
        return None if passed is None or passed > self.highest else passed

    def run(self, order: Iterable[str]) -> None:
        """Pass the bounds on until nothing changes.

        Raises:
            Circle: if that would go on for ever.
        """
        values, causes, ways = self.values, self.causes, self.ways
        highest, backwards = self.highest, self._backwards
        queue = deque(order)
        waiting = set(queue)
        set_since = rounds = 0
        while queue:
            node = queue.popleft()
            waiting.discard(node)
            value = values[node]
            for link in ways.get(node, ()):
                target = link.earlier if backwards else link.later
                passed = value + link.gain if link.forth is None else self.passed(link, value)
                if passed is None or passed <= values[target] or passed > highest:
                    continue
                values[target] = passed
                causes[target] = link
                set_since += 1
                if target not in waiting:
                    waiting.add(target)
                    queue.append(target)
            if set_since > len(values):
                set_since = 0
                rounds += 1
                self._refuse_circle(closely=rounds >= _ROUNDS and rounds & (rounds - 1) == 0)

    @property
    def _backwards(self) -> bool:
        return self.lowest < 0

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
        return goes_on_for_ever(node, value, self.ways, backwards=self._backwards)
