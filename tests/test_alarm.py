"""The alarm clock: it rings when something is due, and survives whatever a ring does."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta

import pytest
from structlog.testing import capture_logs

from bot import alarm as module
from bot.alarm import Alarm, Tick
from bot.clock import Clock, LiveClock, RehearsalClock

pytestmark = pytest.mark.anyio

SOON = timedelta(seconds=0.05)
LATER = timedelta(days=1)


class Ticks:
    """Counts the rings; each gives the next answer, the last one for ever."""

    def __init__(self, *due_in: timedelta | None, clock: Clock | None = None) -> None:
        self._due_in = list(due_in) or [None]
        self._clock = clock or LiveClock()
        self._rung = asyncio.Condition()
        self.count = 0

    async def tick(self) -> datetime | None:
        async with self._rung:
            self.count += 1
            self._rung.notify_all()
        due_in = self._due_in.pop(0) if len(self._due_in) > 1 else self._due_in[0]
        return None if due_in is None else self._clock.now() + due_in

    async def reach(self, count: int) -> None:
        """Wait for so many rings in all."""
        async with self._rung:
            await self._rung.wait_for(lambda: self.count >= count)


@asynccontextmanager
async def ringing(tick: Tick, clock: Clock | None = None) -> AsyncIterator[Alarm]:
    alarm = Alarm(tick, clock or LiveClock())
    await alarm.start()
    try:
        async with asyncio.timeout(10):
            yield alarm
    finally:
        alarm.stop()


async def test_it_rings_once_before_it_has_started() -> None:
    ticks = Ticks()
    async with ringing(ticks.tick):
        assert ticks.count == 1


async def test_it_rings_when_something_is_due() -> None:
    ticks = Ticks(SOON, SOON, None)
    async with ringing(ticks.tick):
        await ticks.reach(3)


@pytest.mark.parametrize("due_in", [None, LATER])
async def test_it_rings_now_and_then_whatever_is_due(
    monkeypatch: pytest.MonkeyPatch, due_in: timedelta | None
) -> None:
    monkeypatch.setattr(module, "_LONGEST_WAIT", 2 * SOON)
    ticks = Ticks(due_in)
    async with ringing(ticks.tick):
        await ticks.reach(3)


async def test_what_was_due_long_ago_rings_at_once() -> None:
    ticks = Ticks(-LATER, None)
    async with ringing(ticks.tick):
        await ticks.reach(2)


async def test_it_rings_when_it_is_woken() -> None:
    ticks = Ticks()
    async with ringing(ticks.tick) as alarm:
        alarm.wake()
        await ticks.reach(2)


async def test_whoever_wakes_it_while_it_rings_is_heard() -> None:
    ticks = Ticks()

    async def tick() -> datetime | None:
        due = await ticks.tick()
        if ticks.count == 1:
            alarm.wake()
        return due

    alarm = Alarm(tick, LiveClock())
    await alarm.start()
    async with asyncio.timeout(10):
        await ticks.reach(2)
    alarm.stop()


async def test_a_ring_that_is_woken_meanwhile_is_followed_by_one_and_none_is_skipped(
    caplog: pytest.LogCaptureFixture,
) -> None:
    ticks = Ticks(SOON, None)

    async def tick() -> datetime | None:
        due = await ticks.tick()
        if ticks.count == 2:  # the first that the scheduler rings
            alarm.wake()
            await asyncio.sleep(6 * SOON.total_seconds())
        return due

    async with ringing(tick) as alarm:
        await ticks.reach(3)
    assert caplog.messages == []


async def test_a_nudge_returns_when_all_that_is_due_is_done() -> None:
    ticks = Ticks(LATER)
    async with ringing(ticks.tick) as alarm:
        await asyncio.gather(*(alarm.nudge() for _ in range(3)))
        assert ticks.count == 4


async def test_one_ring_ends_before_the_next_begins() -> None:
    at_once, most = 0, 0

    async def tick() -> datetime | None:
        nonlocal at_once, most
        at_once += 1
        most = max(most, at_once)
        await asyncio.sleep(0.01)
        at_once -= 1
        return datetime.now(UTC)

    async with ringing(tick) as alarm:
        await asyncio.gather(*(alarm.nudge() for _ in range(5)))
    assert most == 1


async def test_it_outlives_what_goes_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_PAUSE_AFTER_FAILURE", SOON)
    ticks = Ticks()

    async def tick() -> datetime | None:
        await ticks.tick()
        if ticks.count < 3:
            raise LookupError(ticks.count)
        return None

    with capture_logs() as logs:
        async with ringing(tick):
            await ticks.reach(3)
    assert [line["event"] for line in logs] == ["tick failed", "tick failed"]


async def test_it_follows_the_clock_of_a_rehearsal() -> None:
    clock = RehearsalClock(datetime(2016, 7, 25, 1, tzinfo=UTC))
    ticks = Ticks(LATER, SOON, None, clock=clock)
    async with ringing(ticks.tick, clock) as alarm:
        clock.skip(LATER)
        await alarm.nudge()
        await ticks.reach(3)


async def test_once_stopped_it_never_rings_again() -> None:
    ticks = Ticks(SOON)
    async with ringing(ticks.tick):
        await ticks.reach(2)
    rung = ticks.count
    await asyncio.sleep(3 * SOON.total_seconds())
    assert ticks.count == rung
