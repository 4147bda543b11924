"""Text in one language or in several."""

import pytest

from schedules.text import Text, language_of


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("before September", "en"),
        ("九月前", "zh"),
        ("Q3前", "zh"),
        ("", "en"),
        ("2016-08-31", "en"),
        ("，", "en"),
    ],
)
def test_one_han_character_makes_it_chinese(words: str, language: str) -> None:
    assert language_of(words) == language


def test_a_plain_text_has_the_language_of_its_script() -> None:
    assert Text.of("热线") == Text.of({"zh": "热线"})
    assert Text.of("hotline") == Text.of({"en": "hotline"})


def test_who_has_another_language_gets_the_first() -> None:
    both = Text.of({"zh": "热线", "en": "hotline"})
    assert [both.say(language) for language in ("en", "zh", "de")] == ["hotline", "热线", "热线"]
    assert Text.of("hotline").say("zh") == "hotline"
    assert both.all == ("热线", "hotline")


def test_no_text_is_none() -> None:
    with pytest.raises(ValueError, match="at least one language"):
        Text.of({})
