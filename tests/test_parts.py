"""Long texts in parts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.parts import LIMIT, length, parts_of

TEXTS = st.text(st.sampled_from("ab 中\n🎉é")).filter(lambda text: text.strip())


def units(text: str) -> int:
    """The length in UTF-16 units, by encoding it."""
    return len(text.encode("utf-16-le")) // 2


@given(text=st.text(st.characters(exclude_categories=["Cs"])))
def test_length_counts_utf16_units(text: str) -> None:
    assert length(text) == units(text)


@given(text=TEXTS, limit=st.integers(2, 12))
def test_parts_fit_and_lose_nothing_but_space(text: str, limit: int) -> None:
    parts = parts_of(text, limit)
    assert all(0 < units(part) <= limit and part.strip() for part in parts)
    assert "".join("".join(parts).split()) == "".join(text.split())


def test_a_short_text_is_one_part() -> None:
    assert parts_of("  due:\n  a report \n") == ("due:\n  a report",)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("one two\nthree four", ("one two", "three four")),
        ("one two three four", ("one two", "three four")),
        ("one two\n\n\nthree", ("one two", "three")),
        ("onetwothreefour", ("onetwothre", "efour")),
        ("🎉🎉🎉🎉🎉🎉", ("🎉🎉🎉🎉🎉", "🎉")),
        ("a🎉🎉🎉🎉🎉", ("a🎉🎉🎉🎉", "🎉")),
    ],
)
def test_lines_are_kept_whole_then_words_then_characters(text: str, parts: tuple[str, ...]) -> None:
    assert parts_of(text, 10) == parts


def test_room_is_left_for_a_line_that_delivery_adds() -> None:
    first, _ = parts_of("中" * LIMIT)
    assert units(first) == LIMIT - 200


@pytest.mark.parametrize("text", ["", " \n\t "])
def test_nothing_to_read_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="says something"):
        parts_of(text)
