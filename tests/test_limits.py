"""Telegram's limits, in every window wherever it begins."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.limits import (
    MOST_IN_FLIGHT,
    ONE_A_SECOND,
    TWENTY_A_MINUTE,
    Limit,
    RoundTrips,
    Window,
    evenly,
    in_flight,
    is_group,
)

START = datetime(2016, 7, 25, 1, tzinfo=UTC)
GAPS = st.lists(st.floats(0, 3), min_size=1, max_size=150)
USUAL = 0.002


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


@given(gaps=GAPS)
def test_never_more_than_one_a_second_to_a_chat(gaps: list[float]) -> None:
    assert busiest(departures(ONE_A_SECOND, gaps), timedelta(seconds=1)) == 1


@given(gaps=GAPS)
def test_never_more_than_twenty_a_minute_to_a_group(gaps: list[float]) -> None:
    assert busiest(departures(TWENTY_A_MINUTE, gaps), timedelta(minutes=1)) <= 20


def test_nothing_waits_without_need() -> None:
    full = departures(evenly(30), [0.0] * 300)
    assert full[-1] - full[0] <= timedelta(seconds=10.1)
    five = departures(TWENTY_A_MINUTE, [0.0] * 5)
    assert five[0] == five[-1]


def test_groups_and_channels_have_ids_below_zero() -> None:
    assert [is_group(chat) for chat in (7, -7, -1001234567890)] == [False, True, True]


# The window of those that really left -------------------------------------------------------------


def most_in_a_second(moments: Sequence[float]) -> int:
    """By looking at every second that begins with one of them, its ends included."""
    ordered = sorted(moments)
    return max(bisect_right(ordered, first + 1) - at for at, first in enumerate(ordered))


def sent_through(window: Window, tries: Sequence[tuple[float, float]]) -> tuple[list[float], list[float]]:
    """When messages left and arrived that come up so long after the one before left, delayed on the way.

    The usual way is there and back in twice ``USUAL``; a delay is on the way there.
    """
    now, left, arrived = 1000.0, list[float](), list[float]()
    for gap, delay in tries:
        now += gap
        seat = window.seat()
        while (wait := window.wait(seat, now)) > 0:
            now += wait
        window.leave(seat, now)
        left.append(now)
        arrived.append(now + USUAL + delay)
        window.arrive(seat, arrived[-1] + USUAL)
    return left, arrived


TRIES = st.lists(st.tuples(st.sampled_from([0.0, 0.0, 0.0, 0.01, 0.2, 1.5]), st.floats(0, 0.1)), max_size=120)


@given(rate=st.integers(1, 12), tries=TRIES)
def test_never_more_than_the_rate_leave_or_arrive_in_any_second(
    rate: int, tries: list[tuple[float, float]]
) -> None:
    left, arrived = sent_through(Window(rate), [(0, 0), *tries])
    assert most_in_a_second(left) <= rate
    assert most_in_a_second(arrived) <= rate


def test_the_window_lets_nearly_all_of_the_limit_through() -> None:
    left, _ = sent_through(Window(30), [(0, 0)] * 3001)
    assert 3000 / (left[-1] - left[0]) > 0.99 * 30


def test_one_that_leaves_late_makes_the_one_a_second_later_wait() -> None:
    window = Window(2)
    first, second, third = window.seat(), window.seat(), window.seat()
    window.leave(first, 10)
    window.leave(second, 10.5)
    assert 11 < 10.9 + window.wait(third, 10.9) < 11.01


def test_many_that_arrive_late_are_all_seen_to_be_late() -> None:
    """As where the server stands still for a moment: then no answer comes as quickly as usual."""
    window = Window(100)
    for n in range(200):
        seat = window.seat()
        window.leave(seat, n / 100)
        window.arrive(seat, n / 100 + (0.01 if n < 100 else 0.11))
    assert 0.1 < window.wait(window.seat(), 2) < 0.11


def test_one_without_an_answer_may_only_just_have_arrived() -> None:
    window = Window(1)
    first, second, third = window.seat(), window.seat(), window.seat()
    window.leave(first, 10)
    window.arrive(first, 10.1)
    window.leave(second, 12)
    assert 0.3 < window.wait(third, 13) < 0.31


def test_nobody_overtakes_one_that_has_not_left_yet() -> None:
    window = Window(1)
    first, second = window.seat(), window.seat()
    assert window.wait(second, 10) > 0
    window.give_up(first)
    assert window.wait(second, 10) <= 0


# In flight ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rate", "seconds", "requests"),
    [
        (30, 0.005, 2),
        (30, 0.1, 4),
        (30, 0.3, 10),
        (1, 0.3, 2),
        (1000, 0.02, 21),
        (30, 20, 64),
        (1000, 1, 125),
        (5000, 1, MOST_IN_FLIGHT),
    ],
)
def test_as_many_are_in_flight_as_the_rate_needs(rate: int, seconds: float, requests: int) -> None:
    assert in_flight(rate, seconds) == requests


def test_the_round_trip_is_that_of_the_last_ones() -> None:
    trips = RoundTrips()
    assert trips.mean() == pytest.approx(0.3)
    for _ in range(100):
        trips.add(0.01)
    assert trips.mean() == pytest.approx(0.01)


def test_those_that_get_no_answer_count_once_they_are_slower_than_usual() -> None:
    trips = RoundTrips()
    for _ in range(100):
        trips.add(0.01)
    assert trips.mean([0.001, 0.005]) == pytest.approx(0.01)
    assert trips.mean([3.2]) == pytest.approx(0.1, rel=0.1)
