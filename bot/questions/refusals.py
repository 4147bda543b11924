"""Why a question is not answered: said with what was understood, and what could be asked instead."""

from __future__ import annotations

from dataclasses import dataclass

from bot.questions.values import Question, Ref, Side
from schedules.language.faults import Fault
from schedules.language.refusals import Advice
from schedules.text import Text


@dataclass(frozen=True, slots=True)
class ComesAgain:
    """Other days are asked about for what repeats, of which one time cannot be moved alone."""


Why = Fault | Advice | ComesAgain
"""What is wrong with words that are known."""


class QuestionNotUnderstood(ValueError):
    """A question of which some words could not be read.

    ``understood`` are the words that were, as they were typed. ``missing`` are those that stood where a
    milestone, a side or words about when had to be, and ``nearest`` the names most like them; ``why`` is
    what is wrong with words that are known. ``suggestions`` are questions that work.
    """

    def __init__(
        self,
        text: str,
        understood: tuple[str, ...],
        suggestions: tuple[str, ...],
        *,
        missing: str | None = None,
        nearest: tuple[str, ...] = (),
        why: Why | None = None,
    ) -> None:
        super().__init__(text)
        self.text = text
        self.understood = understood
        self.suggestions = suggestions
        self.missing = missing
        self.nearest = nearest
        self.why = why


@dataclass(frozen=True, slots=True)
class Candidate:
    """A milestone or a side that may have been meant; its ``schedule`` where several are asked about."""

    of: Ref | Side
    title: Text
    schedule: Text | None = None


class QuestionAmbiguous(QuestionNotUnderstood):
    """A question with a name that fits several milestones, or "we" of one who is on no side.

    ``words`` are those that can be taken in several ways: ``candidates`` are all of them, and ``meant`` what
    the question would be with each.
    """

    def __init__(
        self,
        text: str,
        words: str,
        candidates: tuple[Candidate, ...],
        suggestions: tuple[str, ...],
        meant: tuple[Question, ...] = (),
    ) -> None:
        super().__init__(text, (), suggestions, missing=words)
        self.words = words
        self.candidates = candidates
        self.meant = meant

    @property
    def refs(self) -> tuple[Ref, ...]:
        """The milestones among the candidates."""
        return tuple(each.of for each in self.candidates if isinstance(each.of, Ref))
