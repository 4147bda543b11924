"""A timeline as an iCalendar feed (RFC 5545, and RFC 7986 for the calendar's own properties)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from functools import lru_cache

import icalendar

from calendars.clean import one_line
from calendars.event import Event
from calendars.events import CALENDAR_KEY
from calendars.revising import shown_on
from schedules.revision import Revision, Revisions
from schedules.timeline import Timeline

_REFRESH = timedelta(hours=6)
_ALARM_AT = timedelta(hours=9)
_DAY = timedelta(days=1)
_END = b"END:VCALENDAR\r\n"


class Windows(StrEnum):
    """How a milestone is shown that may fall on any day of a window."""

    WHOLE = "whole"
    """On all of its days."""
    END = "end"
    """On its last day only."""


@dataclass(frozen=True, slots=True)
class FeedOptions:
    """What the subscriber of a feed may choose; ``alarms`` are at 09:00 of the calendar program's own day."""

    windows: Windows = Windows.WHOLE
    alarms: bool = False


def feed(
    timeline: Timeline, revisions: Revisions, language: str = "en", options: FeedOptions = FeedOptions()
) -> bytes:
    """The calendar of ``timeline``; ``revisions`` are those that ``revise`` made of it.

    Equal arguments give equal bytes. A feed is never empty: where nothing has a day, one event says so.

    Raises:
        KeyError: if the revisions belong to no calendar.
    """
    about = revisions[CALENDAR_KEY]
    if about.event is None:
        raise KeyError(CALENDAR_KEY)
    shown = shown_on(timeline.on, revisions) or [(about, Event.from_json(about.event))]
    said = Event.from_json(about.event).texts[language].description
    head = _head(one_line(timeline.schedule.title.say(language)) or timeline.schedule.id, said)
    events = (
        _lines(revision, event.key, timeline.schedule.id, language, options) for revision, event in shown
    )
    return b"".join((head.to_ical().removesuffix(_END), *events, _END))


def _head(name: str, description: str) -> icalendar.Calendar:
    calendar = icalendar.Calendar()
    calendar.add("VERSION", "2.0")
    calendar.add("PRODID", "-//agreed//agreed//EN")
    calendar.add("CALSCALE", "GREGORIAN")
    # icalendar writes these as they are unless they come as escaped values.
    for key in ("NAME", "X-WR-CALNAME"):
        calendar.add(key, icalendar.vText(name))
    for key in ("DESCRIPTION", "X-WR-CALDESC"):
        calendar.add(key, icalendar.vText(description))
    calendar.add("REFRESH-INTERVAL", icalendar.vDuration(_REFRESH), parameters={"VALUE": "DURATION"})
    calendar.add("X-PUBLISHED-TTL", icalendar.vDuration(_REFRESH))
    return calendar


def _lines(revision: Revision, uid: str, schedule: str, language: str, options: FeedOptions) -> bytes:
    return _rendered(
        revision.event or "",
        revision.sequence,
        revision.modified_at,
        f"{uid}@{schedule}.agreed",
        language,
        options,
    )


# Rendering takes most of the time of a feed, and an event hardly ever changes.
@lru_cache(maxsize=8192)
def _rendered(
    snapshot: str, sequence: int, modified_at: datetime, uid: str, language: str, options: FeedOptions
) -> bytes:
    event = Event.from_json(snapshot)
    text = event.texts[language]
    first = event.last if event.window and options.windows is Windows.END else event.first
    component = icalendar.Event()
    component.add("UID", uid)
    component.add("DTSTAMP", modified_at)
    component.add("LAST-MODIFIED", modified_at)
    component.add("SEQUENCE", sequence)
    component.add("DTSTART", first)
    component.add("DTEND", event.last + _DAY)
    component.add("SUMMARY", text.summary)
    component.add("DESCRIPTION", text.description)
    component.add("STATUS", event.status.value)
    component.add("TRANSP", "TRANSPARENT")
    if event.url:
        component.add("URL", event.url)
    for day in event.alarms if options.alarms else ():
        component.add_component(_alarm(day - first, text.summary))
    rendered: bytes = component.to_ical()
    return rendered


def _alarm(after_start: timedelta, summary: str) -> icalendar.Alarm:
    alarm = icalendar.Alarm()
    alarm.add("ACTION", "DISPLAY")
    alarm.add("DESCRIPTION", summary)
    alarm.add("TRIGGER", after_start + _ALARM_AT)
    return alarm
