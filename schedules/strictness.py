"""The last days that are right under every reading: a second bound that runs through the network.

It answers another question than the latest day, so it is passed along links of its own.
"""

from __future__ import annotations

from collections.abc import Mapping

from schedules.links import FIRST_DAY, LAST_DAY, Link
from schedules.network import FAR, Bounds, Edge, Flow, Part, Pin, mirrored


def strict_days(part: Part, bounds: Bounds) -> Mapping[str, int | None]:
    """The last days that are right under every reading and on every day an anchor may still fall.

    Words that put a milestone before or after an anchor count from the anchor's earliest day; where
    only its latest is known, no day is surely in time (``None``). A node without any such bound is left out.
    """
    strict = Flow(-LAST_DAY, FAR * FAR, dict.fromkeys(bounds.nodes, -FAR))
    order = _seed_strictly(part, bounds, strict)
    strict.run(order)
    return {
        node: -value if value <= -FIRST_DAY else None
        for node, value in strict.values.items()
        if value >= -LAST_DAY
    }


def _seed_strictly(part: Part, bounds: Bounds, strict: Flow) -> list[str]:
    for term in part.terms:
        if term.node not in part.pins and term.strict is not None:
            strict.raise_to(term.node, -term.strict, term)
        for link in term.links:
            if link.own == link.later or link.together:
                if link.later not in part.sinks and link.earlier not in part.pins:
                    edge = Edge(link.earlier, link.gain, mirrored(link.back), link)
                    strict.edges.setdefault(link.later, []).append(edge)
            elif link.own not in part.pins:
                strict.raise_to(link.own, _surely(link, bounds), link)
    for node in bounds.nodes:
        if node in part.pins:
            _pin_strictly(node, part.pins[node], strict)
    return [node for node, value in strict.values.items() if value > -FAR]


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
