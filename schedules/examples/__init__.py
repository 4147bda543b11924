"""Schedules that come with the program."""

from __future__ import annotations

from pathlib import Path

_HERE = Path(__file__).parent


def example(name: str) -> Path:
    """The file of an example: "dialogue-2016", the page it all began with; "new", a schedule to start from.

    Raises:
        KeyError: if there is no example of that name.
    """
    known = {path.stem: path for path in _HERE.glob("*.yaml")}
    return known[name]
