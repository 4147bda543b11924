"""Milestones by the names that people give them."""

from datetime import date

import pytest

from schedules.language import Context, Named, Names, NotUnderstood, read
from schedules.text import Text
from schedules.when import After, Before, MilestoneAnchor
from tests.language.reading import NAMES, SAID_ON, meaning


@pytest.mark.parametrize(
    ("called", "id"),
    [
        ("the seminar", "seminar"),
        ("the protection seminar", "seminar"),
        ("the Network-Protection Seminar", "seminar"),
        ("seminar", "seminar"),
        ("our next dialogue", "dialogue"),
        ("the dialogue’s", "dialogue"),
        ("the report to the ministers", "report"),
        ("the report", "report"),
        ("plenary-2", "plenary-2"),
        ("the second plenary", "plenary-2"),
        ("the data workshops", "workshop-a"),
        ("workshop-b", "workshop-b"),
        ("“Law workshop”", "workshop-b"),
    ],
)
def test_a_milestone_is_known_by_its_names(called: str, id: str) -> None:
    assert meaning(f"after {called}", "en") == After(MilestoneAnchor(id))


@pytest.mark.parametrize(
    ("called", "id"),
    [
        ("研讨会", "seminar"),
        ("网络保护研讨会", "seminar"),
        ("下次对话", "dialogue"),
        ("数据研习班", "workshop-a"),
    ],
)
def test_a_milestone_is_known_by_its_chinese_names(called: str, id: str) -> None:
    assert meaning(f"{called}之后", "zh") == After(MilestoneAnchor(id))


def test_the_words_about_a_milestone_do_not_mean_it_for_short() -> None:
    names = Names(
        [
            Named("network", Text.of("Network-protection seminar")),
            Named("rules", Text.of("Seminar on rules for cyberspace")),
        ]
    )
    about = Context(SAID_ON, names, about="rules")
    assert read("after the seminar", about, "en").when == After(MilestoneAnchor("network"))
    with pytest.raises(NotUnderstood, match="Seminar on rules"):
        read("after the seminar", Context(SAID_ON, names), "en")


def test_the_next_of_a_series_is_fixed_by_the_day_it_was_said() -> None:
    earlier = meaning("before the next plenary", "en", date(2016, 2, 1))
    later = meaning("before the next plenary", "en", date(2016, 3, 1))
    assert earlier == Before(MilestoneAnchor("plenary-1"))
    assert later == Before(MilestoneAnchor("plenary-2"))


def test_a_title_word_that_is_part_of_the_calendar_names_nothing() -> None:
    names = Names([Named("march", Text.of("March")), Named("end", Text.of("The end of the week"))])
    words = "by the end of this week"
    assert read(words, Context(SAID_ON, names), "en") == read(words, Context(SAID_ON), "en")


def test_the_nearest_names_are_offered() -> None:
    assert NAMES.nearest("network protection semniar", "en")[0] == "Network-protection seminar"
    assert NAMES.nearest("完全无关", "en") == ()
