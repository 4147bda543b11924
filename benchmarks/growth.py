"""How resolving grows with the number of milestones, as JSON for ``plot.py``."""

from __future__ import annotations

import json
import time
from collections.abc import Callable

from benchmarks.resolving import AGREED_ON, chain, net, with_circle
from schedules.milestone import Schedule
from schedules.resolve import resolve

_SIZES = (500, 1_000, 2_000, 3_000, 5_000, 7_500, 10_000)
_RUNS = 9
_CASES: dict[str, Callable[[int], Schedule]] = {
    "two statements each": lambda size: net(size, 2 * size),
    "in a chain": chain,
    "two statements each, and a contradiction": lambda size: with_circle(size, 2 * size),
}


def main() -> None:
    """Print the best of the runs for each case and size, in milliseconds that the processor spends."""
    curves = {name: [_milliseconds(make(size)) for size in _SIZES] for name, make in _CASES.items()}
    print(json.dumps({"sizes": _SIZES, "milliseconds": curves}))


def _milliseconds(schedule: Schedule) -> float:
    times = []
    for _ in range(_RUNS):
        start = time.process_time()
        resolve(schedule, AGREED_ON)
        times.append(time.process_time() - start)
    return 1000 * min(times)


if __name__ == "__main__":
    main()
