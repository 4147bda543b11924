"""What is not the same of each month, quarter or year, in both languages."""

from __future__ import annotations

import pytest

from tests.language.reading import refusal

NOT_OF_EACH = {
    "en": (
        "by the 1st of each month|on the fifth Monday of each month|before the first Monday of each month|"
        "by 1 January each year|after each quarter|at least 10 days before the end of each quarter|"
        "in the second half of each quarter|by January each year|on the 32nd of each month"
    ),
    "zh": "每月1日前|每月第五个星期一|每月第一个星期一之前|每年1月1日前|每月第11个工作日|每周第一个工作日",
}


@pytest.mark.parametrize(
    ("language", "words"),
    [(language, one) for language, said in NOT_OF_EACH.items() for one in said.split("|")],
)
def test_what_not_each_of_them_has_is_refused_with_what_to_write(language: str, words: str) -> None:
    advice = {"en": "by the 15th of each month", "zh": "“每月15日前”"}[language]
    assert advice in str(refusal(words, language))


@pytest.mark.parametrize(
    ("language", "words", "told"),
    [
        ("en", "twice a year, in March, June and September", "twice a year, and 3 times are named; name 2"),
        ("en", "three times a year, in March and June", "3 times a year, and 2 times are named; name 3"),
        ("en", "once a year, in March and September", "once a year, and 2 times are named"),
        ("en", "every six months, in March, June and September", "twice a year, and 3 times are named"),
        ("zh", "每年两次，在3月、6月和9月", "每年2次，却列出了3个时间"),
        ("zh", "每年四次，分别在3月、6月和9月", "每年4次，却列出了3个时间"),
        ("zh", "每年一次，在3月和9月", "每年1次，却列出了2个时间"),
    ],
)
def test_a_number_that_does_not_fit_the_months_is_told(language: str, words: str, told: str) -> None:
    assert told in str(refusal(words, language))


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "on the first Monday"),
        ("en", "by Monday of each week"),
        ("en", "after every Friday"),
        ("en", "monthly by Friday"),
        ("en", "every two weeks by Friday"),
        ("en", "in March, June or September each year"),
        ("zh", "每周一前"),
        ("zh", "每月后10日内"),
        ("en", "on the first Monday of October each year"),
        ("en", "every year on Easter"),
        ("en", "every quarter by the 15th"),
        ("en", "every month until the 15th"),
        ("en", "by the 15th of each decade"),
        ("en", "within 30 days after the end of each quarter until the end of 2018"),
        ("en", "every year in March, in the first half of the year"),
        ("en", "in March or September each year"),
        ("en", "by the first day of each quarter"),
        ("en", "on the 15th day of each quarter"),
        ("en", "on the 1st and last working day of each month"),
        ("en", "on the first or third Monday of each month"),
        ("en", "in the first and second half of each month"),
        ("en", "the week of the 15th of each month"),
        ("en", "from the 15th of each month to 20 August 2016"),
        ("en", "between the 15th of each month and 20 August 2016"),
        ("en", "two weeks from the 15th of each month"),
        ("en", "from the 15th of each month"),
        ("en", "after the 15th of each month"),
        ("en", "within 10 days after the 15th of each month"),
        ("en", "10 days before the 15th of each month"),
        ("en", "the rest of the first half of each year"),
        ("en", "every quarter by the 15th of each month"),
        ("en", "every month until the 15th of each month"),
        ("en", "by March and September each year"),
        ("en", "twice a year, in March"),
        ("en", "every March and September 2017"),
        ("en", "in each year, by 1 March of each year and by 1 September of each year"),
        ("zh", "每年3月和9月前"),
        ("en", "monthly, within 30 days after the 15th of each month"),
        ("zh", "每年春节前"),
        ("zh", "每季度15日"),
        ("zh", "每季度中"),
        ("zh", "每周末前"),
        ("zh", "每季度上旬"),
        ("zh", "每季度结束后30日内，直至2018年底"),
    ],
)
def test_what_is_not_the_same_of_each_is_refused(language: str, words: str) -> None:
    assert str(refusal(words, language))
