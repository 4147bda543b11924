"""Text in one language or in several."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

Title = Callable[[str], str]
"""Names a milestone by its id."""

HAN = r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
"""The Chinese characters, as they stand in a class of a regular expression."""
_HAN = re.compile(f"[{HAN}]")


def language_of(words: str) -> str:
    """``"zh"`` for words with a Han character, else ``"en"``."""
    return "zh" if _HAN.search(words) else "en"


@dataclass(frozen=True, slots=True)
class Text:
    """The same text by language code, in the order in which it was written; never empty."""

    versions: tuple[tuple[str, str], ...]

    def __post_init__(self) -> None:
        if not self.versions:
            raise ValueError("a text needs at least one language")

    @classmethod
    def of(cls, source: str | Mapping[str, str]) -> Text:
        """A plain string is filed under the language its script shows."""
        if isinstance(source, str):
            return cls(((language_of(source), source),))
        return cls(tuple(source.items()))

    def say(self, language: str) -> str:
        """The version in ``language``, else the first one written."""
        return dict(self.versions).get(language, self.versions[0][1])

    @property
    def all(self) -> tuple[str, ...]:
        """Every version's words."""
        return tuple(words for _, words in self.versions)
