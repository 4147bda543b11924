"""What a language needs for its questions to be understood: data, from a text file a language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from pathlib import Path

from bot.questions.patterns import Classes, Template
from bot.questions.table import Table
from schedules.calendar_units import CalendarUnit


class Intent(StrEnum):
    """What a pattern asks for: the heading of its block. ``WAS_…`` looks back: a bare month is the last."""

    DUE = "due"
    WAS_DUE = "was due"
    DUE_THEN = "due then"
    """What should be done in days that may lie behind or ahead: in the nearer ones."""
    DUE_LATELY = "due lately"
    """The same where only a month, or less, may lie behind."""
    NEXT = "next"
    NEXT_OF = "next of"
    OVERDUE = "overdue"
    OPEN = "open"
    OUR_OPEN = "our open"
    """What "we" still have to do: of our side where it is known, else all that is open."""
    WHEN = "when"
    WAS_WHEN = "was when"
    HOW_LONG = "how long"
    IS_DONE = "is done"
    IS_LATE = "is late"
    COMPARED = "compared"
    """Which of two comes first."""
    WHERE = "where"
    """Where something is written, and in which words."""
    WHO = "who"
    WHY = "why"
    IF_MOVED = "if moved"
    IF_LATER = "if later"
    IF_EARLIER = "if earlier"
    EVERYTHING = "everything"
    UNDATED = "undated"
    STANDING = "standing"
    DONE = "done"
    DROPPED = "dropped"
    CHANGED = "changed"
    AGREED = "agreed"
    FOUND = "found"
    """What there is of something; understood where something is found."""
    MENTIONED = "mentioned"
    """Words alone, for one milestone or for a topic; understood where they are found."""
    OWES = "owes"
    BEFORE = "before"
    AFTER = "after"
    AT = "at"
    THEN_DAYS = "then days"
    """From here on: what has a meaning only after another question."""
    THEN_FOLLOWING = "then following"
    THEN_SIDE = "then side"
    THEN_ONE = "then one"
    THEN_NTH = "then nth"
    THEN_AFTER = "then after"
    THEN_BEFORE = "then before"
    THEN_TOPIC = "then topic"
    THEN_OF_THEM = "then of them"
    THEN_CHOICE = "then choice"

    @property
    def is_continuing(self) -> bool:
        """Whether it is asked only after another question."""
        return self.value.startswith("then ")


@dataclass(frozen=True)
class Dialect:
    """One language.

    The text file beside this module holds its classes of words and its patterns, to be tried in that
    order. Their slots: ``{when}`` is words about when, ``{since}`` those of which the first day counts,
    ``{by}`` a distance, ``{what}`` names one milestone, ``{topic}`` is to be searched for, ``{party}`` names
    a side, ``{other}`` is another side and stands for no more than itself.

    ``before`` is a phrase with room for a name, by which "the third plenary" is read as in a schedule,
    ``after`` one with room for a distance and an id. ``with_subject`` are ways to put in the "it" that a
    question like "why?" leaves out. ``suggested`` are questions that always work, ``about_one`` is one with
    room for a title, ``about_side`` for the name of a side.
    """

    language: str
    before: str
    after: str
    with_subject: tuple[str, ...]
    suggested: tuple[str, ...]
    about_one: str
    about_side: str

    @cached_property
    def _file(self) -> _File:
        return _File(Path(__file__).with_name(_FILES[self.language]).read_text(encoding="utf-8"))

    @cached_property
    def _all(self) -> Sequence[tuple[Intent, Template]]:
        return tuple(self._file.patterns())

    @cached_property
    def patterns(self) -> Table[Intent]:
        """What is asked for in which words, the first to be tried first."""
        return Table([pair for pair in self._all if not pair[0].is_continuing])

    @cached_property
    def continuing(self) -> Table[Intent]:
        """The same for what has a meaning only after another question."""
        return Table([pair for pair in self._all if pair[0].is_continuing])

    @cached_property
    def polite_before(self) -> Template:
        """What is said before a question and is no part of it."""
        return self._file.template("<polite before>")

    @cached_property
    def polite_after(self) -> Template:
        """What is said after a question and is no part of it."""
        return self._file.template("<polite after>")

    @cached_property
    def opening(self) -> Template:
        """Small talk that a question may follow at once."""
        return self._file.template("<opening>")

    @cached_property
    def statement(self) -> Template:
        """Small talk that is a clause of its own before a question."""
        return self._file.template("<statement>")

    @cached_property
    def closing(self) -> Template:
        """Small talk that is a clause of its own after a question."""
        return self._file.template("<closing>")

    @cached_property
    def fillers(self) -> Template:
        """Words without which the same is asked."""
        return self._file.template("<fillers>")

    @cached_property
    def how_many(self) -> Template:
        """Words that ask for a number."""
        return self._file.template("<how many>")

    @cached_property
    def instead_of_how_many(self) -> tuple[str, ...]:
        """The words in its place: what is counted is what the question with these is answered with."""
        return self._file.words("instead of how many")

    @cached_property
    def contractions(self) -> Mapping[str, Sequence[str]]:
        """Words that stand for several."""
        return {short: full.split() for short, full in self._file.pairs("contractions").items()}

    @cached_property
    def keywords(self) -> tuple[str, ...]:
        """Words worth being told to have been understood, where the question was not."""
        return self._file.words("keywords")

    @cached_property
    def instead(self) -> Mapping[str, str]:
        """By keywords, separated by commas: a question with room for a title, for those who used them."""
        return self._file.pairs("suggested instead")

    @cached_property
    def units(self) -> Mapping[str, CalendarUnit]:
        """What units of the calendar are called."""
        return {word: CalendarUnit(unit) for word, unit in self._file.pairs("units").items()}

    @cached_property
    def ordinals(self) -> Mapping[str, int]:
        """Which one of a list, from 1, is meant by a word."""
        return {word: int(number) for word, number in self._file.pairs("ordinals").items()}

    @cached_property
    def weekends(self) -> Mapping[int, Template]:
        """The weekend of this week (0), of the next (1), of the last (-1)."""
        names = {0: "<this weekend>", 1: "<next weekend>", -1: "<last weekend>"}
        return {weeks: self._file.template(name) for weeks, name in names.items()}

    @cached_property
    def lately(self) -> Template:
        """The days up to today, ``{by}`` so many."""
        return self._file.template("<lately>")

    @cached_property
    def ahead(self) -> tuple[Template, ...]:
        """The days from today on, ``{by}`` so many; none where words about when say so."""
        return (self._file.template("<ahead>"),) if self._file.defines("ahead") else ()

    @cached_property
    def asking(self) -> frozenset[str]:
        """Words of questions that stand in no words about when."""
        return frozenset(self._file.words("asking"))

    @cached_property
    def we(self) -> frozenset[str]:
        """What the asker's own side is called."""
        return frozenset(self._file.words("our side"))

    @property
    def our_side(self) -> str:
        """One of the words for it."""
        return self._file.words("our side")[0]

    @cached_property
    def other_side(self) -> frozenset[str]:
        """What all who are not on the asker's own side are called."""
        return frozenset(self._file.words("other side"))

    @property
    def the_other_side(self) -> str:
        """One of the words for it."""
        return self._file.words("other side")[0]

    @cached_property
    def it(self) -> frozenset[str]:
        """What the one milestone is called that was spoken of just before."""
        return frozenset(self._file.words("it"))

    @cached_property
    def sides(self) -> frozenset[str]:
        """Words that may follow the name of a party."""
        return frozenset(self._file.words("sides"))

    @cached_property
    def idle(self) -> frozenset[str]:
        """Words that tell no milestone from another."""
        return frozenset(self._file.words("idle"))


_DEFINITION = re.compile(r"<[^>]+> = ")
_FILES = {"en": "english.txt", "zh": "chinese.txt"}


class _File:
    """``# a remark``, ``<class> = template``, ``== intent`` and under it a template a line.

    An indented line goes on with the one before.
    """

    def __init__(self, text: str) -> None:
        self._lines = tuple(_whole_lines(text))
        definitions = (line.split(" = ", 1) for line in self._lines if _DEFINITION.match(line))
        self._sources = {name[1:-1]: template for name, template in definitions}
        self._classes = Classes(self._sources)

    def words(self, name: str) -> tuple[str, ...]:
        """The choices of a class that holds plain words, in order; none where there is no such class."""
        source = self._sources.get(name)
        return tuple(choice.strip() for choice in source.split("|")) if source else ()

    def pairs(self, name: str) -> Mapping[str, str]:
        """The choices of a class of ``word : meaning``."""
        return dict(choice.split(" : ") for choice in self.words(name))

    def defines(self, name: str) -> bool:
        """Whether there is a class of that name."""
        return name in self._sources

    def template(self, source: str) -> Template:
        """A template of this language."""
        return Template(source, self._classes)

    def patterns(self) -> Iterator[tuple[Intent, Template]]:
        """In the order of the file."""
        intent: Intent | None = None
        for line in self._lines:
            if line.startswith("== "):
                intent = Intent(line.removeprefix("== "))
            elif intent:
                yield intent, self.template(line)


def _whole_lines(text: str) -> Iterator[str]:
    lines = (line for line in text.splitlines() if line.strip() and not line.startswith("#"))
    whole = ""
    for line in lines:
        if line.startswith(" "):
            whole = f"{whole} {line.strip()}"
            continue
        if whole:
            yield whole
        whole = line
    if whole:
        yield whole
