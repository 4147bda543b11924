"""Where in a question a little that is not known may stand, and be left out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bot.questions.gist.cues import Cue
from bot.questions.gist.cutting import Cutting
from bot.questions.gist.reading import Gist, Part, Piece, Told
from bot.questions.patterns import Token
from schedules.text import language_of

_MOST_WORDS = 2
_MOST_CHARACTERS = 4
_COMPOUND = 2
"""Most Chinese verbs have so many characters."""
_MARK = re.compile(r"[,.;:!?，。；：！？、—–]")
_TURNING = (
    *("un", "non", "hardly", "barely", "scarcely", "rarely", "seldom", "skip", "ignor", "omit", "scrap"),
    *("avoid", "waiv", "forgo", "abandon", "shred", "destroy", "delet", "refus", "reject", "refund"),
    *("dismiss", "sack", "fire", "burn", "sue", "leak", "hack", "mock", "forget", "evad", "ban"),
)
"""Beginnings of English words that may turn a question round, or ask for what is done against it."""
_NOUNS_LIKE_ADVERBS = frozenset(
    {"assembly", "family", "supply", "reply", "rally", "ally", "anomaly", "monopoly", "bully", "belly"}
)
_DEGREES = frozenset(
    {"nearly", "partly", "partially", "mostly", "largely", "mainly", "overly", "slightly", "wrongly"}
)
"""Adverbs that make of "done" or "due" something else."""
_SHORTEST_ADVERB = 5
_BE = frozenset({"be", "been", "being"})
_OUGHT = frozenset(
    {"have", "has", "had", "need", "needed", "ought", "is", "are", "going", "got", "supposed", "expected"}
    | {"required", "obliged", "left", "still", "we", "remain", "want", "there", "yet", "due", "meant"}
)
"""With "to" behind it a verb follows: "needs to", and not "sent to"."""
_PARTICLES = frozenset({"up", "off", "out", "over", "down", "through"})
"""Belong to a verb before them: "wrapped up"."""
_WE = frozenset({"we", "i"})
_ARTICLES = frozenset({"the", "our", "this", "that", "these", "those", "all", "my", "both"})
_OBJECTS = frozenset({"it", "them", "everything"})
_HAN_TELLING = frozenset(
    "不没未无非莫勿否别免谁什么啥哪几何怎为吗呢多少零〇一二三四五六七八九十百千万两半第首末年月日号天周旬季"
    "前后内外上下早晚迟先在从向和与除仅只废弃删撤拒退毁砍停漏泄破败输赔罚诉骂砸烧炸抢偷崩挨关断涨跌亏骗吵黑闹"
)
"""Characters that are never left out: of negations, questions, numbers, when, where, undoing and bad luck."""
_HAN_AFTER = frozenset("的了吗呢呀啊嘛吧完好掉")
_HAN_VERB_AFTER = frozenset({Cue.MUST, Cue.WHEN, Cue.HOW_LONG})
_HAN_STILL = ("还", "都", "再", "才", "正式", "最终", "能", "可以")
_BEHIND = frozenset(
    {Cue.BEFORE, Cue.AFTER, Cue.LATEST, Cue.WHEN, Cue.WHAT, Cue.THING, Cue.THAT_BEFORE, Cue.THAT_AFTER}
)


@dataclass(frozen=True, slots=True)
class Place:
    """The words from ``start`` up to ``end``; ``is_manner``: an adverb, else a verb."""

    cutting: Cutting
    start: int
    end: int
    is_manner: bool = False

    @property
    def length(self) -> int:
        """How many words."""
        return self.end - self.start

    @property
    def words(self) -> str:
        """As they stand in the text."""
        return self.cutting.text[self._first : self._last]

    @property
    def _first(self) -> int:
        return self.cutting.tokens[self.start].start

    @property
    def _last(self) -> int:
        return self.cutting.tokens[self.end - 1].end

    def is_apart_in(self, gist: Gist) -> bool:
        """Whether it belongs to nothing that is named: a cue or a word of grammar is in between."""
        before = next((each for each in reversed(gist.told) if each.span[1] <= self._first), None)
        after = next((each for each in gist.told if each.span[0] >= self._last), None)
        if language_of(self.words) == "zh":
            return self._is_han_verb(before, after)
        if self.is_manner:
            return not (after and after.of in {Part.NAME, Part.SIDE} and self._touches(after))
        return self._is_verb(before, after)

    def _touches(self, told: Told) -> bool:
        first, last = sorted((self._first, self._last, *told.span))[1:3]
        return not self.cutting.text[first:last].strip()

    def _is_at_an_end(self) -> bool:
        tokens = self.cutting.tokens
        if self.end == len(tokens):
            return True
        return bool(_MARK.search(self.cutting.text, self._last, tokens[self.end].start))

    def _word(self, at: int) -> str:
        return self.cutting.tokens[at].word if 0 <= at < len(self.cutting.tokens) else ""

    # English -------------------------------------------------------------------------------------

    def _is_verb(self, before: Told | None, after: Told | None) -> bool:
        return self._follows_as_verb(before) and self._ends_as_verb(after)

    def _follows_as_verb(self, before: Told | None) -> bool:
        one, two = self._word(self.start - 1), self._word(self.start - 2)
        if one in _BE or (one in _WE and self.start > 1) or (one == "to" and two in _OUGHT):
            return True
        if before is None or not self._touches(before):
            return False
        return before.of is Part.SIDE or (before.of is Part.NAME and self.words.endswith("ed"))

    def _ends_as_verb(self, after: Told | None) -> bool:
        if self._is_at_an_end():
            return True
        follows = self._word(self.end)
        if after is not None and (after.of in _BEHIND or after.of is Part.WHEN) and self._touches(after):
            return True
        names = follows in _ARTICLES and after is not None and after.of in {Part.NAME, Cue.THING, Cue.WHAT}
        return names or follows in _OBJECTS

    # Chinese -------------------------------------------------------------------------------------

    def _is_han_verb(self, before: Told | None, after: Told | None) -> bool:
        return self._follows_as_han_verb(before) and self._ends_as_han_verb(after)

    def _follows_as_han_verb(self, before: Told | None) -> bool:
        if before is not None and self._touches(before):
            return before.of in _HAN_VERB_AFTER
        return self.cutting.text[: self._first].endswith(_HAN_STILL)

    def _ends_as_han_verb(self, after: Told | None) -> bool:
        if self._is_at_an_end() or self._word(self.end) in _HAN_AFTER:
            return True
        return after is not None and after.of in _BEHIND and self._touches(after)


# The places ----------------------------------------------------------------------------------------


def places_of(cutting: Cutting, pieces: Sequence[Sequence[Piece]]) -> Iterator[Place]:
    """The places that may be left out, the shortest first: all that is not known stands in each."""
    unknown = cutting.unknown
    if unknown and all(cutting.tokens[at].word.isascii() for at in unknown):
        return _english(cutting, unknown)
    return _chinese(cutting, pieces, frozenset(unknown))


def _english(cutting: Cutting, unknown: Sequence[int]) -> Iterator[Place]:
    start, end = unknown[0], unknown[-1] + 1
    if end < len(cutting.tokens) and cutting.tokens[end].word in _PARTICLES:
        end, unknown = end + 1, (*unknown, end)
    words = [cutting.text[token.start : token.end] for token in cutting.tokens[start:end]]
    if end - start != len(unknown) or len(words) > _MOST_WORDS or not all(map(_is_plain, words)):
        return
    yield Place(cutting, start, end, is_manner=len(words) == 1 and _is_adverb(words[0]))


def _is_plain(word: str) -> bool:
    return word.isalpha() and word.islower() and not word.startswith(_TURNING)


def _is_adverb(word: str) -> bool:
    is_long = len(word) >= _SHORTEST_ADVERB
    return word.endswith("ly") and is_long and word not in _NOUNS_LIKE_ADVERBS | _DEGREES


def _chinese(cutting: Cutting, pieces: Sequence[Sequence[Piece]], unknown: frozenset[int]) -> Iterator[Place]:
    """Characters that stand in no known word of two or more, and one of them in none at all.

    Of more than two none tells anything by itself: 要交护照 tells what is to be handed in.
    """
    every = [piece for some in pieces for piece in some]
    held = _places(every)
    words = _places(piece for piece in every if piece.end > piece.start + 1)
    telling = _places(piece for piece in every if isinstance(piece.of, Cue))
    for length in range(1, _MOST_CHARACTERS + 1):
        for start in range(len(cutting.tokens) - length + 1):
            places = frozenset(range(start, start + length))
            said = words | telling if length > _COMPOUND else words
            alone = unknown <= places and said.isdisjoint(places) and not places <= held
            if alone and _are_han_together(cutting.tokens[start : start + length]):
                yield Place(cutting, start, start + length)


def _places(pieces: Iterable[Piece]) -> frozenset[int]:
    return frozenset(place for piece in pieces for place in range(piece.start, piece.end))


def _are_han_together(run: Sequence[Token]) -> bool:
    together = run[-1].end - run[0].start == len(run)
    return together and all(
        language_of(token.word) == "zh" and token.word not in _HAN_TELLING for token in run
    )
