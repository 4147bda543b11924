"""What of a question's words is known in the schedules that are asked about."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from bot.questions.dialects import after_a_party, dialect_of, idle
from bot.questions.finding import Finder
from bot.questions.subjects import Index, index_of
from schedules.language.naming import plain_words
from schedules.text import language_of
from schedules.when import Apart

_MARKS = frozenset(",;:.?!，、；：。？！")
_COUNTED = re.compile(
    r"(?:(?:before|after|by|until|on) )?(?:the )?"
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)",
    re.IGNORECASE,
)
_HAN_AMOUNT = re.compile("[一二三四五六七八九十两几半]+[个次场份笔项件届轮篇批期条]")
"""Tells nothing by itself, though 第一份年度报告 holds it."""
_HAN_WITHIN = frozenset("内中里上下前后")
"""Where one of these stands before a part of a name, it may be another name: 内部审计 for 外部审计."""
_ARTICLES = frozenset({("the",), ("a",), ("an",)})


@dataclass(frozen=True)
class Known:
    """Looks words up, in all schedules at once; what they mean together is for the makers to say."""

    finder: Finder
    _found: dict[tuple[str, str], bool] = field(default_factory=dict)

    @cached_property
    def _indexes(self) -> tuple[Index, ...]:
        return tuple(index_of(line.schedule) for line in self.finder.timelines.values())

    def _once(self, what: str, words: str, look: Callable[[], bool]) -> bool:
        """Words are looked up once, however many pieces they may stand in."""
        key = (what, words)
        if key not in self._found:
            self._found[key] = look()
        return self._found[key]

    def is_name(self, words: str) -> bool:
        """Whether a milestone is called exactly so, in full or for short; an article is no part of it."""
        return self._once("name", words, lambda: self._is_name(words))

    def _is_name(self, words: str) -> bool:
        if plain_words(words)[:1] in _ARTICLES:
            return False
        return any(index.named(words)[0] for index in self._indexes)

    def is_full_name(self, words: str) -> bool:
        """Whether a milestone is called exactly so in full."""
        return any(index.bearing(words) for index in self._indexes)

    def is_counted(self, words: str) -> bool:
        """Whether it is one counted out of several of a name, with no mark in between."""
        if not _MARKS.isdisjoint(words) or plain_words(words)[:1] in _ARTICLES:
            return False
        return any(index.names_one(words) for index in self._indexes) and bool(self.finder.named(words))

    def is_content(self, word: str, *, quoted: bool = False) -> bool:
        """Whether it stands in a title or a topic, or else in a quote; idle words do not count."""
        idles = idle()
        if (
            word in idles
            or _HAN_AMOUNT.fullmatch(word)
            or (not word.isascii() and (word[0] in idles or word[-1] in idles))
        ):
            return False
        return any(index.holds(word, quoted=quoted) for index in self._indexes)

    def is_torn(self, before: str, run: str) -> bool:
        """Whether Chinese words of a title are the rest of another one there, behind ``before``."""
        if before not in _HAN_WITHIN or run.isascii():
            return False
        return not any(index.begins_with(run) for index in self._indexes)

    def is_side(self, words: str) -> bool:
        """Whether a party is called exactly so."""
        return self._once(
            "side", words, lambda: any(index.side(words, after_a_party()) for index in self._indexes)
        )

    def is_part(self, word: str) -> bool:
        """Whether a single word or character stands in any name, topic, quote or name of a party."""
        return any(index.has_part(word) for index in self._indexes)

    def like(self, word: str) -> Iterator[str]:
        """The one word of a title that is most like one that is not known."""
        mended = (index.mended(word, idle()) for index in self._indexes)
        return (other for other in mended if other != word)

    def mended_within(self, text: str) -> str:
        """A Chinese text with a mistyped name put right, where the schedules do not differ in which."""
        mended = {index.mended_within(text) for index in self._indexes} - {text}
        return mended.pop() if len(mended) == 1 else text

    def is_of_side(self, word: str) -> bool:
        """Whether it is made of the name of a party: Chinese."""
        return word.isascii() and any(index.party(word, frozenset()) for index in self._indexes)

    def is_when(self, words: str) -> bool:
        """Whether they mean days of the calendar; the same in every schedule.

        "After the second" of what was named before is none.
        """
        if _COUNTED.fullmatch(words):
            return False
        return self.finder.has_days(words)

    def is_length(self, words: str) -> bool:
        """Whether they mean a length of time: two weeks."""
        schedule, line = next(iter(self.finder.timelines.items()), ("", None))
        if line is None or not line.entries:
            return False
        phrase = dialect_of(language_of(words)).after.format(words, next(iter(line.entries)))
        return isinstance(self.finder.whens.read(phrase, schedule), Apart)
