"""The sender: marks what may leave, sends it, and settles what became of it.

Each turn is one transaction. It settles all that was answered since the last one and marks what may
leave next; nothing waits for more to come. What is marked leaves once that is on disk, so a crash can
only repeat what is in flight. One sender works for a token, under a lease. It keeps Telegram's limits,
and real time, whatever clock a rehearsal runs on.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta

import structlog

from bot.delivery import NotSent, Outlet, Unanswered
from bot.flights import Flight, Flights
from bot.sending_log import SendingLog
from bot.store import sending
from bot.store.leases import Lease, elapsed, hold
from bot.store.sending import Departures
from bot.store.settling import settle
from bot.store.waits import clock_was_set_back
from bot.trouble import Trouble
from schedules.store.engine import Store, StoreProblem

GRACE = timedelta(seconds=7)
"""How long a sender that is stopped waits for answers: the program is gone in ten seconds."""

_LONGEST_WAIT = timedelta(seconds=30)
_STORE_PAUSE = timedelta(seconds=2)
_SET_BACK = timedelta(seconds=1)
"""A clock that goes back by less does no harm: clocks are often corrected by a little."""

log = structlog.get_logger()


class Sender:
    """Sends what stands in line; ``rate`` messages a second may leave in all."""

    def __init__(self, store: Store, outlet: Outlet, holder: str, rate: int = 30) -> None:
        self._store = store
        self._outlet = outlet
        self._holder = holder
        self._rate = rate
        self._flights = Flights(rate)
        self._said = SendingLog()
        self._trouble = Trouble("nothing is sent", "messages are sent again")
        self._is_sure = False  # that whatever is marked as being sent is in flight here
        self._woken = asyncio.Event()
        self._stopping = asyncio.Event()
        self._idle = asyncio.Event()
        self._idle.set()
        self._grace = GRACE
        self._clock_ahead = _clock_ahead()

    def wake(self) -> None:
        """Say that something was put in line."""
        self._woken.set()

    async def run(self) -> None:
        """Send until stopped, whenever the lease is held."""
        self._idle.clear()
        try:
            while not self._stopping.is_set():
                await self._try(self._work)
        finally:
            self._idle.set()

    async def stop(self, grace: timedelta = GRACE) -> None:
        """Mark nothing more, wait up to ``grace`` for answers, put the rest back; then ``run`` has ended."""
        self._grace = grace
        self._stopping.set()
        self._woken.set()
        await self._idle.wait()

    async def _work(self) -> None:
        async with hold(self._store, "sender", self._holder, self._stopping) as lease:
            self._is_sure, self._clock_ahead = False, _clock_ahead()
            while lease.is_held and not self._stopping.is_set():
                await self._try(lambda: self._turn(lease))
            await self._finish()

    async def _try(self, step: Callable[[], Awaitable[None]]) -> None:
        """Whatever goes wrong, it is tried again: nothing may stop the rest from being sent."""
        try:
            await step()
        except StoreProblem as problem:
            self._trouble.note(str(problem), unsettled=len(self._flights))
        except Exception as error:  # its text may hold words of a chat, so only its kind is said
            self._trouble.note(type(error).__name__, unsettled=len(self._flights))
        else:
            return
        await asyncio.sleep(_STORE_PAUSE.total_seconds())

    async def _recover(self) -> None:
        async with self._store.begin() as conn:
            doubtful = await sending.recover(conn, _now(), self._flights.attempts)
        if doubtful:
            log.warning("left without an answer by an earlier run", deliveries=doubtful)
        self._is_sure = True

    async def _turn(self, lease: Lease) -> None:
        """Settle what was answered and mark what may leave, in one transaction; then let that leave."""
        self._woken.clear()
        await self._look_at_the_clock()
        if not self._is_sure:
            await self._recover()
        departures = await self._exchange(self._flights.room)
        self._trouble.note_success()
        for departed in departures.leaving:
            flight = self._flights.begin(departed)
            flight.task = asyncio.create_task(self._fly(flight, lease))
        await self._wait(departures.again if self._flights.room else None)

    async def _look_at_the_clock(self) -> None:
        """If it was set back, whatever waits for a moment would wait for so much longer."""
        ahead = _clock_ahead()
        if self._clock_ahead - ahead > _SET_BACK:
            back = self._clock_ahead - ahead
            log.warning("the clock was set back", seconds=round(back.total_seconds()))
            async with self._store.begin() as conn:
                await clock_was_set_back(conn, back, _now())
            self._flights.clock_was_set_back(back)
        self._clock_ahead = ahead

    async def _exchange(self, room: int) -> Departures:
        answers = self._flights.answers()
        if not answers and not room:
            return Departures()
        self._is_sure, was_sure = False, self._is_sure
        async with self._store.begin() as conn:
            now = _now()
            await settle(conn, answers, now)
            leaving = (
                await sending.depart(conn, self._holder, now, self._rate, room) if room else Departures()
            )
        self._is_sure = was_sure
        self._flights.end(answers)
        self._said.settled(answers)
        self._said.unreadable(leaving.unreadable)
        return leaving

    async def _fly(self, flight: Flight, lease: Lease) -> None:
        """Wait for its turn, leave, and land with what became of it."""
        await self._flights.turn_of(flight)
        if lease.is_held:
            self._flights.leave(flight)
            self._flights.land(flight, await self._outlet.send(flight.departed.delivery))
        else:
            self._flights.land(flight, NotSent("the lease was lost"))
        self._woken.set()

    async def _wait(self, until: datetime | None) -> None:
        """Until woken, or until something may go by itself."""
        wait = min(until - _now(), _LONGEST_WAIT) if until else _LONGEST_WAIT
        with suppress(TimeoutError):  # then its moment has come
            async with asyncio.timeout(max(wait.total_seconds(), 0)):
                await self._woken.wait()

    async def _finish(self) -> None:
        """Wait for answers; what is still without one is uncertain, and what never left waits again."""
        end = _now() + self._grace
        while len(self._flights) and _now() < end:
            self._woken.clear()
            await self._exchange(room=0)
            if len(self._flights):
                await self._wait(end)
        await self._flights.stop(
            unanswered=Unanswered("the program was stopped meanwhile"),
            not_left=NotSent("the program was stopped before it left"),
        )
        await self._exchange(room=0)


def _now() -> datetime:
    return datetime.now(UTC)


def _clock_ahead() -> timedelta:
    """How far the machine's clock is ahead of one that nobody sets."""
    return timedelta(seconds=time.time() - elapsed())
