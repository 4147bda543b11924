"""How rightly and how fast phrases are read, beside other readers.

``python -m benchmarks.reading PEERS FOLDER``

PEERS is the Python that has the others installed. FOLDER holds ``dates.jsonl`` and ``not-dates.jsonl``:
phrases of public test suites with the answers that are right. They are not part of this project.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from schedules.language import Context, NotUnderstood, read
from schedules.understanding import understand

_DAY = timedelta(days=1)
_WARM_SECONDS = 2.0
_PEERS = Path(__file__).parent / "peers.py"
_FIRST = (
    "import time; start = time.perf_counter()\n"
    "from datetime import date\n"
    "from schedules.language import Context, read\n"
    "read('before September 2016', Context(date(2016, 6, 14)), 'en')\n"
    "print(time.perf_counter() - start)"
)

_COMPILED = {**os.environ, "PYTHONDONTWRITEBYTECODE": ""}
"""Modules are compiled once, as those of an installed program are."""


Days = tuple[date | None, date | None]
"""The first day, and the day after the last; ``None`` is open."""


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
    if len(sys.argv) != 3 or not (Path(sys.argv[2]) / "dates.jsonl").is_file():
        sys.exit("Name the folder that holds dates.jsonl and not-dates.jsonl: make bench PHRASES=FOLDER")
    folder = Path(sys.argv[2])
    rows = [_row(line) for line in _lines(folder / "dates.jsonl")]
    others = [
        Row(line["text"], _day(line), line["lang"], (), ()) for line in _lines(folder / "not-dates.jsonl")
    ]
    print(f"| reader | exact of {len(rows)} | wrong | refused | read of {len(others)} that are no dates |")
    print("| --- | ---: | ---: | ---: | ---: |")
    for name, read_as in {"agreed": _ours(rows + others), **_others(sys.argv[1], rows + others)}.items():
        print(_measured(name, rows, read_as[: len(rows)], read_as[len(rows) :]))
    print()
    _print_agreeing(rows)
    print()
    _print_speed(rows)


def _print_agreeing(rows: list[Row]) -> None:
    agreeing = [row for row in rows if not _contradicts(row, ours(row.words, row.on, row.language))]
    name = f"agreed, of the {len(agreeing)} that do not contradict it"
    print(_measured(name, agreeing, _ours(agreeing), []))


def _contradicts(row: Row, read_as: Days | None) -> bool:
    """Where docs/schedule.md has it otherwise: "by" has no first day, a weekday on itself is today."""
    if read_as is None or row.accepts(read_as):
        return False
    by = row.words.startswith("by ") and read_as[0] is None and _fits(read_as[1], row.after)
    today = read_as == (row.on, row.on + _DAY)
    return by or (today and row.accepts((row.on + 7 * _DAY, row.on + 8 * _DAY)))


def _ours(rows: list[Row]) -> list[Days | None]:
    return [ours(row.words, row.on, row.language) for row in rows]


def _others(python: str, rows: list[Row]) -> dict[str, list[Days | None]]:
    asked = "".join(
        json.dumps({"text": row.words, "on": row.on.isoformat(), "lang": row.language}) + "\n" for row in rows
    )
    run = subprocess.run([python, _PEERS], input=asked, capture_output=True, text=True, check=True)
    answers = [json.loads(line) for line in run.stdout.splitlines()]
    return {name: [_days(answer[name]) for answer in answers] for name in answers[0]}


def _days(written: list[str | None] | None) -> Days | None:
    if written is None:
        return None
    first, after = (date.fromisoformat(day) if day else None for day in written)
    return first, after


def _measured(name: str, rows: list[Row], read_as: list[Days | None], read_anyway: list[Days | None]) -> str:
    judged = Counter(
        "refused" if days is None else "exact" if row.accepts(days) else "wrong"
        for row, days in zip(rows, read_as, strict=True)
    )
    shares = " | ".join(f"{100 * judged[kind] / len(rows):.1f} %" for kind in ("exact", "wrong", "refused"))
    return f"| {name} | {shares} | {sum(days is not None for days in read_anyway)} |"


def _print_speed(rows: list[Row]) -> None:
    readable = [(row, Context(row.on)) for row in rows if ours(row.words, row.on, row.language)]
    for language in ("en", "zh"):
        rate = _rate([(row, context) for row, context in readable if row.language == language])
        print(f"{rate:,.0f} phrases a second, {language}")
    print(f"{_rate(readable):,.0f} phrases a second, both languages")
    first = [_first_phrase() for _ in range(9)]
    fastest, median = 1000 * min(first), 1000 * sorted(first)[len(first) // 2]
    print(f"first phrase of a new process after {fastest:.0f} ms (median {median:.0f} ms)")


def _rate(phrases: list[tuple[Row, Context]]) -> float:
    """Phrases that the processor reads in a second, once warm: those of the best pass through all."""
    passes, end = [], time.perf_counter() + _WARM_SECONDS
    while time.perf_counter() < end:
        start = time.process_time()
        for row, context in phrases:
            read(row.words, context, row.language)
        passes.append(time.process_time() - start)
    return len(phrases) / min(passes)


def _first_phrase() -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", _FIRST], check=True, capture_output=True, env=_COMPILED)
    return time.perf_counter() - start


def _lines(path: Path) -> Iterable[dict[str, Any]]:
    return (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())


def _row(line: dict[str, Any]) -> Row:
    return Row(line["text"], _day(line), line["lang"], tuple(line["start_ok"]), tuple(line["end_ok"]))


def _day(line: dict[str, Any]) -> date:
    return date.fromisoformat(line["reference"][:10])


if __name__ == "__main__":
    main()
