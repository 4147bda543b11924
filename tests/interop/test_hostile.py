"""Ten thousand texts that nobody should write, in one feed, read back by two libraries."""

from __future__ import annotations

import ctypes
import random
from dataclasses import replace
from datetime import date

import icalendar
import pytest

from calendars.clean import clean, one_line
from calendars.feed import feed
from calendars.revising import fresh_revisions
from calendars.source import Shown
from schedules.milestone import Milestone
from schedules.span import Span
from schedules.text import Text
from tests.calendars import agreement as a
from tests.interop import libical
from tests.interop.readers import missing

EVENTS = 3_334
TEXTS_OF_EACH = 3
PIECES = [
    *("\r", "\n", "\r\n", "\x00", "\x07", "\x1b[31m", "\x7f", "\x85", "\u2028", "\ud800", "\udfff", "\ufeff"),
    *("\\", "\\n", "\\\\", ";", ",", ":", '"', "'", "=", "%0D%0A", "&#13;", "<b>", "</script>", "{{ 1 }}"),
    *("BEGIN:VEVENT", "END:VEVENT", "END:VCALENDAR", "\r\nBEGIN:VEVENT\r\n", "UID:1", "\nX-A;B=C:D"),
    *("测试热线", "研讨会", "é", "e\u0301", "👩‍👩‍👧", "\u202e", "a" * 74, "研" * 25, " ", "  ", "\t", "Z"),
]


def texts() -> list[str]:
    """Seeded, so that a failure comes again; each has something that can be seen."""
    chosen = random.Random(20160614)
    made = ["".join(chosen.choices(PIECES, k=chosen.randint(1, 12))) + "." for _ in range(EVENTS * 3)]
    made[0] = "1 MB " + "t" * 1_000_000
    return made


@pytest.fixture(scope="module")
def milestones() -> list[Milestone]:
    said = texts()
    return [
        replace(
            a.HOTLINE,
            id=f"m{number}",
            title=Text((("en", said[3 * number]),)),
            quote=Text((("en", said[3 * number + 1]),)),
            where=Text((("en", said[3 * number + 2]),)),
        )
        for number in range(EVENTS)
    ]


@pytest.fixture(scope="module")
def calendar(milestones: list[Milestone]) -> bytes:
    timeline = a.timeline(*(a.once(each, Span(None, date(2016, 8, 31))) for each in milestones))
    return feed([Shown(timeline, fresh_revisions(timeline, a.NOW))])


def test_icalendar_reads_every_text_as_it_was_cleaned(calendar: bytes, milestones: list[Milestone]) -> None:
    events = icalendar.Calendar.from_ical(calendar).walk("VEVENT")
    assert EVENTS * TEXTS_OF_EACH >= 10_000
    assert len(events) == EVENTS
    read = {str(event["UID"]).partition("@")[0]: event for event in events}
    for milestone in milestones:
        event = read[milestone.id]
        assert str(event["SUMMARY"]) == f"{one_line(_said(milestone.title))} · by 31 Aug"
        for text in (milestone.quote, milestone.where):
            assert _plain(_said(text)) in _plain(str(event["DESCRIPTION"]))


def test_libical_reads_every_title_as_it_was_cleaned(calendar: bytes, milestones: list[Milestone]) -> None:
    if missing("libical"):
        pytest.skip("libical is not installed: it cannot be asked what it reads")
    rows = libical.rows(ctypes.c_char_p(calendar).value or b"")
    assert len(rows) == EVENTS
    read = {uid.partition("@")[0]: summary for uid, *_, summary in rows}
    for milestone in milestones:
        assert _plain(read[milestone.id]) == _plain(f"{one_line(_said(milestone.title))} · by 31 Aug")


def _said(text: Text | None) -> str:
    assert text is not None
    return text.say("en")


def _plain(text: str) -> str:
    """Without what a description may add or take at the ends of lines."""
    return "".join(clean(text).split())
