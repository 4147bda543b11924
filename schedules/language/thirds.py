"""The beginning and the end of a period where they are no single days: its first and its last third."""

from __future__ import annotations

from schedules.language.expressions import Edge, EdgeOf, Third, ThirdOf


def as_third(edge: EdgeOf) -> ThirdOf:
    """ "At the end of August" is late in August."""
    return ThirdOf(Third.LATE if edge.edge is Edge.END else Third.EARLY, edge.of)
