"""What is said back, word for word, in both languages."""

from __future__ import annotations

from datetime import date

import pytest

from schedules.days import Distance, Unit
from schedules.language import LANGUAGES, SAYINGS
from schedules.language.sayings import Sayings
from schedules.milestone import Statement
from schedules.span import Span
from schedules.text import Text
from schedules.timeline import Bound, Happened, Said, State
from schedules.when import Period, Within

EN, ZH = SAYINGS["en"], SAYINGS["zh"]
TODAY = date(2016, 8, 20)
TITLES = {
    "en": {"seminar": "Seminar", "report": "Report"},
    "zh": {"seminar": "研讨会", "report": "报告"},
}
AGREED, THIRTIETH, THIRTY_FIRST = date(2016, 6, 14), date(2016, 8, 30), date(2016, 8, 31)
AUGUST = Period(date(2016, 8, 1), THIRTY_FIRST)


def test_days() -> None:
    new_year = date(2017, 1, 1)
    assert [EN.day(THIRTY_FIRST), ZH.day(THIRTY_FIRST)] == [
        "Wednesday 31 August 2016",
        "2016年8月31日（星期三）",
    ]
    assert [EN.short_day(THIRTY_FIRST, TODAY), ZH.short_day(THIRTY_FIRST, TODAY)] == ["31 Aug", "8月31日"]
    assert [EN.short_day(new_year, TODAY), ZH.short_day(new_year, TODAY)] == ["1 Jan 2017", "2017年1月1日"]


@pytest.mark.parametrize(
    ("span", "lasts", "english", "chinese"),
    [
        (Span(), 1, "no date", "尚无日期"),
        (Span(THIRTY_FIRST), 1, "on or after Wednesday 31 August 2016", "2016年8月31日（星期三）或之后"),
        (
            Span(None, THIRTY_FIRST),
            1,
            "on or before Wednesday 31 August 2016",
            "2016年8月31日（星期三）或之前",
        ),
        (
            Span(None, THIRTY_FIRST),
            2,
            "on or before Thursday 1 September 2016",
            "2016年9月1日（星期四）或之前",
        ),
        (Span.on(THIRTY_FIRST), 1, "on Wednesday 31 August 2016", "2016年8月31日（星期三）"),
        (
            Span.on(THIRTY_FIRST),
            2,
            "from Wednesday 31 August 2016 to Thursday 1 September 2016",
            "2016年8月31日（星期三）至2016年9月1日（星期四）",
        ),
        (
            Span(date(2016, 8, 1), THIRTY_FIRST),
            1,
            "between Monday 1 August 2016 and Wednesday 31 August 2016",
            "2016年8月1日（星期一）至2016年8月31日（星期三）之间",
        ),
        (Span(None, date.max), 3, "on or before Friday 31 December 9999", "9999年12月31日（星期五）或之前"),
    ],
)
def test_a_span_in_full(span: Span, lasts: int, english: str, chinese: str) -> None:
    assert [EN.span(span, lasts), ZH.span(span, lasts)] == [english, chinese]


@pytest.mark.parametrize(
    ("span", "lasts", "english", "chinese"),
    [
        (Span(), 1, "no date yet", "尚无日期"),
        (Span(date(2016, 8, 1)), 1, "from 1 Aug", "8月1日起"),
        (Span(None, THIRTY_FIRST), 1, "by 31 Aug", "不迟于8月31日"),
        (Span(None, THIRTY_FIRST), 2, "by 1 Sep", "不迟于9月1日"),
        (Span.on(THIRTY_FIRST), 1, "31 Aug", "8月31日"),
        (Span.on(THIRTIETH), 2, "30–31 Aug", "8月30日至31日"),
        (Span.on(THIRTY_FIRST), 2, "31 Aug – 1 Sep", "8月31日至9月1日"),
        (Span(date(2017, 8, 1), date(2017, 8, 31)), 1, "1–31 Aug 2017", "2017年8月1日至31日"),
        (Span(date(2017, 7, 1), date(2017, 9, 30)), 1, "1 Jul – 30 Sep 2017", "2017年7月1日至9月30日"),
        (
            Span(date(2016, 12, 1), date(2017, 1, 31)),
            1,
            "1 Dec – 31 Jan 2017",
            "2016年12月1日至2017年1月31日",
        ),
        (
            Span(date(2015, 12, 1), date(2016, 1, 31)),
            1,
            "1 Dec 2015 – 31 Jan",
            "2015年12月1日至2016年1月31日",
        ),
    ],
)
def test_a_span_in_brief(span: Span, lasts: int, english: str, chinese: str) -> None:
    assert [EN.short_span(span, TODAY, lasts), ZH.short_span(span, TODAY, lasts)] == [english, chinese]


@pytest.mark.parametrize(
    ("state", "english", "chinese"),
    [
        (State.OPEN, "open", "待完成"),
        (State.OVERDUE, "overdue", "已逾期"),
        (State.UNDATED, "no date yet", "尚无日期"),
        (State.STANDING, "always in force", "长期有效"),
        (State.DONE, "done", "已完成"),
        (State.DROPPED, "dropped", "已取消"),
        (State.LAPSED, "not done in its time", "未按期完成"),
        (State.UNKEEPABLE, "can no longer be kept", "已无法兑现"),
    ],
)
def test_states(state: State, english: str, chinese: str) -> None:
    assert [EN.state(state), ZH.state(state)] == [english, chinese]


@pytest.mark.parametrize("sayings", SAYINGS.values(), ids=LANGUAGES)
def test_every_state_is_said(sayings: Sayings) -> None:
    assert len({sayings.state(state) for state in State}) == len(State)


@pytest.mark.parametrize(
    ("distance", "english", "chinese"),
    [
        (Distance(1, Unit.DAY), "1 day", "1天"),
        (Distance(10, Unit.WORKING_DAY), "10 working days", "10个工作日"),
        (Distance(3, Unit.WEEK), "3 weeks", "3周"),
        (Distance(1, Unit.MONTH), "1 month", "1个月"),
        (Distance(5, Unit.YEAR), "5 years", "5年"),
    ],
)
def test_distances(distance: Distance, english: str, chinese: str) -> None:
    assert [EN.distance(distance), ZH.distance(distance)] == [english, chinese]


def test_a_reason_quotes_the_words_and_says_when_they_were_said() -> None:
    words = Text.of({"en": "in August", "zh": "8月"})
    statement = Statement("seminar", words, AGREED, Within(AUGUST))
    latest = Said(Bound.LATEST, "seminar", THIRTY_FIRST, statement)
    earliest = Said(Bound.EARLIEST, "seminar", date(2016, 8, 1), statement)
    assert [s.reason(latest, TITLES[lang].__getitem__, TODAY) for lang, s in SAYINGS.items()] == [
        "Seminar: no later than 31 Aug, since “in August”, said on 14 Jun",
        "研讨会：不迟于8月31日，依据6月14日的表述“8月”",
    ]
    assert [s.reason(earliest, TITLES[lang].__getitem__, TODAY) for lang, s in SAYINGS.items()] == [
        "Seminar: no earlier than 1 Aug, since “in August”, said on 14 Jun",
        "研讨会：不早于8月1日，依据6月14日的表述“8月”",
    ]


def test_a_reason_that_happened() -> None:
    happened = Happened(Bound.EARLIEST, "report", date(2015, 12, 30))
    assert [s.reason(happened, TITLES[lang].__getitem__, TODAY) for lang, s in SAYINGS.items()] == [
        "Report: done on 30 Dec 2015",
        "报告：已于2015年12月30日完成",
    ]


def test_a_contradiction_says_how_many_and_by_how_much() -> None:
    assert [s.contradiction(1, 1) for s in SAYINGS.values()] == [
        "This cannot hold; it misses by 1 day:",
        "这一条无法成立，相差1天：",
    ]
    assert [s.contradiction(3, 14) for s in SAYINGS.values()] == [
        "These three cannot all hold; they miss by 14 days:",
        "这三条无法同时成立，相差14天：",
    ]


def test_lists() -> None:
    assert [EN.joined(["a"]), EN.joined(["a", "b"]), EN.joined(["a", "b", "c"])] == [
        "a",
        "a and b",
        "a, b and c",
    ]
    assert [ZH.joined(["甲"]), ZH.joined(["甲", "乙"]), ZH.joined(["甲", "乙", "丙"])] == [
        "甲",
        "甲和乙",
        "甲、乙和丙",
    ]
