"""What every way of running the program has in common: it hears, plans and sends, over one database."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime

from bot.alarm import Alarm
from bot.clock import Clock
from bot.conversation import Conversation
from bot.delivery import Outlet
from bot.invitations import Invitations
from bot.planner import plan, replan_all
from bot.sender import Sender
from bot.store.leases import new_holder
from bot.timelines import Timelines
from bot.web import LiveCalendars, WebServer, listening, web_app
from schedules.store.engine import Store
from schedules.subscriber import Subscriber


@dataclass(frozen=True, slots=True)
class Engine:
    """The parts that hear, plan and send. ``holder`` is the name under which they hold leases."""

    conversation: Conversation
    alarm: Alarm
    sender: Sender
    holder: str

    def after_hearing(self) -> None:
        """Someone wrote: there is an answer to send, and perhaps a chat to be told of something soon."""
        self.sender.wake()
        self.alarm.wake()


@asynccontextmanager
async def running(
    store: Store,
    timelines: Timelines,
    clock: Clock,
    defaults: Subscriber,
    outlet: Outlet,
    *,
    address: str,
    rate: int,
) -> AsyncIterator[Engine]:
    """Plan and send while the block runs; then stop in order, with nothing left half done."""

    async def tick() -> datetime | None:
        due = await plan(store, timelines, defaults, clock.now(), rehearsal=clock.is_rehearsal)
        sender.wake()
        return due

    holder = new_holder()
    sender = Sender(store, outlet, holder, rate)
    alarm = Alarm(tick, clock)
    conversation = Conversation(timelines, defaults, Invitations(store.secret), address)
    await replan_all(store, clock.now())
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(sender.run())
        try:
            await alarm.start()
            yield Engine(conversation, alarm, sender, holder)
        finally:
            alarm.stop()
            await sender.stop()


@asynccontextmanager
async def opened(database_url: str, clock: Clock) -> AsyncIterator[Store]:
    """The database, open while the block runs.

    Raises:
        StoreProblem: if it cannot be used.
    """
    store = await Store.open(database_url, rehearsal=clock.is_rehearsal)
    try:
        yield store
    finally:
        await store.close()


@asynccontextmanager
async def serving(
    store: Store, timelines: Timelines, clock: Clock, host: str, port: int, public_url: str | None = None
) -> AsyncIterator[str]:
    """Serve the page and the calendars while the block runs; gives the local address of the page.

    ``public_url`` is the address that the page names, if it is not the one it was reached by.

    Raises:
        OSError: if nothing can listen there.
    """
    listener = listening(host, port)
    server = WebServer(web_app(LiveCalendars(store, timelines, clock), public_url))
    serving = asyncio.create_task(server.serve([listener]))
    try:
        name = f"[{host}]" if ":" in host else host
        yield f"http://{name}:{listener.getsockname()[1]}"
    finally:
        server.should_exit = True
        await serving
