"""What the calendar and the page say of a timeline."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from calendars.saying import Teller
from schedules.milestone import Source
from schedules.span import Span
from schedules.text import Text
from schedules.timeline import Bound, Entry, Happened, Said, State, Timeline
from tests.calendars import agreement as a


def d(month: int, day: int, year: int = 2016) -> date:
    return date(year, month, day)


def teller(*entries: Entry, language: str = "en") -> Teller:
    return Teller(a.timeline(*entries), language)


def summary(entry: Entry, language: str = "en") -> str:
    return teller(entry, language=language).summary(entry.milestone, entry.current, entry.current.state)


def standing(entry: Entry, language: str = "en") -> str:
    return teller(entry, language=language).standing(entry.milestone, entry.current)


def at_five(entry: Entry) -> Entry:
    return a.at(entry, 17)


@pytest.mark.parametrize(
    ("entry", "english", "chinese"),
    [
        (a.hotline(), "Test the hotline · by 31 Aug", "测试热线 · 不迟于8月31日"),
        (a.once(a.SEMINAR, a.AUGUST), "Seminar · 1–31 Aug", "研讨会 · 8月1日至31日"),
        (a.once(a.SEMINAR, Span(d(8, 1))), "Seminar · from 1 Aug", "研讨会 · 8月1日起"),
        (a.once(a.SEMINAR, a.AUGUST, State.OVERDUE), "Seminar · 1–31 Aug", "研讨会 · 8月1日至31日"),
        (a.once(a.DIALOGUE, Span(), State.UNDATED), "Next dialogue · no date yet", "下次对话 · 尚无日期"),
        (
            a.once(a.SEMINAR, a.AUGUST, State.LAPSED),
            "Seminar · not done in its time",
            "研讨会 · 未按期完成",
        ),
        (
            replace(a.hotline(), contradicted=True),
            "Test the hotline · by 31 Aug · contradicted",
            "测试热线 · 不迟于8月31日 · 有矛盾",
        ),
        (
            at_five(a.hotline()),
            "Test the hotline · by 31 Aug · 17:00 Shanghai time",
            "测试热线 · 不迟于8月31日 · 上海时间17:00",
        ),
    ],
)
def test_the_name_comes_first_and_the_certainty_after_it(entry: Entry, english: str, chinese: str) -> None:
    assert summary(entry) == english
    assert summary(entry, "zh") == chinese


def test_the_year_goes_without_saying_in_a_summary_but_not_on_the_page() -> None:
    entry = a.once(a.HOTLINE, Span(None, d(3, 31, 2017)))
    assert summary(entry) == "Test the hotline · by 31 Mar"
    assert teller(entry).days(entry.milestone, entry.current, a.TODAY) == "by 31 Mar 2017"


def test_occurrences_are_numbered() -> None:
    entry = a.repeating()
    names = [teller(entry).name(entry.milestone, occurrence) for occurrence in entry.occurrences]
    assert names == ["Report (1)", "Report (2)"]


@pytest.mark.parametrize(
    ("entry", "english", "chinese"),
    [
        (a.hotline(), "On or before Wednesday 31 August 2016.", "2016年8月31日（星期三）或之前。"),
        (
            at_five(a.hotline()),
            "On or before Wednesday 31 August 2016, 17:00 Shanghai time.",
            "2016年8月31日（星期三）或之前，上海时间17:00。",
        ),
        (
            a.done(a.hotline(), d(8, 20)),
            "Done: Saturday 20 August 2016.",
            "已完成：2016年8月20日（星期六）。",
        ),
        (
            a.once(a.HOTLINE, Span(None, d(8, 31)), State.OVERDUE),
            "Overdue: on or before Wednesday 31 August 2016.",
            "已逾期：2016年8月31日（星期三）或之前。",
        ),
        (a.once(a.EXCHANGE, Span(), State.STANDING), "Always in force.", "长期有效。"),
        (a.once(a.DIALOGUE, Span(), State.UNDATED), "No date.", "尚无日期。"),
    ],
)
def test_it_says_in_full_how_something_stands(entry: Entry, english: str, chinese: str) -> None:
    assert standing(entry) == english
    assert standing(entry, "zh") == chinese


def test_a_contradiction_is_explained() -> None:
    assert standing(replace(a.hotline(), contradicted=True)) == (
        "On or before Wednesday 31 August 2016. Other statements of the agreement contradict this date."
    )


def test_the_words_about_when_are_quoted_where_nothing_else_is() -> None:
    entry = a.hotline()
    quoted = "“before September 2016, as agreed” (paragraph 2)"
    assert teller(entry).quotes(entry.milestone) == (quoted,)
    bare = replace(entry.milestone, quote=None)
    assert teller(entry).quotes(bare) == ("“before September 2016”",)
    amended = replace(bare.statements[0], quote=Text.of("put off to October"), where=Text.of("a letter"))
    both = replace(entry.milestone, statements=(amended, amended))
    assert teller(entry).quotes(both) == (quoted, "“put off to October” (a letter)")


def test_facts_stand_where_they_are_and_differ() -> None:
    exercise = a.once(a.EXERCISE, Span(None, d(10, 30)), stricter=d(9, 30))
    us = teller(a.once(a.DIALOGUE, Span(d(10, 1), d(10, 31))), exercise, a.hotline())
    assert us.facts(exercise.milestone, exercise.current) == (
        ("Right under every reading", "Friday 30 September 2016"),
        ("Hangs on", "Next dialogue"),
    )
    hotline = a.hotline()
    assert us.facts(hotline.milestone, hotline.current) == (("Responsible", "China and USA"),)
    settled = a.done(exercise, d(9, 1))
    assert us.facts(settled.milestone, replace(settled.current, stricter=d(8, 1)))[0][0] == "Hangs on"


def test_every_reason_is_told_once() -> None:
    entry = a.hotline()
    said = Said(Bound.LATEST, a.HOTLINE.id, d(8, 31), a.HOTLINE.statements[0])
    happened = Happened(Bound.EARLIEST, a.HOTLINE.id, d(8, 1))
    occurrence = replace(entry.current, because=(said, happened, said))
    assert teller(entry).reasons(occurrence) == (
        "Test the hotline: no later than 31 Aug, since “before September 2016”, said on 14 Jun",
        "Test the hotline: done on 1 Aug",
    )


def test_a_description_is_one_fact_a_line() -> None:
    entry = a.hotline()
    assert teller(entry).description(entry.milestone, entry.current).splitlines() == [
        "On or before Wednesday 31 August 2016.",
        "“before September 2016, as agreed” (paragraph 2)",
        "Responsible: China and USA",
        "Why:",
        "– Test the hotline: no later than 31 Aug, since “before September 2016”, said on 14 Jun",
    ]


def test_the_calendar_names_what_has_no_day() -> None:
    assert Teller(a.everything(), "en").calendar().splitlines() == [
        "Agreed on Tuesday 14 June 2016.",
        "Source: The outcome",
        "Without a date yet: Next dialogue and War-games exercise",
        "Always in force: Exchange of information",
    ]
    assert Teller(a.everything(), "zh").calendar().splitlines()[2:] == [
        "尚无日期：下次对话和演练",
        "长期有效：信息交流",
    ]


def without_source(timeline: Timeline, source: Source | None = None) -> Timeline:
    return replace(timeline, schedule=replace(timeline.schedule, source=source, parties=None))


def test_what_is_not_there_is_not_mentioned() -> None:
    bare = Teller(without_source(a.timeline(a.hotline())), "en")
    assert bare.calendar() == "Agreed on Tuesday 14 June 2016."
    assert bare.facts(a.HOTLINE, a.hotline().current) == (("Responsible", "cn and us"),)


def test_a_calendar_without_a_day_says_so() -> None:
    assert Teller(a.timeline(), "zh").nothing_dated() == "2016年6月对话 · 各项均尚无日期"
