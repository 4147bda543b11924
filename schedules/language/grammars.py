"""The grammars by language: how words become tokens, the parser for them, and how a refusal is said."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from schedules.language.chinese.refusals import ChineseRefusals
from schedules.language.chinese.words import tokens as chinese_tokens
from schedules.language.context import Context
from schedules.language.english.refusals import EnglishRefusals
from schedules.language.english.words import tokens as english_tokens
from schedules.language.lexing import Token
from schedules.language.parsing import Parser, makes
from schedules.language.refusals import Refusals
from schedules.language.tables import tables


@dataclass
class Grammar:
    """One language, read. ``package`` holds its ``grammar.lark``."""

    package: str
    tokens: Callable[[str, Context], list[Token]]
    refusals: Refusals

    @cached_property
    def parser(self) -> Parser:
        """Made, or taken from the cache, when the first phrase is read."""
        found = tables(self.package)
        return Parser(found, makes(found.rules))


GRAMMARS: Mapping[str, Grammar] = {
    "en": Grammar("schedules.language.english", english_tokens, EnglishRefusals()),
    "zh": Grammar("schedules.language.chinese", chinese_tokens, ChineseRefusals()),
}
