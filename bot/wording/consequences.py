"""What is said of what follows: why a day is what it is, what would move, what would mend a contradiction."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from bot.wording.chinese.consequences import ChineseConsequences
from bot.wording.english.consequences import EnglishConsequences


class ConsequenceWording(Protocol):
    """One language's texts. Days and readings come as they are said in that language."""

    def said(self, title: str, words: str, reading: str, day: str) -> str:
        """A statement: whose, in which words, how they are read, and when they were said."""
        ...

    def mends(self) -> str:
        """Before what would mend a contradiction, one of which is enough; ends with a colon."""
        ...

    def mend(self, title: str, words: str, reading: str) -> str:
        """Instead of these words, that would do."""
        ...

    def give_up(self, title: str, words: str) -> str:
        """It would do without these words."""
        ...

    def why(self) -> str:
        """Before the reasons for the days of a milestone; ends with a colon."""
        ...

    def no_reason(self) -> str:
        """Nothing bounds its days."""
        ...

    def read_as(self, words: str, reading: str) -> str:
        """How words were read."""
        ...

    def moves(self, title: str, before: str, after: str) -> str:
        """What would move, from and to."""
        ...

    def comes(self, title: str, days: str) -> str:
        """It would be new, on these days."""
        ...

    def goes(self, title: str) -> str:
        """It would not be there any more."""
        ...

    def nothing_moves(self) -> str:
        """The words would leave every date as it is."""
        ...

    def would_contradict(self) -> str:
        """Before contradictions that would newly arise; ends with a colon."""
        ...


CONSEQUENCE_WORDING: Mapping[str, ConsequenceWording] = {
    "en": EnglishConsequences(),
    "zh": ChineseConsequences(),
}
