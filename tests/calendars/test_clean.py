from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calendars.clean import clean, one_line

ANYTHING = st.text(st.characters(codec=None))


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("Test the hotline", "Test the hotline"),
        ("a\r\nb\rc\nd\u2028e\u0085f", "a\nb\nc\nd\ne\nf"),
        ("nul\x00, bell\x07, del\x7f, \ud800half", "nul, bell, del, half"),
        ("\ufefftitle\u202e!", "title!"),
        ("tab\tkept 研讨会 👩‍🚀", "tab\tkept 研讨会 👩‍🚀"),
    ],
)
def test_what_breaks_readers_is_taken_out(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


def test_one_line_is_one_line() -> None:
    assert one_line(" Test\r\nthe \t hotline ") == "Test the hotline"


@given(ANYTHING)
def test_any_text_can_be_sent_and_cleaning_twice_is_cleaning_once(text: str) -> None:
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    assert cleaned.encode().decode() == cleaned
    assert "\r" not in cleaned
    assert len(one_line(text).splitlines()) <= 1
