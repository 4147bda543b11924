"""Milestones and sides, found by the words in which people ask for them.

Three ways, each tried where the one before finds nothing: a name in full or for short; words that all
stand in what is known of one milestone; the same with typing mistakes mended.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.questions.parties import names_of_party, of_one_root, plain_name
from bot.questions.slips import Slips
from bot.questions.texts import HAN_RUN, LATIN_WORD, Texts, words_of
from schedules.identity import kept_by_identity
from schedules.language import Names
from schedules.language.names import named
from schedules.language.naming import fold, plain_han, plain_words
from schedules.milestone import Milestone, Schedule
from schedules.text import Text, language_of

_SHORTEST_MENDED = 4
_LONG = 7
_MOST_NEAR = 5
_POINTING = re.compile("[这那]一?[个次场份笔项件届轮篇批期块]")
"""Points at something that is named beside it: "Denver那个会"."""


class _QuietNames(Names):
    """Names for words that are only tried: the reader tells of none like those that it cannot read.

    A question is looked at in many ways, and all but one of them are no words about when; to look through
    all names for each would take longer than all else together.
    """

    def nearest(self, words: str, language: str, limit: int = 3) -> tuple[str, ...]:
        return ()

    def like(self, words: str, language: str) -> tuple[str, ...]:
        """The titles that are most like ``words``."""
        return super().nearest(words, language)


class Index:
    """What the milestones of one schedule can be found by; made once for a schedule."""

    def __init__(self, schedule: Schedule) -> None:
        self.names = _QuietNames(map(named, schedule.milestones.values()))
        self._order = {id: place for place, id in enumerate(schedule.milestones)}
        self._called, self._said = Texts(), Texts()
        self._vocabulary: dict[str, None] = {}
        self._han_names: dict[str, None] = {}
        for milestone in schedule.milestones.values():
            called = tuple(_called(milestone))
            self._called.enter(milestone.id, called)
            self._said.enter(milestone.id, (*called, *_said(milestone)))
            self._vocabulary.update((fold(word), None) for text in called for word in words_of(text))
            self._han_names.update((run, None) for text in called for run in HAN_RUN.findall(text))
        self._topics: dict[str, list[str]] = {}
        for milestone in schedule.milestones.values():
            for name in dict.fromkeys(map(_as_topic, milestone.topic.all if milestone.topic else ())):
                self._topics.setdefault(name, []).append(milestone.id)
        self._parties = _of_one_party_each(schedule.parties or {})
        self._party_characters = frozenset("".join(self._parties))
        self._folded_parties = {" ".join(map(fold, name.split())): id for name, id in self._parties.items()}

    def named(self, words: str) -> tuple[tuple[str, ...], bool]:
        """The ids of those called exactly so, and whether that is the name of a series."""
        bearers = self.names.called(words)
        if bearers is None:
            return (), False
        return tuple(bearers.fully or bearers.shortly), len(bearers.fully) > 1

    def bearing(self, words: str) -> tuple[str, ...]:
        """The ids of those of which this is a name in full."""
        bearers = self.names.called(words)
        return tuple(bearers.fully) if bearers else ()

    def names_one(self, words: str) -> bool:
        """Whether a name stands somewhere in ``words``."""
        if language_of(words) == "zh":
            text = plain_han(words)
            return any(self.names.at_han(text, start) for start in range(len(text)))
        plain = plain_words(words)
        return any(self.names.at_words(plain, start) for start in range(len(plain)))

    def of_topic(self, words: str) -> tuple[str, ...]:
        """The ids of those whose topic is called exactly so."""
        return tuple(self._topics.get(_as_topic(words), ()))

    def called(self, words: str, idle: frozenset[str]) -> tuple[str, ...]:
        """The ids of those whose names or topic hold all that is not idle in ``words``."""
        return self._in_order(self._called.with_all(*_content(words, idle)))

    def said(self, words: str, idle: frozenset[str]) -> tuple[str, ...]:
        """As ``called``, and in quotes as well."""
        return self._in_order(self._said.with_all(*_content(words, idle)))

    def mended(self, words: str, idle: frozenset[str], everyday: Collection[str] = frozenset()) -> str:
        """``words`` with each one that is not known replaced by the one known word most like it, if any."""

        def mend(match: re.Match[str]) -> str:
            word = fold(match[0])
            if word in self._vocabulary or word in idle or word in everyday or len(word) < _SHORTEST_MENDED:
                return match[0]
            return _most_like(word, self._vocabulary, 2 if len(word) >= _LONG else 1) or match[0]

        mended = LATIN_WORD.sub(mend, words)
        return HAN_RUN.sub(self._mended_run, mended)

    def _mended_run(self, match: re.Match[str]) -> str:
        return self._slips.meant(match[0]) or match[0]

    def mended_within(self, text: str) -> str:
        """A Chinese text with the one name put right that stands somewhere in it, but for a character."""
        return self._slips.mended(text)

    @cached_property
    def _slips(self) -> Slips:
        return Slips(self._han_names)

    def party(self, words: str, sides: frozenset[str]) -> str | None:
        """The party of that name, or the one whose people are called so: "the Chinese side"."""
        name = plain_name(words)
        if name in self._parties:
            return self._parties[name]
        while side := max((side for side in sides if name.endswith(side)), key=len, default=""):
            if name == side:
                break
            name = name.removesuffix(side).strip()
            if name in self._parties:
                return self._parties[name]
        alike = {id for known, id in self._parties.items() if of_one_root(name, known)}
        return alike.pop() if len(alike) == 1 else None

    def side(self, words: str, sides: frozenset[str]) -> str | None:
        """The party of exactly that name, "side" after it or not; or its people, with a capital letter."""
        name = plain_name(words)
        if not name or name[0] not in self._party_characters:
            return None
        folded = " ".join(map(fold, name.split()))
        exact = self._parties.get(name) or self._folded_parties.get(folded)
        if exact or any(name.endswith(side) and name != side for side in sides):
            return exact or self.party(words, sides)
        return None if words.islower() or words.isupper() else self.party(words, sides)

    def holds(self, word: str, *, quoted: bool) -> bool:
        """Whether a word, or a run of Chinese characters, stands in a name or a topic; or in a quote."""
        texts = self._said if quoted else self._called
        return texts.hold(word)

    def begins_with(self, run: str) -> bool:
        """Whether a name of Chinese characters begins with these."""
        return any(name.startswith(run) for name in self._han_names)

    def has_part(self, word: str) -> bool:
        """Whether a word or a character stands in any of these, or in the name of a party."""
        return self._said.hold(word) or any(word in name for name in self._folded_parties)

    def _in_order(self, ids: Iterable[str]) -> tuple[str, ...]:
        return tuple(sorted(ids, key=self._order.__getitem__))


@kept_by_identity(256)
def index_of(schedule: Schedule) -> Index:
    """The index of a schedule; kept, since it is asked for again and again."""
    return Index(schedule)


def _of_one_party_each(parties: Mapping[str, Text]) -> dict[str, str]:
    """Whose each name is; of what two may be called, whose id or name it is in full."""
    whose: dict[str, list[str]] = {}
    for id, text in parties.items():
        for name in names_of_party(id, text):
            whose.setdefault(name, []).append(id)
    in_full = {plain_name(name): id for id, text in parties.items() for name in (*text.all, id)}
    return {name: ids[0] for name, ids in whose.items() if len({*ids}) == 1} | in_full


def _called(milestone: Milestone) -> Iterator[str]:
    yield milestone.id
    yield from milestone.title.all
    for alias in milestone.aliases:
        yield from alias.all
    if milestone.topic:
        yield from milestone.topic.all


def _as_topic(words: str) -> str:
    """The name of a topic as it is compared."""
    return plain_han(words) if language_of(words) == "zh" else " ".join(plain_words(words))


def _said(milestone: Milestone) -> Iterator[str]:
    if milestone.quote:
        yield from milestone.quote.all
    for statement in milestone.statements:
        if statement.quote:
            yield from statement.quote.all


def _content(words: str, idle: frozenset[str]) -> tuple[list[str], list[str]]:
    latin = [word for word in LATIN_WORD.findall(words) if word.casefold() not in idle]
    runs = (_POINTING.sub("", run).replace("的", "") for run in HAN_RUN.findall(words))
    return latin, [run for run in runs if run]


def _most_like(word: str, known: Mapping[str, None], mistakes: int) -> str | None:
    """Of several as near as each other the one in which letters are only swapped: "siute" is "suite"."""
    near = process.extract(word, known.keys(), scorer=OSA.distance, score_cutoff=mistakes, limit=_MOST_NEAR)
    near = [found for found in near if len(found[0]) >= _SHORTEST_MENDED]  # "wear" is no "war"
    nearest = [other for other, distance, _ in near if distance == near[0][1]]
    swapped = [other for other in nearest if sorted(other) == sorted(word)]
    return next((found[0] for found in (nearest, swapped) if len(found) == 1), None)
