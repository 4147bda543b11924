"""Notices, against judges that try every day."""

from __future__ import annotations

from datetime import date, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from schedules.milestone import Schedule
from schedules.notices import NoticeKind
from schedules.resolve import resolve
from schedules.subscriber import Subscriber
from schedules.timeline import Timeline
from schedules.when import Apart, Before, Direction, OnOrAfter, Reach, When
from tests.agreements import agreements, between, near, next_after, readings, spans, subscribers
from tests.schedules import AGREED_ON, days, milestone, schedule, the

DAY = timedelta(days=1)
AHEAD_OF_X = (Before(the("x")), Apart(the("x"), days(20), Direction.BEFORE, Reach.AT_LEAST))


@given(agreements(), subscribers, st.integers(0, 100))
def test_the_next_day_is_the_first_of_all_days_on_which_something_is_told(
    agreed: Schedule, me: Subscriber, start: int
) -> None:
    told_until = AGREED_ON + start * DAY
    tried = (told_until + number * DAY for number in range(1, 60))
    first = next((day for day in tried if between(agreed, day - DAY, day, me)), None)
    foreseen = next_after(agreed, me, told_until)
    assert first == (foreseen if foreseen and foreseen < told_until + 60 * DAY else None)


@given(agreements(), subscribers, st.lists(st.integers(1, 40), min_size=1, max_size=8))
def test_nothing_is_told_before_its_day_and_each_key_once(
    agreed: Schedule, me: Subscriber, pauses: list[int]
) -> None:
    told_until, keys = AGREED_ON, list[str]()
    for pause in pauses:
        until = told_until + pause * DAY
        notices = between(agreed, told_until, until, me)
        assert all(told_until < notice.day <= until for notice in notices)
        assert len({notice.milestone for notice in notices}) == len(notices)
        keys += [notice.key for notice in notices]
        told_until = until
    assert len(keys) == len(set(keys))


@given(st.one_of(spans, readings), st.integers(0, 150))
def test_every_day_is_told_what_the_rules_say_of_it(when: When, number: int) -> None:
    day = AGREED_ON + number * DAY
    agreed = schedule(milestone("a", when))
    told = between(agreed, day - DAY, day, Subscriber(ZoneInfo("Asia/Shanghai")))
    assert [notice.kind for notice in told] == rule(resolve(agreed, day), day)


@given(near, st.sampled_from(AHEAD_OF_X), st.integers(0, 90), st.integers(0, 150))
def test_every_day_is_told_what_the_rules_say_of_what_has_no_due_day(
    first: date, when: When, since: int, number: int
) -> None:
    said, day = AGREED_ON + since * DAY, AGREED_ON + number * DAY
    agreed = schedule(milestone("x", OnOrAfter(first)), milestone("a", (when, said)))
    told = between(agreed, day - DAY, day, Subscriber(ZoneInfo("Asia/Shanghai")))
    expected = rule_without_due(resolve(agreed, day), said, day)
    assert [notice.kind for notice in told if notice.milestone == "a"] == expected


def rule_without_due(timeline: Timeline, said: date, day: date) -> list[NoticeKind]:
    """The same of what has no due day, agreed on the 14th of a month; its words were said on ``said``."""
    occurrence = timeline.entries["a"].current
    stricter = occurrence.stricter_due
    assert stricter
    assert not occurrence.due
    left = (stricter - day).days if day >= said else -1
    if left == 0:
        return [NoticeKind.STRICTER_DAY]
    if left in {1, 7, 30}:
        return [NoticeKind.LEAD]
    return [NoticeKind.UNDATED] if day.day == AGREED_ON.day and day > said else []


def rule(timeline: Timeline, day: date) -> list[NoticeKind]:
    """The rules of the design for one day, counted from that day rather than from the due day."""
    occurrence = timeline.entries["a"].current
    due, stricter, earliest = occurrence.due, occurrence.stricter_due, occurrence.span.earliest
    assert due
    if (day - due).days in {1, 7, 14, 21, 28}:
        return [NoticeKind.OVERDUE]
    if day == due:
        return [NoticeKind.DUE_DAY]
    if day == stricter:
        return [NoticeKind.STRICTER_DAY]
    if earliest and day == earliest > AGREED_ON and (due - earliest).days >= 6:
        return [NoticeKind.OPENS]
    ahead = stricter if stricter and stricter >= AGREED_ON else due
    return [NoticeKind.LEAD] if (ahead - day).days in {1, 7, 30} else []
