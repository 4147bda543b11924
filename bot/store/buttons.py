"""Buttons as they are kept beside a delivery: JSON, rows of ``[kind, label, address, data or to whom]``."""

from __future__ import annotations

import json

from bot.delivery import Button, Link, Press, Prompt, Rows

_LINK, _PRESS, _PROMPT = "link", "press", "prompt"
_MENTIONED = "mentioned"


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
        case Prompt(label, is_for_mentioned):
            return [_PROMPT, label, _MENTIONED if is_for_mentioned else ""]


def _read(kind: str, label: str, target: str) -> Button:
    match kind:
        case "link":
            return Link(label, target)
        case "press":
            return Press(label, target)
        case "prompt":
            return Prompt(label, is_for_mentioned=target == _MENTIONED)
        case _:
            raise ValueError(f"{kind!r} is no kind of button")
