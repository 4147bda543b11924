"""How long an answer takes while 10,000 chats wait to be told.

``python -m benchmarks.answering [DATABASE_URL]`` (a new SQLite file, where none is named) lets 10,000
messages be sent at 30 a second, and meanwhile has somebody ask ``/due`` four times a second: from when
the question is offered to the bot until its answer reaches the server.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from benchmarks.quick_botapi import TOKEN, quick_botapi
from benchmarks.sending import CHATS, put_in_line
from bot.clock import LiveClock
from bot.conversation import Conversation
from bot.inbox import Inbox
from bot.invitations import Invitations
from bot.sender import Sender
from bot.store import inbox as received
from bot.store.leases import new_holder
from bot.telegram.client import new_client
from bot.telegram.outlet import TelegramOutlet
from bot.timelines import Timelines
from schedules.examples import example
from schedules.reading import load
from schedules.store.engine import Store
from schedules.subscriber import Subscriber
from schedules.zones import zone_named

_QUESTIONS = 100
_PAUSE_SECONDS = 0.25
_FIRST_ASKER = 1_000_000


async def measure(database_url: str) -> Sequence[float]:
    """How long each answer took, in seconds, shortest first."""
    store = await Store.open(database_url)
    timelines = Timelines([load(example("dialogue-2016"))])
    defaults = Subscriber(zone_named("Asia/Shanghai"), "en")
    talk = Conversation(timelines, defaults, Invitations(store.secret), "https://example.org")
    with quick_botapi() as server:
        async with new_client(TOKEN, server.url) as bot:
            await put_in_line(store, CHATS)
            sender = Sender(store, TelegramOutlet(bot), new_holder())
            inbox = Inbox(store, talk.hear, "agreed_bench_bot", LiveClock(), handled=sender.wake)
            parts = [asyncio.create_task(part) for part in (sender.run(), inbox.run())]
            asked = await _ask(store, inbox)
            await asyncio.sleep(2)
            await sender.stop()
            parts[1].cancel()
            await asyncio.gather(*parts, return_exceptions=True)
    await store.close()
    answered = {chat: moment for moment, chat in server.arrivals}
    return sorted(answered[chat] - moment for chat, moment in asked.items())


async def _ask(store: Store, inbox: Inbox) -> dict[int, float]:
    """Have as many people ask, one after another; when each did."""
    asked = {}
    for chat in range(_FIRST_ASKER, _FIRST_ASKER + _QUESTIONS):
        await asyncio.sleep(_PAUSE_SECONDS)
        message = {"chat": {"id": chat, "type": "private"}, "from": {"id": chat}, "text": "/due"}
        asked[chat] = time.time()
        async with store.begin() as conn:
            await received.keep(conn, [{"update_id": chat, "message": message}], datetime.now(UTC))
        inbox.wake()
    return asked


def main(arguments: Sequence[str]) -> None:
    """Measure and print a line."""
    with tempfile.TemporaryDirectory() as folder:
        url = arguments[0] if arguments else f"sqlite:///{Path(folder) / 'agreed.db'}"
        took = asyncio.run(measure(url))
    p99 = took[len(took) * 99 // 100]
    print(
        f"{url.partition(':')[0]}: while {CHATS} wait, {len(took)} answers to /due took "
        f"p50 {median(took) * 1000:.0f} ms, p99 {p99 * 1000:.0f} ms"
    )


if __name__ == "__main__":
    main(sys.argv[1:])
