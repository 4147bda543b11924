"""What answers need, made before anyone asks, and not searched for garbage again while it stands.

A large schedule is millions of objects that stay for a day. To go through them all takes Python's garbage
collector a fifth of a second, and every few answers it would, in the middle of one.
"""

from __future__ import annotations

import asyncio
import gc
from datetime import date
from zoneinfo import ZoneInfo

from bot.clock import Clock
from bot.questions.subjects import index_of
from bot.timelines import Timelines

_LOOKS_SECONDS = 5


async def stay_ready(timelines: Timelines, clock: Clock, zone: ZoneInfo) -> None:
    """Be ready for the day that it is in ``zone``, and anew when it is another or a file has changed."""
    ready_for = None
    while True:
        day = clock.now().astimezone(zone).date()
        stand = day, tuple(timelines.digests[id] for id in timelines.from_files)
        if stand != ready_for:
            await asyncio.to_thread(make_ready, timelines, day)
            ready_for = stand
        await asyncio.sleep(_LOOKS_SECONDS)


def make_ready(timelines: Timelines, day: date) -> None:
    """Resolve the schedules that have a file as of ``day``, and find the names in them.

    Those that chats own are small, and wait for a question.
    """
    for timeline in timelines.on(day, timelines.from_files).values():
        index_of(timeline.schedule)
    gc.unfreeze()  # what was replaced may be let go
    gc.collect()
    gc.freeze()
