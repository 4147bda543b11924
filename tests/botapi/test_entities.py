"""Entities go on covering what they covered, whatever Telegram takes away around it."""

from __future__ import annotations

import time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.botapi.entities import as_seen, cleaned, units
from tests.botapi.refusals import Json, Refused

PIECES = st.text("a é年\N{FAMILY}\t\n\r", max_size=12)


def covered(text: str, offset: int, length: int) -> str:
    return text.encode("utf-16-le")[2 * offset : 2 * (offset + length)].decode("utf-16-le")


@given(before=PIECES, inside=PIECES, after=PIECES)
def test_an_entity_covers_the_same_words_after_cleaning(before: str, inside: str, after: str) -> None:
    entity = {"type": "bold", "offset": units(before), "length": units(inside)}
    kept = cleaned(before + inside + after, [entity])
    assert kept.text == kept.text.strip()
    shown = [covered(kept.text, mark["offset"], mark["length"]) for mark in kept.entities]
    # Telegram takes every carriage return out, also in the middle of a word.
    assert [words.split() for words in shown] in ([inside.replace("\r", "").split()], [])
    assert shown or not inside.strip()


def marked(words: str, unix_time: int, **more: str) -> tuple[Json, ...]:
    entity = {"type": "date_time", "offset": 0, "length": units(words), "unix_time": unix_time}
    return cleaned(words, [entity | more]).entities


@pytest.mark.parametrize("written", ["", "r", "w", "wDT", "wdt", "t"])
def test_a_moment_is_kept_with_its_format(written: str) -> None:
    (entity,) = marked("tomorrow", int(time.time()), date_time_format=written)
    assert entity["date_time_format"] == written


@pytest.mark.parametrize(
    ("words", "days", "written", "refusal"),
    [
        ("tomorrow", 0, "rt", "ENTITY_DATE_FORMAT_INVALID"),
        ("tomorrow", 0, "tw", "ENTITY_DATE_FORMAT_INVALID"),
        ("tomorrow", -40_000, "", "ENTITY_DATE_INVALID"),
        ("tomorrow", 1099, "", "ENTITY_DATE_INVALID"),
        ("a" * 128, 0, "", "ENTITY_DATE_TOO_LONG"),
        ("a" * 32, 0, "t", "ENTITY_DATE_TOO_LONG"),
    ],
)
def test_a_moment_that_telegram_does_not_take(words: str, days: int, written: str, refusal: str) -> None:
    with pytest.raises(Refused, match=refusal):
        marked(words, int(time.time()) + days * 86400, date_time_format=written)


def test_a_moment_with_a_format_is_shown_by_the_clock_of_whoever_reads_it() -> None:
    text = "🗓 by 17:00 Shanghai time (= 31 Aug, 09:00 UTC), and that is 17:00."
    place = {"type": "date_time", "unix_time": 1472634000}
    formatted = {**place, "offset": 29, "length": 17, "date_time_format": "dt"}
    as_said = {**place, "offset": units(text) - 6, "length": 5}
    seen = as_seen(cleaned(text, [formatted, as_said]), ZoneInfo("America/New_York"))
    assert seen == "🗓 by 17:00 Shanghai time (= 05:00, 31.08.16), and that is 17:00."


def test_a_moment_says_which() -> None:
    with pytest.raises(Refused, match=r'Can\'t find field "unix_time"'):
        cleaned("tomorrow", [{"type": "date_time", "offset": 0, "length": 8}])


def test_a_moment_beyond_2038_is_none_for_telegram() -> None:
    assert marked("tomorrow", 2**31) == ()
