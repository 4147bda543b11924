"""The last days that are right under every reading: a second bound that runs through the network.

It answers another question than the latest day, so it is passed along links of its own.
"""

from __future__ import annotations

from collections.abc import Mapping

from schedules.flow import FAR, Flow, Pin
from schedules.links import FIRST_DAY, LAST_DAY, Link
from schedules.network import Bounds, Part, Ways


def strict_days(part: Part, bounds: Bounds) -> Mapping[str, int | None]:
    """The last days that are right under every reading and on every day an anchor may still fall.

    Words that put a milestone before or after an anchor count from the anchor's earliest day; where
    only its latest is known, no day is surely in time (``None``). A node without any such bound is left out.
    """
    strict = Flow(-LAST_DAY, FAR * FAR, dict.fromkeys(bounds.nodes, -FAR), _ways_back(part))
    order = _seed_strictly(part, bounds, strict)
    strict.run(order)
    _count_from_anchors(part, bounds, strict)
    return {
        node: min(-value, bounds.last(node) or LAST_DAY) if value <= -FIRST_DAY else None
        for node, value in strict.values.items()
        if value >= -LAST_DAY
    }


def _ways_back(part: Part) -> Ways:
    ways: dict[str, list[Link]] = {}
    for node, links in part.layout.back.items():
        kept = [link for link in links if _passes_back(link)]
        if kept:
            ways[node] = kept
    return ways


def _seed_strictly(part: Part, bounds: Bounds, strict: Flow) -> list[str]:
    for term in part.layout.dated:
        if term.strict is not None:
            strict.raise_to(term.node, -term.strict, term)
    if part.pins:
        for node in bounds.nodes:
            if node in part.pins:
                _pin_strictly(node, part.pins[node], strict)
    return [node for node, value in strict.values.items() if value > -FAR]


def _passes_back(link: Link) -> bool:
    """Whether what its words are about has to come after the other end, whenever that is."""
    return link.own == link.later or link.together


def _count_from_anchors(part: Part, bounds: Bounds, strict: Flow) -> None:
    """Raise the bounds that count from an anchor's earliest day.

    They are passed on to what must come before, but not to the anchor, nor to what the anchor has to wait
    for: where those are later, what counts from the anchor is later too.
    """
    waited_for: dict[str, set[str]] = {}
    for term in part.terms:
        for link in term.links:
            if _passes_back(link) or link.own in part.pins:
                continue
            value = _surely(link, bounds)
            if value == -FAR:
                continue
            strict.raise_to(link.own, value, link)
            if link.own in strict.ways:
                if link.later not in waited_for:
                    waited_for[link.later] = _waited_for(link.later, strict)
                _pass_on(strict, link.own, value, waited_for[link.later])


def _waited_for(node: str, strict: Flow) -> set[str]:
    """The node, and all that it has to come after by its own words."""
    found, waiting = {node}, [node]
    while waiting:
        for link in strict.ways.get(waiting.pop(), ()):
            if link.earlier not in found:
                found.add(link.earlier)
                waiting.append(link.earlier)
    return found


def _pass_on(strict: Flow, start: str, value: int, spared: set[str]) -> None:
    passed_on = {start: value}
    waiting = [start]
    while waiting:
        node = waiting.pop()
        for link in strict.ways.get(node, ()):
            target = link.earlier
            passed = strict.passed(link, passed_on[node])
            if passed is None or target in spared or passed <= passed_on.get(target, -FAR):
                continue
            passed_on[target] = passed
            strict.raise_to(target, passed, link)
            waiting.append(target)


def _surely(link: Link, bounds: Bounds) -> int:
    first = bounds.first(link.later)
    if first is None:
        return -FAR if bounds.last(link.later) is None else FAR
    moved = first - link.gain if link.back is None else link.back(first)
    return -FAR if moved is None else -moved


def _pin_strictly(node: str, pin: Pin, strict: Flow) -> None:
    if pin.strict is not None:
        strict.raise_to(node, -pin.strict, pin)
    elif pin.latest is not None:
        strict.values[node] = FAR
