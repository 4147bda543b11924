"""The forms in which a name is recognised: as it stands, and for short."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from schedules.language.script import simplified

F = TypeVar("F")


def _words(written: str) -> frozenset[str]:
    return frozenset(written.split())


_WORD = re.compile(r"[^\W_]+")
_ASIDE = re.compile(r"\s*(?:[(（:：,，;；]|\s[–—-]\s).*", re.DOTALL)
_ARTICLES = frozenset({"the", "a", "an"})
HYPHENS = frozenset({"-", "‑"})
PASSED_OVER = _ARTICLES | HYPHENS | {"/"}
"""What may stand between the words of a name."""

_LEADING = frozenset({"next", "new"})
_LEADING_HAN = ("下次", "下一次", "下届", "下一届", "下轮")
_HEAD_ENDS_AT = _words(
    "about against among and as at before between by concerning during for from in into of on or over "
    "regarding through to toward under until upon with within after"
)
_PARTICLES = frozenset({"up", "out", "off", "down", "over", "away", "on", "in"})
_NEVER_A_HEAD = _words(
    "day week month quarter half year decade end start beginning middle time date spring summer autumn "
    "fall winter january february march april may june july august september october november december "
    "monday tuesday wednesday thursday friday saturday sunday first second third fourth fifth one two "
    "three four five next last this early mid late request"
)
_SHORTEST_HAN = 2


@dataclass(frozen=True, slots=True)
class Forms(Generic[F]):
    """``fully``: the name itself; ``shortly``: what it may be called where nothing else is called so."""

    fully: tuple[F, ...]
    shortly: tuple[F, ...] = ()


def without_aside(name: str) -> str:
    """The name up to a bracket, a colon or a dash: "Seminar (August)" is a seminar."""
    return _ASIDE.sub("", name) or name


def plain_words(name: str) -> tuple[str, ...]:
    """The words of an id."""
    return tuple(fold(word) for word in _WORD.findall(name))


def folded(name: str) -> tuple[str, ...]:
    """The words of a title as they are compared, without articles."""
    return tuple(word for word in plain_words(name) if word not in _ARTICLES)


def word_forms(name: str) -> Forms[tuple[str, ...]]:
    """English: "Network-protection seminar on X" is the protection seminar, and the seminar, for short."""
    words = folded(name)
    if not words:
        return Forms(())
    leads = len(words) > 1 and words[0] in _LEADING
    head = _head(words)
    shorts = (head[start:] for start in range(len(head)))
    return Forms(
        (words, words[1:]) if leads else (words,), tuple(short for short in shorts if names_something(short))
    )


def han_forms(name: str) -> Forms[str]:
    """Chinese: 网络保护研讨会 is 保护研讨会 and 研讨会 for short."""
    plain = plain_han(name)
    leads = (lead for lead in _LEADING_HAN if plain.startswith(lead) and len(plain) > len(lead))
    shorts = (plain[start:] for start in range(1, len(plain) - _SHORTEST_HAN + 1))
    return Forms((plain, *(plain.removeprefix(lead) for lead in leads)), tuple(shorts))


def plain_han(name: str) -> str:
    """A Chinese name without spaces and in simplified script, as it is compared."""
    return simplified("".join(name.split())).casefold()


def fold(word: str) -> str:
    """An English word without capitals, possessive and plural."""
    word = word.casefold()
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("ches", "shes", "xes", "sses")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def _head(words: tuple[str, ...]) -> tuple[str, ...]:
    """What stands before the first preposition."""
    for index, word in enumerate(words):
        if index and word in _HEAD_ENDS_AT:
            return words[:index]
    return words


def points_at(words: Sequence[str], index: int) -> bool:
    """Whether a word within a name does no more than an article would: "the signing of this agreement"."""
    following = words[index + 1 : index + 2]
    return words[index] == "this" and not _NEVER_A_HEAD.issuperset(following)


def names_something(words: tuple[str, ...]) -> bool:
    """Whether these are more than words of the calendar: a milestone called "March" needs quotation marks.

    Nor is what a verb ends in a name by itself: the "up" of "Keep the register up to date".
    """
    return not all(word.isdecimal() or word in _NEVER_A_HEAD or word in _PARTICLES for word in words)
