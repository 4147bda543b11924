"""A timeline as events: one for each milestone or occurrence that has a due day.

Nothing here depends on how far away a day is: an event changes when what is known of it changes, or
how it stands, and not because a day has passed.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from calendars.clean import clean, one_line
from calendars.event import Event, EventText, Status
from calendars.saying import Teller
from schedules.days import Distance, Unit, shift
from schedules.language import LANGUAGES
from schedules.milestone import Milestone
from schedules.timeline import Occurrence, State, Timeline

CALENDAR_KEY = "calendar/0"
"""The key of the event about the calendar itself; occurrences count from 1, so none has it."""

_LEADS = tuple(Distance(days, Unit.DAY) for days in (30, 7, 1))
_RUNNING = {State.OPEN, State.OVERDUE, State.UNKEEPABLE}


def events_of(timeline: Timeline) -> Iterator[Event]:
    """The events of all that has a day, in the schedule's order."""
    for milestone, occurrence in timeline.occurrences():
        if occurrence.due or occurrence.done_on:
            yield _event(milestone, occurrence, timeline)


def calendar_event(timeline: Timeline) -> Event:
    """The one event of a calendar that would be empty, on the day of the agreement."""
    texts = {language: _about(Teller(timeline, language)) for language in LANGUAGES}
    day = timeline.schedule.agreed_on
    return Event(CALENDAR_KEY, day, day, False, Status.CONFIRMED, texts, _url(timeline))


def _about(teller: Teller) -> EventText:
    summary = one_line(teller.nothing_dated())
    return EventText(summary, clean(teller.calendar()), cancelled=summary)


def _event(milestone: Milestone, occurrence: Occurrence, timeline: Timeline) -> Event:
    first, last, window = _days(occurrence)
    texts = {language: _text(milestone, occurrence, Teller(timeline, language)) for language in LANGUAGES}
    status = Status.TENTATIVE if window and occurrence.state is not State.DONE else Status.CONFIRMED
    event = Event(
        occurrence.key,
        first,
        last,
        window,
        status,
        texts,
        _url(timeline),
        _alarms(milestone, occurrence),
        milestone.topic,
        milestone.responsible,
    )
    return event.cancelled() if occurrence.state is State.DROPPED else event


def _text(milestone: Milestone, occurrence: Occurrence, teller: Teller) -> EventText:
    return EventText(
        summary=one_line(teller.summary(milestone, occurrence, occurrence.state)),
        description=clean(teller.description(milestone, occurrence)),
        cancelled=one_line(teller.summary(milestone, occurrence, State.DROPPED)),
    )


def _days(occurrence: Occurrence) -> tuple[date, date, bool]:
    """The first and last day of its event, and whether they are a window."""
    if occurrence.done_on:
        return occurrence.done_on, occurrence.done_on, False
    span, due = occurrence.span, occurrence.due
    if due is None:
        raise ValueError(f"{occurrence.key} has no due day")
    if span.earliest is None:
        return due, due, False
    return span.earliest, due, span.is_window


def _alarms(milestone: Milestone, occurrence: Occurrence) -> tuple[date, ...]:
    due = occurrence.stricter_due or occurrence.due
    if due is None or occurrence.state not in _RUNNING:
        return ()
    leads = _LEADS if milestone.remind is None else milestone.remind
    return tuple(sorted({shift(due, lead, -1) for lead in leads} | {due}))


def _url(timeline: Timeline) -> str | None:
    source = timeline.schedule.source
    url = one_line(source.url) if source and source.url else ""
    return url if url.startswith(("https://", "http://")) and " " not in url else None
