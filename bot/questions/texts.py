"""Texts of milestones, to be searched for words and for runs of Chinese characters."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import pairwise

from schedules.language.naming import fold
from schedules.text import HAN, language_of

HAN_RUN = re.compile(f"[{HAN}]+")
LATIN_WORD = re.compile(f"(?:(?![{HAN}])[^\\W_])+")
_COMPOUND = re.compile(r"[^\W_]+(?:-[^\W_]+)+")
_ENDINGS = ("ing", "ion", "ed", "e")
_SHORTEST_STEM = 4
_SIMILAR_HAN = 4


def stem(word: str) -> str:
    """An English word without what makes a verb or a noun of it: "testing" and "tests" are "test"."""
    word = fold(word)
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return _as_noun(word.removesuffix(ending))
    return _as_noun(word)


def _as_noun(word: str) -> str:
    """As it stands in the noun that is made of it: "registr", of "register" and "registration"."""
    if word.endswith("istrat"):
        return word.removesuffix("at")
    return f"{word[:-2]}r" if word.endswith("ister") else word


class Texts:
    """Which milestones hold which words; all are entered before any is looked for."""

    def __init__(self) -> None:
        self._words: dict[str, dict[str, None]] = {}
        self._han: dict[str, str] = {}

    def enter(self, id: str, texts: Iterable[str]) -> None:
        """Let a milestone hold the words of these."""
        for text in texts:
            for word in words_of(text):
                self._words.setdefault(stem(word), {})[id] = None
            han = "".join(HAN_RUN.findall(text))
            if han:
                self._han[id] = f"{self._han.get(id, '')} {han.replace('的', '')}"

    def with_all(self, words: Sequence[str], runs: Sequence[str]) -> tuple[str, ...]:
        """The ids of those that hold all of the words and all of the runs, in no order.

        One Chinese character alone tells nothing.
        """
        found: list[Collection[str]] = [self._words.get(stem(word), {}) for word in words]
        found += [self._with_run(run) for run in runs]
        if not found or not (words or any(len(run) > 1 for run in runs)):
            return ()
        first, *others = sorted(found, key=len)
        return tuple(id for id in first if all(id in other for other in others))

    def hold(self, word: str) -> bool:
        """Whether any text holds a word or a run."""
        if language_of(word) != "zh":
            return stem(word) in self._words
        run = word.replace("的", "")
        pairs = (run[at : at + 2] for at in range(max(1, len(run) - 1)))
        return all(pair in self._pairs for pair in pairs) and (len(run) <= 2 or run in self._all_han)

    @cached_property
    def _all_han(self) -> str:
        return "\n".join(self._han.values())

    @cached_property
    def _pairs(self) -> frozenset[str]:
        """Every character, and every two that stand together: to know them spares most searches."""
        return frozenset(self._all_han) | frozenset(map("".join, pairwise(self._all_han)))

    @cached_property
    def _with_character(self) -> Mapping[str, frozenset[str]]:
        """The ids of those that hold a character: to know them spares most searches."""
        found: dict[str, set[str]] = {}
        for id, han in self._han.items():
            for character in set(han):
                found.setdefault(character, set()).add(id)
        return {character: frozenset(ids) for character, ids in found.items()}

    def _with_run(self, run: str) -> frozenset[str]:
        each = (self._with_character.get(character, frozenset()) for character in set(run))
        first, *others = sorted(each, key=len)
        similar = first.intersection(*others)
        holding = frozenset(id for id in similar if run in self._han[id])
        return holding if holding or len(run) < _SIMILAR_HAN else similar


def words_of(text: str) -> Iterator[str]:
    """The words that are not Chinese; of a compound also the whole, without its hyphens."""
    yield from LATIN_WORD.findall(text)
    for compound in _COMPOUND.findall(text):
        yield compound.replace("-", "")
