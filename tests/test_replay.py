"""What a new subscriber would have been told."""

from __future__ import annotations

from datetime import time
from zoneinfo import ZoneInfo

from bot.replay import replay
from schedules.subscriber import Subscriber
from schedules.when import Undated
from tests.agreements import next_after
from tests.schedules import by, milestone, on, schedule

ME = Subscriber(ZoneInfo("Asia/Shanghai"))
TEST = milestone("test", by(on(8, 31)))


def test_both_ends_are_told() -> None:
    told = replay(schedule(TEST), ME, on(8, 24), on(8, 31))
    assert [message.at.date() for message in told] == [on(8, 24), on(8, 30), on(8, 31)]


def test_a_new_subscriber_is_not_told_what_was_before() -> None:
    assert replay(schedule(TEST), ME, on(8, 25), on(8, 29)) == []


def test_a_message_is_told_at_the_subscribers_hour_in_their_zone() -> None:
    me = Subscriber(ZoneInfo("Europe/Berlin"), hour=time(7, 30))
    (message,) = replay(schedule(TEST), me, on(8, 31), on(8, 31))
    assert message.at.isoformat() == "2016-08-31T07:30:00+02:00"


def test_all_that_is_on_a_day_is_one_message() -> None:
    agreed = schedule(TEST, milestone("report", by(on(8, 31))), milestone("talks", Undated()))
    (message,) = replay(agreed, ME, on(8, 31), on(8, 31))
    assert [(notice.milestone, notice.kind) for notice in message.notices] == [
        ("test", "due_day"),
        ("report", "due_day"),
    ]
    assert all(name in message.text for name in ("test", "report"))


def test_each_day_is_told_as_things_stood_then() -> None:
    told = replay(schedule(milestone("test", by(on(8, 31)), done=on(8, 30))), ME, on(8, 1), on(9, 30))
    assert [message.at.date() for message in told] == [on(8, 1), on(8, 24)]


def test_a_replay_tells_on_the_days_that_the_planner_wakes_up_on() -> None:
    agreed = schedule(TEST, milestone("talks", Undated()))
    day, woken = on(6, 14), []
    while (following := next_after(agreed, ME, day)) and following <= on(12, 31):
        woken.append(following)
        day = following
    assert [message.at.date() for message in replay(agreed, ME, on(6, 15), on(12, 31))] == woken


def test_where_nothing_is_to_be_told_there_is_no_message() -> None:
    assert replay(schedule(milestone("test", by(on(8, 31)), done=on(6, 14))), ME, on(6, 15), on(12, 31)) == []
