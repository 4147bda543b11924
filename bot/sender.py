"""The sender: claims what may go, marks it, sends it, and settles what became of it.

One sender works for a token, under a lease. It keeps Telegram's limits by the buckets in the
database, and real time, whatever clock a rehearsal runs on.
"""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta

import structlog

from bot.delivery import Outcome, Outlet, Sent, Unanswered
from bot.limits import in_flight
from bot.store import sending
from bot.store.leases import hold
from bot.store.sending import Departed
from schedules.store.engine import Store, StoreProblem

GRACE = timedelta(seconds=8)
"""How long a sender that is stopped waits for answers: the program is gone in ten seconds."""

_LONGEST_WAIT = timedelta(seconds=30)
_LONGEST_TURN = timedelta(seconds=1)
_STORE_PAUSE = timedelta(seconds=2)

log = structlog.get_logger()


class Sender:
    """Sends what stands in line; ``rate`` messages a second may leave in all."""

    def __init__(self, store: Store, outlet: Outlet, holder: str, rate: int = 30) -> None:
        self._store = store
        self._outlet = outlet
        self._holder = holder
        self._rate = rate
        self._in_flight: dict[asyncio.Task[None], Departed] = {}
        self._woken = asyncio.Event()
        self._stopping = asyncio.Event()
        self._idle = asyncio.Event()
        self._idle.set()
        self._grace = GRACE

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
        """Claim nothing more, wait up to ``grace`` for answers, put the rest back; then ``run`` has ended."""
        self._grace = grace
        self._stopping.set()
        self._woken.set()
        await self._idle.wait()

    async def _work(self) -> None:
        async with hold(self._store, "sender", self._holder, self._stopping) as lease:
            if lease.is_held:
                await self._recover()
            while lease.is_held and not self._stopping.is_set():
                await self._try(self._round)
            await self._finish()

    async def _try(self, step: Callable[[], Awaitable[None]]) -> None:
        """Whatever is wrong with the database, it is tried again."""
        try:
            await step()
        except StoreProblem as problem:
            log.error("nothing is sent", why=str(problem))
            await asyncio.sleep(_STORE_PAUSE.total_seconds())

    async def _recover(self) -> None:
        async with self._store.begin() as conn:
            doubtful = await sending.recover(conn, self._holder, _now())
        if doubtful:
            log.warning("left without an answer by an earlier run", deliveries=doubtful)

    async def _round(self) -> None:
        """Claim as much as may be in flight, and let it leave, one after the other."""
        self._woken.clear()
        claimed: tuple[int, ...] = ()
        if free := in_flight(self._rate) - len(self._in_flight):
            async with self._store.begin() as conn:
                await sending.release(conn, self._holder)
                claimed = await sending.claim(conn, self._holder, _now(), free)
        for id in claimed:
            await self._let_leave(id)
        if not claimed:
            await self._wait()

    async def _let_leave(self, id: int) -> None:
        while not self._stopping.is_set():
            async with self._store.begin() as conn:
                now = _now()
                left = await sending.depart(conn, id, self._holder, secrets.token_hex(8), now, self._rate)
            match left:
                case Departed():
                    self._launch(left)
                    return
                case datetime() if left - now <= _LONGEST_TURN:
                    await asyncio.sleep((left - now).total_seconds())
                case _:
                    return

    def _launch(self, departed: Departed) -> None:
        task = asyncio.create_task(self._send(departed))
        self._in_flight[task] = departed
        task.add_done_callback(self._landed)

    def _landed(self, task: asyncio.Task[None]) -> None:
        del self._in_flight[task]
        self._woken.set()

    async def _send(self, departed: Departed) -> None:
        outcome = await self._outlet.send(departed.delivery)
        if not isinstance(outcome, Sent):
            log.warning("not sent", delivery=departed.delivery.id, outcome=repr(outcome))
        await self._settle(departed, outcome)

    async def _settle(self, departed: Departed, outcome: Outcome) -> None:
        """Until the database takes it: what was sent must not be sent again."""
        while True:
            try:
                async with self._store.begin() as conn:
                    await sending.settle(conn, departed.delivery.id, departed.attempt, outcome, _now())
            except StoreProblem as problem:
                log.error("not settled", delivery=departed.delivery.id, why=str(problem))
                await asyncio.sleep(_STORE_PAUSE.total_seconds())
            else:
                return

    async def _wait(self) -> None:
        """Until woken, or until something may go by itself."""
        async with self._store.connect() as conn:
            moment = await sending.next_moment(conn, _now())
        wait = min(moment - _now(), _LONGEST_WAIT) if moment else _LONGEST_WAIT
        with suppress(TimeoutError):
            await asyncio.wait_for(self._woken.wait(), max(wait.total_seconds(), 0))

    async def _finish(self) -> None:
        """Wait for answers; what is still without one is uncertain, and what never left waits again."""
        if self._in_flight:
            await asyncio.wait(self._in_flight, timeout=self._grace.total_seconds())
        given_up = dict(self._in_flight)
        for task in given_up:
            task.cancel()
        await asyncio.gather(*given_up, return_exceptions=True)
        async with self._store.begin() as conn:
            for departed in given_up.values():
                stopped = Unanswered("the program was stopped meanwhile")
                await sending.settle(conn, departed.delivery.id, departed.attempt, stopped, _now())
            await sending.release(conn, self._holder)


def _now() -> datetime:
    return datetime.now(UTC)
