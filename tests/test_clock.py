"""Clocks."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.clock import LiveClock, RehearsalClock

START = datetime(2016, 7, 25, 1, tzinfo=UTC)


def test_a_live_clock_tells_the_machines_time_in_utc() -> None:
    before = datetime.now(UTC)
    told = LiveClock().now()
    assert before <= told <= datetime.now(UTC)
    assert not LiveClock().is_rehearsal


def test_a_rehearsal_starts_at_its_moment_and_runs_on() -> None:
    clock = RehearsalClock(START)
    first, second = clock.now(), clock.now()
    assert START <= first <= second < START + timedelta(minutes=1)
    assert clock.is_rehearsal


def test_a_rehearsal_can_be_moved_forward_but_never_back() -> None:
    clock = RehearsalClock(START)
    clock.skip(timedelta(days=7))
    assert clock.now() >= START + timedelta(days=7)
    with pytest.raises(ValueError, match="never goes back"):
        clock.skip(timedelta(seconds=-1))


def test_a_rehearsal_needs_a_zone() -> None:
    with pytest.raises(ValueError, match="zone"):
        RehearsalClock(datetime(2016, 7, 25))  # noqa: DTZ001
