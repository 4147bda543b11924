"""How much room text takes, near enough: whoever draws it brings the font."""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import combining, east_asian_width

_WIDE, _NARROW = 1.0, 0.58
_NARROWER = frozenset(" .,:;'!|iIjlt()[]·’‘")
# What may begin a new line: a word with the space before it, or one wide character. It has with it what opens
# before it and what closes after it.
_PIECES = re.compile(
    r"\s*[（《〈「『【“‘]*(?:[^\s\u2e80-\u9fff\uff00-\uffef]+|\S)[，。、；：！？）》〉」』】”’…]*"
)


def width(text: str) -> float:
    """About how wide ``text`` is, in font sizes."""
    return sum(_width(character) for character in text)


def _width(character: str) -> float:
    if combining(character):
        return 0.0
    if east_asian_width(character) in {"W", "F"}:
        return _WIDE
    return 0.32 if character in _NARROWER else _NARROW


def lines(text: str, room: float, most: int = 3) -> tuple[str, ...]:
    """``text`` on lines of at most ``room`` font sizes; what does not go on ``most`` lines ends in "…"."""
    broken = [line for line in _broken(text, room) if line]
    if len(broken) <= most:
        return tuple(broken)
    return *broken[: most - 1], _shortened(broken[most - 1] + "…", room)


def _broken(text: str, room: float) -> Iterator[str]:
    line = ""
    for piece in _PIECES.findall(text):
        if line and width(line + piece) > room:
            yield line
            line = ""
        line = (line + piece) if line else piece.lstrip()
        while width(line) > room:
            head = _head(line, room)
            yield head
            line = line[len(head) :]
    yield line


def _head(text: str, room: float) -> str:
    """As much of ``text`` as fits, and one character at least."""
    taken = 1
    while taken < len(text) and width(text[: taken + 1]) <= room:
        taken += 1
    return text[:taken]


def _shortened(text: str, room: float) -> str:
    return text if width(text) <= room else _head(text, room - 1) + "…"
