"""From characters to the tokens of a grammar: known milestones first, then the longest entry of a lexicon."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from lark.lexer import Lexer

UNKNOWN = "UNKNOWN"
"""The type of whatever is in no lexicon; no grammar has a place for it."""


class Token:
    """One token as lark takes it: its type, what it means, and where it stands (end not included)."""

    __slots__ = ("end_pos", "start_pos", "type", "value")

    line = end_line = 1

    def __init__(self, type: str, value: Any, start_pos: int, end_pos: int) -> None:
        self.type = type
        self.value = value
        self.start_pos = start_pos
        self.end_pos = end_pos

    @property
    def column(self) -> int:
        """As lark counts them, from 1."""
        return self.start_pos + 1

    end_column = column

    def __repr__(self) -> str:
        return f"{self.type}({self.value!r})"


Entry = tuple[str, Any]
"""A token's type and what it means."""


class Lexicon:
    """Entries by the pieces that they are written with; the longest that fits is found."""

    def __init__(self, entries: Iterable[tuple[tuple[str, ...], Entry]]) -> None:
        self._entries: dict[tuple[str, ...], Entry] = dict(entries)
        self._longest: dict[str, int] = {}
        for pieces in self._entries:
            self._longest[pieces[0]] = max(len(pieces), self._longest.get(pieces[0], 0))

    def at(self, pieces: tuple[str, ...], start: int) -> tuple[int, Entry] | None:
        """The longest entry that begins at ``start``, and how many pieces it has."""
        longest = self._longest.get(pieces[start])
        if longest is None:
            return None
        for size in range(min(longest, len(pieces) - start), 0, -1):
            entry = self._entries.get(pieces[start : start + size])
            if entry is not None:
                return size, entry
        return None

    @property
    def types(self) -> Mapping[str, tuple[str, ...]]:
        """How entries of each type are written, in the order of the lexicon."""
        written: dict[str, list[str]] = {}
        for pieces, (type, _) in self._entries.items():
            written.setdefault(type, []).append(" ".join(pieces))
        return {type: tuple(words) for type, words in written.items()}


class Ready(Lexer):
    """Lark's lexer where the tokens are made already."""

    def __init__(self, conf: object) -> None:
        del conf

    def lex(self, lexer_state: Any, parser_state: Any = None) -> Iterator[Any]:
        """Pass them on: lark hands a lexer of one argument what it was given to parse."""
        return iter(lexer_state)
