"""Milestones by the names that people give them: id, title, aliases, and the head of a title.

"The seminar" is the "Network-protection seminar" where no other milestone could be called so. English
names are compared word by word, whatever their capitals, articles, plurals and possessives; Chinese ones
character by character.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from rapidfuzz import fuzz, process

from schedules.language.naming import (
    HYPHENS,
    PASSED_OVER,
    Forms,
    folded,
    han_forms,
    names_something,
    plain_han,
    plain_words,
    points_at,
    without_aside,
    word_forms,
)
from schedules.language.tree import Mention
from schedules.milestone import Done, Milestone, Schedule
from schedules.text import Text, language_of
from schedules.when import OnOrBefore, Run, Within

_NEAR = 60


@dataclass(frozen=True, slots=True)
class Named:
    """What a milestone may be called; ``over_on`` is the day on which it is over, where that is known.

    ``may_repeat``: it repeats, or that is not known yet.
    """

    id: str
    title: Text
    aliases: tuple[Text, ...] = ()
    over_on: date | None = None
    may_repeat: bool = False


@dataclass(slots=True)
class _Bearers:
    """Who bears a name in full, and who is called so for short; both in the schedule's order."""

    fully: list[str] = field(default_factory=list)
    shortly: list[str] = field(default_factory=list)


class Names:
    """The names of a schedule's milestones."""

    def __init__(self, named: Iterable[Named] = ()) -> None:
        self._named: Mapping[str, Named] = {one.id: one for one in named}
        self._words: dict[tuple[str, ...], _Bearers] = {}
        self._only_quoted: dict[tuple[str, ...], _Bearers] = {}
        self._han: dict[str, _Bearers] = {}
        for one in self._named.values():
            self._enter(one)
        self._longest_of: dict[str, int] = {}
        for key in self._words:
            self._longest_of[key[0]] = max(len(key), self._longest_of.get(key[0], 0))
        self._han_longest_of: dict[str, int] = {}
        for name in self._han:
            self._han_longest_of[name[0]] = max(len(name), self._han_longest_of.get(name[0], 0))

    def _enter(self, one: Named) -> None:
        self._enter_words(one.id, Forms(fully=(plain_words(one.id),)))
        for name in (*one.title.all, *(words for alias in one.aliases for words in alias.all)):
            for written in dict.fromkeys((name, without_aside(name))):
                if language_of(written) == "zh":
                    self._enter_han(one.id, han_forms(written))
                else:
                    self._enter_words(one.id, word_forms(written))

    def _enter_words(self, id: str, forms: Forms[tuple[str, ...]]) -> None:
        for words in forms.fully:
            known = self._words if names_something(words) else self._only_quoted
            _note(known.setdefault(words, _Bearers()).fully, id)
        for words in forms.shortly:
            _note(self._words.setdefault(words, _Bearers()).shortly, id)

    def _enter_han(self, id: str, forms: Forms[str]) -> None:
        for name in forms.fully:
            _note(self._han.setdefault(name, _Bearers()).fully, id)
        for name in forms.shortly:
            _note(self._han.setdefault(name, _Bearers()).shortly, id)

    # Looking up ----------------------------------------------------------------------------------

    @property
    def known(self) -> Mapping[str, Named]:
        """All that is named, by id, in the schedule's order."""
        return self._named

    def at_words(self, words: Sequence[str], start: int) -> tuple[int, _Bearers] | None:
        """The longest name that begins at ``start`` of these folded words, and how many words it takes."""
        longest = self._longest_of.get(words[start], 0)
        if not longest:
            return None
        return self._longest_at(words, start, longest)

    def _longest_at(self, words: Sequence[str], start: int, longest: int) -> tuple[int, _Bearers] | None:
        """Articles and hyphens within a name do not count, but in "workshop-a" there is no article."""
        name: list[str] = []
        found = None
        for index in range(start, len(words)):
            if index > start and points_at(words, index):
                continue
            joined = index > start and words[index - 1] in HYPHENS
            if words[index] not in PASSED_OVER or (joined and words[index] not in HYPHENS):
                name.append(words[index])
                if len(name) > longest:
                    break
                bearers = self._words.get(tuple(name))
                found = (index + 1 - start, bearers) if bearers else found
        return found

    def at_han(self, text: str, start: int) -> tuple[int, _Bearers] | None:
        """The longest Chinese name that begins at ``start``, and how many characters it has."""
        for size in range(min(self._han_longest_of.get(text[start], 0), len(text) - start), 0, -1):
            bearers = self._han.get(text[start : start + size])
            if bearers:
                return size, bearers
        return None

    def called(self, name: str) -> _Bearers | None:
        """Who bears exactly this name."""
        if language_of(name) == "zh":
            return self._han.get(plain_han(name))
        words = folded(name)
        return self._words.get(words) or self._only_quoted.get(words)

    def nearest(self, words: str, language: str, limit: int = 3) -> tuple[str, ...]:
        """The titles, in one language, that are most like ``words``; none that are not like them at all."""
        titles = {one.title.say(language): None for one in self._named.values()}
        near = process.extract(
            words.casefold()[:200],
            list(titles),
            scorer=fuzz.WRatio,
            processor=str.casefold,
            limit=limit,
            score_cutoff=_NEAR,
        )
        return tuple(title for title, _, _ in near)

    def next_after(self, ids: Sequence[str], day: date) -> str | None:
        """The first of these that is not over by ``day``, as far as that is known."""
        for id in ids:
            over = self._named[id].over_on
            if over is None or over > day:
                return id
        return None


def mention(bearers: _Bearers, words: str, position: int, about: str | None = None) -> Mention:
    """What a name found in a phrase means; for short, it is not the milestone that the phrase is about."""
    if bearers.fully:
        return Mention(tuple(bearers.fully), True, words, position)
    others = tuple(id for id in bearers.shortly if id != about)
    return Mention(others or tuple(bearers.shortly), False, words, position)


def names_of(schedule: Schedule | None) -> Names:
    """The names of a schedule's milestones; none without a schedule."""
    if schedule is None:
        return NO_NAMES
    return Names(map(named, schedule.milestones.values()))


def named(milestone: Milestone) -> Named:
    """What a milestone that was read is called, and when it is over by its own words."""
    return Named(milestone.id, milestone.title, milestone.aliases, over_on(milestone), milestone.repeats)


def over_on(milestone: Milestone) -> date | None:
    """The day it was done, else the last day that its own dated words leave."""
    if isinstance(milestone.outcome, Done) and not milestone.repeats:
        return milestone.outcome.days[0]
    return min((day for said in milestone.statements for day in _last_day(said.when)), default=None)


def _last_day(when: object) -> Iterator[date]:
    match when:
        case Within(period) | Run(period):
            yield period.last
        case OnOrBefore(day):
            yield day
        case _:
            return


def _note(ids: list[str], id: str) -> None:
    if not ids or ids[-1] != id:
        ids.append(id)


NO_NAMES = Names()
