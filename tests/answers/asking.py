"""Questions about a few milestones, answered."""

from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from bot.answers import Answer, answer
from bot.questions import Asker, Question, Ref
from schedules.milestone import Milestone
from schedules.resolve import resolve
from schedules.timeline import Timeline
from tests.schedules import on, schedule

ID = "test"
TODAY = on(7, 25)
UTC = ZoneInfo("UTC")


def among(*milestones: Milestone, today: date = TODAY) -> dict[str, Timeline]:
    """The timeline of a schedule of these milestones."""
    return {ID: resolve(schedule(*milestones), today)}


def asked(question: Question, *milestones: Milestone, today: date = TODAY) -> Answer:
    """The answer to a question about these milestones, asked at nine."""
    now = datetime.combine(today, time(9), UTC)
    return answer(question, among(*milestones, today=today), Asker(now, UTC, "en"))


def ref(id: str, number: int | None = None) -> Ref:
    """One of these milestones, or that time of one that repeats."""
    return Ref(ID, id, number)
