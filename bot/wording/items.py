"""How a milestone is told in an answer: in a line of a list, or alone, with what it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from bot.answers import Item
from bot.questions import Ref
from bot.wording.answer_wording import ANSWER_WORDING, AnswerWording
from calendars.saying import Teller
from schedules.language import SAYINGS, Sayings
from schedules.milestone import Done, Dropped, Source
from schedules.timeline import Entry, State, Timeline


@dataclass(frozen=True, slots=True)
class ItemTeller:
    """Tells milestones of ``timelines`` in one language, on ``today``."""

    language: str
    timelines: Mapping[str, Timeline]
    today: date

    @property
    def _wording(self) -> AnswerWording:
        return ANSWER_WORDING[self.language]

    @property
    def _sayings(self) -> Sayings:
        return SAYINGS[self.language]

    def line(self, item: Item, under: State | None = None) -> str:
        """In a list; ``under`` is the state that the heading of the list says already."""
        days = self.days(item) if item.occurrence.state is not under else self._beside_state(item)
        notes = (*self._beside_first_day(item, under), *self._notes(item))
        return self._wording.line(self.title(item), days, notes)

    def sentence(self, item: Item) -> str:
        """Alone: its days in full and how it stands."""
        is_open = item.occurrence.state is State.OPEN
        state = (self._sayings.state(State.OPEN),) if is_open else ()
        notes = (*state, *self._notes(item))
        return self._wording.sentence(self.title(item), self._days_in_full(item), notes)

    def title(self, item: Item) -> str:
        """What it is called, and which time it is of one that repeats, where that has a day."""
        milestone = self._entry(item).milestone
        if item.occurrence.state is State.UNDATED:
            title = milestone.title.say(self.language)
        else:
            title = self._teller(item).name(milestone, item.occurrence)
        if len(self.timelines) == 1:
            return title
        schedule = self.timelines[item.schedule].schedule
        return self._wording.of_schedule(title, schedule.title.say(self.language))

    def name(self, schedule: str, id: str) -> str:
        """What a milestone is called."""
        return self.timelines[schedule].entries[id].milestone.title.say(self.language)

    def time(self, ref: Ref) -> str:
        """What the time of a milestone that is meant is called, or the one that counts now."""
        timeline = self.timelines[ref.schedule]
        entry = timeline.entries[ref.milestone]
        occurrence = entry.counted(ref.number) or entry.current
        return Teller(timeline, self.language).name(entry.milestone, occurrence)

    def days(self, item: Item) -> str:
        """The days still open, or what became of it, as briefly as is clear."""
        occurrence = item.occurrence
        match occurrence.state:
            case State.DONE | State.DROPPED:
                return self._outcome(item)
            case State.STANDING:
                return self._sayings.state(occurrence.state)
            case _:
                return self._teller(item).days(self._entry(item).milestone, occurrence, self.today)

    def _beside_state(self, item: Item) -> str:
        """What is to be said of its days where its state goes without saying."""
        occurrence = item.occurrence
        match occurrence.state:
            case State.DONE if occurrence.done_on:
                return self._day(occurrence.done_on)
            case State.UNDATED if occurrence.span.earliest is None:
                return ""
            case State.STANDING:
                return ""
            case _:
                return self.days(item)

    def _beside_first_day(self, item: Item, under: State | None) -> Iterator[str]:
        """Of what has a first day and a stricter one: that these are no window."""
        occurrence = item.occurrence
        if under is State.UNDATED or occurrence.state is not State.UNDATED:
            return
        if occurrence.span.earliest and occurrence.stricter_due:
            yield self._wording.no_day_set()

    def _days_in_full(self, item: Item) -> str:
        occurrence = item.occurrence
        match occurrence.state:
            case State.DONE | State.DROPPED:
                return self._outcome(item)
            case State.STANDING:
                return self._wording.never_due()
            case State.UNDATED if occurrence.span.earliest:
                return self._wording.undated_but(self._sayings.span(occurrence.span, occurrence.lasts))
            case State.UNDATED:
                return self._sayings.state(occurrence.state)
            case _:
                return self._teller(item).days_in_full(self._entry(item).milestone, occurrence)

    def _outcome(self, item: Item) -> str:
        if item.occurrence.done_on:
            return self._wording.done_on(self._day(item.occurrence.done_on))
        match self._entry(item).milestone.outcome_on(self.today):
            case Done(days=days, reported=True):
                return self._wording.done_before(self._day(days[0]))
            case Dropped(on, why):
                return self._wording.dropped(self._day(on), why.say(self.language) if why else None)
            case _:
                return self._sayings.state(item.occurrence.state)

    def _notes(self, item: Item) -> Iterator[str]:
        occurrence, wording = item.occurrence, self._wording
        strict, due = occurrence.stricter_due, occurrence.due
        if occurrence.state is State.OPEN and occurrence.span.is_window:
            yield wording.no_day_set()
        if occurrence.state is State.OVERDUE and due:
            yield wording.overdue_by((self.today - due).days)
        if occurrence.state in {State.OPEN, State.UNDATED} and strict and strict != due:
            yield (wording.surely_by if strict >= self.today else wording.was_surely_by)(self._day(strict))
        if self._counts_holidays(item) and (year := occurrence.provisional):
            yield self._sayings.provisional(year)
        if item.past_its_hour:
            yield wording.past_its_hour()
        if occurrence.state in {State.UNKEEPABLE, State.LAPSED}:
            yield self._sayings.state(occurrence.state)
        if self._entry(item).contradicted:
            yield wording.contradicted()

    def _counts_holidays(self, item: Item) -> bool:
        """Whether it can be provisional; to ask tells all its reasons, and a list may have thousands."""
        return self.timelines[item.schedule].schedule.country is not None

    # What it rests on --------------------------------------------------------------------------------

    def quotes(self, item: Item) -> tuple[str, ...]:
        """What the agreement says of it; the first quote is of the whole, if there is one."""
        return self._teller(item).quotes(self._entry(item).milestone)

    def sources(self, items: Iterable[Item]) -> tuple[str, ...]:
        """Where the agreements of some items can be read: title, publisher, day, address; each once."""
        schedules = dict.fromkeys(item.schedule for item in items)
        sources = (self.timelines[schedule].schedule.source for schedule in schedules)
        return tuple(", ".join(self._source(source)) for source in sources if source)

    def _source(self, source: Source) -> Iterator[str]:
        yield source.title.say(self.language)
        if source.publisher:
            yield source.publisher.say(self.language)
        if source.date:
            yield self._sayings.day(source.date)
        if source.url:
            yield source.url

    def reasons(self, item: Item) -> tuple[str, ...]:
        """Why it may fall on these days, a reason a line."""
        return self._teller(item).reasons(item.occurrence)

    # Parts -------------------------------------------------------------------------------------------

    def _entry(self, item: Item) -> Entry:
        return self.timelines[item.schedule].entries[item.occurrence.milestone]

    def _teller(self, item: Item) -> Teller:
        return Teller(self.timelines[item.schedule], self.language)

    def _day(self, day: date) -> str:
        return self._sayings.short_day(day, self.today)
