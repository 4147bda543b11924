"""The same work for the alarm clocks that bots use, and for ours: many messages due at once, many that wait.

``python -m benchmarks.jobs``. Each job is one message to a Bot API that answers at once. Each way gets
more, as long as it can bear it.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from tempfile import TemporaryDirectory

from benchmarks.quick_botapi import quick_botapi

_SIZES = (100, 1_000, 2_000, 5_000, 10_000, 100_000)
_BEARS_SECONDS = 120
"""A size that takes longer than this, to put in or to do, is the last for its way."""

_END_SECONDS = 420
"""A step that has come to no end by then is stopped; what it sent counts."""

_MIB = 1 << 20
_NAMES = {
    "agreed": "agreed",
    "job-queue": "PTB JobQueue",
    "sqlalchemy-store": "APScheduler, SQLAlchemy store",
}

_MODULES = {
    "agreed": "benchmarks.job_agreed",
    "job-queue": "benchmarks.job_peers",
    "sqlalchemy-store": "benchmarks.job_peers",
}


@dataclass(frozen=True, slots=True)
class Done:
    """How one way did one size: seconds, bytes."""

    put_in: float
    ready: float
    peak: int
    delivered: int
    lateness: Sequence[float]


class Unbearable(Exception):
    """It came to no end; how many messages it had sent by then."""

    def __init__(self, sent: int) -> None:
        super().__init__(f"no end within {_END_SECONDS} s, {sent:,} sent")


def main() -> None:
    """Print both tables."""
    print("N messages due at once")
    print(f"{'':<30} {'N':>7} {'delivered':>9} {'dropped':>7} {'late p50':>9} {'p99':>9} {'memory':>8}")
    for way, size, done in _measured(waits=False):
        print(f"{_NAMES[way]:<30} {size:>7,} {_due_line(done, size)}", flush=True)
    print("N wait, one is due")
    print(f"{'':<30} {'N':>7} {'put in':>9} {'ready':>9} {'late':>9} {'memory':>8}")
    for way, size, done in _measured(waits=True):
        print(f"{_NAMES[way]:<30} {size:>7,} {_waiting_line(done)}", flush=True)


def _measured(waits: bool) -> Iterator[tuple[str, int, Done | Unbearable]]:
    for way in _NAMES:
        for size in _SIZES:
            begun = time.monotonic()
            try:
                done = _do(way, *((1, size) if waits else (size, 0)))
            except Unbearable as never:
                yield way, size, never
                break
            yield way, size, done
            if time.monotonic() - begun > _BEARS_SECONDS:
                break


def _due_line(done: Done | Unbearable, size: int) -> str:
    if isinstance(done, Unbearable):
        return str(done)
    quantiles = statistics.quantiles(done.lateness, n=100) if len(done.lateness) > 1 else [0.0] * 99
    return (
        f"{done.delivered:>9,} {size - done.delivered:>7,} {quantiles[49]:>7.1f} s {quantiles[98]:>7.1f} s "
        f"{done.peak / _MIB:>4.0f} MiB"
    )


def _waiting_line(done: Done | Unbearable) -> str:
    if isinstance(done, Unbearable):
        return str(done)
    late = f"{1000 * done.lateness[0]:>6.0f} ms" if done.lateness else "  dropped"
    return f"{done.put_in:>7.1f} s {done.ready:>7.2f} s {late} {done.peak / _MIB:>4.0f} MiB"


def _do(way: str, due: int, waiting: int) -> Done:
    words = [sys.executable, "-m", _MODULES[way], way]
    with TemporaryDirectory(prefix="agreed-jobs-") as folder, quick_botapi() as api:
        words += [folder, api.url, str(due), str(waiting)]
        begun = time.perf_counter()
        filled = _run([*words, "fill"])
        put_in = time.perf_counter() - begun
        ran = _run([*words, "run"]) if filled is not None else None
    first = {chat: moment for moment, chat in reversed(api.arrivals)}
    if ran is None:
        raise Unbearable(len(first))
    told = json.loads(ran.splitlines()[-1])
    late = sorted(moment - told["due_at"] for moment in first.values())
    return Done(put_in, told["ready"], told["peak"], len(late), late)


def _run(words: Sequence[str]) -> str | None:
    """What it printed; nothing at all if it came to no end."""
    try:
        done = subprocess.run(words, capture_output=True, text=True, timeout=_END_SECONDS, check=False)
    except subprocess.TimeoutExpired:
        return None
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    return done.stdout


if __name__ == "__main__":
    main()
