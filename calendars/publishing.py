"""Feeds as they go out: read back before they are published, and the last good one kept."""

from __future__ import annotations

import gzip
import hashlib
from dataclasses import dataclass
from datetime import datetime

import icalendar
import structlog

from calendars.feed import FeedOptions, feed
from calendars.source import Shown

_log = structlog.get_logger(__name__)
_Key = tuple[str, str, FeedOptions]


@dataclass(frozen=True, slots=True)
class Publication:
    """A body as it is served; ``tag`` names exactly these bytes, ``modified_at`` is their newest change."""

    body: bytes
    zipped: bytes
    tag: str
    modified_at: datetime

    @classmethod
    def of(cls, body: bytes, modified_at: datetime) -> Publication:
        """Both forms of ``body``; the same bytes always get the same tag."""
        return cls(body, gzip.compress(body, mtime=0), hashlib.sha256(body).hexdigest()[:32], modified_at)


class Publisher:
    """Makes feeds, and never publishes one that does not read back.

    It keeps the last good publication of each feed: it is served again when a new one fails, and saves
    reading back what has not changed.
    """

    def __init__(self) -> None:
        self._good: dict[_Key, Publication] = {}

    def publish(self, shown: Shown, language: str, options: FeedOptions) -> Publication:
        """The feed of ``shown``, or the last good one if that cannot be made.

        Raises:
            ValueError: if it cannot be made and there is no good one yet.
        """
        key = (shown.timeline.schedule.id, language, options)
        good = self._good.get(key)
        try:
            body = feed(shown.timeline, shown.revisions, language, options)
            if good is None or good.body != body:
                _read_back(body)
                good = self._good[key] = Publication.of(body, _newest(shown))
        except (ValueError, LookupError, TypeError):
            _log.exception("calendar_not_published", schedule=key[0], language=language)
            if good is None:
                raise
        return good


def _newest(shown: Shown) -> datetime:
    return max(revision.modified_at for revision in shown.revisions.values())


def _read_back(body: bytes) -> None:
    """Raise ``ValueError`` unless ``body`` is one calendar with all of its events, each complete."""
    calendar = icalendar.Calendar.from_ical(body)
    events = calendar.walk("VEVENT")
    broken = [event.get("UID") for event in events if event.errors or "DTSTART" not in event]
    if broken or len(events) != body.count(b"\r\nBEGIN:VEVENT\r\n") or not events:
        raise ValueError(f"the feed does not read back: {broken}")
