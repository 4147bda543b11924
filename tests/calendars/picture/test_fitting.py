"""Text on lines that have room for it, with nothing lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from calendars.picture.fitting import lines, width

TEXTS = st.text(
    st.sampled_from("abcdefgh WMil,.（）测试热线研讨会，。 ") | st.characters(codec="utf-8"), max_size=120
)


def without_spaces(text: str) -> str:
    return "".join(text.split())


@given(TEXTS, st.floats(4, 40))
def test_nothing_is_lost_and_every_line_fits(text: str, room: float) -> None:
    broken = lines(text, room, most=1000)
    assert without_spaces("".join(broken)) == without_spaces(text)
    assert all(width(line) <= room for line in broken)


@given(TEXTS, st.floats(4, 40), st.integers(1, 3))
def test_what_does_not_fit_says_so(text: str, room: float, most: int) -> None:
    broken, whole = lines(text, room, most), lines(text, room, most=1000)
    assert len(broken) <= most
    assert (broken == whole) or (broken[-1].endswith("…") and width(broken[-1]) <= room)


def test_english_breaks_between_words_and_chinese_anywhere() -> None:
    assert lines("test the hotline before September", 10) == ("test the hotline", "before September")
    assert lines("打击网络犯罪和网络保护演习", 6) == ("打击网络犯罪", "和网络保护演", "习")


def test_no_line_begins_with_a_comma() -> None:
    assert lines("打击网络犯罪，保护网络", 7) == ("打击网络犯罪，", "保护网络")


def test_what_opens_stays_with_what_follows() -> None:
    assert lines("打击网络犯罪（网络）保护", 7) == ("打击网络犯罪", "（网络）保护")
    assert lines("打击网络犯罪“网络”保护", 7) == ("打击网络犯罪", "“网络”保护")
