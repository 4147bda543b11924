"""The forms in which a milestone's name is recognised."""

import pytest

from schedules.language.naming import (
    fold,
    folded,
    han_forms,
    names_something,
    plain_words,
    without_aside,
    word_forms,
)


@pytest.mark.parametrize(
    ("word", "plain"),
    [
        ("Plenaries", "plenary"),
        ("workshops", "workshop"),
        ("Speeches", "speech"),
        ("processes", "process"),
        ("boxes", "box"),
        ("process", "process"),
        ("census", "census"),
        ("analysis", "analysis"),
        ("DIES", "die"),
        ("bus", "bus"),
    ],
)
def test_capitals_and_plurals_are_folded(word: str, plain: str) -> None:
    assert fold(word) == plain


def test_articles_are_no_part_of_a_title_and_are_of_an_id() -> None:
    assert folded("The Report to the Ministers") == ("report", "to", "minister")
    assert plain_words("workshop-a") == ("workshop", "a")


@pytest.mark.parametrize(
    ("title", "fully", "shortly"),
    [
        ("Seminar", ["seminar"], ["seminar"]),
        (
            "Network-protection seminar on phishing",
            ["network protection seminar on phishing"],
            ["network protection seminar", "protection seminar", "seminar"],
        ),
        ("Next dialogue", ["next dialogue", "dialogue"], ["next dialogue", "dialogue"]),
        ("Report of March", ["report of march"], ["report"]),
        ("Plan for the first quarter", ["plan for first quarter"], ["plan"]),
        ("Review of the year", ["review of year"], ["review"]),
        ("Work plan 2017", ["work plan 2017"], ["work plan 2017", "plan 2017"]),
        ("…", [], []),
    ],
)
def test_a_title_and_what_it_is_for_short(title: str, fully: list[str], shortly: list[str]) -> None:
    forms = word_forms(title)
    assert [" ".join(words) for words in forms.fully] == fully
    assert [" ".join(words) for words in forms.shortly] == shortly


def test_a_chinese_title_is_its_endings_for_short() -> None:
    assert han_forms("保护 研讨會").fully == ("保护研讨会",)
    assert han_forms("保护研讨会").shortly == ("护研讨会", "研讨会", "讨会")
    assert han_forms("下次对话").fully == ("下次对话", "对话")
    assert han_forms("下次").fully == ("下次",)


@pytest.mark.parametrize(
    ("title", "plain"),
    [
        ("Seminar (August)", "Seminar"),
        ("研讨会（8月）", "研讨会"),
        ("Seminar: phishing", "Seminar"),
        ("Seminar – phishing", "Seminar"),
        ("Network-protection seminar", "Network-protection seminar"),
        ("(closed)", "(closed)"),
    ],
)
def test_an_aside_is_left_out(title: str, plain: str) -> None:
    assert without_aside(title) == plain


def test_words_of_the_calendar_name_nothing() -> None:
    assert not names_something(("end", "year"))
    assert not names_something(("march", "2017"))
    assert names_something(("march", "plan"))
