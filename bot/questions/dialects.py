"""The languages in which questions are understood."""

from __future__ import annotations

from collections.abc import Mapping

from bot.questions.chinese import CHINESE
from bot.questions.dialect import Dialect
from bot.questions.english import ENGLISH

DIALECTS: Mapping[str, Dialect] = {"en": ENGLISH, "zh": CHINESE}


def dialect_of(language: str) -> Dialect:
    """The dialect of a language; English where it is not spoken."""
    return DIALECTS.get(language, ENGLISH)
