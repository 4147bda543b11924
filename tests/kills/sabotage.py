"""``python -m tests.kills.sabotage HOW FILE…``: ``agreed serve`` with a sender that has one fault.

Each breaks the promise in a way that programs in use do, so that the harness must notice.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Mapping, Sequence
from math import inf
from time import monotonic
from typing import Any

from bot import engine
from bot.cli import app
from bot.delivery import Delivery, Outcome, Outlet, Sent
from bot.flights import Flights
from bot.sender import Sender
from bot.store.leases import Lease
from bot.store.settling import Answer

_BATCH_SECONDS = 5.0


class MarksFirst(Sender):
    """Marks a delivery as sent, then sends it: what dies in between is lost."""

    def __init__(self, store: Any, outlet: Outlet, *rest: Any, **more: Any) -> None:
        super().__init__(store, _AnswersAtOnce(outlet), *rest, **more)


class _AnswersAtOnce:
    """Takes every delivery for sent, and sends one after the other as fast as Telegram answers."""

    def __init__(self, outlet: Outlet) -> None:
        self._outlet = outlet
        self._one_at_a_time = asyncio.Lock()
        self._on_the_way: set[asyncio.Task[None]] = set()

    async def send(self, delivery: Delivery) -> Outcome:
        task = asyncio.create_task(self._send(delivery))
        self._on_the_way.add(task)
        task.add_done_callback(self._on_the_way.discard)
        return Sent(message=delivery.id)

    async def _send(self, delivery: Delivery) -> None:
        async with self._one_at_a_time:
            await self._outlet.send(delivery)


class SettlesInBatches(Sender):
    """Writes down what was sent every five seconds: what was sent since is sent again after a crash."""

    def __init__(self, *all: Any, **more: Any) -> None:
        super().__init__(*all, **more)
        self._flights = _LandInBatches(self._rate)


class _LandInBatches(Flights):
    """Tells what was answered every five seconds only."""

    _next_batch = 0.0

    def answers(self) -> Sequence[Answer]:
        if monotonic() < self._next_batch:
            return []
        self._next_batch = monotonic() + _BATCH_SECONDS
        return super().answers()


class IgnoresLeases(Sender):
    """Sends whether or not another program does."""

    async def _work(self) -> None:
        forever = Lease("nobody's", self._holder, until=inf)
        while not self._stopping.is_set():
            await self._try(lambda: self._turn(forever))
        await self._finish()


SABOTAGED: Mapping[str, type[Sender]] = {
    "marks-first": MarksFirst,
    "settles-in-batches": SettlesInBatches,
    "ignores-leases": IgnoresLeases,
}


def main() -> None:
    """Serve, sabotaged."""
    how, *files = sys.argv[1:]
    vars(engine)["Sender"] = SABOTAGED[how]
    app(["serve", *files])


if __name__ == "__main__":
    main()
