"""The languages in which questions are understood."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from bot.questions.chinese import CHINESE
from bot.questions.dialect import Dialect
from bot.questions.english import ENGLISH

DIALECTS: Mapping[str, Dialect] = {"en": ENGLISH, "zh": CHINESE}


def dialect_of(language: str) -> Dialect:
    """The dialect of a language; English where it is not spoken."""
    return DIALECTS.get(language, ENGLISH)


@cache
def idle() -> frozenset[str]:
    """The words of all languages that tell no milestone from another: questions mix them."""
    return frozenset().union(*(dialect.idle for dialect in DIALECTS.values()))


@cache
def after_a_party() -> frozenset[str]:
    """The words of all languages that may follow the name of a party."""
    return frozenset().union(*(dialect.sides for dialect in DIALECTS.values()))


@cache
def asking() -> frozenset[str]:
    """The words of questions of all languages, which stand in no words about when."""
    return frozenset().union(*(dialect.asking for dialect in DIALECTS.values()))
