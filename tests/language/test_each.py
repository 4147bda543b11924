"""Days of each month, quarter and year, in both languages."""

from __future__ import annotations

import pytest

from schedules.calendar_units import (
    AfterEnd,
    CalendarUnit,
    DayBefore,
    DayOf,
    DayOfWeek,
    FromTo,
    NthDay,
    OnNth,
    Part,
    UpTo,
)
from schedules.days import Distance, Unit
from schedules.when import Every, EveryPeriod
from tests.language.reading import SEMINAR, day, days, meaning

MONTH, QUARTER, HALF, YEAR, WEEK = (
    CalendarUnit.MONTH,
    CalendarUnit.QUARTER,
    CalendarUnit.HALF_YEAR,
    CalendarUnit.YEAR,
    CalendarUnit.WEEK,
)


def until(month: int, number: int) -> UpTo:
    return UpTo(DayOf(month, number), DayOf(month, number))


def strictly(month: int, number: int) -> UpTo:
    return UpTo(DayOf(month, number), DayOf(month, number - 1))


# The unit, the part of it, and the ways of saying it, divided by bars.
SAID: list[tuple[CalendarUnit, Part | None, str, str]] = [
    (
        MONTH,
        day(1, 15),
        "on the 15th of each month|monthly on the 15th|every 15th of the month|every month on the 15th",
        "每月15日|每月15号|每个月的15日|在每月15日|每月十五日",
    ),
    (MONTH, day(1, 31), "on the 31st of each month|on the last day of each month", "每月31日|每月最后一天"),
    (
        MONTH,
        until(1, 15),
        "by the 15th of each month|monthly by the 15th|every month by the 15th|by the 15th, monthly|"
        "no later than the 15th of every month|monthly, by the 15th of the month|"
        "monthly, by the 15th of each month|by the fifteenth day of each month",
        "不迟于每月15日|每月不迟于15日|每月15日（含）前|截至每月15日|每月15日17时前|每月15日或更早",
    ),
    (MONTH, strictly(1, 15), "", "每月15日前|每月15号前|应于每月15日前提交|按月于15日前|於每月15日前"),
    (MONTH, until(1, 14), "before the 15th of each month", "每月15日之前|每月15日以前"),
    (MONTH, UpTo(DayOf(1, 30), DayBefore(DayOf(1, 30))), "", "每月30日前"),
    (
        MONTH,
        UpTo(DayBefore(DayOf(1, 31)), DayBefore(DayOf(1, 31))),
        "before the last day of each month",
        "每月最后一天之前",
    ),
    (
        MONTH,
        None,
        "in each month|by the end of each month|before the end of every month|"
        "monthly, by the end of the month|"
        "before each month|before the 1st of each month|by the last day of each month",
        "每月底前|每月末前|每月月底前|每月结束前|不迟于每月最后一天",
    ),
    (
        MONTH,
        OnNth(NthDay(1, 0)),
        "on the first Monday of each month|every first Monday of the month|the first Monday of every month|"
        "monthly on the first Monday",
        "每月第一个星期一|每月第一个周一|每月首个星期一|于每月第一个星期一",
    ),
    (MONTH, OnNth(NthDay(-1, 4)), "every last Friday of the month", "每月最后一个星期五|每月最後一個星期五"),
    (
        MONTH,
        OnNth(NthDay(-1)),
        "on the last working day of each month|monthly on the last working day",
        "每月最后一个工作日",
    ),
    (
        MONTH,
        UpTo(NthDay(5), NthDay(5)),
        "by the fifth working day of each month|monthly by the fifth working day",
        "不迟于每月第5个工作日",
    ),
    (MONTH, UpTo(NthDay(5), DayBefore(NthDay(5))), "", "每月第5个工作日前"),
    (
        MONTH,
        FromTo(DayOf(1, 1), DayOf(1, 10)),
        "early in each month|in the first 10 days of each month|between the 1st and the 10th of each month",
        "每月初|每月上旬|每月1日至10日|每月1日至10日之间",
    ),
    (
        MONTH,
        FromTo(DayOf(1, 21), DayOf(1, 31)),
        "at the end of each month|late in each month",
        "每月底|每月下旬",
    ),
    (MONTH, FromTo(DayOf(1, 1), DayOf(1, 15)), "in the first half of each month", "每月上半月"),
    (
        MONTH,
        AfterEnd(Distance(5, Unit.WORKING_DAY)),
        "within 5 working days after the end of each month|within 5 working days of the end of each month",
        "每月结束后5个工作日内",
    ),
    (
        QUARTER,
        None,
        "by the end of each quarter|quarterly, by the end of the quarter|in each quarter",
        "每季度末前|每季度结束前|每季末前",
    ),
    (
        QUARTER,
        FromTo(DayOf(3, 1), DayOf(3, 31)),
        "at the end of each quarter|in the last month of each quarter|in the third month of each quarter",
        "每季度末|每季度最后一个月|每季度第三个月",
    ),
    (
        QUARTER,
        strictly(1, 15),
        "",
        "每季度第一个月15日前|每季度首月15日前|每季度第一个月15号前",
    ),
    (QUARTER, until(1, 15), "by the 15th of the first month of each quarter", "不迟于每季度第一个月15日"),
    (QUARTER, day(3, 31), "on the last day of each quarter", "每季度最后一天"),
    (QUARTER, day(1, 1), "on the first day of each quarter", "每季度第一天"),
    (QUARTER, day(2, 1), "on the first day of the second month of each quarter", "每季度第二个月第一天"),
    (YEAR, day(1, 1), "on the first day of each year", "每年第一天|每年元旦"),
    (
        QUARTER,
        AfterEnd(Distance(30, Unit.DAY)),
        "within 30 days after the end of each quarter|within 30 days after each quarter|"
        "no later than 30 days after the end of each quarter|"
        "quarterly, within 30 days after the end of the quarter",
        "每季度结束后30日内|每季度结束后30天内|每季度后30天内|每季度终了后30日内|每季後30天內|每季度结束之日起30日内|每季度結束後30日內",
    ),
    (QUARTER, AfterEnd(Distance(1, Unit.MONTH), exactly=True), "one month after the end of each quarter", ""),
    (HALF, AfterEnd(Distance(15, Unit.DAY)), "", "每半年结束后15日内"),
    (
        YEAR,
        AfterEnd(Distance(3, Unit.MONTH)),
        "within three months after the end of each year",
        "每年结束后三个月内",
    ),
    (
        YEAR,
        FromTo(DayOf(1, 1), DayOf(6, 30)),
        "in the first half of each year|in the first half in each year|every year in the first half",
        "每年上半年",
    ),
    (YEAR, None, "by the end of each year|before 1 January each year", "每年年底前|每年底前|每年1月前"),
    (
        YEAR,
        until(6, 30),
        "by the end of June each year|by 30 June of each year|by 30 June in each year",
        "每年6月底前|每年不迟于6月30日",
    ),
    (YEAR, strictly(6, 30), "", "每年6月30日前"),
    (YEAR, UpTo(DayOf(3, 31), DayOf(2, 29)), "by March each year", "截至每年3月"),
    (YEAR, until(2, 29), "before March each year|by the end of February each year", "每年3月前|每年2月底前"),
    (
        YEAR,
        FromTo(DayOf(3, 1), DayOf(3, 31)),
        "annually in March|every March",
        "每年3月|每年三月份|每年，3月",
    ),
    (YEAR, day(10, 1), "every 1 October", "每年10月1日|每年国庆节"),
    (YEAR, FromTo(DayOf(9, 1), DayOf(12, 31)), "at the end of each year", "每年年底|每年底"),
    (YEAR, FromTo(DayOf(1, 1), DayOf(4, 30)), "early in each year", "每年年初"),
    (YEAR, FromTo(DayOf(12, 1), DayOf(2, 29)), "every winter", "每年冬季"),
    (WEEK, None, "by the end of each week|by Sunday of each week|before Monday of each week", "每周结束前"),
    (
        WEEK,
        UpTo(DayOfWeek(4), DayOfWeek(4)),
        "weekly by Friday|every week by Friday|by Friday of each week|by Friday each week|by every Friday|"
        "no later than Friday of every week|by Friday, weekly|before Saturday of each week",
        "不迟于每周五|每周不迟于周五|每周五或更早|每周五（含）前|每周五17时前|每周五截止|每周六之前",
    ),
    (
        WEEK,
        UpTo(DayOfWeek(4), DayOfWeek(3)),
        "",
        "每周五前|每个星期五前|每週五前|每周的周五前|应于每周五前提交",
    ),
    (
        WEEK,
        UpTo(DayOfWeek(3), DayOfWeek(3)),
        "before Friday each week|before every Friday",
        "每周五之前|每周五以前",
    ),
]
ALL = [
    (language, words, unit, part)
    for unit, part, english, chinese in SAID
    for language, all_words in (("en", english), ("zh", chinese))
    for words in filter(None, all_words.split("|"))
]


@pytest.mark.parametrize(("language", "words", "unit", "part"), ALL, ids=[row[1] for row in ALL])
def test_words_say_which_days_of_each_unit(
    language: str, words: str, unit: CalendarUnit, part: Part | None
) -> None:
    when = meaning(words, language)
    assert isinstance(when, EveryPeriod)
    assert (when.unit, when.parts) == (unit, (part,) if part else ())


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "after the seminar, by the 15th of each month"),
        ("en", "by the 15th of each month after the seminar"),
        ("zh", "研讨会后每月不迟于15日"),
    ],
)
def test_they_may_begin_after_a_milestone(language: str, words: str) -> None:
    assert meaning(words, language) == EveryPeriod(MONTH, SEMINAR, parts=(until(1, 15),))


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "by the 15th of each month in 2017"),
        ("en", "monthly in 2017, by the 15th"),
        ("zh", "2017年，每月不迟于15日"),
    ],
)
def test_they_may_be_of_a_period(language: str, words: str) -> None:
    expected = EveryPeriod(MONTH, days("2016-12-31"), days("2017-12-31"), (until(1, 15),))
    assert meaning(words, language) == expected


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "weekly on Friday"),
        ("en", "every week on Friday"),
        ("en", "on Friday of each week"),
        ("en", "every week, on Friday"),
        ("zh", "每周五"),
        ("zh", "每周，周五"),
        ("zh", "按周于周五"),
    ],
)
def test_on_a_day_of_each_week_is_every_seven_days(language: str, words: str) -> None:
    assert meaning(words, language) == Every(Distance(1, Unit.WEEK), days("2016-06-10"))
