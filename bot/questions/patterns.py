"""Patterns of questions, as data: a small language of templates, matched word by word.

A template is words with holes: ``what (is|are) [still] due [{when}]``. ``(a|b)`` is a choice, ``[a]`` may be
left out, ``<name>`` is a class of words that the language defines, ``{name}`` is a slot that holds one
word or more. A Chinese character is a word; spaces mean nothing beside it. English words are compared
without capitals and plurals. A template fits only as a whole: no word of a question is skipped.

Why not regular expressions: compiling these takes longer than ``agreed ask`` may take to answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from schedules.language.naming import fold
from schedules.text import HAN

MARK = re.compile(r"[,.;:!?…，。；：！？、—–\n]|\s-+\s")
"""Parts one clause from another."""

_LATIN = rf"[^\W_{HAN}]+"
_WORD = re.compile(
    rf"[{HAN}]|'[sS]\b|[a-zA-Z]+(?:[nN]'[tT]|'(?:[mM]|[rR][eE]|[vV][eE]|[lL][lL]))\b|{_LATIN}(?:[-./:]{_LATIN})*"
)
_SIGN = re.compile(rf"[\[\]()|]|<[^>]+>|\{{[a-z]+\}}|'s|[{HAN}]|{_LATIN}")


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a question, folded, and where it stands in the text."""

    word: str
    start: int
    end: int


def tokens_of(text: str, contractions: Mapping[str, Sequence[str]]) -> tuple[Token, ...]:
    """The words of a text; a contraction, known without capitals, stands for several."""
    return tuple(
        Token(fold(word), match.start(), match.end())
        for match in _WORD.finditer(text)
        for word in contractions.get(match[0].casefold(), (match[0],))
    )


Slots = tuple[tuple[str, int, int], ...]
"""Which words, from and up to, stand in which slot."""


class Words:
    """The words that templates are compared with, and what parts of templates were found to take of them.

    Many templates share parts: each is compared once at each place.
    """

    __slots__ = ("all", "count", "present", "reached")

    def __init__(self, words: Iterable[str]) -> None:
        self.all = tuple(words)
        self.count = len(self.all)
        self.present = frozenset(self.all)
        self.reached: dict[tuple[int, int], tuple[tuple[int, Slots], ...]] = {}


def words_of(tokens: Iterable[Token]) -> Words:
    """The words of tokens, to be compared with."""
    return Words(token.word for token in tokens)


@dataclass(frozen=True, slots=True)
class _Word:
    word: str


@dataclass(frozen=True, slots=True)
class _Slot:
    name: str


@dataclass(frozen=True, slots=True)
class _Choice:
    options: tuple[_Sequence, ...]


@dataclass(frozen=True, slots=True)
class _Sequence:
    """Items in order. ``starts[i]`` are the words with which the items from the i-th on can begin.

    Where they can begin with anything, or be nothing at all, ``starts[i]`` is empty.
    """

    items: tuple[_Item, ...]
    starts: tuple[frozenset[str], ...]

    @classmethod
    def of(cls, items: Sequence[_Item]) -> _Sequence:
        """These items."""
        starts = [_ANYTHING]
        for item in reversed(items):
            starts.append(_starts(item, starts[-1]))
        return cls(tuple(items), tuple(reversed(starts)))


_ANYTHING: frozenset[str] = frozenset()


def _starts(item: _Item, after: frozenset[str]) -> frozenset[str]:
    """The words with which an item can begin that ``after`` follows, where the item can be nothing."""
    match item:
        case _Word(word):
            return frozenset({word})
        case _Slot():
            return _ANYTHING
        case _Choice(options):
            firsts = [option.starts[0] if option.items else after for option in options]
            return frozenset().union(*firsts) if all(firsts) else _ANYTHING


_Item = _Word | _Slot | _Choice
_ENDS = frozenset({"", "|", ")", "]"})


class Template:
    """A template that was read.

    Raises:
        ValueError: if it is not well formed.
        KeyError: if it names a class that is not known.
    """

    def __init__(self, source: str, classes: Classes) -> None:
        self._root = _Reader(source, classes).template()
        self.needed = tuple(_needed(self._root))
        """Sets of words, one of each of which must be there: what rules most templates out at once."""

    def fits(self, words: Words) -> Iterator[Slots]:
        """All the ways in which the template takes all of ``words``."""
        if any(words.present.isdisjoint(needed) for needed in self.needed):
            return
        for end, slots in _from(self._root, 0, words, 0):
            if end == words.count:
                yield slots

    def longest_start(self, words: Words) -> int:
        """How many words it takes from the beginning of these, at most; 0 where it does not fit there."""
        return max(self.starts(words), default=0)

    def starts(self, words: Words) -> Iterator[int]:
        """How many words it takes from the beginning of these, in each of the ways in which it can."""
        return (end for end, _ in _from(self._root, 0, words, 0))


def _from(sequence: _Sequence, index: int, words: Words, start: int) -> Iterator[tuple[int, Slots]]:
    """The ways in which the items from ``index`` on take words from ``start`` on: to where, and the slots."""
    if index == len(sequence.items):
        yield start, ()
    elif _may_start(sequence.starts[index], words, start):
        follow = sequence.starts[index + 1]
        for middle, before in _item(sequence.items[index], words, start, follow):
            for end, after in _from(sequence, index + 1, words, middle):
                yield end, before + after


def _item(item: _Item, words: Words, start: int, follow: frozenset[str]) -> Iterable[tuple[int, Slots]]:
    match item:
        case _Word(word):
            return ((start + 1, ()),) if start < words.count and words.all[start] == word else ()
        case _Slot(name):
            ends = range(start + 1, words.count + 1)
            return ((end, ((name, start, end),)) for end in ends if _may_start(follow, words, end))
        case _Choice():
            key = (id(item), start)
            if key not in words.reached:
                words.reached[key] = tuple(_chosen(item, words, start))
            return words.reached[key]


def _chosen(choice: _Choice, words: Words, start: int) -> Iterable[tuple[int, Slots]]:
    """In each way once, in the order of the options."""
    ways = (way for option in choice.options for way in _from(option, 0, words, start))
    return dict.fromkeys(ways)


def _may_start(starts: frozenset[str], words: Words, start: int) -> bool:
    return not starts or (start < words.count and words.all[start] in starts)


def _needed(sequence: _Sequence) -> Iterator[frozenset[str]]:
    for item in sequence.items:
        starts = _starts(item, _ANYTHING)
        if starts:
            yield starts


class Classes:
    """The classes of words of one language; each is read once, when a template first names it."""

    def __init__(self, sources: Mapping[str, str]) -> None:
        self._sources = sources
        self._read: dict[str, _Choice] = {}

    def __getitem__(self, name: str) -> _Choice:
        if name not in self._read:
            self._read[name] = _Choice((_Reader(self._sources[name], self).template(),))
        return self._read[name]


class _Reader:
    """Reads one template."""

    def __init__(self, source: str, classes: Classes) -> None:
        self._source = source
        self._classes = classes
        self._signs = _SIGN.findall(source)
        self._at = 0

    def template(self) -> _Sequence:
        """The whole of it."""
        options = self._options()
        if self._at < len(self._signs):
            raise ValueError(f"a bracket too many in the template {self._source!r}")
        return options[0] if len(options) == 1 else _Sequence.of([_Choice(options)])

    def _options(self) -> tuple[_Sequence, ...]:
        options = [self._items()]
        while self._peek() == "|":
            self._at += 1
            options.append(self._items())
        return tuple(options)

    def _items(self) -> _Sequence:
        items: list[_Item] = []
        while (sign := self._peek()) not in _ENDS:
            self._at += 1
            items.append(self._item(sign))
        return _Sequence.of(items)

    def _item(self, sign: str) -> _Item:
        match sign[0]:
            case "(":
                return _Choice(self._bracketed(")"))
            case "[":
                return _Choice((*self._bracketed("]"), _Sequence.of(())))
            case "<":
                return self._classes[sign[1:-1]]
            case "{":
                return _Slot(sign[1:-1])
            case _:
                return _Word(fold(sign))

    def _bracketed(self, closing: str) -> tuple[_Sequence, ...]:
        options = self._options()
        if self._peek() != closing:
            raise ValueError(f"{closing} is missing in the template {self._source!r}")
        self._at += 1
        return options

    def _peek(self) -> str:
        return self._signs[self._at] if self._at < len(self._signs) else ""
