"""Templates by the words that they need: of hundreds, a question is compared with the few that may fit it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Generic, TypeVar

from bot.questions.patterns import Template, Words

_Of = TypeVar("_Of")


class Table(Generic[_Of]):
    """Templates in order, each with what it is for."""

    def __init__(self, pairs: Sequence[tuple[_Of, Template]]) -> None:
        self._pairs = tuple(pairs)
        often = Counter(word for _, template in pairs for needed in template.needed for word in needed)
        self._always: list[int] = []
        self._by_word: dict[str, list[int]] = {}
        for place, (_, template) in enumerate(self._pairs):
            if not template.needed:
                self._always.append(place)
                continue
            for word in min(template.needed, key=lambda needed: sum(often[word] for word in needed)):
                self._by_word.setdefault(word, []).append(place)

    def __len__(self) -> int:
        return len(self._pairs)

    def possible(self, words: Words) -> Iterator[tuple[_Of, Template]]:
        """Those that may fit, in order: no other does."""
        places = {*self._always}.union(*(self._by_word.get(word, ()) for word in words.present))
        return (self._pairs[place] for place in sorted(places))
