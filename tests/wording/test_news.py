"""The text of news. What each sentence is stands in ``golden.txt``."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.wording.news import NEWS_WORDING
from schedules.language import LANGUAGES
from schedules.milestone import Dropped
from schedules.text import Text
from tests.schedules import milestone, on, within
from tests.wording.news import told
from tests.wording.notices import CALL, EXERCISE, SEMINAR

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


def test_what_is_known_of_a_window_stands_in_one_pair_of_brackets() -> None:
    assert "(no day set; under every reading by 30 Sep)" in told("en", [], [EXERCISE])
    assert "（具体日期未定；按任何一种理解都不晚于9月30日）" in told("zh", [], [EXERCISE])


@pytest.mark.parametrize(("language", "title"), [("en", "Call"), ("zh", "通话")])
def test_what_is_dropped_or_gone_is_so_with_all_its_times(language: str, title: str) -> None:
    dropped = replace(CALL, outcome=Dropped(on(7, 20)))
    for after in ([], [dropped]):
        said = told(language, [CALL], after)
        assert title in said
        assert "(1)" not in said
        assert "（1）" not in said
