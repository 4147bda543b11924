"""What the words in a slot name: days, a milestone, several of them, a side."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from bot.questions.dialect import Dialect
from bot.questions.dialects import dialect_of, idle
from bot.questions.failures import Ambiguity, Missing
from bot.questions.refusals import Candidate, Why
from bot.questions.sides import Sides
from bot.questions.subjects import index_of
from bot.questions.values import Asker, Days, Ref, Side
from bot.questions.whens import Unread, Whens
from schedules.text import Text, language_of
from schedules.timeline import Entry, Timeline
from schedules.when import AllOf, At, Before, Dated, When, anchors_of

_BESIDE_A_NAME = re.compile(r"(?:.*\b(?:for|to|of|in|on|with|about)\s+)?(?:(?:the|an?)\s+)?")
"""Not "at" and "during", which ask for what is to be done there."""
_HALF_OF_ALL = "的所"
"""The rest of 的所有 is then no 有."""


@dataclass(frozen=True, slots=True)
class Finder:
    """Reads slots; a ``forgiving`` one mends typing mistakes in names.

    ``subject`` is what "it" is, ``everyday`` are words that are never mended. ``chosen`` is which one is
    meant where a name fits several.
    """

    whens: Whens
    dialect: Dialect
    forgiving: bool = False
    everyday: Collection[str] = frozenset()
    subject: Ref | None = None
    chosen: Ref | Side | None = None

    # Days ----------------------------------------------------------------------------------------

    def days(self, words: str | None, *, past: bool = False) -> Days | None:
        """The days that words about when mean, as of the asker's today.

        Raises:
            Missing: if they mean none.
            Ambiguity: if they hang on milestones of several schedules.
        """
        if words is None:
            return None
        hanging: list[Days] = []
        why: Why | None = None
        for id in self.timelines:
            match self.whens.read(words, id, past=past):
                case Unread(reason):
                    why = why or reason
                case At() if self.named(_of_a_name(words)):
                    continue  # a name alone, which asks about the milestone itself
                case AllOf(parts) if any(isinstance(part, At) for part in parts):
                    continue  # "on the budget since June" tells what is asked about, and since when
                case when if anchors_of(when):
                    hanging.append(Days(when, id))
                case when:
                    return Days(when)
        if not hanging:
            raise Missing(words, why)
        if len(hanging) > 1:
            raise Ambiguity(words, tuple(map(self._anchor, hanging)))
        return hanging[0]

    def when(self, words: str, schedule: str) -> When:
        """What words about when mean, as they might be agreed today.

        Raises:
            Missing: if they mean no days.
        """
        match self.whens.read(words, schedule):
            case Unread(why):
                raise Missing(words, why)
            case when:
                return when

    def anchor_without_date(self, days: Days | None) -> Ref | None:
        """The milestone that ``days`` are before, where nobody knows when that is."""
        if days and days.schedule and isinstance(days.when, Before):
            ref = Ref(days.schedule, days.when.anchor.id, days.when.anchor.number)
            occurrence = self._entry(ref).counted(ref.number)
            return ref if occurrence and occurrence.due is None else None
        return None

    def _anchor(self, days: Days) -> Candidate:
        assert days.schedule is not None  # noqa: S101 - it hangs on a milestone of it
        return self._candidate(Ref(days.schedule, anchors_of(days.when)[0].id))

    # Milestones ----------------------------------------------------------------------------------

    def one(self, words: str, *, settled: bool = False) -> Ref:
        """The one milestone that is meant; ``settled``: of several the only one that is over.

        Raises:
            Missing: if there is none.
            Ambiguity: if there are several.
        """
        if words.casefold() in self.dialect.it:
            if self.subject is None:
                raise Missing(words)
            return self.subject
        refs = self._called(words)
        if not refs:
            raise Missing(words, is_name=True)
        if len(refs) == 1:
            return refs[0]
        if isinstance(self.chosen, Ref) and self.chosen in refs:
            return self.chosen
        over = tuple(ref for ref in refs if settled and self._entry(ref).current.is_settled)
        if len(over) == 1:
            return over[0]
        raise Ambiguity(words, tuple(map(self._candidate, refs)), by_name=bool(self.named(words)))

    def all_called(self, words: str) -> tuple[tuple[Ref, ...], bool]:
        """All milestones called so or whose names hold these words; and whether they are one series.

        Raises:
            Missing: if there is none.
        """
        named = {id: index_of(line.schedule).named(words) for id, line in self.timelines.items()}
        series = [_refs(id, found[0]) for id, found in named.items() if found[1]]
        if len(series) == 1:
            return series[0], True
        full = self._flat((id, index_of(line.schedule).bearing(words)) for id, line in self._lines)
        refs = full or tuple(dict.fromkeys((*self._by_name(words), *self._by_words(words))))
        refs = refs or self._called(words)
        if not refs:
            raise Missing(words, is_name=True)
        return refs, False

    def mentioning(self, words: str) -> tuple[Ref, ...]:
        """All milestones called so, or whose names, topic or quotes hold these words; perhaps none."""
        if words.endswith(_HALF_OF_ALL):
            return ()
        said = self._flat((id, index_of(line.schedule).said(words, idle())) for id, line in self._lines)
        found = tuple(dict.fromkeys((*self._by_name(words), *said)))
        if found or not self.forgiving:
            return found
        return self._mended(words)

    def holds_part(self, words: str) -> bool:
        """Whether two Chinese characters of these stand together in a name or a topic: 反恐最后."""
        pairs = (one + other for one, other in pairwise(words) if language_of(one + other) == "zh")
        indexes = [index_of(line.schedule) for _, line in self._lines]
        return any(index.holds(pair, quoted=False) for pair in pairs for index in indexes)

    def has_days(self, words: str) -> bool:
        """Whether they mean days of the calendar, in every schedule alike."""
        schedule = next(iter(self.timelines), None)
        return schedule is not None and isinstance(self.whens.read(words, schedule), Dated)

    def about(self, words: str) -> tuple[Ref, ...]:
        """Those whose names or topic hold the words; where there are none, those whose quotes do."""
        called = tuple(dict.fromkeys((*self._by_name(words), *self._by_words(words))))
        return called or self.mentioning(words)

    def named(self, words: str) -> tuple[Ref, ...]:
        """All milestones called exactly so, in full or for short, or counted out of a series."""
        name = self._without_idle(words)
        return self._by_name(name) or self._by_place(name)

    def named_in_full(self, words: str) -> tuple[Ref, ...]:
        """All milestones of which this is a full name, or that are counted out of a series."""
        full = self._flat((id, index_of(line.schedule).bearing(words)) for id, line in self._lines)
        return full or self._by_place(words)

    def is_topic(self, words: str) -> bool:
        """Whether several milestones have a topic that is called so."""
        return sum(len(index_of(line.schedule).of_topic(words)) for _, line in self._lines) > 1

    def nearest(self, words: str) -> tuple[str, ...]:
        """The titles most like these words, in the asker's language."""
        language = self.asker.language
        telling = " ".join(word for word in words.split() if word.casefold() not in idle())
        titles = (index_of(line.schedule).names.like(telling, language) for _, line in self._lines)
        return tuple(dict.fromkeys(title for some in titles for title in some))[:3]

    def _called(self, words: str) -> tuple[Ref, ...]:
        found = self.named(words)
        if found:
            return found
        found = self._by_words(words) or (self._mended(words) if self.forgiving else ())
        return () if found and self._is_about_when(words) else found

    def _without_idle(self, words: str) -> str:
        """A Chinese name without the English words that may stand beside it: "the 中期评审"."""
        if language_of(words) != "zh":
            return words
        return " ".join(word for word in words.split() if word.casefold() not in idle()) or words

    def _by_name(self, words: str) -> tuple[Ref, ...]:
        return self._flat((id, index_of(line.schedule).named(words)[0]) for id, line in self._lines)

    def _by_place(self, words: str) -> tuple[Ref, ...]:
        """As words of a schedule would be read: "the third plenary", "the next dialogue"."""
        phrase = dialect_of(language_of(words)).before.format(words)
        naming = (id for id, line in self._lines if index_of(line.schedule).names_one(words))
        whens = ((id, self.whens.read(phrase, id)) for id in naming)
        refs = [Ref(id, when.anchor.id, when.anchor.number) for id, when in whens if isinstance(when, Before)]
        return tuple(ref for ref in refs if self._entry(ref).counted(ref.number))

    def _by_words(self, words: str) -> tuple[Ref, ...]:
        return self._flat((id, index_of(line.schedule).called(words, idle())) for id, line in self._lines)

    def _mended(self, words: str) -> tuple[Ref, ...]:
        """Those whose name it then is; where there are none, those that hold the words."""
        indexes = [(id, index_of(line.schedule)) for id, line in self._lines]
        mended = [(id, index, index.mended(words, idle(), self.everyday)) for id, index in indexes]
        others = [(id, index, said) for id, index, said in mended if said != words]
        exactly = self._flat((id, index.named(self._bare(said))[0]) for id, index, said in others)
        return exactly or self._flat((id, index.called(said, idle())) for id, index, said in others)

    def _bare(self, words: str) -> str:
        """Without the words before a name that tell nothing: "the"."""
        each = words.split()
        while len(each) > 1 and each[0].casefold() in idle():
            each.pop(0)
        return " ".join(each)

    def _is_about_when(self, words: str) -> bool:
        """Whether the words are a date: a title that holds it is then not meant."""
        return any(isinstance(self.whens.read(words, id), Dated) for id in self.timelines)

    # Sides ---------------------------------------------------------------------------------------

    @property
    def sides(self) -> Sides:
        """Where sides are looked for."""
        return Sides(self.asker, self.timelines, self.dialect, self.chosen)

    def party(self, words: str) -> Side:
        """The side that is meant: ``Sides.one``."""
        return self.sides.one(words)

    def party_or_all(self, words: str | None) -> Side | None:
        """The side that is meant, if one is named: ``Sides.one_or_all``."""
        return self.sides.one_or_all(words)

    def of_side(self, words: str) -> tuple[Ref, ...]:
        """All that a side is responsible for.

        Raises:
            Missing, Ambiguity: as ``party``.
        """
        side = self.party(words)
        entries = self.timelines[side.schedule].entries.items()
        return tuple(Ref(side.schedule, id) for id, e in entries if side.party in e.milestone.responsible)

    # Names said back -----------------------------------------------------------------------------

    @property
    def asker(self) -> Asker:
        """Who asks."""
        return self.whens.asker

    @property
    def timelines(self) -> Mapping[str, Timeline]:
        """What is asked about, by schedule."""
        return self.whens.timelines

    @property
    def _lines(self) -> Iterable[tuple[str, Timeline]]:
        return self.timelines.items()

    def _entry(self, ref: Ref) -> Entry:
        return self.timelines[ref.schedule].entries[ref.milestone]

    def _candidate(self, ref: Ref) -> Candidate:
        return Candidate(ref, self._entry(ref).milestone.title, self._schedule_title(ref.schedule))

    def _schedule_title(self, schedule: str) -> Text | None:
        return self.timelines[schedule].schedule.title if len(self.timelines) > 1 else None

    def _flat(self, each: Iterable[tuple[str, tuple[str, ...]]]) -> tuple[Ref, ...]:
        return tuple(ref for schedule, ids in each for ref in _refs(schedule, ids))


def _of_a_name(words: str) -> str:
    """What is named in words that are about when only by a name: "planned for the audit"."""
    return _BESIDE_A_NAME.sub("", words.casefold())


def _refs(schedule: str, ids: Iterable[str]) -> tuple[Ref, ...]:
    return tuple(Ref(schedule, id) for id in ids)
