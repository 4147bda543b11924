"""Buttons as they are kept beside a delivery: JSON, rows of ``[kind, label, address or data]``."""

from __future__ import annotations

import json

from bot.delivery import Button, Link, Press, Rows

_LINK, _PRESS = "link", "press"


def write_buttons(rows: Rows) -> str:
    """The text of a column."""
    return json.dumps([[_write(button) for button in row] for row in rows], ensure_ascii=False)


def read_buttons(written: str) -> Rows:
    """What ``write_buttons`` wrote.

    Raises:
        ValueError, TypeError: if it is something else.
    """
    return tuple(tuple(_read(*button) for button in row) for row in json.loads(written))


def _write(button: Button) -> list[str]:
    match button:
        case Link(label, url):
            return [_LINK, label, url]
        case Press(label, data):
            return [_PRESS, label, data]


def _read(kind: str, label: str, target: str) -> Button:
    if kind not in {_LINK, _PRESS}:
        raise ValueError(f"{kind!r} is no kind of button")
    return Link(label, target) if kind == _LINK else Press(label, target)
