"""The ways to look at the words of a question: as typed, without what is only polite, without "how many"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from bot.questions.dialect import Dialect
from bot.questions.dialects import DIALECTS, dialect_of
from bot.questions.patterns import Token, Words, tokens_of, words_of
from schedules.text import language_of

_MOST_WORDS = 80


@dataclass(frozen=True)
class Wording:
    """One way to look at the words of a question; ``counted`` where "how many" was taken out."""

    dialect: Dialect
    tokens: tuple[Token, ...]
    counted: bool = False

    @cached_property
    def words(self) -> Words:
        """What patterns are compared with."""
        return words_of(self.tokens)


def wordings_of(text: str) -> Iterator[Wording]:
    """As it was typed first, then without what is only polite, without fillers, without "how many"."""
    own = dialect_of(language_of(text))
    dialects = (own, *(dialect for dialect in DIALECTS.values() if dialect is not own))
    typed = [Wording(dialect, tokens_of(text, dialect.contractions)) for dialect in dialects]
    if any(len(wording.tokens) > _MOST_WORDS for wording in typed):
        return
    bare = [Wording(wording.dialect, _bare(wording)) for wording in typed]
    yield from typed
    yield from (changed for changed, wording in zip(bare, typed, strict=True) if changed != wording)
    pure = [Wording(wording.dialect, _pure(wording)) for wording in bare]
    yield from (changed for changed, wording in zip(pure, bare, strict=True) if changed != wording)
    yield from (counted for wording in (*bare, *pure) for counted in _counted(wording))


def _bare(wording: Wording) -> tuple[Token, ...]:
    """Without what is polite before and after."""
    tokens = wording.tokens
    while start := wording.dialect.polite_before.longest_start(words_of(tokens)):
        tokens = tokens[start:]
    while end := _polite_end(wording.dialect, tokens):
        tokens = tokens[:-end]
    return tokens


def _pure(wording: Wording) -> tuple[Token, ...]:
    """Without words that change nothing in what is asked, wherever they stand."""
    tokens, kept = wording.tokens, []
    at = 0
    while at < len(tokens):
        size = wording.dialect.fillers.longest_start(words_of(tokens[at:]))
        if not size:
            kept.append(tokens[at])
        at += size or 1
    return tuple(kept)


def _polite_end(dialect: Dialect, tokens: tuple[Token, ...]) -> int:
    for size in range(min(6, len(tokens)), 0, -1):
        if dialect.polite_after.longest_start(words_of(tokens[-size:])) == size:
            return size
    return 0


def _counted(wording: Wording) -> Iterator[Wording]:
    """With "what" where "how many" is."""
    for start in range(len(wording.tokens)):
        size = wording.dialect.how_many.longest_start(words_of(wording.tokens[start:]))
        if size:
            at = wording.tokens[start]
            what = tuple(Token(word, at.start, at.end) for word in wording.dialect.instead_of_how_many)
            tokens = (*wording.tokens[:start], *what, *wording.tokens[start + size :])
            yield Wording(wording.dialect, tokens, counted=True)
            return
