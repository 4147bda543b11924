"""Cutting a question into pieces so that every word belongs to one; the likeliest ways first."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from heapq import nsmallest

from bot.questions.gist.cues import Cue, phrases
from bot.questions.gist.known import Known
from bot.questions.gist.reading import Part, Piece
from bot.questions.gist.sieving import asks_something_else, polite_at_the_edges, without_products
from bot.questions.patterns import Token
from schedules.language.english.lexicon import LEXICON as ENGLISH
from schedules.language.naming import fold
from schedules.text import language_of

_CERTAIN, _DOUBTFUL, _EMPTY, _QUOTED = 1.0, 1.1, 1.2, 1.6
"""What a piece costs, however many words it takes: "due date" is one, and not two.

Doubtful is a cue that is as often a word of titles. Nearly every word stands in some quote: these come last.
"""
_MOST_COVERS = 6
"""So many ways are tried: with 4 of them some of ``tests/questions`` go wrong, with 12 no more are right."""
_LONGEST_NAME = 14
_LONGEST_COUNT = 3
_LONGEST_SIDE = 10
_LONGEST_WHEN = 10
"""In words, of which each Chinese character is one: 中华人民共和国方面 has nine."""
_HAN_CALENDAR = frozenset(
    "零〇一二三四五六七八九十两百半第几年月日号天周星期礼拜季度旬初中底末前后内之以里间起来至到从自今明昨大本这那个"
    "上下未去往过近当接将的份春夏秋冬节假国庆元旦除夕端午清重阳劳动圣诞双工作为止截"
)
_HAN_NOT = frozenset({("没",), ("没", "有")})
"""Asks whether it was, at the end of a clause: 交了没有. Elsewhere it was not."""
_HAN_PARTICLES = frozenset("啊呀呢吧吗嘛么哦噢啦哈的了诶哎")
_HAN_UNTIL = frozenset("到至在于")
"""Before a day they may belong to the verb instead: 推迟到10月."""
_SAYS_NOTHING = frozenset({None, Cue.JOINT, Cue.POLITE})
_WEAK = frozenset({Cue.ACT, Cue.ACTED, Cue.DATE, Cue.AGREED, Cue.MUST, Cue.WE, Cue.PAST})
"""Cues that are words of titles as often."""
_MOVES = frozenset({Cue.LATER, Cue.EARLIER, Cue.POSTPONED, Cue.ADVANCED, Cue.OVERDUE})
_NO_WHEN = frozenset(
    {Cue.DONE, Cue.ACTED, Cue.ACT, Cue.DUE, Cue.PAST, Cue.MUST, Cue.OPEN, Cue.AGREED, Cue.WHAT, Cue.DATE}
)
"""Cues with which words about when do not begin, though their reader passes over some of them."""
_UP_TO = frozenset({("up", "to"), ("up", "until"), ("up", "till")})
_THAN = frozenset({Cue.LATER, Cue.EARLIER, Cue.FIRST})
"""Cues of what is so much later or earlier than another, and not than today."""


@dataclass(frozen=True, slots=True)
class Cutting:
    """All pieces that the words of a question can be cut into."""

    text: str
    tokens: tuple[Token, ...]
    known: Known

    @property
    def _words(self) -> tuple[str, ...]:
        return tuple(token.word for token in self.tokens)

    def covers(self) -> Iterator[tuple[Piece, ...]]:
        """Ways in which every word belongs to a piece, the likeliest first; none if a word is unknown."""
        if self.unknown:
            return
        pieces = self.pieces()
        if not asks_something_else(pieces):
            yield from likeliest(len(self.tokens), pieces)

    def pieces(self) -> Sequence[Sequence[Piece]]:
        """By the word at which they begin. Nothing else ends within a name of several words.

        In Chinese that is so of a full name only: 笔拨款 is short for 第二笔拨款 and stands in 几笔拨款.
        """
        words, abouts = self._words, self._about_when()
        names = self._names(abouts)
        sides = _longest([tuple(self._sides(start)) for start in range(len(words))])
        whole = (each for those in (*names, *sides) for each in those)
        within = {place for each in whole for place in self._within(each)}
        others = [
            self._sparing(names, self._others(start, words, abouts, within)) for start in range(len(words))
        ]
        pieces = [
            (*called, *of, *(piece for piece in those if piece.end not in within))
            for called, of, those in zip(names, sides, others, strict=True)
        ]
        return polite_at_the_edges(without_products(pieces, words))

    def _sparing(self, names: Sequence[Sequence[Piece]], pieces: Iterator[Piece]) -> Iterator[Piece]:
        """Without what would say nothing, if the name of a milestone ends it: "of the programme"."""
        for piece in pieces:
            within = (name for start in range(piece.start + 1, piece.end) for name in names[start])
            named = (self._between(name.start, name.end) for name in within if name.end == piece.end)
            if piece.of is not Part.NOTHING or not any(map(self.known.is_full_name, named)):
                yield piece

    @property
    def unknown(self) -> tuple[int, ...]:
        """The words that stand in nothing that is known: seen at once, before anything is read."""
        vocabulary, abouts = phrases().vocabulary, self._about_when()
        return tuple(
            place
            for place, (token, about_when) in enumerate(zip(self.tokens, abouts, strict=True))
            if not (token.word in vocabulary or about_when or self.known.is_part(token.word))
        )

    def _others(
        self, start: int, words: tuple[str, ...], about_when: Sequence[bool], within: Container[int]
    ) -> Iterator[Piece]:
        for end, cue in phrases().at(words, start):
            if cue is Cue.PAST and words[start:end] in _HAN_NOT and not self._is_at_an_end(end):
                continue
            yield Piece(start, end, cue or Part.NOTHING, _cost(cue))
        yield from self._content(start, about_when=about_when[start])
        if about_when[start] and (self._is_han(start) or self._begins_when(start)):
            yield from self._whens(start, about_when, within)

    def _begins_when(self, start: int) -> bool:
        """Whether a word does not stand for a cue by itself: "up" does, but not in "up to"."""
        words = self._words[start : start + 2]
        return words in _UP_TO or self._alone(start).isdisjoint(_NO_WHEN)

    def _alone(self, place: int) -> frozenset[Cue | None]:
        """All that a word may stand for by itself."""
        return frozenset(cue for end, cue in phrases().at(self._words, place) if end == place + 1)

    def _is_at_an_end(self, end: int) -> bool:
        """Whether a mark follows, or nothing but particles."""
        if end < len(self.tokens) and self.tokens[end].start > self.tokens[end - 1].end:
            return True
        return _HAN_PARTICLES.issuperset(token.word for token in self.tokens[end:])

    def _is_han(self, place: int) -> bool:
        return language_of(self.tokens[place].word) == "zh"

    @property
    def _moves(self) -> bool:
        """Whether anything may be asked about that is so much later or earlier."""
        words = self._words
        return any(cue in _MOVES for start in range(len(words)) for _, cue in phrases().at(words, start))

    def _between(self, start: int, end: int) -> str:
        return self.text[self.tokens[start].start : self.tokens[end - 1].end]

    # Milestones and sides ------------------------------------------------------------------------

    def _names(self, about_when: Sequence[bool]) -> Sequence[tuple[Piece, ...]]:
        """Names, by the word at which they begin; and those counted out of several: "the third plenary"."""
        found = [tuple(self._names_at(start)) for start in range(len(self.tokens))]
        counted = [
            tuple(
                Piece(start, name.end, Part.NAME, _CERTAIN)
                for later in range(start + 1, min(start + _LONGEST_COUNT, len(found) - 1) + 1)
                for name in found[later]
                if about_when[start]
                and self.tokens[start].word not in _HAN_UNTIL
                and self.known.is_counted(self._between(start, name.end))
            )
            for start in range(len(found))
        ]
        return [(*these, *those) for these, those in zip(found, counted, strict=True)]

    def _names_at(self, start: int) -> Iterator[Piece]:
        for end in range(start + 1, min(start + _LONGEST_NAME, len(self.tokens)) + 1):
            if self.known.is_name(self._between(start, end)) and not self._is_torn(start, end):
                yield Piece(start, end, Part.NAME, _CERTAIN)

    def _within(self, whole: Piece) -> range:
        name = self._between(whole.start, whole.end)
        if whole.of is Part.NAME and self._is_han(whole.start) and not self.known.is_full_name(name):
            return range(0)
        return range(whole.start + 1, whole.end)

    def _content(self, start: int, *, about_when: bool) -> Iterator[Piece]:
        """Words of titles, or of quotes where they are not about when; people of a side are that side."""
        word = self._between(start, start + 1)
        if self.known.is_side(word) or (about_when and self.known.is_when(word)):
            return
        end = self._end_of_content(start, quoted=False)
        if self._is_han(start) and next(self._sides(start), None):
            return
        if end > start:
            if self._is_torn(start, end):
                return
            is_side = self.known.is_of_side(word)
            yield Piece(start, end, Part.SIDE if is_side else Part.WORDS, _CERTAIN)
        elif (
            not (about_when and word.isascii()) and (end := self._end_of_content(start, quoted=True)) > start
        ) and not (self._is_han(start) and any(at == end for at, _ in phrases().at(self._words, start))):
            yield Piece(start, end, Part.WORDS, _QUOTED)

    def _is_torn(self, start: int, end: int) -> bool:
        return start > 0 and self.known.is_torn(self.tokens[start - 1].word, self._between(start, end))

    def _end_of_content(self, start: int, *, quoted: bool) -> int:
        """To where words stand in titles or topics, or else in quotes; a Chinese run as far as it goes."""
        if not self._is_han(start):
            return start + self.known.is_content(self.tokens[start].word, quoted=quoted)
        if self.tokens[start].word == "的":
            return start
        end = start
        for longer in range(start + 2, len(self.tokens) + 1):
            if not self.known.is_content(self._between(start, longer), quoted=quoted):
                break
            end = longer
        while end > start and self.tokens[end - 1].word == "的":
            end -= 1
        return end if end - start > 1 else start

    def _sides(self, start: int) -> Iterator[Piece]:
        for end in range(start + 1, min(start + _LONGEST_SIDE, len(self.tokens)) + 1):
            if self.known.is_side(self._between(start, end)):
                yield Piece(start, end, Part.SIDE, _CERTAIN)

    def _is_later(self, place: int) -> bool:
        return not self._alone(place).isdisjoint(_THAN)

    # Words about when ----------------------------------------------------------------------------

    def _about_when(self) -> Sequence[bool]:
        """Which words can be words about when: to read none but these spares the grammar its work."""
        known = calendar()
        return [token.word in known or any(map(str.isdecimal, token.word)) for token in self.tokens]

    def _whens(self, start: int, about_when: Sequence[bool], within: Container[int]) -> Iterator[Piece]:
        """The longest run of words about when, and the longest that is a length of time."""
        end = start
        while end < len(about_when) and about_when[end] and end - start < _LONGEST_WHEN:
            end += 1
        while end > start and self._is_later(end - 1):
            end -= 1  # "two weeks later" than what is asked about, and not than today
        ends = [at for at in range(end, start, -1) if at not in within]
        when = next((at for at in ends if self.known.is_when(self._between(start, at))), start)
        if when > start:
            of_verb = self.tokens[start].word in _HAN_UNTIL
            yield Piece(start, when, Part.WHEN, _DOUBTFUL if of_verb else _CERTAIN)
        if not self._moves:
            return
        length = next((at for at in ends if self.known.is_length(self._between(start, at))), start)
        if length > start:
            yield Piece(start, length, Part.LENGTH, _CERTAIN)


def _cost(cue: Cue | None) -> float:
    if cue in _SAYS_NOTHING:
        return _EMPTY
    return _DOUBTFUL if cue in _WEAK else _CERTAIN


def _longest(sides: Sequence[tuple[Piece, ...]]) -> Sequence[tuple[Piece, ...]]:
    """Without those within another: the "authority" of a "Port Authority" is no other side."""
    within = {place for some in sides for side in some for place in range(side.start + 1, side.end)}
    return [
        tuple(side for side in some if side.start not in within and side.end not in within) for some in sides
    ]


_Way = tuple[float, int, tuple[Piece, ...]]


def likeliest(count: int, pieces: Sequence[Sequence[Piece]]) -> Iterator[tuple[Piece, ...]]:
    """Ways to cover all words with pieces. From the end: the best from each word on, few enough to keep."""
    best: list[list[_Way]] = [[] for _ in range(count)] + [[(0.0, 0, ())]]
    for start in range(count - 1, -1, -1):
        ways = (
            (piece.cost + cost, order, (piece, *rest))
            for order, piece in enumerate(pieces[start])
            for cost, _, rest in best[piece.end]
        )
        best[start] = nsmallest(_MOST_COVERS, ways, key=lambda way: way[:2])
    yield from (cover for _, _, cover in best[0])


@cache
def calendar() -> frozenset[str]:
    """Every word that stands in words about when, in any language."""
    return frozenset(map(fold, ENGLISH.pieces)) | {"weekend", "past"} | _HAN_CALENDAR
