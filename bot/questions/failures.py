"""Why the words in a slot name nothing, or not one thing: raised by those who look, told by the parser."""

from __future__ import annotations

from bot.questions.refusals import Candidate, Why


class Missing(Exception):
    """Nothing is known by these words; ``why`` is what is wrong with them, where they are known."""

    def __init__(self, words: str, why: Why | None = None, *, is_name: bool = False) -> None:
        super().__init__(words)
        self.words = words
        self.why = why
        self.is_name = is_name


class Ambiguity(Exception):
    """Several milestones, or several sides, are known by these words; ``by_name``: all are called so."""

    def __init__(
        self,
        words: str,
        candidates: tuple[Candidate, ...],
        *,
        is_side: bool = False,
        by_name: bool = False,
    ) -> None:
        super().__init__(words)
        self.words = words
        self.candidates = candidates
        self.is_side = is_side
        self.by_name = by_name
