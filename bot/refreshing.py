"""Keeps the timelines of this process as the database has them, whichever process amended a schedule."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.timelines import Timelines
from bot.trouble import Trouble
from schedules.store import amendments, schedules
from schedules.store.engine import Store, StoreProblem

_SECONDS = 0.25
_AT_ONCE = 50
"""So many amendments are taken in before others have a turn: each is read, which takes half a millisecond."""


async def refresh(conn: AsyncConnection, timelines: Timelines) -> bool:
    """Take in what was amended since; whether there was anything. One look into an index if there was not.

    To be called before anything is written on ``conn``: what is taken back must not be taken in.
    """
    if await amendments.newest(conn) <= timelines.newest:
        return False
    later = await amendments.later_than(conn, timelines.newest)
    owned = {one.id: one for one in await schedules.owned(conn, {one.schedule for one in later})}
    for start in range(0, len(later), _AT_ONCE):
        some = later[start : start + _AT_ONCE]
        timelines.lay_over([owned[id] for id in {one.schedule for one in some} & owned.keys()], some)
        if len(later) > _AT_ONCE:
            await asyncio.sleep(0)
    return True


@asynccontextmanager
async def keeping_up(
    store: Store, timelines: Timelines, changed: Callable[[], None], tell: Callable[[], Awaitable[None]]
) -> AsyncIterator[None]:
    """While the block runs, look four times a second whether anything was amended.

    ``changed`` is called once it is taken in; ``tell`` once any schedule is another, and at the start.
    """
    task = asyncio.create_task(_keep_up(store, timelines, changed, tell))
    try:
        yield
    finally:
        task.cancel()
        await asyncio.wait([task])


async def _keep_up(
    store: Store, timelines: Timelines, changed: Callable[[], None], tell: Callable[[], Awaitable[None]]
) -> None:
    told = -1
    trouble = Trouble("amendments are not looked for", "amendments are looked for again")
    while True:
        try:
            async with store.connect() as conn:
                refreshed = await refresh(conn, timelines)
            if refreshed:
                changed()
            if timelines.version != told:
                version = timelines.version
                await tell()
                told = version
            trouble.note_success()
        except StoreProblem as problem:
            trouble.note(str(problem))
        except Exception as error:  # its text may hold words of a chat, so only its kind is said
            trouble.note(type(error).__name__)
        await asyncio.sleep(_SECONDS)
