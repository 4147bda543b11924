"""Feeds as they go out: read back before they are published, and the last good one kept."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import icalendar
import structlog

from calendars.feed import END, FeedOptions, parts
from calendars.publication import Publication
from calendars.source import Shown

_log = structlog.get_logger(__name__)


def publish(
    shown: Sequence[Shown], language: str, options: FeedOptions, last: Publication | None = None
) -> Publication:
    """The feed of ``shown``, or the ``last`` one if a new one cannot be made, or does not read back.

    Raises:
        ValueError, LookupError, TypeError: if it cannot be made and there is no last one.
    """
    try:
        return _made(shown, language, options, last)
    except (ValueError, LookupError, TypeError):
        schedules = [one.timeline.schedule.id for one in shown]
        _log.exception("calendar_not_published", schedules=schedules, language=language)
        if last is None:
            raise
        return last


def _made(
    shown: Sequence[Shown], language: str, options: FeedOptions, last: Publication | None
) -> Publication:
    head, *events, end = parts(shown, language, options)
    body = b"".join((head, *events, end))
    if last is not None and last.body == body:
        return last
    _read_back(head)
    for event in events:
        _read_back(event)
    return Publication.of(body, max(r.modified_at for one in shown for r in one.revisions.values()))


# Reading takes as long as writing, and of a changed feed most events are as they were.
@lru_cache(maxsize=32_768)
def _read_back(part: bytes) -> None:
    """Raise ``ValueError`` unless ``part`` is the head of a calendar, or one event, and complete."""
    is_event = part.startswith(b"BEGIN:VEVENT\r\n")
    opening = b"BEGIN:VCALENDAR\r\n" if is_event else b""
    calendar = icalendar.Calendar.from_ical(opening + part + END)
    events = calendar.walk("VEVENT")
    broken = [event.get("UID") for event in events if event.errors or "DTSTART" not in event]
    if broken or calendar.errors or len(events) != is_event or part.count(b"\r\nBEGIN:VEVENT\r\n"):
        raise ValueError(f"the feed does not read back: {broken or part[:200]!r}")
