"""What hangs on each of something, in both languages."""

from __future__ import annotations

import pytest

from schedules.days import Distance, Unit
from schedules.when import (
    After,
    Anchored,
    Apart,
    At,
    AtEach,
    Before,
    By,
    Direction,
    From,
    MilestoneAnchor,
    Reach,
)
from tests.language.reading import DIALOGUE, SEMINAR, meaning, refusal

SECOND, THIRD = MilestoneAnchor("plenary-2"), MilestoneAnchor("plenary-3")


def apart(count: int, unit: Unit, side: Direction, reach: Reach) -> Anchored:
    return Apart(DIALOGUE, Distance(count, unit), side, reach)


# What it hangs on, how, and the ways of saying it, divided by bars.
SAID: list[tuple[tuple[Anchored, ...], str, str]] = [
    ((At(DIALOGUE),), "at each dialogue|each dialogue|at every dialogue", "每次对话时|在每次对话上|每次对话"),
    (
        (Before(DIALOGUE),),
        "before each dialogue|ahead of each dialogue|before future dialogues",
        "每次对话前|每次对话之前|在每次对话前|今后的对话前|每次對話前|每次对话召开前",
    ),
    ((By(DIALOGUE),), "by each dialogue", "不迟于每次对话"),
    ((From(DIALOGUE),), "from each dialogue on", "自每次对话起"),
    ((After(DIALOGUE),), "after each dialogue|following each dialogue", "每次对话后|每次对话结束后"),
    (
        (apart(2, Unit.WEEK, Direction.BEFORE, Reach.EXACTLY),),
        "two weeks before each dialogue",
        "每次对话前两周|每次对话提前两周",
    ),
    (
        (apart(1, Unit.DAY, Direction.BEFORE, Reach.EXACTLY),),
        "the day before each dialogue",
        "每次对话前一天",
    ),
    (
        (apart(3, Unit.WEEK, Direction.BEFORE, Reach.AT_LEAST),),
        "at least three weeks before each dialogue|no later than three weeks before each dialogue",
        "至少在每次对话前三周|每次对话前至少三周|每次对话至少提前三周|不迟于每次对话前三周",
    ),
    (
        (apart(30, Unit.DAY, Direction.AFTER, Reach.WITHIN),),
        "within 30 days after each dialogue|within 30 days of each dialogue",
        "每次对话后30天内|每次对话结束后三十日内",
    ),
    (
        (apart(10, Unit.WORKING_DAY, Direction.AFTER, Reach.WITHIN),),
        "within 10 working days after each dialogue",
        "每次对话后10个工作日内",
    ),
    (
        (Before(DIALOGUE), Before(SEMINAR)),
        "before each dialogue and seminar|before each of dialogue and seminar",
        "每次对话和研讨会前",
    ),
    ((After(SECOND), After(THIRD)), "after future plenaries", "今后的全会后|未来历次全会后"),
]
ALL = [
    (language, words, times)
    for times, english, chinese in SAID
    for language, all_words in (("en", english), ("zh", chinese))
    for words in all_words.split("|")
]


@pytest.mark.parametrize(("language", "words", "times"), ALL, ids=[row[1] for row in ALL])
def test_words_may_hang_on_each(language: str, words: str, times: tuple[Anchored, ...]) -> None:
    assert meaning(words, language) == AtEach(times)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "before all plenaries"),
        ("en", "before each workshop"),
        ("en", "before each dialogue, by 31 August"),
        ("en", "every month after each dialogue"),
        ("en", "between each dialogue and seminar"),
        ("en", "after each dialogue, by 17:00"),
        ("zh", "每次研习班前"),
        ("zh", "每月，每次对话后"),
        ("zh", "每次对话后17时"),
    ],
)
def test_what_does_not_hang_on_each_in_one_way_is_refused(language: str, words: str) -> None:
    assert str(refusal(words, language))
