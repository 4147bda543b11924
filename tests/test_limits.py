"""Telegram's limits, in every window wherever it begins."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.limits import EVERYTHING, ONE_A_SECOND, TWENTY_A_MINUTE, Limit, in_flight, is_group, limits_of

START = datetime(2016, 7, 25, 1, tzinfo=UTC)
GAPS = st.lists(st.floats(0, 3), min_size=1, max_size=150)


def departures(limit: Limit, gaps: list[float]) -> list[datetime]:
    """When messages leave that come up ``gaps`` seconds after the one before has left."""
    free_at, now, left = None, START, []
    for gap in gaps:
        now = max(now + timedelta(seconds=gap), free_at or START)
        left.append(now)
        free_at = limit.after(free_at, now)
    return left


def busiest(moments: list[datetime], window: timedelta) -> int:
    """The most that leave in a window of this length, its ends included."""
    return max(sum(first <= moment <= first + window for moment in moments) for first in moments)


@given(rate=st.integers(1, 60), gaps=GAPS)
def test_never_more_than_the_rate_leave_in_any_second(rate: int, gaps: list[float]) -> None:
    limit = limits_of(1, rate)[EVERYTHING]
    left = departures(limit, [gap / rate for gap in gaps])
    assert busiest(left, timedelta(seconds=1)) <= rate


@given(gaps=GAPS)
def test_never_more_than_one_a_second_to_a_chat(gaps: list[float]) -> None:
    assert busiest(departures(ONE_A_SECOND, gaps), timedelta(seconds=1)) == 1


@given(gaps=GAPS)
def test_never_more_than_twenty_a_minute_to_a_group(gaps: list[float]) -> None:
    assert busiest(departures(TWENTY_A_MINUTE, gaps), timedelta(minutes=1)) <= 20


def test_nothing_waits_without_need() -> None:
    full = departures(limits_of(1, 30)[EVERYTHING], [0.0] * 300)
    assert full[-1] - full[0] <= timedelta(seconds=10.5)
    five = departures(TWENTY_A_MINUTE, [0.0] * 5)
    assert five[0] == five[-1]


def test_groups_and_channels_have_ids_below_zero() -> None:
    assert [is_group(chat) for chat in (7, -7, -1001234567890)] == [False, True, True]
    assert list(limits_of(7, 30)) == [EVERYTHING, "chat 7"]
    assert list(limits_of(-7, 30)) == [EVERYTHING, "chat -7", "group -7"]


@pytest.mark.parametrize(("rate", "requests"), [(1, 2), (10, 4), (30, 10), (60, 16), (1000, 16)])
def test_few_requests_are_unanswered_at_once(rate: int, requests: int) -> None:
    assert in_flight(rate) == requests
