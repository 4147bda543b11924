"""Several days or stretches of days of each unit of the calendar, in words."""

from __future__ import annotations

import pytest

from schedules.calendar_units import CalendarUnit, DayOf, FromTo, NthDay, OnNth, Part
from schedules.when import EveryPeriod
from tests.language.reading import day, meaning

MONTH, YEAR = CalendarUnit.MONTH, CalendarUnit.YEAR

# Several parts of each unit, and the ways of saying them.
SEVERAL: list[tuple[CalendarUnit, tuple[Part, ...], str, str]] = [
    (
        YEAR,
        (FromTo(DayOf(3, 1), DayOf(3, 31)), FromTo(DayOf(9, 1), DayOf(9, 30))),
        "every March and September|twice a year, in March and September|in March and September of each year|"
        "every September and March|every March and every September",
        "每年3月和9月|每年3月、9月|每年3、9月|每年两次，在3月和9月|每年三月與九月|每年9月和3月",
    ),
    (
        YEAR,
        tuple(FromTo(DayOf(month, 1), DayOf(month, last)) for month, last in ((3, 31), (6, 30), (9, 30))),
        "every March, June and September|every March and June, and every September|"
        "three times a year, in March, June and September|in March, June and September of each year",
        "每年3月、6月和9月|每年3月、6月、9月|每年三次，分别在3月、6月和9月",
    ),
    (
        YEAR,
        tuple(
            FromTo(DayOf(month, 1), DayOf(month, last))
            for month, last in ((3, 31), (6, 30), (9, 30), (12, 31))
        ),
        "four times a year, in March, June, September and December|"
        "quarterly, in March, June, September and December",
        "每年四次，分别在3月、6月、9月和12月|每年四次，分別於3月、6月、9月、12月",
    ),
    (YEAR, (day(6, 30), day(12, 31)), "on 30 June and 31 December each year", "每年6月30日和12月31日"),
    (
        MONTH,
        (day(1, 1), day(1, 15)),
        "on the 1st and 15th of each month|monthly on the 1st and 15th|"
        "on the 1st of each month and on the 15th of each month",
        "每月1日和15日|每月1日、15日",
    ),
    (
        MONTH,
        (OnNth(NthDay(1, 0)), OnNth(NthDay(3, 0))),
        "every first Monday of the month and every third Monday of the month|"
        "monthly on the first and third Monday|on the first and third Monday of each month|"
        "on the first Monday and the third Monday of each month",
        "",
    ),
    (YEAR, (FromTo(DayOf(7, 1), DayOf(8, 31)),), "every July and August", "每年7月和8月"),
    (YEAR, (FromTo(DayOf(12, 1), DayOf(1, 31)),), "every December and January", "每年12月和1月"),
    (
        YEAR,
        (FromTo(DayOf(12, 1), DayOf(2, 29)),),
        "every December, January and February",
        "每年12月、1月和2月",
    ),
    (YEAR, (FromTo(DayOf(12, 31), DayOf(1, 1)),), "on 31 December and 1 January each year", ""),
    (
        YEAR,
        (FromTo(DayOf(7, 1), DayOf(7, 31)), FromTo(DayOf(8, 1), DayOf(8, 31))),
        "twice a year, in July and August|every six months, in July and August|every August and July",
        "每年两次，在7月和8月",
    ),
    (MONTH, (FromTo(DayOf(1, 1), DayOf(1, 2)),), "on the 1st and 2nd of each month", "每月1日和2日"),
]


@pytest.mark.parametrize(
    ("language", "words", "unit", "parts"),
    [
        (language, words, unit, parts)
        for unit, parts, english, chinese in SEVERAL
        for language, said in (("en", english), ("zh", chinese))
        for words in filter(None, said.split("|"))
    ],
)
def test_words_may_say_several_times_of_each_unit(
    language: str, words: str, unit: CalendarUnit, parts: tuple[Part, ...]
) -> None:
    when = meaning(words, language)
    assert isinstance(when, EveryPeriod)
    assert (when.unit, when.parts) == (unit, parts)
