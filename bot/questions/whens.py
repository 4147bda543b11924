"""Words about when in a question, each read once however often patterns try them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.questions.colloquial import colloquial
from bot.questions.dialects import dialect_of
from bot.questions.subjects import index_of
from bot.questions.values import Asker
from schedules.days import Distance
from schedules.language import Context, NotUnderstood, read
from schedules.language.faults import Fault, OutOfCalendar
from schedules.language.refusals import Advice
from schedules.text import language_of
from schedules.timeline import Timeline
from schedules.when import AllOf, Anchored, Apart, Dated, Period, When, Within
from schedules.workdays import working_days_of

_ORDINALS = frozenset({"first", "second", "third", "fourth", "fifth"})
"""By themselves no days of a month, as "the first" may be: what do we have to deliver first."""


@dataclass(frozen=True, slots=True)
class Unread:
    """Words that mean no days; ``why`` is what is wrong with them, where they are words about when."""

    why: Fault | Advice | None = None


@dataclass(frozen=True, slots=True)
class Whens:
    """Reads words as of the asker's today, with the names of any of ``timelines``.

    Words with one of ``asking`` in them are no words about when: to know that spares the grammar most of
    its work.
    """

    asker: Asker
    timelines: Mapping[str, Timeline]
    asking: frozenset[str]
    _read: dict[tuple[str, str, bool], When | Unread] = field(default_factory=dict)

    def read(self, words: str, schedule: str, *, past: bool = False) -> When | Unread:
        """The days that are meant, by themselves or by a milestone of ``schedule``; never a rhythm."""
        key = (words, schedule, past)
        if key not in self._read:
            self._read[key] = self._newly(words, schedule, past=past)
        return self._read[key]

    def _newly(self, words: str, schedule: str, *, past: bool) -> When | Unread:
        if self.is_asking(words) or words.casefold() in _ORDINALS:
            return Unread()
        agreement = self.timelines[schedule].schedule
        context = Context(
            self.asker.today,
            index_of(agreement).names,
            question=True,
            past=past,
            is_working_day=working_days_of(agreement.country),
            fiscal_month=agreement.fiscal_month,
        )
        try:
            when = read(words, context, language_of(words)).when
        except NotUnderstood as refusal:
            try:
                period = self._colloquial(words, context)
            except OverflowError:
                return Unread(OutOfCalendar())
            return Within(period) if period else Unread(refusal.reason)
        return when if isinstance(when, Dated | Anchored | AllOf) else Unread()

    def _colloquial(self, words: str, context: Context) -> Period | None:
        dialect = dialect_of(language_of(words))

        def distance(said: str) -> Distance | None:
            phrase = dialect.after.format(said, next(iter(context.names.known), ""))
            try:
                when = read(phrase, context, language_of(phrase)).when
            except NotUnderstood:
                return None
            return when.distance if isinstance(when, Apart) else None

        return colloquial(words, dialect, self.asker.today, distance)

    def is_asking(self, words: str) -> bool:
        """Whether they hold a word of a question."""
        folded = words.casefold()
        alone = folded.split()
        return any(word in folded if language_of(word) == "zh" else word in alone for word in self.asking)
