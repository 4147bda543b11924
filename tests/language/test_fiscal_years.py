"""Days of each fiscal year, in both languages; here it begins in April."""

from __future__ import annotations

from datetime import date

import pytest

from schedules.calendar_units import CalendarUnit, DayOf, FromTo
from schedules.language import Context, NotUnderstood, read
from schedules.resolve import resolve
from schedules.when import EveryPeriod, Period, When
from tests.language.reading import NAMES, SAID_ON, days
from tests.schedules import milestone, schedule

APRIL = 4
YEAR = FromTo(DayOf(4, 1), DayOf(3, 31))
TODAY, BEFORE_IT_BEGAN = "2016-06-14", "2016-03-31"


def meaning(words: str, language: str, month: int | None = APRIL, said_on: date = SAID_ON) -> When:
    return read(words, Context(said_on, NAMES, fiscal_month=month), language).when


@pytest.mark.parametrize(
    ("part", "after", "english", "chinese"),
    [
        (
            YEAR,
            TODAY,
            "each fiscal year|every financial year|in each fiscal year|once every fiscal year",
            "每个财年|每财年|每财年一次|每个财政年度|每會計年度",
        ),
        (
            YEAR,
            BEFORE_IT_BEGAN,
            "by the end of each fiscal year|before the end of every fiscal year|before each fiscal year|"
            "annually, by the end of the fiscal year",
            "每财年末前|每个财年末前|每财年年底前|每财年结束前|不迟于每财年末|每年一次，财年末前",
        ),
        (
            FromTo(DayOf(4, 1), DayOf(6, 30)),
            BEFORE_IT_BEGAN,
            "by the end of June of each fiscal year|before July of each fiscal year",
            "",
        ),
        (FromTo(DayOf(4, 1), DayOf(6, 30)), TODAY, "in the first quarter of each fiscal year", ""),
        (FromTo(DayOf(12, 1), DayOf(3, 31)), TODAY, "at the end of each fiscal year", "每财年末"),
        (FromTo(DayOf(3, 31), DayOf(3, 31)), TODAY, "on the last day of each fiscal year", "每财年最后一天"),
        (
            FromTo(DayOf(3, 31), DayOf(6, 30)),
            "2016-06-13",
            "within three months after the end of each fiscal year|within 3 months after each fiscal year",
            "每财年结束后3个月内|每个财年后三个月内|每财年终了后三个月内",
        ),
        (
            FromTo(DayOf(6, 30), DayOf(6, 30)),
            "2016-06-13",
            "three months after the end of each fiscal year",
            "每财年结束后恰好三个月",
        ),
    ],
)
def test_words_say_which_days_of_each_are_meant(part: FromTo, after: str, english: str, chinese: str) -> None:
    expected = EveryPeriod(CalendarUnit.YEAR, days(after), parts=(part,))
    for language, said in (("en", english), ("zh", chinese)):
        for words in filter(None, said.split("|")):
            assert (words, meaning(words, language)) == (words, expected)


@pytest.mark.parametrize(
    ("said_on", "due"),
    [("2016-03-31", "2016-03-31"), ("2016-04-01", "2017-03-31"), ("2017-02-01", "2017-03-31")],
)
def test_the_year_that_has_begun_counts_to_its_end(said_on: str, due: str) -> None:
    day = date.fromisoformat(said_on)
    when = meaning("by the end of each fiscal year", "en", said_on=day)
    first = resolve(schedule(milestone("m", when)), day).entries["m"].occurrences[0]
    assert str(first.span.latest) == due


def test_the_last_one_is_the_last_that_ends_in_time() -> None:
    for words in (
        "by the end of each fiscal year until 2019",
        "by the end of each fiscal year until May 2019",
    ):
        when = meaning(words, "en")
        assert isinstance(when, EveryPeriod)
        assert when.until == Period.day(date(2019, 3, 31))


def test_a_year_from_january_on_is_that_of_the_calendar() -> None:
    assert meaning("by the end of each fiscal year", "en", 1) == meaning("by the end of each year", "en")
    assert meaning("每财年", "zh", 1) == meaning("每年", "zh")


def test_one_from_march_on_ends_with_february() -> None:
    when = meaning("each fiscal year", "en", 3)
    assert isinstance(when, EveryPeriod)
    assert when.parts == (FromTo(DayOf(3, 1), DayOf(2, 29)),)


@pytest.mark.parametrize(
    ("language", "words", "month", "told"),
    [
        ("en", "by the end of each fiscal year", None, "fiscal_year: April"),
        ("zh", "每财年末前", None, "fiscal_year: 4月"),
        ("en", "within 10 working days after the end of each fiscal year", APRIL, "each week, month"),
        ("en", "within 30 days after the end of each fiscal year", 2, "each week, month"),
        ("en", "within 12 months after the end of each fiscal year", APRIL, "each week, month"),
        ("en", "by June of each fiscal year", APRIL, "each week, month"),
        ("en", "after each fiscal year", APRIL, "each week, month"),
        ("en", "by the end of each fiscal year, from 10 July 2016", APRIL, "say which"),
    ],
)
def test_what_is_not_the_same_of_each_is_refused(
    language: str, words: str, month: int | None, told: str
) -> None:
    with pytest.raises(NotUnderstood, match=told):
        meaning(words, language, month)
