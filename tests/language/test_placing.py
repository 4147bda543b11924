"""Which time of what comes in each unit of the calendar is the first."""

from __future__ import annotations

from datetime import date

import pytest

from schedules.when import Every, EveryPeriod, Period
from tests.language.reading import meaning, refusal


def after(words: str, said_on: str, language: str = "en") -> str:
    """The day after which the first time begins, in ISO form."""
    when = meaning(words, language, date.fromisoformat(said_on))
    assert isinstance(when, EveryPeriod)
    assert isinstance(when.after, Period)
    return when.after.last.isoformat()


@pytest.mark.parametrize(
    ("words", "said_on", "expected"),
    [
        # A unit that has begun counts as long as its last day is not over.
        ("by the 15th of each month", "2016-06-14", "2016-05-31"),
        ("by the 15th of each month", "2016-06-15", "2016-05-31"),
        ("by the 15th of each month", "2016-06-16", "2016-06-16"),
        ("before the 15th of each month", "2016-06-15", "2016-06-15"),
        ("by the end of each quarter", "2016-06-30", "2016-03-31"),
        ("by the end of each year", "2016-01-01", "2015-12-31"),
        ("by 31 March each year", "2016-03-31", "2015-12-31"),
        ("by 31 March each year", "2016-04-01", "2016-04-01"),
        ("by 29 February each year", "2015-02-28", "2014-12-31"),
        ("by the 31st of each month", "2016-02-29", "2016-01-31"),
        ("by the last working day of each month", "2016-07-29", "2016-06-30"),
        ("by the last working day of each month", "2016-07-30", "2016-07-30"),
        ("by March each year", "2016-02-29", "2015-12-31"),
        ("monthly in 2016, by the 15th", "2016-06-14", "2016-05-31"),
        # Days that have begun do not: the next time is meant.
        ("on the 15th of each month", "2016-06-15", "2016-06-15"),
        ("on the first Monday of each month", "2016-07-04", "2016-07-04"),
        ("early in each month", "2016-06-05", "2016-06-05"),
        ("every March", "2016-03-01", "2016-03-01"),
        ("in the first half of each year", "2016-06-14", "2016-06-14"),
        # A unit's end counts up to that day.
        ("within 30 days after the end of each quarter", "2016-06-29", "2016-06-28"),
        ("within 30 days after the end of each quarter", "2016-06-30", "2016-06-29"),
        ("within 30 days after the end of each quarter", "2016-07-01", "2016-06-30"),
        # Where they say from when, it is that day.
        ("by the 15th of each month from January 2017", "2016-06-14", "2016-12-31"),
        ("from 16 January 2017, by the 15th of each month", "2016-06-14", "2017-01-15"),
        ("from 2017, by the end of each quarter", "2016-06-14", "2016-12-31"),
        ("from 10 January 2017, on the 15th of each month", "2016-06-14", "2017-01-09"),
    ],
)
def test_the_first_time_is_the_first_that_words_can_mean(words: str, said_on: str, expected: str) -> None:
    assert after(words, said_on) == expected


@pytest.mark.parametrize(
    ("language", "words", "said_on"),
    [
        ("zh", "每月15日前", "2016-06-15"),
        ("zh", "每月第5个工作日前", "2016-07-07"),
        ("en", "by March each year", "2016-03-10"),
        ("en", "from 10 January 2017, by the 15th of each month", "2016-06-14"),
        ("en", "by the end of each quarter, from 10 May 2017", "2016-06-14"),
        ("zh", "自2017年1月10日起每月15日前", "2016-06-14"),
        ("en", "by the 15th of each month from 10 July to 10 November 2016", "2016-06-14"),
        ("zh", "2016年7月10日至11月10日，每月15日前", "2016-06-14"),
    ],
)
def test_it_is_refused_where_it_may_be_this_one_or_the_next(language: str, words: str, said_on: str) -> None:
    said = str(refusal(words, language, date.fromisoformat(said_on)))
    assert {"en": "say which", "zh": "请写明年份和月份"}[language] in said


@pytest.mark.parametrize("said_on", ["2016-06-14", "2016-06-16"])
def test_chinese_days_are_strictly_the_day_before(said_on: str) -> None:
    assert after("每月15日前", said_on, "zh") == ("2016-05-31" if said_on < "2016-06-15" else said_on)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "every quarter by the end of the month"),
        ("en", "monthly by the end of the quarter"),
        ("en", "every three months until July"),
        ("en", "every Friday until 16 June"),
        ("zh", "每季度一次，直至2016年6月30日"),
    ],
)
def test_what_is_over_before_its_first_time_is_refused(language: str, words: str) -> None:
    assert {"en": "no day is left", "zh": "没有剩下"}[language] in str(refusal(words, language))


def test_the_first_time_may_be_the_only_one() -> None:
    assert isinstance(meaning("every Friday until 17 June", "en"), Every)
    assert isinstance(meaning("every quarter until 1 July 2016", "en"), EveryPeriod)
