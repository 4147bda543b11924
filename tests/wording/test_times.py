"""Questions about one time of what repeats, as they are typed and answered."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.following import Kept, hear
from bot.questions import Asker, QuestionNotUnderstood
from bot.wording.answers import not_understood, say
from schedules.reading import load
from schedules.resolve import resolve
from schedules.text import language_of
from schedules.timeline import Timeline

TODAY = date(2016, 6, 14)
SCHEDULE = """
schedule: demo
title: Demo
agreed_on: 2016-06-14
timezone: Asia/Shanghai
milestones:
  plenary: {title: {en: Plenary meeting, zh: 全体会议}, when: every three months until December 2017}
  draft: {title: {en: Draft text, zh: 文本草案}, when: before the fifth plenary meeting}
  budget: {title: {en: Budget paper, zh: 预算文件}, when: before the next plenary meeting}
  survey: {title: {en: Joint survey, zh: 联合测量}, when: from 14 June to 30 June 2016}
  seminar: {title: {en: Seminar, zh: 研讨会}, when: in October 2016}
  faraway: {title: {en: Far event, zh: 远期活动}, when: on 31 December 2099}
"""


@pytest.fixture(scope="module")
def timelines(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Timeline]:
    file: Path = tmp_path_factory.mktemp("times") / "demo.yaml"
    file.write_text(SCHEDULE, encoding="utf-8")
    return {"demo": resolve(load(file), TODAY)}


def told(timelines: dict[str, Timeline], *texts: str, today: date = TODAY) -> list[str]:
    """The lines of the answer to the last of some questions."""
    zone = ZoneInfo("Asia/Shanghai")
    kept = Kept()
    for text in texts:
        language = language_of(text)
        asker = Asker(datetime(today.year, today.month, today.day, 10, tzinfo=zone), zone, language)
        heard = hear(text, kept, asker, timelines)
        kept = heard.kept
    if isinstance(heard.found, QuestionNotUnderstood):
        return not_understood(heard.found, language).splitlines()
    return say(heard.found, language, timelines, today).splitlines()


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            "what is due between the first plenary meeting and the third plenary meeting?",
            [
                "Due after the first “Plenary meeting”, and before the third “Plenary meeting”:",
                "• Seminar · 1–31 Oct (no day set)",
                "• Plenary meeting (2) · 14 Dec",
                "This hangs on:",
                "• Plenary meeting (1) · 14 Sep",
                "• Plenary meeting (3) · 14 Mar 2017",
            ],
        ),
        (
            "what is due before the third plenary?",
            [
                "Due before the third “Plenary meeting”:",
                "• Joint survey · 14–30 Jun",
                "• Budget paper · by 13 Sep",
                "• Plenary meeting (1) · 14 Sep",
                "• Seminar · 1–31 Oct (no day set)",
                "• Plenary meeting (2) · 14 Dec",
                "This hangs on:",
                "• Plenary meeting (3) · 14 Mar 2017",
            ],
        ),
        (
            "第四次全体会议后有什么到期？",
            [
                "第4次“全体会议”之后到期的事项：",
                "• 文本草案 · 不迟于2017年9月13日",
                "• 全体会议（5） · 2017年9月14日",
                "• 全体会议（6） · 2017年12月14日",
                "• 远期活动 · 2099年12月31日",
                "取决于：",
                "• 全体会议（4） · 2017年6月14日",
            ],
        ),
        (
            "what has to happen before the third plenary meeting?",
            ["Agreed to come before “Plenary meeting (3)”:", "• Budget paper · by 13 Sep"],
        ),
        (
            "what has to happen before the fifth plenary meeting?",
            [
                "Agreed to come before “Plenary meeting (5)”:",
                "• Budget paper · by 13 Sep",
                "• Draft text · by 13 Sep 2017",
            ],
        ),
        ("what hangs on the third plenary meeting?", ["Nothing is hanging on “Plenary meeting (3)”."]),
        (
            "what is due after the seminar, before 1 August?",
            [
                "Nothing is due after “Seminar”, and on or before Sunday 31 July 2016.",
                "This hangs on:",
                "• Seminar · 1–31 Oct (no day set)",
            ],
        ),
    ],
)
def test_an_answer_is_about_the_time_that_was_asked_about(
    timelines: dict[str, Timeline], text: str, lines: list[str]
) -> None:
    assert told(timelines, text) == lines


@pytest.mark.parametrize(
    "text",
    [
        "what if the third plenary slips by two weeks?",
        "what if the plenary meeting moved to October?",
        "第三次全体会议推迟两周会怎样",
        "如果全体会议改到10月会怎样？",
    ],
)
def test_one_time_of_a_rhythm_is_not_moved_as_if_it_were_all(
    timelines: dict[str, Timeline], text: str
) -> None:
    assert told(timelines, text)[1] in {
        "It comes again and again: what moves with one time of it cannot be told.",
        "这一项会重复进行，只改其中一次会牵动什么，还不能推算。",
    }


# The ends of the calendar -------------------------------------------------------------------------

OUTSIDE = {"en": "Those days lie outside of the calendar.", "zh": "这些日子超出了日历的范围。"}


@pytest.mark.parametrize(
    "texts",
    [
        ("what if the joint survey slips by 9000 years?",),
        ("联合测量推迟9000年会怎样",),
        ("what was done in the last 3000 years?",),
        ("过去5000年完成了什么",),
        ("what is due in the next 9999 years?",),
        ("未来9999年有什么到期？",),
        ("what is due on 9999-12-31?", "and the following month?"),
        ("what is due on 9999-12-31?", "and the following week?"),
        ("9999-12-31有什么到期？", "再下个月呢"),
    ],
)
def test_days_beyond_the_calendar_are_refused_as_that(
    timelines: dict[str, Timeline], texts: tuple[str, ...]
) -> None:
    assert OUTSIDE[language_of(texts[-1])] in told(timelines, *texts)


# How many days are left ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("today", "english", "chinese"),
    [
        (date(2016, 6, 13), "In 1 to 17 days.", "1至17天后。"),
        (date(2016, 6, 14), "In 16 days at the latest.", "最迟16天后。"),
        (date(2016, 6, 29), "Tomorrow at the latest.", "最迟明天。"),
        (date(2016, 6, 30), "Today at the latest.", "最迟今天。"),
    ],
)
def test_once_it_may_have_begun_only_the_last_day_is_counted_to(
    timelines: dict[str, Timeline], today: date, english: str, chinese: str
) -> None:
    as_of = {"demo": resolve(timelines["demo"].schedule, today)}
    assert told(as_of, "how long until the joint survey?", today=today)[0].startswith(english)
    assert told(as_of, "离联合测量还有多久？", today=today)[0].startswith(chinese)


# Why it was not understood ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("what is due on 31 June?", "The calendar has no such day."),
        ("6月31日有什么到期？", "日历上没有这一天。"),
        ("what is due on 03/04/2016?", "That may be several days; say it with day, month and year."),
        ("what is due in fiscal year 2017?", "It was not said when the fiscal year begins."),
        ("what is due before the third plenary meeting in 2016?", "You can ask, for example:"),
    ],
)
def test_why_is_said_in_a_sentence_to_one_who_asks_and_never_how_to_write_a_file(
    timelines: dict[str, Timeline], text: str, why: str
) -> None:
    assert told(timelines, text)[1] == why


def test_what_is_counted_of_what_was_due_is_said_in_one_clause(timelines: dict[str, Timeline]) -> None:
    later = {"demo": resolve(timelines["demo"].schedule, date(2016, 7, 25))}
    lines = told(later, "how many were due in June 2016?", today=date(2016, 7, 25))
    assert lines[0] == "1 still open of what was due in June 2016:"
