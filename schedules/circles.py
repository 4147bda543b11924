"""Circles of links that push their own days forward, and whether they ever come to rest.

A circle of days gains the same in every round. One of months or working days gains more in some rounds
than in others: "at least a month after the fair" and "within 29 days after the fair" can both be kept
if the fair is in late January, and at no other time of a common year. So such a circle is walked through
all days that can differ from each other. Bounds only grow and moves are monotone: if a node that starts
on a day is pushed beyond another one, then it can rest on no day between them.

- Four years of months are like every other four years, and 28 years of weekdays like every other 28,
  but around the years 2100, 2200 and 2300, which have no leap day; after 400 years all is the same again.
- Weekdays alone are like those of every other week, but for holidays. Those of the next 28 years are
  looked at: by then, each has been on every weekday.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from schedules.links import Link

_PATIENCE = 500_000
"""How many bounds are set in a walk before it is taken to go on for ever."""

_WEEK = 7
_LEAP_YEARS = 4 * 365 + 1
_ALL_CALENDAR = 400 * 365 + 97
_PLAIN = date(2405, 1, 1).toordinal()
"""The first of 95 years of which only the calendar is known, and every fourth has a leap day."""

_NO_LEAP_DAY = tuple(date(year, 2, 28).toordinal() for year in (2500, 2600, 2700))
_SOME_YEAR = date(2016, 1, 1).toordinal()
_TOO_FAR = 60 * 366
_LONGEST_MONTH = 31


@dataclass(frozen=True, slots=True)
class _Edge:
    """A link on which a bound is passed in one direction."""

    link: Link
    backwards: bool

    @property
    def target(self) -> str:
        return self.link.earlier if self.backwards else self.link.later

    @property
    def varies(self) -> bool:
        return self.link.forth is not None

    def passed(self, value: int) -> int | None:
        """The bound that follows at the target from one at the source; ``None`` beyond the calendar."""
        return self.link.passed(value, backwards=self.backwards)


def source(node: str, link: Link) -> str:
    """The other end of a link."""
    return link.later if node == link.earlier else link.earlier


def circles(causes: Mapping[str, object]) -> Iterator[Mapping[str, Link]]:
    """The circles among the causes of bounds: the link that set each node of one.

    A node has one cause, so they share no node.
    """
    seen: set[str] = set()
    for start in causes:
        path: dict[str, Link] = {}
        node = start
        while node not in seen:
            seen.add(node)
            cause = causes.get(node)
            if not isinstance(cause, Link):
                break
            path[node] = cause
            node = source(node, cause)
        if node in path:
            walked = list(path)
            yield {on: path[on] for on in walked[walked.index(node) :]}


def goes_on_for_ever(node: str, value: int, ways: Mapping[str, Sequence[Link]], *, backwards: bool) -> bool:
    """Whether the links around a node leave it on no day from its bound ``value`` on.

    ``ways`` are the links that pass each node's bound on. ``backwards``: bounds are days counted as
    negative numbers.
    """
    edges = {at: [_Edge(link, backwards) for link in links] for at, links in ways.items()}
    walk = _Walk(node, _around(node, edges))
    return all(walk.leaves(first, last) for first, last in _walks(walk, value, backwards))


def _walks(walk: _Walk, value: int, backwards: bool) -> Iterator[tuple[int, int]]:
    """From where to where to walk until every case has been seen."""
    turned = -1 if backwards else 1
    reach = walk.reach(turned * _PLAIN)
    if reach > _TOO_FAR:
        yield value, value + _ALL_CALENDAR
        return
    turn = walk.turn(turned * _PLAIN)
    for first, last in ((_PLAIN, _PLAIN + turn), *((day - reach, day + reach) for day in _NO_LEAP_DAY)):
        yield (-last, -first) if backwards else (first, last)
    if walk.knows_holidays(turned):
        yield value, value + _WEEK * _LEAP_YEARS


def _around(node: str, edges: Mapping[str, list[_Edge]]) -> dict[str, list[_Edge]]:
    """The ways from a node that lead back to it."""
    back: dict[str, list[str]] = {}
    ahead = _reached(node, lambda at: [edge.target for edge in edges.get(at, ())])
    for at in ahead:
        for edge in edges.get(at, ()):
            back.setdefault(edge.target, []).append(at)
    both = ahead & _reached(node, lambda at: back.get(at, ()))
    return {at: [edge for edge in edges[at] if edge.target in both] for at in both if at in edges}


def _reached(start: str, onward: Callable[[str], Iterable[str]]) -> set[str]:
    reached, ahead = {start}, [start]
    while ahead:
        for node in onward(ahead.pop()):
            if node not in reached:
                reached.add(node)
                ahead.append(node)
    return reached


class _Walk:
    """A node pushed along the ways around it."""

    def __init__(self, node: str, ways: Mapping[str, list[_Edge]]) -> None:
        self._node = node
        self._ways = ways
        self._edges = [edge for edges in ways.values() for edge in edges]
        self._patience = _PATIENCE

    def reach(self, value: int) -> int:
        """How far from the node's bound those may lie that bear on it."""
        return sum(
            _TOO_FAR if (passed := edge.passed(value)) is None else abs(passed - value) + _LONGEST_MONTH
            for edge in self._edges
        )

    def turn(self, value: int) -> int:
        """After how many days all is the same again, holidays and leap days that fail aside."""
        by_weekday = {_counts_weekdays(edge, value) for edge in self._edges if edge.varies}
        return (_WEEK if True in by_weekday else 1) * (_LEAP_YEARS if False in by_weekday else 1)

    def knows_holidays(self, turned: int) -> bool:
        """Whether some way is longer over a holiday; no country works from Monday to Friday all year."""
        days = range(turned * _SOME_YEAR, turned * _SOME_YEAR + 365)
        later = turned * _ALL_CALENDAR
        return any(
            edge.passed(day + later) != passed + later
            for edge in self._edges
            if edge.varies
            for day in days
            if (passed := edge.passed(day)) is not None
        )

    def leaves(self, first: int, last: int) -> bool:
        """Whether a bound ``first`` of the node is pushed beyond ``last``."""
        values = {self._node: first}
        queue = deque([self._node])
        while queue and values[self._node] <= last and self._patience > 0:
            node = queue.popleft()
            for edge in self._ways.get(node, ()):
                passed = edge.passed(values[node])
                if passed is not None and passed > values.get(edge.target, passed - 1):
                    values[edge.target] = passed
                    queue.append(edge.target)
                    self._patience -= 1
        return self._patience <= 0 or values[self._node] > last


def _counts_weekdays(edge: _Edge, value: int) -> bool:
    """Whether a way's gain hangs on the weekday. What hangs on the month alone changes once in two weeks."""
    gains = [(edge.passed(day) or day) - day for day in range(value, value + 2 * _WEEK)]
    return gains[:_WEEK] == gains[_WEEK:] and len(set(gains)) > 1
