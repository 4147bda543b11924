"""Typing mistakes: a word that is not known, put right if it is like one that is, and like no other.

A word of a title goes before one of a question that is as near.
"""

from __future__ import annotations

from rapidfuzz import process
from rapidfuzz.distance import OSA, Prefix

from bot.questions.gist.cues import phrases
from bot.questions.gist.cutting import calendar
from bot.questions.gist.known import Known
from bot.questions.gist.rewriting import rewritten
from bot.questions.texts import stem
from schedules.language.naming import fold

_SHORTEST_CUE = 5
_LONG = 8


def mended(text: str, known: Known) -> str:
    """The text with words mended; never those about when, since a day is not guessed."""
    return rewritten(known.mended_within(text), lambda word: _mended(word, known))


def _mended(word: str, known: Known) -> str:
    folded = fold(word)
    if not (word.isascii() and word.isalpha()) or folded in phrases().vocabulary or folded in calendar():
        return word
    if known.is_content(folded) or known.is_content(folded, quoted=True) or known.is_side(word):
        return word
    of_titles = {*known.like(word)}
    near = of_titles | set(_like_cue(folded) if len(folded) >= _SHORTEST_CUE else ())
    far = {other: OSA.distance(folded, other) for other in near}
    nearest = [other for other in far if far[other] == min(far.values())]
    of_titles.intersection_update(nearest)
    return next((found.pop() for found in (set(nearest), of_titles) if len(found) == 1), word)


def _like_cue(folded: str) -> tuple[str, ...]:
    """The words of cues that are as near as it gets, beginning with the same letter.

    Another form of the same word is none that was mistyped: "register" is not "registered", and "translator"
    is not "translated".
    """
    most = 2 if len(folded) >= _LONG else 1
    found = process.extract(
        folded, phrases().vocabulary.keys(), scorer=OSA.distance, score_cutoff=most, limit=3
    )
    if any(_is_another_form(word, folded) for word, _, _ in found):
        return ()
    nearest = min((distance for _, distance, _ in found), default=0)
    return tuple(w for w, distance, _ in found if distance == nearest and w[0] == folded[0])


def _is_another_form(word: str, typed: str) -> bool:
    if stem(word) == stem(typed):
        return True
    ending = len(typed) - Prefix.similarity(word, typed)
    return ending == OSA.distance(word, typed) > 1
