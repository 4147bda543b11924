"""What the calendar and the page say of a timeline, in one language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from calendars.wording import WORDING, Wording
from schedules.language import SAYINGS, Sayings
from schedules.milestone import Milestone
from schedules.text import Text
from schedules.timeline import Occurrence, State, Timeline
from schedules.when import anchors_of

_SAID_BY_STATE = {State.DONE, State.DROPPED, State.LAPSED, State.UNKEEPABLE, State.STANDING}
_WITHOUT_DAY = {State.OPEN, State.UNDATED, State.UNKEEPABLE}


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells of one timeline in one language."""

    timeline: Timeline
    language: str

    @property
    def wording(self) -> Wording:
        """The words of the calendar and the page."""
        return WORDING[self.language]

    @property
    def sayings(self) -> Sayings:
        """The words about dates."""
        return SAYINGS[self.language]

    def summary(self, milestone: Milestone, occurrence: Occurrence, state: State) -> str:
        """The name, then how certain it is if it is in ``state``.

        The year goes without saying, since it is that of the event's own day: so no summary changes
        because a year has passed.
        """
        parts = [self.name(milestone, occurrence)]
        if state in _SAID_BY_STATE:
            parts.append(self.sayings.state(state))
        else:
            parts.append(self.days(milestone, occurrence, self._own_day(occurrence)))
        if self.timeline.entries[milestone.id].contradicted:
            parts.append(self.wording.contradicted)
        return " · ".join(parts)

    def name(self, milestone: Milestone, occurrence: Occurrence) -> str:
        """The title, and which time it is of one that repeats."""
        title = self._title(milestone.id)
        if occurrence.number is None:
            return title
        return self.wording.numbered.format(title=title, number=occurrence.number)

    def days(self, milestone: Milestone, occurrence: Occurrence, today: date) -> str:
        """The days still open, short, with the clock time; the year only where it is not ``today``'s."""
        said = self.sayings.short_span(occurrence.span, today, occurrence.lasts)
        clock = self._clock_of_due_day(milestone, occurrence)
        return f"{said} · {clock}" if clock else said

    def days_in_full(self, milestone: Milestone, occurrence: Occurrence) -> str:
        """The days still open, in full, with the clock time."""
        clock = self._clock_of_due_day(milestone, occurrence)
        said = self.sayings.span(occurrence.span, occurrence.lasts)
        return self.wording.with_clock.format(days=said, clock=clock) if clock else said

    def _clock_of_due_day(self, milestone: Milestone, occurrence: Occurrence) -> str:
        return self.clock_time(milestone) if occurrence.due else ""

    def clock_time(self, milestone: Milestone) -> str:
        """The clock time with its zone; nothing for one that has none."""
        if milestone.at is None:
            return ""
        zone = milestone.at.zone or self.timeline.schedule.zone.key
        return self.wording.clock_time(milestone.at.time, zone)

    def description(self, milestone: Milestone, occurrence: Occurrence) -> str:
        """How it stands and why, one fact a line, the words of the agreement among them."""
        lines = [self.standing(milestone, occurrence), *self.quotes(milestone)]
        lines += [f"{label}{self.wording.colon}{said}" for label, said in self.facts(milestone, occurrence)]
        told = self.reasons(occurrence)
        if told:
            lines.append(f"{self.wording.why}{self.wording.colon}".rstrip())
            lines += [f"– {reason}" for reason in told]
        return "\n".join(lines)

    def standing(self, milestone: Milestone, occurrence: Occurrence) -> str:
        """How it stands, in full."""
        return "".join(f"{sentence}{self.wording.stop}" for sentence in self._standing(milestone, occurrence))

    def _standing(self, milestone: Milestone, occurrence: Occurrence) -> Iterator[str]:
        sayings, wording = self.sayings, self.wording
        state = sayings.state(occurrence.state)
        span = self.days_in_full(milestone, occurrence)
        if occurrence.done_on:
            yield _capital(f"{state}{wording.colon}{sayings.day(occurrence.done_on)}")
        elif occurrence.state in {State.OPEN, State.UNDATED}:
            yield _capital(span)
        elif occurrence.span.is_open:
            yield _capital(state)
        else:
            yield _capital(f"{state}{wording.colon}{span}")
        if occurrence.provisional:
            yield wording.gap + _capital(sayings.provisional(occurrence.provisional))
        if self.timeline.entries[milestone.id].contradicted:
            yield wording.gap + wording.contradicted_why

    def quotes(self, milestone: Milestone) -> tuple[str, ...]:
        """What the agreement says of it, each with its place: the quotes, else the words about when."""
        said = [(milestone.quote, milestone.where)] if milestone.quote is not None else []
        said += [
            (s.quote or s.words, s.where) for s in milestone.statements if s.quote is not None or not said
        ]
        return tuple(dict.fromkeys(self._quoted(quote, where) for quote, where in said))

    def _quoted(self, quote: Text, where: Text | None) -> str:
        place = self.wording.aside.format(text=where.say(self.language)) if where else ""
        return self.wording.quoted.format(quote=quote.say(self.language)) + place

    def facts(self, milestone: Milestone, occurrence: Occurrence) -> tuple[tuple[str, str], ...]:
        """The stricter day where it is another, what it hangs on, who is responsible; each with its label."""
        wording, stricter = self.wording, occurrence.stricter_due
        differs = stricter is not None and stricter != occurrence.due and not occurrence.is_settled
        anchors = dict.fromkeys(a.id for s in milestone.statements for a in anchors_of(s.when))
        parties = self.timeline.schedule.parties or {}
        responsible = [
            parties[id].say(self.language) if id in parties else id for id in milestone.responsible
        ]
        told = (
            (wording.stricter, self.sayings.day(stricter) if stricter and differs else ""),
            (wording.hangs_on, self._joined([self._title(id) for id in anchors])),
            (wording.responsible, self._joined(responsible)),
        )
        return tuple((label, said) for label, said in told if said)

    def reasons(self, occurrence: Occurrence) -> tuple[str, ...]:
        """Why it may fall on these days and no others, each reason once."""
        today = self._own_day(occurrence)
        told = (self.sayings.reason(reason, self._title, today) for reason in occurrence.because)
        return tuple(dict.fromkeys(told))

    def calendar(self) -> str:
        """What this calendar is about, and what stands in it without a day."""
        wording, schedule = self.wording, self.timeline.schedule
        lines = [wording.agreed.format(day=self.sayings.day(schedule.agreed_on)) + wording.stop]
        if schedule.source:
            lines.append(f"{wording.source}{wording.colon}{schedule.source.title.say(self.language)}")
        for label, states in ((wording.undated, _WITHOUT_DAY), (wording.standing, {State.STANDING})):
            titles = self._joined(self._without_day(states))
            if titles:
                lines.append(f"{label}{wording.colon}{titles}")
        return "\n".join(lines)

    def nothing_dated(self) -> str:
        """The summary of a calendar in which nothing has a day."""
        return self.wording.nothing_dated.format(title=self.timeline.schedule.title.say(self.language))

    def _without_day(self, states: set[State]) -> list[str]:
        return [
            self.name(milestone, occurrence)
            for milestone, occurrence in self.timeline.occurrences()
            if occurrence.due is None and occurrence.state in states
        ]

    def _joined(self, items: list[str]) -> str:
        return self.sayings.joined(items) if items else ""

    def _title(self, id: str) -> str:
        return self.timeline.entries[id].milestone.title.say(self.language)

    def _own_day(self, occurrence: Occurrence) -> date:
        return occurrence.due or self.timeline.schedule.agreed_on


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
