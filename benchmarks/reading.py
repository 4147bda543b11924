"""How rightly and how fast phrases are read, beside other readers: ``python -m benchmarks.reading FOLDER``.

FOLDER holds ``dates.jsonl`` and ``not-dates.jsonl``: phrases of public test suites with the answers that
are right. They are not part of this project.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from benchmarks.peers import Days, Reader, installed, names
from schedules.language import Context, NotUnderstood, read
from schedules.understanding import understand

_DAY = timedelta(days=1)
_WARM_SECONDS = 2.0
_FIRST = (
    "import time; start = time.perf_counter()\n"
    "from datetime import date\n"
    "from schedules.language import Context, read\n"
    "read('before September 2016', Context(date(2016, 6, 14)), 'en')\n"
    "print(time.perf_counter() - start)"
)


@dataclass(frozen=True, slots=True)
class Row:
    """A phrase, and the first days and the days after the last that are right; none is open."""

    words: str
    on: date
    language: str
    first: tuple[str, ...]
    after: tuple[str, ...]

    def accepts(self, days: Days) -> bool:
        """Whether these are the right days."""
        return _fits(days[0], self.first) and _fits(days[1], self.after)


def _fits(day: date | None, right: tuple[str, ...]) -> bool:
    return day.isoformat() in right if day else not right


def ours(words: str, on: date, language: str) -> Days | None:
    """Our own reading, in the form in which all are compared."""
    try:
        found = understand(words, read(words, Context(on), language).when, on)
    except NotUnderstood:
        return None
    return found.earliest, found.latest + _DAY if found.latest else None


def main() -> None:
    """Print both tables, or what is missing for them."""
    if len(sys.argv) != 2 or not (Path(sys.argv[1]) / "dates.jsonl").is_file():
        sys.exit("Name the folder that holds dates.jsonl and not-dates.jsonl; they are not in this project.")
    folder = Path(sys.argv[1])
    rows = [_row(line) for line in _lines(folder / "dates.jsonl")]
    others = [(line["text"], _day(line), line["lang"]) for line in _lines(folder / "not-dates.jsonl")]
    readers = {"agreed": ours, **installed()}
    print(f"| reader | exact of {len(rows)} | wrong | refused | read of {len(others)} that are no dates |")
    print("| --- | ---: | ---: | ---: | ---: |")
    for name in ("agreed", *names()):
        print(
            _measured(name, readers[name], rows, others)
            if name in readers
            else f"| {name} | not installed ||||"
        )
    print()
    _print_speed(rows)


def _measured(name: str, reader: Reader, rows: list[Row], others: list[tuple[str, date, str]]) -> str:
    counted = Counter(_judged(reader, row) for row in rows)
    read_anyway = sum(_quietly(reader, *other) is not None for other in others)
    shares = " | ".join(f"{100 * counted[kind] / len(rows):.1f} %" for kind in ("exact", "wrong", "refused"))
    return f"| {name} | {shares} | {read_anyway} |"


def _judged(reader: Reader, row: Row) -> str:
    days = _quietly(reader, row.words, row.on, row.language)
    if days is None:
        return "refused"
    return "exact" if row.accepts(days) else "wrong"


def _quietly(reader: Reader, words: str, on: date, language: str) -> Days | None:
    try:
        return reader(words, on, language)
    except Exception:  # a reader that breaks on a phrase has not read it
        return None


def _print_speed(rows: list[Row]) -> None:
    readable = [(row, Context(row.on)) for row in rows if ours(row.words, row.on, row.language)]

    def all_of_them() -> int:
        for row, context in readable:
            read(row.words, context, row.language)
        return len(readable)

    print(f"{_rate(all_of_them):,.0f} phrases a second, once warm")
    first = [_first_phrase() for _ in range(5)]
    fastest, median = 1000 * min(first), 1000 * sorted(first)[len(first) // 2]
    print(f"first phrase of a new process after {fastest:.0f} ms (median {median:.0f} ms)")


def _rate(work: Callable[[], int]) -> float:
    done, start = 0, time.perf_counter()
    while time.perf_counter() - start < _WARM_SECONDS:
        done += work()
    return done / (time.perf_counter() - start)


def _first_phrase() -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", _FIRST], check=True, capture_output=True)
    return time.perf_counter() - start


def _lines(path: Path) -> Iterable[dict[str, Any]]:
    return (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())


def _row(line: dict[str, Any]) -> Row:
    return Row(line["text"], _day(line), line["lang"], tuple(line["start_ok"]), tuple(line["end_ok"]))


def _day(line: dict[str, Any]) -> date:
    return date.fromisoformat(line["reference"][:10])


if __name__ == "__main__":
    main()
