"""The words in which messages say a day with its clock time, and the moments that they mean.

What is told elsewhere in other words is not found in a text, and then only not marked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.answers import Answer, Item
from bot.date_times import DateTimeWords
from bot.report import Report
from bot.wording.notices import said_with_clock
from calendars.saying import Teller
from schedules.language import SAYINGS
from schedules.milestone import Milestone
from schedules.moments import moment
from schedules.notices import Notice
from schedules.timeline import Occurrence, Timeline

_MOST = 400
"""Of so many occurrences at most: nobody reads more in one message."""


def of_answer(
    answer: Answer, language: str, timelines: Mapping[str, Timeline], today: date
) -> tuple[DateTimeWords, ...]:
    """Those of an answer as it is said on ``today``."""
    items = (*answer.items[:_MOST], *answer.surely[:_MOST], *answer.possibly[:_MOST])
    return tuple(said for item in dict.fromkeys(items) for said in _of_item(item, language, timelines, today))


def of_report(report: Report, language: str) -> tuple[DateTimeWords, ...]:
    """Those of a report."""
    timeline = report.timeline
    occurrences = [promise.occurrence for section in report.sections for promise in section.promises][:_MOST]
    if report.meeting:
        occurrences.append(timeline.entries[report.meeting].current)
    told = (_of_days(timeline, occurrence, language, timeline.on) for occurrence in occurrences)
    return tuple(said for each in told for said in each)


def of_notices(
    notices: Sequence[Notice], timelines: Mapping[str, Timeline], today: date, language: str
) -> tuple[DateTimeWords, ...]:
    """Those of a reminder as it is told on ``today``."""
    return tuple(
        DateTimeWords(before, words, at)
        for notice in notices
        for at in _moment_of(timelines[notice.schedule], notice.occurrence)
        for before, words in said_with_clock(notice, timelines, today, language)
    )


def _of_item(
    item: Item, language: str, timelines: Mapping[str, Timeline], today: date
) -> Iterable[DateTimeWords]:
    return _of_days(timelines[item.schedule], item.occurrence, language, today)


def _of_days(
    timeline: Timeline, occurrence: Occurrence, language: str, today: date
) -> Iterator[DateTimeWords]:
    """Its days as a list says them, and as a sentence does."""
    milestone = _milestone(timeline, occurrence)
    for at in _moment_of(timeline, occurrence):
        teller, sayings = Teller(timeline, language), SAYINGS[language]
        due, clock = occurrence.due or today, teller.clock_time(milestone)
        short = teller.days(milestone, occurrence, today)
        yield _from_day(short, sayings.short_day(due, today), clock, at)
        yield _from_day(teller.days_in_full(milestone, occurrence), sayings.day(due), clock, at)


def _from_day(said: str, day: str, clock: str, at: datetime) -> DateTimeWords:
    """From the words of the due day on; where it is not said by itself, as in "24–25 Aug", the clock time."""
    place = said.rfind(day)
    if place >= 0:
        return DateTimeWords(said[:place], said[place:], at)
    return DateTimeWords(said[: said.rfind(clock)], clock, at)


def _moment_of(timeline: Timeline, occurrence: Occurrence) -> Iterator[datetime]:
    """The moment by which it is due, if it has a clock time and a due day."""
    at = _milestone(timeline, occurrence).at
    if at is None or occurrence.due is None:
        return
    with suppress(OverflowError):  # the calendar ends
        yield moment(occurrence.due, at.time, ZoneInfo(at.zone) if at.zone else timeline.schedule.zone)


def _milestone(timeline: Timeline, occurrence: Occurrence) -> Milestone:
    return timeline.entries[occurrence.milestone].milestone
