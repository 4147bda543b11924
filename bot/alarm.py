"""The alarm clock: one job, always armed for the next moment at which something is due.

It decides nothing. What is due stands in the database, so a ring that comes late, twice or for
nothing does no harm.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.clock import Clock

Tick = Callable[[], Awaitable[datetime | None]]
"""Does all that is due by now, and tells when something is due again, by the clock of the program."""

_JOB = "tick"
# A clock that was set forward, or a machine that slept, makes nothing later than this.
_LONGEST_WAIT = timedelta(minutes=1)
# A job whose next run begins before its last has ended is skipped.
_SHORTEST_WAIT = timedelta(seconds=0.1)
_PAUSE_AFTER_FAILURE = timedelta(minutes=1)

log = structlog.get_logger()


class Alarm:
    """Rings ``tick`` when something is due, and at least every minute."""

    def __init__(self, tick: Tick, clock: Clock) -> None:
        self._tick = tick
        self._clock = clock
        self._one_at_a_time = asyncio.Lock()
        self._woken = False
        self._scheduler = AsyncIOScheduler(timezone=UTC)

    async def start(self) -> None:
        """Ring once, and from then on when something is due."""
        self._scheduler.add_job(
            self._ring,
            "interval",
            seconds=_LONGEST_WAIT.total_seconds(),
            id=_JOB,
            misfire_grace_time=None,
            coalesce=True,
            max_instances=1,
        )
        self._scheduler.start()
        await self.nudge()

    def stop(self) -> None:
        """Never ring again."""
        self._scheduler.shutdown(wait=False)

    def wake(self) -> None:
        """Ring at once, without waiting for it: something changed."""
        self._woken = True
        if not self._one_at_a_time.locked():  # else the ring under way arms it when it ends
            self._arm(self._clock.now())

    async def nudge(self) -> None:
        """Ring now, and return when all that is due is done: the clock of a rehearsal was moved."""
        await self._ring()

    async def _ring(self) -> None:
        async with self._one_at_a_time:
            self._woken = False
            try:
                due = await self._tick()
            except Exception:  # the alarm must outlive whatever goes wrong in one tick
                log.exception("tick failed")
                due = self._clock.now() + _PAUSE_AFTER_FAILURE
            # Whoever woke it meanwhile may have changed what this ring had already looked at.
            self._arm(self._clock.now() if self._woken else due)

    def _arm(self, due: datetime | None) -> None:
        wait = due - self._clock.now() if due else _LONGEST_WAIT
        soon = datetime.now(UTC) + min(max(wait, _SHORTEST_WAIT), _LONGEST_WAIT)
        self._scheduler.modify_job(_JOB, next_run_time=soon)
