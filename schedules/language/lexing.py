"""From characters to the tokens of a grammar: known milestones first, then the longest entry of a lexicon."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

UNKNOWN = "UNKNOWN"
"""The type of whatever is in no lexicon; no grammar has a place for it."""


class Token:
    """One token: its type, what it means, and where it stands (end not included).

    No token outlives the phrase it was read from, so one may become another in place, as most do in Chinese.
    """

    __slots__ = ("end_pos", "start_pos", "type", "value")

    def __init__(self, type: str, value: Any, start_pos: int, end_pos: int) -> None:
        self.type = type
        self.value = value
        self.start_pos = start_pos
        self.end_pos = end_pos

    def __repr__(self) -> str:
        return f"{self.type}({self.value!r})"


Entry = tuple[str, Any]
"""A token's type and what it means."""


class Lexicon:
    """Entries by the pieces that they are written with; the longest that fits is found."""

    def __init__(self, entries: Iterable[tuple[tuple[str, ...], Entry]]) -> None:
        self._entries: dict[tuple[str, ...], Entry] = dict(entries)
        sizes: dict[str, set[int]] = {}
        for pieces in self._entries:
            sizes.setdefault(pieces[0], set()).add(len(pieces))
        self._sizes = {piece: sorted(of, reverse=True) for piece, of in sizes.items()}

    def at(self, pieces: tuple[str, ...], start: int) -> tuple[int, Entry] | None:
        """The longest entry that begins at ``start``, and how many pieces it has."""
        for size in self._sizes.get(pieces[start], ()):
            written = pieces[start : start + size]
            entry = self._entries.get(written)
            if entry is not None:
                return len(written), entry
        return None

    @property
    def pieces(self) -> frozenset[str]:
        """All that entries are written with."""
        return frozenset(piece for pieces in self._entries for piece in pieces)

    @property
    def types(self) -> Mapping[str, tuple[str, ...]]:
        """How entries of each type are written, in the order of the lexicon."""
        written: dict[str, list[str]] = {}
        for pieces, (type, _) in self._entries.items():
            written.setdefault(type, []).append(" ".join(pieces))
        return {type: tuple(words) for type, words in written.items()}


def lowered(words: str) -> str:
    """The words in small letters, none longer than its capital, so that positions stay true."""
    lower = words.lower()
    if len(lower) == len(words):
        return lower
    return "".join(small if len(small := letter.lower()) == 1 else letter for letter in words)
