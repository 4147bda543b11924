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
