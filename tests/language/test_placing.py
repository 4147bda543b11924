"""Which time of what comes in each unit of the calendar is the first."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from schedules.resolve import resolve
from schedules.when import Every, EveryPeriod, Period
from tests.language.reading import meaning, refusal
from tests.schedules import milestone, schedule


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
        ("from 10 January 2017, by the 15th of each month", "2016-06-14", "2017-01-09"),
        ("from 10 January 2017, by 7 January each year", "2016-06-14", "2017-01-09"),
        ("after 10 July, by the 15th of each month", "2016-06-14", "2016-07-10"),
        ("by the 15th of each month from 10 July to 10 November 2016", "2016-06-14", "2016-07-09"),
        ("by the 15th of each month from 10 June to 10 November 2016", "2016-06-14", "2016-06-09"),
        ("by the 15th of each month in 2016", "2016-06-14", "2016-05-31"),
        ("from July, by the end of each month", "2016-06-14", "2016-06-30"),
        ("weekly by Friday", "2016-06-14", "2016-06-12"),
        ("weekly by Friday", "2016-06-17", "2016-06-12"),
        ("weekly by Friday", "2016-06-18", "2016-06-18"),
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
        ("en", "by the end of each quarter, from 10 May 2017", "2016-06-14"),
        ("en", "after 10 July, by the end of each month", "2016-06-14"),
        ("en", "by the end of each month from 10 June to 10 November 2016", "2016-06-14"),
        ("zh", "2016年7月10日后，每月底前", "2016-06-14"),
        ("zh", "自2016年7月15日起每月15日前", "2016-06-14"),
        ("zh", "2016年7月15日至11月10日，每月15日前", "2016-06-14"),
        ("zh", "每周五前", "2016-06-17"),
        ("en", "every other Friday", "2016-06-14"),
        ("en", "every two weeks on Friday", "2016-06-14"),
        ("zh", "每隔一周的周五", "2016-06-14"),
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


@pytest.mark.parametrize(
    ("language", "words", "first", "last"),
    [
        ("en", "after 10 July, by the 15th of each month until 10 November", "2016-07-15", "2016-10-15"),
        ("en", "by the 15th of each month from 10 July to 10 November", "2016-07-15", "2016-10-15"),
        ("en", "by the 15th of each month until 15 November", "2016-06-15", "2016-11-15"),
        ("en", "by the end of each month until 10 November", "2016-06-30", "2016-10-31"),
        ("en", "weekly by Friday until 1 July", "2016-06-17", "2016-07-01"),
        ("zh", "7月10日至11月10日，不迟于每月15日", "2016-07-15", "2016-10-15"),
        ("zh", "自7月10日起，每月15日前，直至11月14日", "2016-07-15", "2016-10-15"),
        ("zh", "每月底前，直至11月10日", "2016-06-30", "2016-10-31"),
    ],
)
def test_the_times_are_those_whose_last_day_lies_between_first_and_last(
    language: str, words: str, first: str, last: str
) -> None:
    when = meaning(words, language)
    found = resolve(schedule(milestone("m", when)), date(2016, 6, 14)).entries["m"].occurrences
    assert (str(found[0].span.latest), str(found[-1].span.latest)) == (first, last)


def test_a_time_that_has_begun_by_then_is_open_from_then_on() -> None:
    when = meaning("after 10 July, by the 15th of each month", "en")
    first, second = resolve(schedule(milestone("m", when)), date(2016, 6, 14)).entries["m"].occurrences[:2]
    assert (str(first.span.earliest), str(second.span.earliest)) == ("2016-07-11", "2016-08-01")


@pytest.mark.parametrize(
    ("language", "words", "first"),
    [
        ("en", "every other Friday from 17 June", "2016-06-17"),
        ("en", "every two weeks, on Friday, after 20 June", "2016-06-24"),
        ("en", "every other Friday in 2017", "2017-01-06"),
        ("zh", "自6月17日起每两周的周五", "2016-06-17"),
        ("zh", "自6月20日起隔周周五", "2016-06-24"),
    ],
)
def test_every_other_weekday_begins_with_the_first_one(language: str, words: str, first: str) -> None:
    when = meaning(words, language)
    assert isinstance(when, Every)
    found = resolve(schedule(milestone("m", when)), date(2016, 6, 14)).entries["m"].occurrences
    second = date.fromisoformat(first) + timedelta(weeks=2)
    assert [str(occurrence.span.latest) for occurrence in found[:2]] == [first, str(second)]
