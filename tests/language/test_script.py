"""Traditional script, compared as simplified."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schedules.language.chinese.lexicon import LEXICON
from schedules.language.script import simplified


@given(st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF)))
def test_characters_stay_where_they_are(text: str) -> None:
    assert len(simplified(text)) == len(text)
    assert all(simplified(text)[place] == simplified(one) for place, one in enumerate(text))


def test_the_words_of_the_language_are_simplified() -> None:
    words = {word for written in LEXICON.types.values() for word in written}
    assert "前" in words
    assert {word for word in words if simplified(word) != word} == set()


@pytest.mark.parametrize(
    ("traditional", "simple"),
    [
        ("網絡保護研討會之後三個月內", "网络保护研讨会之后三个月内"),
        ("下屆對話召開前至少兩週", "下届对话召开前至少两周"),
        ("before 31 August", "before 31 August"),
        ("Été 儘快", "Été 尽快"),
    ],
)
def test_script(traditional: str, simple: str) -> None:
    assert simplified(traditional) == simple
