"""The text of news. What each sentence is stands in ``golden.txt``."""

from __future__ import annotations

import pytest

from bot.wording.news import NEWS_WORDING
from schedules.language import LANGUAGES
from schedules.text import Text
from tests.schedules import milestone, on, within
from tests.wording.news import told
from tests.wording.notices import SEMINAR

DAY = milestone("seminar", within(on(8, 24)))


def test_every_language_has_news() -> None:
    assert set(NEWS_WORDING) == set(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_changed_it_and_why_is_said(language: str) -> None:
    by, why = Text.of("Somebody"), Text.of("for a reason")
    said = told(language, [SEMINAR], [DAY], by, why)
    assert "Somebody" in said
    assert said.endswith("for a reason")


@pytest.mark.parametrize(("language", "words"), [("en", "no day set"), ("zh", "具体日期未定")])
def test_of_a_window_it_is_said_that_no_day_is_set(language: str, words: str) -> None:
    assert words in told(language, [DAY], [SEMINAR])
