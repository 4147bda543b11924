"""The words in the slots of a pattern that fits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from bot.questions.finding import Finder
from bot.questions.values import Ref, Side


@dataclass(frozen=True, slots=True)
class Filled:
    """The words in the slots of a pattern that fits, and where to look for what they name."""

    slots: Mapping[str, str]
    find: Finder

    def __getitem__(self, name: str) -> str:
        return self.slots[name]

    def check_side(self) -> None:
        """Where sides are named that change nothing in the answer, they must be sides all the same.

        Raises:
            Missing, Ambiguity: as ``Finder.party``.
        """
        for name in ("party", "other"):
            words = self.slots.get(name)
            if words and words.casefold() not in self.find.dialect.we:
                self.find.party(words)

    def check_days(self) -> None:
        """Where days are told that change nothing in the answer, they must be days all the same.

        Raises:
            Missing, Ambiguity: as ``Finder.days``.
        """
        self.find.days(self.slots.get("when"))

    def choosing(self, candidate: Ref | Side) -> Filled:
        """The same, where it is known which one a name means that fits several."""
        return replace(self, find=replace(self.find, chosen=candidate))
