"""Small talk around a question: greetings, excuses and thanks, and clauses that tell of the asker alone.

It is taken away only where every word of it is known to be such: a clause that may say what is asked about
stays, and is understood or refused.
"""

from __future__ import annotations

import unicodedata

from bot.questions.dialect import Dialect
from bot.questions.dialects import DIALECTS, dialect_of
from bot.questions.patterns import MARK, Token, tokens_of, words_of
from schedules.language.script import simplified
from schedules.text import language_of

_JOINS = frozenset({"and", "so", "but"})
_ASKS = frozenset(
    {"what", "when", "who", "why", "which", "where", "how", "whose", "is", "are", "any", "谁", "哪"}
)
"""Words with which a question begins, where no mark parts it from the clause before."""
_OF = "的"
"""Makes of what stands before it what is asked about."""
_NEXT = "下"
_OF_NEXT = frozenset("个周月半季次届轮星礼一场回步")
_LONGEST_CLOSING = 16
MOST_CHARACTERS = 500
"""Longer texts are no questions."""


def plainly(typed: str) -> str:
    """As it is read: in simplified script, without small talk where it is short enough to be a question."""
    text = simplified(unicodedata.normalize("NFKC", typed)).replace("’", "'").strip()
    return without_small_talk(text) if len(text) <= MOST_CHARACTERS else text


def without_small_talk(text: str) -> str:
    """The text without small talk before and after; as it is where nothing else would be left."""
    own = dialect_of(language_of(text))
    for dialect in (own, *(other for other in DIALECTS.values() if other is not own)):
        text = _after_closing(_after_opening(text, dialect), dialect)
    return text


def _after_opening(text: str, dialect: Dialect) -> str:
    tokens = tokens_of(text, dialect.contractions)
    start = 0
    while size := _opening(text, tokens[start:], dialect):
        start += size
        if start + 1 < len(tokens) and tokens[start].word in _JOINS:
            start += 1
    return text[tokens[start].start :] if start else text


def _opening(text: str, tokens: tuple[Token, ...], dialect: Dialect) -> int:
    """How many words of small talk there are at the beginning, before others."""
    words, clause = words_of(tokens), _first_clause(text, tokens)
    ends = [*dialect.opening.starts(words)]
    ends += [
        end
        for end in dialect.statement.starts(words)
        if end == clause or (end < clause and tokens[end].word in _ASKS)
    ]
    if words.count in ends:
        return 0
    within = (end for end in ends if end <= clause)
    return max((end for end in within if not _goes_on(words.all[end - 1], words.all[end])), default=0)


def _first_clause(text: str, tokens: tuple[Token, ...]) -> int:
    """Up to which word no mark stands between them."""
    marked = (at for at in range(1, len(tokens)) if MARK.search(text, tokens[at - 1].end, tokens[at].start))
    return next(marked, len(tokens))


def _goes_on(last: str, after: str) -> bool:
    """Whether the words before and after belong together: 找不到的, 想问下个月."""
    return after == _OF or (last == _NEXT and after in _OF_NEXT)


def _after_closing(text: str, dialect: Dialect) -> str:
    """Without the last clauses that are small talk."""
    while closing := _closing(text, dialect):
        text = closing
    return text


def _closing(text: str, dialect: Dialect) -> str:
    """The text before its last clause, if that is small talk; else nothing."""
    tokens = tokens_of(text, dialect.contractions)
    for start in range(max(1, len(tokens) - _LONGEST_CLOSING), len(tokens)):
        mark = MARK.search(text, tokens[start - 1].end, tokens[start].start)
        if mark and dialect.closing.longest_start(words_of(tokens[start:])) == len(tokens) - start:
            return text[: mark.end()].rstrip(" ,;:，；：、-—–")
    return ""
