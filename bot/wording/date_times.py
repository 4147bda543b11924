"""The words in which messages say a day with its clock time, and the moments that they mean.

What is told elsewhere in other words is not found in a text, and then only not marked. Beside the agreed
words each reader is told the moment in the own zone, where that may be another.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

from bot.actions.previews import Preview
from bot.answers import Answer
from bot.date_times import LONGEST_WITH_FORMAT, Beside, DateTimeWords
from bot.parts import length
from bot.report import Report
from bot.wording.chinese.date_times import ChineseDateTimes
from bot.wording.effects import reading_of
from bot.wording.english.date_times import EnglishDateTimes
from bot.wording.news import clock_of, days_with_clock
from bot.wording.notices import said_with_clock
from bot.wording.reminders import REMINDER_WORDING
from bot.wording.tellings import Changed, Told
from calendars.saying import Teller
from calendars.wording import WORDING
from schedules.amend import statement_of
from schedules.amendment import Added, Amendment, Reworded
from schedules.language import SAYINGS, NotUnderstood
from schedules.milestone import Milestone, Schedule
from schedules.moments import moment
from schedules.news import News, Shown
from schedules.notices import Notice
from schedules.timeline import Occurrence, Timeline
from schedules.whatif import WhatIf
from schedules.when import OnOrBefore, Period, Run, When, Within

_MOST = 400
"""Of so many occurrences at most: nobody reads more in one message."""

_UTC = ZoneInfo("UTC")


class DateTimeWording(Protocol):
    """One language's words for a moment in another zone than the one that was agreed."""

    def elsewhere(self, day: str, clock: str) -> str:
        """A day with a clock time, which names its zone."""
        ...

    def frame(self) -> tuple[str, str]:
        """What stands before it and after it, where it follows the agreed words."""
        ...


DATE_TIME_WORDING: Mapping[str, DateTimeWording] = {"en": EnglishDateTimes(), "zh": ChineseDateTimes()}


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads a message: a chat that lives in ``zone``. ``is_alone``: nobody reads it in another one."""

    zone: ZoneInfo
    is_alone: bool


@dataclass(frozen=True, slots=True)
class Moments:
    """Finds how moments are said to ``reader``, in one language, on ``today``."""

    language: str
    today: date
    reader: Reader

    def of_answer(self, answer: Answer, timelines: Mapping[str, Timeline]) -> tuple[DateTimeWords, ...]:
        """Those of an answer."""
        if answer.what_if:
            return self._of_changes(answer.what_if)
        parts = answer.items, answer.surely, answer.possibly, answer.hangs_on
        items = (item for part in parts for item in part[:_MOST])
        return self._of_all((timelines[item.schedule], item.occurrence) for item in dict.fromkeys(items))

    def of_report(self, report: Report) -> tuple[DateTimeWords, ...]:
        """Those of a report."""
        timeline = report.timeline
        occurrences = [one.occurrence for section in report.sections for one in section.promises][:_MOST]
        if report.meeting:
            occurrences.append(timeline.entries[report.meeting].current)
        return self._of_all((timeline, occurrence) for occurrence in occurrences)

    def of_notices(
        self, notices: Sequence[Notice], timelines: Mapping[str, Timeline]
    ) -> tuple[DateTimeWords, ...]:
        """Those of a reminder."""
        return tuple(
            self._said(before, words, at)
            for notice in notices
            for at in _moment_of(timelines[notice.schedule], notice.occurrence)
            for before, words in said_with_clock(notice, timelines, self.today, self.language)
        )

    def of_preview(self, preview: Preview) -> tuple[DateTimeWords, ...]:
        """Those of what a change would do: as its words were read, and of all that would move."""
        return (*self._of_reading(preview), *self._of_changes(preview.found))

    def _of_changes(self, found: WhatIf) -> tuple[DateTimeWords, ...]:
        """Each on its own timeline: the same days may have another clock time."""
        moved = [(found.before, one.before) for one in found.changes[:_MOST]]
        moved += [(found.after, one.after) for one in found.changes[:_MOST]]
        return self._of_all((timeline, occurrence) for timeline, occurrence in moved if occurrence)

    def _of_reading(self, preview: Preview) -> Iterator[DateTimeWords]:
        timeline, statement = preview.found.after, preview.statement
        if statement is None or statement.at is None:
            return
        current = timeline.entries[statement.milestone].current
        for at in _moment_of(timeline, current):
            told = reading_of(statement.when, timeline.schedule, self.language, statement.at)
            clock = Teller(timeline, self.language).clock_time(_milestone(timeline, current))
            yield self._from_day(told, SAYINGS[self.language].day(current.due or self.today), clock, at)

    def of_news(self, news: News) -> tuple[DateTimeWords, ...]:
        """Those of what has changed."""
        shown = (one for item in news.items for one in (item.before, item.after) if one)
        return tuple(said for one in shown for said in self._of_shown(one))

    def _of_shown(self, shown: Shown) -> Iterator[DateTimeWords]:
        due, clock = shown.occurrence.due, shown.at
        if due is None or clock is None:
            return
        with suppress(OverflowError):
            at = moment(due, clock.time, ZoneInfo(clock.zone or "UTC"))
            told = days_with_clock(shown, self.today, self.language)
            day = SAYINGS[self.language].short_day(due, self.today)
            yield self._from_day(told, day, clock_of(clock, self.language), at)

    def of_amendments(self, schedule: Schedule, amendments: Iterable[Amendment]) -> tuple[DateTimeWords, ...]:
        """Those of words that were said later, as they are quoted."""
        return tuple(
            self._said("", f"“{one.edit.words}”", at)
            for one in amendments
            if isinstance(one.edit, Added | Reworded)
            for at in _moment_said(schedule, one.milestone, one.edit.words, one.said_on)
        )

    def of_happened(self, happened: Iterable[Told | Changed]) -> tuple[DateTimeWords, ...]:
        """Those at which something happened, to the minute; above them it is said in which zone they are."""
        say = REMINDER_WORDING[self.language].moment
        minutes = (one.at.replace(second=0, microsecond=0) for one in happened)
        return tuple(DateTimeWords("• ", say(at), at) for at in minutes)

    def _of_all(self, those: Iterable[tuple[Timeline, Occurrence]]) -> tuple[DateTimeWords, ...]:
        return tuple(said for timeline, occurrence in those for said in self._of_days(timeline, occurrence))

    def _of_days(self, timeline: Timeline, occurrence: Occurrence) -> Iterator[DateTimeWords]:
        """Its days as a list says them, and as a sentence does."""
        milestone = _milestone(timeline, occurrence)
        for at in _moment_of(timeline, occurrence):
            teller, sayings = Teller(timeline, self.language), SAYINGS[self.language]
            due, clock = occurrence.due or self.today, teller.clock_time(milestone)
            short = teller.days(milestone, occurrence, self.today)
            yield self._from_day(short, sayings.short_day(due, self.today), clock, at)
            yield self._from_day(teller.days_in_full(milestone, occurrence), sayings.day(due), clock, at)

    def _from_day(self, said: str, day: str, clock: str, at: datetime) -> DateTimeWords:
        """From the words of the due day on, if it is said by itself; else the clock time."""
        place = said.rfind(day)
        place = place if place >= 0 else said.rfind(clock)
        return self._said(said[:place], said[place:], at)

    # In the own zone ----------------------------------------------------------------------------------

    def _said(self, before: str, words: str, at: datetime) -> DateTimeWords:
        """With what is to be said beside it."""
        elsewhere = self._elsewhere(at)
        if elsewhere is None:
            return DateTimeWords(before, words, at)
        opening, closing = DATE_TIME_WORDING[self.language].frame()
        return DateTimeWords(before, words, at, beside=Beside(opening, elsewhere, closing))

    def _elsewhere(self, at: datetime) -> str | None:
        """The moment in the chat's zone, which is what clients show that cannot tell the reader's own.

        In UTC, where that is the zone that was agreed, or its name is too long; ``None`` for who lives in it.
        """
        is_there = at.utcoffset() == at.astimezone(self.reader.zone).utcoffset()
        if is_there and self.reader.is_alone:
            return None
        told = "" if is_there else self._in_zone(at, self.reader.zone)
        return told if 0 < length(told) <= LONGEST_WITH_FORMAT else self._in_zone(at, _UTC)

    def _in_zone(self, at: datetime, zone: ZoneInfo) -> str:
        """The year goes without saying, as that of the agreed day, beside which this stands."""
        there = at.astimezone(zone)
        day = SAYINGS[self.language].short_day(there.date(), at.date())
        clock = WORDING[self.language].clock_time(there.time(), zone.key)
        return DATE_TIME_WORDING[self.language].elsewhere(day, clock)


def _moment_of(timeline: Timeline, occurrence: Occurrence) -> Iterator[datetime]:
    """The moment by which it is due, if it has a clock time and a due day."""
    at = _milestone(timeline, occurrence).at
    if at is None or occurrence.due is None:
        return
    with suppress(OverflowError):  # the calendar ends
        yield moment(occurrence.due, at.time, ZoneInfo(at.zone) if at.zone else timeline.schedule.zone)


def _moment_said(schedule: Schedule, milestone: str, words: str, said_on: date) -> Iterator[datetime]:
    """The moment that words name, where they do by themselves."""
    with suppress(NotUnderstood, KeyError, OverflowError):
        said = statement_of(schedule, milestone, words, said_on)
        day = _last_day(said.when, schedule.milestones[milestone].lasts)
        if said.at and day:
            yield moment(day, said.at.time, ZoneInfo(said.at.zone) if said.at.zone else schedule.zone)


def _last_day(when: When, lasts: int) -> date | None:
    match when:
        case Run(period):
            return period.last
        case Within(Period(last=day)) | OnOrBefore(day):
            return day + timedelta(days=lasts - 1)
        case _:
            return None


def _milestone(timeline: Timeline, occurrence: Occurrence) -> Milestone:
    return timeline.entries[occurrence.milestone].milestone
