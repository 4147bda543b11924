"""What every way of running the program has in common: it hears, plans and sends, over one database."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator, Collection
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import structlog
from starlette.applications import Starlette

from bot.alarm import Alarm
from bot.clock import Clock
from bot.conversation import Conversation
from bot.delivery import Outlet
from bot.invitations import Invitations
from bot.planner import plan
from bot.roles import SENDER
from bot.sender import Sender
from bot.store import leases
from bot.store.leases import new_holder
from bot.store.vitals import note_tick
from bot.timelines import Timelines
from bot.trouble import Trouble
from bot.web import LiveCalendars, WebServer, listening, web_app
from schedules.store.engine import Store, StoreProblem
from schedules.subscriber import Subscriber

_LOOKS_AGAIN = timedelta(seconds=2)
"""How soon a process that may not plan now asks again whether it may."""

log = structlog.get_logger()


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


@dataclass(frozen=True, slots=True)
class Planning:
    """What the alarm rings for: plans what is due, where this process holds the sender's lease."""

    store: Store
    timelines: Timelines
    clock: Clock
    defaults: Subscriber
    sender: Sender
    holder: str
    trouble: Trouble = field(default_factory=lambda: Trouble("nothing is planned", "planning goes on"))

    async def tick(self) -> datetime | None:
        """Plan all that is due; when to do so again."""
        now = self.clock.now()
        try:
            if not await self._may_plan():
                return now + _LOOKS_AGAIN
            rehearsal = self.clock.is_rehearsal
            due = await plan(self.store, self.timelines, self.defaults, now, rehearsal=rehearsal)
            async with self.store.begin() as conn:
                await note_tick(conn, now)
        except StoreProblem as problem:
            self.trouble.note(str(problem))
            return now + _LOOKS_AGAIN
        self.trouble.note_success()
        self.sender.wake()
        return due

    async def _may_plan(self) -> bool:
        # The lease is the sender's: taken here or there first, the other only renews it.
        async with self.store.begin() as conn:
            return bool(await leases.take(conn, SENDER, self.holder, await leases.server_time(conn)))


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
    holder: str | None = None,
    editors: Collection[int] = (),
) -> AsyncIterator[Engine]:
    """Plan and send while the block runs; then stop in order, with nothing left half done.

    ``holder`` is the name under which leases are held: a new one, if none is given. ``editors`` are the
    ids of the users who may change the schedules that have a file.
    """
    holder = holder or new_holder()
    sender = Sender(store, outlet, holder, rate)
    planning = Planning(store, timelines, clock, defaults, sender, holder)
    alarm = Alarm(planning.tick, clock)
    conversation = Conversation(timelines, defaults, Invitations(store.secret), address, editors)
    async with store.begin():
        pass  # what cannot be written is said at the start, not at the first tick
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
    app = web_app(LiveCalendars(store, timelines, clock), public_url)
    async with serving_on(listener, app):
        yield address_of(listener)


@asynccontextmanager
async def serving_on(listener: socket.socket, app: Starlette) -> AsyncIterator[None]:
    """Serve an application on a socket while the block runs."""
    server = WebServer(app)
    serving = asyncio.create_task(server.serve([listener]))
    try:
        yield
    finally:
        server.should_exit = True
        await serving


def address_of(listener: socket.socket) -> str:
    """The address of what is served on a socket."""
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
