"""Being ready for questions: what stays is not searched for garbage, and what was replaced is let go."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from datetime import date

import pytest

from bot.readiness import make_ready
from bot.timelines import Timelines
from schedules.reading import read_schedule
from schedules.timeline import Timeline

ID = "ready-for-questions"
DAY = date(2016, 6, 20)
FILE = """
schedule: ready-for-questions
title: Dialogue
agreed_on: 2016-06-14
timezone: Asia/Shanghai
milestones:
  hotline-test: {{title: Test the hotline, when: before {when}}}
"""


@pytest.fixture(autouse=True)
def _thawed() -> Iterator[None]:
    yield
    gc.unfreeze()


def _timelines(when: str = "September 2016") -> Timelines:
    return Timelines([read_schedule(FILE.format(when=when).encode(), "dialogue.yaml")])


def test_what_stays_is_not_searched_for_garbage() -> None:
    gc.unfreeze()
    timelines = _timelines()
    make_ready(timelines, DAY)
    kept = timelines.on(DAY)[ID]
    assert gc.get_freeze_count() > 0
    assert not any(each is kept for each in gc.get_objects())


def test_what_was_replaced_is_let_go() -> None:
    timelines = _timelines()
    make_ready(timelines, DAY)
    timelines.take(read_schedule(FILE.format(when="October 2016").encode(), "dialogue.yaml"))
    make_ready(timelines, DAY)
    gc.unfreeze()
    alive = [each for each in gc.get_objects() if isinstance(each, Timeline)]
    assert [each for each in alive if each.schedule.id == ID] == [timelines.on(DAY)[ID]]
