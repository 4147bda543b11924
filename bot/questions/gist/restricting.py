"""Lists of only what is about some words, or of one side."""

from __future__ import annotations

from bot.questions.failures import Missing
from bot.questions.finding import Finder
from bot.questions.values import (
    Among,
    Due,
    Next,
    Overdue,
    Owes,
    Question,
    Ref,
    Restrictable,
    Side,
    StillOpen,
    WasDone,
)


def restricted(question: Question, words: str, party: str | None, finder: Finder) -> Question:
    """A list that is asked about some words (perhaps none) and a party; other questions as they are.

    Raises:
        Missing: if nothing is known by the words.
        Missing, Ambiguity: as ``Finder.party``.
    """
    if isinstance(question, Next) and words:
        return _next(question, words, finder)
    if not isinstance(question, Restrictable):
        return question
    side = None if party is None or _has_side(question) else finder.party_or_all(party)
    match question:
        case Due(days, past=False) if side:
            question, side = Owes(side, days), None
        case StillOpen() if side:
            question, side = Owes(side), None
        case _:
            pass
    if not words and side is None:
        return question
    return Among(question, words or None, _about(words, finder) if words else None, side)


def _next(question: Next, words: str, finder: Finder) -> Next:
    refs, series = finder.all_called(words)
    if question.among is None:
        return Next(refs, series)
    theirs = frozenset(question.among)
    return Next(tuple(ref for ref in refs if ref in theirs))


def _about(words: str, finder: Finder) -> tuple[Ref, ...]:
    """Those called so or of such a topic; where there are none, those in whose quotes the words stand."""
    found = finder.about(words)
    if not found:
        raise Missing(words, is_name=True)
    return found


def _has_side(question: Restrictable) -> bool:
    match question:
        case Owes() | Overdue(of=Side()) | WasDone(by=Side()):
            return True
        case _:
            return False
