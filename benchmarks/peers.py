"""Other readers of dates: ``python benchmarks/peers.py``, in an environment where they are installed.

Each line of standard input, ``{"text", "on", "lang"}``, is answered with a line of JSON: by reader, the first
day and the day after the last, or null where it refuses.
"""

from __future__ import annotations

import json
import sys
import warnings
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from importlib import import_module
from typing import Any

Days = tuple[date | None, date | None]
"""The first day, and the day after the last; ``None`` is open."""

Reader = Callable[[str, date, str], Days | None]
"""Reads words said on a day, in a language; ``None`` where it refuses."""

_DAY = timedelta(days=1)


def installed() -> dict[str, Reader]:
    """The readers that are installed here, by name."""
    found = {}
    for name, make in _MAKERS.items():
        try:
            found[name] = make(import_module(name))
        except ModuleNotFoundError:
            continue  # an optional extra; the table then says that it was left out
    return found


def main() -> None:
    """Answer every line."""
    readers = installed()
    for line in sys.stdin:
        asked = json.loads(line)
        on = date.fromisoformat(asked["on"])
        print(
            json.dumps(
                {name: _read(reader, asked["text"], on, asked["lang"]) for name, reader in readers.items()}
            )
        )


def _read(reader: Reader, words: str, on: date, language: str) -> list[str | None] | None:
    try:
        days = reader(words, on, language)
    except Exception:  # a reader that breaks on a phrase has not read it
        return None
    return None if days is None else [day.isoformat() if day else None for day in days]


def _dateparser(module: Any) -> Reader:
    def read(words: str, on: date, language: str) -> Days | None:
        found = module.parse(words, languages=[language], settings={"RELATIVE_BASE": _noon(on)})
        return _one_day(found)

    return read


def _parsedatetime(module: Any) -> Reader:
    calendar = module.Calendar()

    def read(words: str, on: date, _: str) -> Days | None:
        found, status = calendar.parseDT(words, sourceTime=_noon(on))
        return _one_day(found) if status else None

    return read


def _ctparse(module: Any) -> Reader:
    def read(words: str, on: date, _: str) -> Days | None:
        found = module.ctparse(words, ts=_noon(on))
        return None if found is None else _of_ctparse(found.resolution)

    return read


def _of_ctparse(found: Any) -> Days | None:
    start, end = found.start, found.end
    try:
        first = start.dt.date() if start else None
        last = end.dt.date() + _DAY if end else None
    except (AttributeError, TypeError, ValueError):  # a resolution without a day
        return None
    return first, last


def _timefhuman(module: Any) -> Reader:
    def read(words: str, on: date, _: str) -> Days | None:
        found = module.timefhuman(words, config=module.tfhConfig(now=_noon(on)))
        one = found[0] if isinstance(found, list) and found else found
        if isinstance(one, tuple) and len(one) == 2:
            return _one_day(one[0])[0] if one[0] else None, _one_day(one[1])[1] if one[1] else None  # type: ignore[index]
        return _one_day(one)

    return read


def _one_day(found: Any) -> Days | None:
    if isinstance(found, datetime):
        found = found.date()
    return (found, found + _DAY) if isinstance(found, date) else None


def _noon(on: date) -> datetime:
    return datetime.combine(on, time(12))


_MAKERS: dict[str, Callable[[Any], Reader]] = {
    "dateparser": _dateparser,
    "parsedatetime": _parsedatetime,
    "ctparse": _ctparse,
    "timefhuman": _timefhuman,
}
warnings.simplefilter("ignore")  # what they warn of themselves is not what is measured


if __name__ == "__main__":
    main()
