"""Long texts in parts: Telegram takes at most 4,096 UTF-16 units in one message."""

from __future__ import annotations

import re

CAPTION_LIMIT = 1024
"""What Telegram takes under a picture or a file (Bot API, sendPhoto)."""

LIMIT = 4096
"""What Telegram takes, in UTF-16 units (Bot API, sendMessage, counted after entities are parsed)."""

ROOM = 200
"""What is left free in each part, for a line that delivery may have to add."""


_UNWRITABLE = re.compile("[\x00\ud800-\udfff]")


def writable(text: str) -> str:
    """The same text, with U+FFFD for what cannot be kept: NUL in PostgreSQL, half a character in UTF-8."""
    return _UNWRITABLE.sub("\ufffd", text)


def length(text: str) -> int:
    """How long a text is in UTF-16 units: characters beyond the first plane are two."""
    return len(text) + sum(character > "\uffff" for character in text)


def parts_of(text: str, limit: int = LIMIT - ROOM) -> tuple[str, ...]:
    """Split a text at line ends, where a line is too long at spaces, where a word is too long anywhere.

    No part is longer than ``limit`` (2 or more) UTF-16 units, none is blank, and no character is cut
    in two. What is left out are the line ends and spaces at which it was split.

    Raises:
        ValueError: if there is nothing to read in ``text``.
    """
    rest = text.strip()
    if not rest:
        raise ValueError("a message says something")
    parts = []
    while rest:
        fits = _fitting(rest, limit)
        end = len(rest) if fits == len(rest) else _break(rest, fits)
        parts.append(rest[:end].rstrip())
        rest = rest[end:].lstrip()
    return tuple(parts)


def _fitting(text: str, limit: int) -> int:
    """How many characters from the start fit."""
    units = 0
    for position, character in enumerate(text):
        units += 2 if character > "\uffff" else 1
        if units > limit:
            return position
    return len(text)


def _break(text: str, fits: int) -> int:
    """Where to split so that at most ``fits`` characters stay: one more may be the space itself."""
    for separator in ("\n", " "):
        found = text.rfind(separator, 1, fits + 1)
        if found > 0:
            return found
    return fits
