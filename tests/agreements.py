"""Agreements and subscribers drawn at random, for tests of who is told what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from schedules.calendar_units import CalendarUnit
from schedules.milestone import ClockTime, Schedule
from schedules.notices import Notice, next_day, notices_between
from schedules.resolve import resolve
from schedules.subscriber import Subscriber
from schedules.told import ToldDays
from schedules.when import (
    After,
    Before,
    Every,
    EveryPeriod,
    OnOrAfter,
    Regularly,
    Standing,
    Undated,
    When,
)
from tests.schedules import AGREED_ON, at_each, by, days, milestone, schedule, the, within

DAY = timedelta(days=1)


def between(agreed: Schedule, after: date, until: date, me: Subscriber) -> Sequence[Notice]:
    """What is to be told on ``until`` of the days after ``after``."""
    return notices_between(cache(lambda day: resolve(agreed, day)), me, after, until)


def next_after(agreed: Schedule, me: Subscriber, day: date) -> date | None:
    """The next day after ``day`` for which anything is planned."""
    return next_day(resolve(agreed, day), me, ToldDays.through(day, me.telling))


near = st.integers(-20, 90).map(lambda number: AGREED_ON + number * DAY)
spans = st.tuples(near, st.integers(0, 40)).map(lambda drawn: within(drawn[0], drawn[0] + drawn[1] * DAY))
readings = st.tuples(near, st.integers(0, 40)).map(lambda d: by(d[0] + d[1] * DAY, strictly=d[0]))
single: st.SearchStrategy[When] = st.one_of(
    spans, readings, near.map(OnOrAfter), st.just(Undated()), st.just(Standing())
)
hung: st.SearchStrategy[When] = st.sampled_from(
    [
        Before(the("a")),
        After(the("a")),
        Every(days(9), the("a")),
        EveryPeriod(CalendarUnit.WEEK, the("a")),
        at_each((the("a"), the("b"))),
        Regularly(the("a")),
    ]
)
clocks = st.one_of(
    st.none(),
    st.builds(
        ClockTime,
        st.sampled_from([time(0), time(9), time(23, 59)]),
        st.sampled_from([None, "Asia/Shanghai", "Etc/GMT+12"]),
    ),
)
subscribers = st.builds(
    Subscriber,
    st.sampled_from(["Asia/Shanghai", "America/Los_Angeles", "Pacific/Kiritimati"]).map(ZoneInfo),
    hour=st.sampled_from([time(0), time(9), time(23, 30)]),
)


@st.composite
def agreements(draw: st.DrawFn) -> Schedule:
    """Two milestones of their own and one that hangs on them."""
    made = [
        milestone(
            id,
            draw(words),
            lasts=draw(st.integers(1, 9)),
            done=draw(st.one_of(st.none(), st.just(AGREED_ON))),
        )
        for id, words in (("a", single), ("b", single), ("c", hung))
    ]
    return schedule(*(replace(m, at=draw(clocks)) for m in made))
