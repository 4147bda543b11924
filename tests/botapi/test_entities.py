"""Entities go on covering what they covered, whatever Telegram takes away around it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.botapi.entities import cleaned, units

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
