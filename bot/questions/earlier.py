"""What was asked just before."""

from __future__ import annotations

from dataclasses import dataclass

from bot.questions.values import Question, Ref


@dataclass(frozen=True, slots=True)
class Earlier:
    """What was spoken of just before, so that "why?" and "and in October?" have a meaning.

    ``question`` is what was asked, ``refs`` are the milestones that the answer was about. Where the question
    was asked back instead, ``choices`` are what it may have meant.
    """

    question: Question | None = None
    refs: tuple[Ref, ...] = ()
    choices: tuple[Question, ...] = ()

    @property
    def subject(self) -> Ref | None:
        """What "it" is: the one milestone that was spoken of."""
        return self.refs[0] if len(self.refs) == 1 else None
