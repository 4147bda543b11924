"""From words to a question: patterns say what is asked for; the first whose slots can be read wins."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import get_args

from bot.questions.dialect import Dialect, Intent
from bot.questions.dialects import DIALECTS, dialect_of
from bot.questions.finding import Ambiguity, Finder, Missing
from bot.questions.makers import MAKERS, Filled
from bot.questions.patterns import Slots, Token, tokens_of
from bot.questions.refusals import QuestionAmbiguous, QuestionNotUnderstood
from bot.questions.values import Asker, Countable, HowMany, Question
from bot.questions.whens import Whens
from schedules.text import language_of
from schedules.timeline import Timeline

_MOST_CHARACTERS = 500
_MOST_WORDS = 80
_FEWEST_WORDS = 2
"""Of a pattern with fewer words of its own, it is not told that they were understood."""


def parse(text: str, asker: Asker, timelines: Mapping[str, Timeline]) -> Question:
    """What ``text`` asks about ``timelines``, in whichever language, or in several at once.

    Raises:
        QuestionNotUnderstood: if some of its words cannot be read.
        QuestionAmbiguous: if they can be read in several ways.
    """
    return _Parser(text, asker, timelines).question()


@dataclass(frozen=True, slots=True)
class _Wording:
    """One way to look at the words of a question; ``counted`` where "how many" was taken out."""

    dialect: Dialect
    tokens: tuple[Token, ...]
    counted: bool = False

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(token.word for token in self.tokens)


@dataclass(slots=True)
class _Failures:
    """Why patterns that fitted gave no question.

    Told are the first ambiguity, else what is missing in the pattern of which the most words were there.
    """

    ambiguity: Ambiguity | None = None
    missing: Missing | None = None
    understood: tuple[str, ...] = ()
    _most: int = _FEWEST_WORDS - 1

    def note(self, failure: Ambiguity | Missing, wording: _Wording, text: str, slots: Slots) -> None:
        """``slots`` are those of a pattern that takes all words."""
        if isinstance(failure, Ambiguity):
            self.ambiguity = self.ambiguity or failure
            return
        free = {place for _, start, end in slots for place in range(start, end)}
        there = len(wording.tokens) - len(free)
        if there > self._most:
            self.missing, self._most = failure, there
            self.understood = tuple(_pieces(wording.tokens, free, text))


def _pieces(tokens: tuple[Token, ...], free: set[int], text: str) -> Iterator[str]:
    """The words of ``text`` that stand in no slot, those together that stand together."""
    for in_slot, group in groupby(enumerate(tokens), key=lambda numbered: numbered[0] in free):
        if not in_slot:
            places = [token for _, token in group]
            yield text[places[0].start : places[-1].end]


class _Parser:
    def __init__(self, text: str, asker: Asker, timelines: Mapping[str, Timeline]) -> None:
        self._typed = text
        self._text = unicodedata.normalize("NFKC", text).replace("’", "'").strip()
        self._asker = asker
        asking = frozenset().union(*(dialect.asking for dialect in DIALECTS.values()))
        self._whens = Whens(asker, timelines, asking)
        self._failures = _Failures()

    def question(self) -> Question:
        """What is asked."""
        if len(self._text) <= _MOST_CHARACTERS:
            wordings = tuple(self._wordings())
            for forgiving in (False, True):
                for wording in wordings:
                    question = self._read(wording, forgiving=forgiving)
                    if question:
                        return question
                if self._failures.ambiguity:
                    break
        raise self._refusal()

    def _wordings(self) -> Iterator[_Wording]:
        """As it was typed first, then without what is only polite, then without "how many"."""
        own = dialect_of(language_of(self._text))
        dialects = (own, *(dialect for dialect in DIALECTS.values() if dialect is not own))
        typed = [_Wording(dialect, tokens_of(self._text, dialect.contractions)) for dialect in dialects]
        if any(len(wording.tokens) > _MOST_WORDS for wording in typed):
            return
        bare = [_Wording(wording.dialect, _bare(wording)) for wording in typed]
        yield from typed
        yield from (changed for changed, wording in zip(bare, typed, strict=True) if changed != wording)
        yield from (counted for wording in bare for counted in _counted(wording))

    def _read(self, wording: _Wording, *, forgiving: bool) -> Question | None:
        words = wording.words
        if not words:
            return None
        present = frozenset(words)
        for intent, template in wording.dialect.patterns:
            for slots in template.fits(words, present):
                question = self._fitted(intent, slots, wording, forgiving=forgiving)
                if question:
                    return question
        return None

    def _fitted(self, intent: Intent, slots: Slots, wording: _Wording, *, forgiving: bool) -> Question | None:
        filled = {name: self._between(wording.tokens, start, end) for name, start, end in slots}
        finder = Finder(self._whens, wording.dialect, forgiving=forgiving)
        try:
            question = MAKERS[intent](Filled(filled, finder))
        except (Ambiguity, Missing) as failure:
            self._failures.note(failure, wording, self._text, slots)
            return None
        if not wording.counted:
            return question
        return HowMany(question) if isinstance(question, get_args(Countable)) else None

    def _between(self, tokens: tuple[Token, ...], start: int, end: int) -> str:
        return self._text[tokens[start].start : tokens[end - 1].end]

    # Refusals ------------------------------------------------------------------------------------

    def _refusal(self) -> QuestionNotUnderstood:
        dialect = dialect_of(self._asker.language)
        if found := self._failures.ambiguity:
            asking = dialect.about_side if found.is_side else dialect.about_one
            suggestions = tuple(asking.format(name) for name in found.titles(self._asker.language))
            return QuestionAmbiguous(self._typed, found.words, found.candidates, suggestions[:3])
        missing = self._failures.missing
        finder = Finder(self._whens, dialect)
        nearest = finder.nearest(missing.words) if missing and missing.is_name else ()
        suggestions = (*(dialect.about_one.format(name) for name in nearest), *dialect.suggested)
        return QuestionNotUnderstood(
            self._typed,
            self._understood(),
            suggestions[:3],
            missing=missing.words if missing else None,
            nearest=nearest,
            why=missing.why if missing else None,
        )

    def _understood(self) -> tuple[str, ...]:
        if self._failures.missing:
            return self._failures.understood
        places = ((self._place(word), word) for dialect in DIALECTS.values() for word in dialect.keywords)
        return tuple(word for place, word in sorted(places) if place >= 0)

    def _place(self, keyword: str) -> int:
        """Where a keyword stands, as a word of its own if it is English; -1 where it does not."""
        edge = r"\b" if keyword.isascii() else ""
        found = re.search(f"{edge}{keyword}{edge}", self._text, re.IGNORECASE)
        return found.start() if found else -1


def _bare(wording: _Wording) -> tuple[Token, ...]:
    """Without what is polite before and after."""
    tokens = wording.tokens
    while start := wording.dialect.polite_before.longest_start([token.word for token in tokens]):
        tokens = tokens[start:]
    while end := _polite_end(wording.dialect, [token.word for token in tokens]):
        tokens = tokens[:-end]
    return tokens


def _polite_end(dialect: Dialect, words: list[str]) -> int:
    for size in range(min(6, len(words)), 0, -1):
        if dialect.polite_after.longest_start(words[-size:]) == size:
            return size
    return 0


def _counted(wording: _Wording) -> Iterator[_Wording]:
    """With "what" where "how many" is."""
    words = wording.words
    for start in range(len(words)):
        size = wording.dialect.how_many.longest_start(words[start:])
        if size:
            at = wording.tokens[start]
            what = tuple(Token(word, at.start, at.end) for word in wording.dialect.instead_of_how_many)
            tokens = (*wording.tokens[:start], *what, *wording.tokens[start + size :])
            yield _Wording(wording.dialect, tokens, counted=True)
            return
