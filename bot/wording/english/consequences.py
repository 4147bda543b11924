"""English: what is said of what follows."""

from __future__ import annotations


class EnglishConsequences:
    """See ``bot.wording.consequences.ConsequenceWording``."""

    def said(self, title: str, words: str, reading: str, day: str) -> str:
        return f"{title}: “{words}” ({reading}), said on {day}"

    def mends(self) -> str:
        return "Any one of these would do:"

    def mend(self, title: str, words: str, reading: str) -> str:
        return f"{title}: instead of “{words}”, {reading}"

    def give_up(self, title: str, words: str) -> str:
        return f"{title}: without “{words}”"

    def why(self) -> str:
        return "Why:"

    def no_reason(self) -> str:
        return "Nothing that was agreed bounds it."

    def read_as(self, words: str, reading: str) -> str:
        return f"“{words}” = {reading}"

    def moves(self, title: str, before: str, after: str) -> str:
        return f"{title}: now {before}; then {after}"

    def comes(self, title: str, days: str) -> str:
        return f"{title}: new, {days}"

    def goes(self, title: str) -> str:
        return f"{title}: no longer there"

    def nothing_moves(self) -> str:
        return "Nothing would move."

    def would_contradict(self) -> str:
        return "It would contradict what was agreed."
