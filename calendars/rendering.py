"""One event as iCalendar (RFC 5545, section 3.6.1). It takes most of the time of a feed, so it is kept."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple

import icalendar
from icalendar import vDDDTypes, vInt, vText, vUri

from calendars.event import Event
from schedules.revision import Revision

_ALARM_AT = timedelta(hours=9)
_DAY = timedelta(days=1)
_KEPT = 32_768
"""How many events are kept as they were rendered: some thousands in both languages."""


def rendered(revision: Revision, event: Event, uid: str, language: str, first: date, alarms: bool) -> bytes:
    """``event`` from ``first`` to its last day, as one ``VEVENT``. Equal arguments give equal bytes."""
    text = event.texts[language]
    return _rendered(
        _Shown(
            uid,
            revision.sequence,
            revision.modified_at,
            first,
            event.last,
            text.summary,
            text.description,
            event.status.value,
            event.url,
            event.alarms if alarms else (),
        )
    )


class _Shown(NamedTuple):
    """All that is in the bytes of an event, and nothing else. A tuple, since it is compared all the time."""

    uid: str
    sequence: int
    modified_at: datetime
    first: date
    last: date
    summary: str
    description: str
    status: str
    url: str | None
    alarms: tuple[date, ...]


@lru_cache(maxsize=_KEPT)
def _rendered(shown: _Shown) -> bytes:
    component = icalendar.Event()
    component.update(_properties(shown))
    for day in shown.alarms:
        component.add_component(_alarm(day - shown.first, shown.summary))
    lines: bytes = component.to_ical()
    return lines


def _properties(shown: _Shown) -> dict[str, object]:
    """Values of icalendar's own types: ``add`` spends a quarter of its time on finding out which."""
    moment = vDDDTypes(shown.modified_at)
    properties = {
        "UID": vText(shown.uid),
        "DTSTAMP": moment,
        "LAST-MODIFIED": moment,
        "SEQUENCE": vInt(shown.sequence),
        "DTSTART": vDDDTypes(shown.first),
        "DTEND": vDDDTypes(shown.last + _DAY),
        "SUMMARY": vText(shown.summary),
        "DESCRIPTION": vText(shown.description),
        "STATUS": vText(shown.status),
        "TRANSP": vText("TRANSPARENT"),
    }
    if shown.url:
        properties["URL"] = vUri(shown.url)
    return properties


def _alarm(after_start: timedelta, summary: str) -> icalendar.Alarm:
    alarm = icalendar.Alarm()
    alarm.add("ACTION", "DISPLAY")
    alarm.add("DESCRIPTION", summary)
    alarm.add("TRIGGER", after_start + _ALARM_AT)
    return alarm
