"""Clock times in Chinese words."""

from datetime import date, time

import pytest

from schedules.language import Context, read
from schedules.milestone import ClockTime
from schedules.when import (
    OnOrBefore,
)
from tests.language.reading import SAID_ON, by, refusal


@pytest.mark.parametrize(
    ("words", "time", "zone"),
    [
        ("8月31日17:00前", time(17), None),
        ("不迟于8月31日下午5点", time(17), None),
        ("最迟8月31日23:59 AoE", time(23, 59), "Etc/GMT+12"),
    ],
)
def test_a_clock_time_belongs_to_the_due_day(words: str, time: time, zone: str | None) -> None:
    reading = read(words, Context(SAID_ON), "zh")
    assert reading.at == ClockTime(time, zone)
    assert reading.when == by("2016-08-31")


@pytest.mark.parametrize(
    "words", ["8月31日17:00以前", "8月31日17:00之前", "8月31日下午5点前", "8月31日17时前"]
)
def test_before_a_clock_time_is_still_on_that_day(words: str) -> None:
    reading = read(words, Context(SAID_ON), "zh")
    assert reading.when == OnOrBefore(date(2016, 8, 31), date(2016, 8, 31))
    assert reading.at == ClockTime(time(17))


@pytest.mark.parametrize(
    ("words", "at"),
    [
        ("8月31日17时30分前", ClockTime(time(17, 30))),
        ("8月31日十七时三十分前", ClockTime(time(17, 30))),
        ("八月三十一日（星期三）下午五時正前", ClockTime(time(17))),
        ("8月31日中午12时前", ClockTime(time(12))),
        ("8月31日晚8点一刻前", ClockTime(time(20, 15))),
        ("8月31日24时前", ClockTime(time(23, 59))),
        ("北京时间8月31日17:00前", ClockTime(time(17), "Asia/Shanghai")),
        ("8月31日17:00（纽约时间）前", ClockTime(time(17), "America/New_York")),
        ("截止时间：8月31日下午5：00", ClockTime(time(17))),
    ],
)
def test_clock_times_are_read_as_notices_write_them(words: str, at: ClockTime) -> None:
    reading = read(words, Context(SAID_ON), "zh")
    assert (reading.when, reading.at) == (by("2016-08-31"), at)


@pytest.mark.parametrize(
    "words", ["8月31日晚上12点", "8月31日上午17点", "8月31日0时前", "8月31日9:00-17:00", "8月31日25时"]
)
def test_a_clock_time_that_may_be_another_is_refused(words: str) -> None:
    assert refusal(words, "zh").position in {5, 10}


@pytest.mark.parametrize("words", ["下周三时", "在周三时", "第三时", "8月31日17时间", "9月17时前"])
def test_what_only_looks_like_an_hour_is_none(words: str) -> None:
    refusal(words, "zh")
