"""How fast messages leave, and how late, where 10,000 chats are due in the same second.

``python -m benchmarks.sending [DATABASE_URL …]`` measures on each of these (a new SQLite file, where
none is named), at ``SEND_RATE`` 1000 all of them, and at 30 as many as leave in a minute; ``--full``
sends all of them at 30 as well, which takes six minutes. A database that is named must be empty.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.quick_botapi import TOKEN, quick_botapi
from bot.delivery import Link, Outgoing, Urgency
from bot.sender import Sender
from bot.store import messages
from bot.store.batches import enqueue_all
from bot.store.leases import new_holder
from bot.telegram.client import new_client
from bot.telegram.outlet import TelegramOutlet
from schedules.store.engine import Store

CHATS = 10_000
_AT_ONCE = 500
_TEXT = "Test the hotline: due by Wednesday 31 August 2016, in 30 days.\n\n“testing it before September 2016”"
_BUTTONS = ((Link("Calendar", "https://example.org/dialogue-2016.ics"),),)


@dataclass(frozen=True, slots=True)
class Measured:
    """When the messages arrived, in seconds after they were due, and what it cost the process."""

    arrivals: Sequence[float]
    processor_seconds: float

    @property
    def rate(self) -> float:
        """Messages a second, from the first to the last."""
        return (len(self.arrivals) - 1) / (self.arrivals[-1] - self.arrivals[0])

    @property
    def busiest(self) -> int:
        """The most that arrived within any second."""
        first = most = 0
        for last, moment in enumerate(self.arrivals):
            while moment - self.arrivals[first] >= 1:
                first += 1
            most = max(most, last - first + 1)
        return most

    def late(self, percent: int) -> float:
        """How late at most so many percent of them were."""
        return self.arrivals[min(len(self.arrivals) - 1, len(self.arrivals) * percent // 100)]


async def measure(database_url: str, rate: int, chats: int) -> Measured:
    """Let one message to each of so many chats be due now, and send them all."""
    store = await Store.open(database_url)
    with quick_botapi() as server:
        async with new_client(TOKEN, server.url) as bot:
            due = await put_in_line(store, chats, f"at-{rate}")
            sender = Sender(store, TelegramOutlet(bot), new_holder(), rate)
            began = time.process_time()
            running = asyncio.create_task(sender.run())
            await _until_all_is_sent(store)
            cost = time.process_time() - began
            await sender.stop()
            await running
    await store.close()
    assert len({chat for _, chat in server.arrivals}) == len(server.arrivals) == chats
    return Measured(sorted(moment - due for moment, _ in server.arrivals), cost)


async def put_in_line(store: Store, chats: int, milestone: str = "b") -> float:
    """Put a message to each chat in line, about one milestone; when the last of them was."""
    for first in range(1, chats + 1, _AT_ONCE):
        due = [_message(chat, milestone) for chat in range(first, min(first + _AT_ONCE, chats + 1))]
        async with store.begin() as conn:
            await enqueue_all(conn, due, datetime.now(UTC))
    return time.time()


def _message(chat: int, milestone: str) -> Outgoing:
    return Outgoing(chat, None, _TEXT, _BUTTONS, (f"a/{milestone} lead {chat}",), Urgency.NOTICE, "en")


async def _until_all_is_sent(store: Store) -> None:
    is_open = True
    while is_open:
        await asyncio.sleep(0.5)
        async with store.connect() as conn:
            is_open = await messages.is_any_open(conn)


def _shown(kind: str, rate: int, chats: int, measured: Measured) -> str:
    share = f"{measured.rate / rate:7.2%} of the limit"
    late = f"late p50 {measured.late(50):6.1f} s, p99 {measured.late(99):6.1f} s"
    cost = f"{measured.processor_seconds / chats * 1000:.2f} ms of processor each"
    return (
        f"{kind:10} at {rate:4} a second: {chats} messages, {measured.rate:6.1f} a second ({share}), "
        f"at most {measured.busiest} in any second, {late}, {cost}"
    )


def main(arguments: Sequence[str]) -> None:
    """Measure and print a line for each database and rate."""
    full = "--full" in arguments
    named = [argument for argument in arguments if not argument.startswith("--")]
    with tempfile.TemporaryDirectory() as folder:
        for rate, chats in ((1000, CHATS), (30, CHATS if full else 30 * 60)):
            for url in named or [f"sqlite:///{Path(folder) / f'{rate}.db'}"]:
                measured = asyncio.run(measure(url, rate, chats))
                print(_shown(url.partition(":")[0], rate, chats, measured), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
