"""A timeline as an iCalendar feed (RFC 5545, and RFC 7986 for the calendar's own properties)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum

import icalendar

from calendars.choice import EVERYTHING, Choice
from calendars.clean import one_line
from calendars.event import Event
from calendars.events import CALENDAR_KEY
from calendars.rendering import rendered
from calendars.revising import shown_on
from calendars.source import Shown
from calendars.wording import WORDING
from schedules.revision import Revision

_REFRESH = timedelta(hours=6)
END = b"END:VCALENDAR\r\n"


class Windows(StrEnum):
    """How a milestone is shown that may fall on any day of a window."""

    WHOLE = "whole"
    """On all of its days."""
    END = "end"
    """On its last day only."""


@dataclass(frozen=True, slots=True)
class FeedOptions:
    """What the subscriber of a feed may choose.

    ``alarms`` are at 09:00 of the calendar program's own day.
    """

    windows: Windows = Windows.WHOLE
    alarms: bool = False
    choice: Choice = EVERYTHING


def feed(shown: Sequence[Shown], language: str = "en", options: FeedOptions = FeedOptions()) -> bytes:
    """The calendar of one schedule, or of several in one.

    Equal arguments give equal bytes. A feed is never empty: where nothing has a day, one event says so.

    Raises:
        KeyError: if the revisions of a schedule belong to no calendar.
        ValueError: if there is no schedule.
    """
    return b"".join(parts(shown, language, options))


def parts(shown: Sequence[Shown], language: str, options: FeedOptions) -> Iterator[bytes]:
    """What ``feed`` joins: its head, its events, its end.

    Raises:
        KeyError, ValueError: as ``feed`` does.
    """
    if not shown:
        raise ValueError("a calendar is that of a schedule at least")
    yield _head(shown, language).to_ical().removesuffix(END)
    for one in shown:
        id = one.timeline.schedule.id
        for revision, event in _events(one, language, options):
            first = event.last if event.window and options.windows is Windows.END else event.first
            yield rendered(revision, event, f"{event.key}@{id}.agreed", language, first, options.alarms)
    yield END


def _events(shown: Shown, language: str, options: FeedOptions) -> Sequence[tuple[Revision, Event]]:
    every = shown_on(shown.timeline.on, shown.revisions)
    chosen = [pair for pair in every if options.choice.takes(pair[1].topic, pair[1].parties)]
    return chosen or [_nothing(shown, language, nothing_at_all=not every)]


def _nothing(shown: Shown, language: str, *, nothing_at_all: bool) -> tuple[Revision, Event]:
    """The one event of a calendar that would be empty."""
    about, event = _about(shown)
    if nothing_at_all:
        return about, event
    title = one_line(shown.timeline.schedule.title.say(language))
    summary = WORDING[language].nothing_chosen.format(title=title)
    said = replace(event.texts[language], summary=summary)
    return about, replace(event, texts={**event.texts, language: said})


def _about(shown: Shown) -> tuple[Revision, Event]:
    about = shown.revisions[CALENDAR_KEY]
    if about.event is None:
        raise KeyError(CALENDAR_KEY)
    return about, Event.from_json(about.event)


def _head(shown: Sequence[Shown], language: str) -> icalendar.Calendar:
    said = [_about(one)[1].texts[language].description for one in shown]
    names = [one_line(s.timeline.schedule.title.say(language)) or s.timeline.schedule.id for s in shown]
    if len(shown) == 1:
        return _calendar(names[0], said[0])
    described = [f"{name}\n{text}" for name, text in zip(names, said, strict=True)]
    return _calendar(WORDING[language].several_agreements, "\n\n".join(described))


def _calendar(name: str, description: str) -> icalendar.Calendar:
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
