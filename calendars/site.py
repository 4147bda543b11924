"""The public schedules as files, for any web server: the pages, calendars and pictures of ``routes``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from calendars.addresses import Filed
from calendars.feed import FeedOptions
from calendars.page import index, page
from calendars.picture.drawing import draw, paint
from calendars.publishing import publish
from calendars.source import Shown
from schedules.language import LANGUAGES


def site(shown: Sequence[Shown], base: str) -> Mapping[str, bytes]:
    """Every file by its path from the top, where ``base`` (no slash at its end) leads.

    Equal arguments give equal bytes.

    Raises:
        ValueError: if a calendar cannot be read back.
    """
    return {path: body for language in LANGUAGES for path, body in _in(language, shown, base)}


def _in(language: str, shown: Sequence[Shown], base: str) -> Iterator[tuple[str, bytes]]:
    listed = [(Filed(base, one.timeline.schedule.id, language), one) for one in shown]
    speaking = {code: Filed(base, "index", code).page for code in LANGUAGES}
    timelines = [(address, one.timeline) for address, one in listed]
    yield Filed(base, "index", language).file(".html"), index(timelines, language, speaking).encode()
    for address, one in listed:
        yield address.file(".html"), page(one.timeline, address).encode()
        yield address.file(".ics"), publish([one], language, FeedOptions()).body
        yield address.file(".svg"), draw(one.timeline, language).encode()
        yield address.file(".png"), paint(one.timeline, language)
