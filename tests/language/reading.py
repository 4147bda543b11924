"""Words read against a small agreement of June 2016."""

from __future__ import annotations

from datetime import date

import pytest

from schedules.calendar_units import DayOf, FromTo
from schedules.language import Context, Named, Names, NotUnderstood, read
from schedules.text import Text
from schedules.when import MilestoneAnchor, OnOrAfter, OnOrBefore, Period, When, Within

SAID_ON = date(2016, 6, 14)
NAMES = Names(
    [
        Named(
            "dialogue",
            Text.of({"en": "Next dialogue on fighting cyber-crime", "zh": "下次高级别对话"}),
            (Text.of("dialogue"), Text.of("对话")),
        ),
        Named("seminar", Text.of({"en": "Network-protection seminar", "zh": "网络保护研讨会"})),
        Named("report", Text.of({"en": "Report to the ministers", "zh": "向部长报告"})),
        Named("plenary-1", Text.of("First plenary"), (Text.of("plenary"), Text.of("全会")), date(2016, 3, 1)),
        Named("plenary-2", Text.of("Second plenary"), (Text.of("plenary"), Text.of("全会"))),
        Named("plenary-3", Text.of("Third plenary"), (Text.of("plenary"), Text.of("全会"))),
        Named("workshop-a", Text.of({"en": "Data workshop", "zh": "数据研习班"})),
        Named("workshop-b", Text.of({"en": "Law workshop", "zh": "法律研习班"})),
    ]
)
DIALOGUE, SEMINAR = MilestoneAnchor("dialogue"), MilestoneAnchor("seminar")


def meaning(words: str, language: str, said_on: date = SAID_ON, question: bool = False) -> When:
    """What the words mean."""
    return read(words, Context(said_on, NAMES, question=question), language).when


def refusal(words: str, language: str, said_on: date = SAID_ON) -> NotUnderstood:
    """Why the words are refused."""
    with pytest.raises(NotUnderstood) as caught:
        meaning(words, language, said_on)
    return caught.value


def days(first: str, last: str | None = None) -> Period:
    """A period by its days, in ISO form."""
    return Period(date.fromisoformat(first), date.fromisoformat(last or first))


def by(day: str, strictly: str | None = None) -> OnOrBefore:
    """On or before a day, and surely in time by another one."""
    return OnOrBefore(date.fromisoformat(day), date.fromisoformat(strictly or day))


def since(day: str) -> OnOrAfter:
    """On or after a day."""
    return OnOrAfter(date.fromisoformat(day))


def within(first: str, last: str | None = None) -> Within:
    """Within a period, by its days."""
    return Within(days(first, last))


def day(month: int, number: int) -> FromTo:
    """That day of that month of each unit."""
    return FromTo(DayOf(month, number), DayOf(month, number))
