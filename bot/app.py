"""``agreed serve``: the engine, with Telegram at one end and the web at the other.

Several processes may share a database. Each serves the web; leases decide which of them receives,
answers and sends, and the others stand by.
"""

from __future__ import annotations

import asyncio
import signal
import socket
from collections.abc import AsyncIterator, Callable, Coroutine, Mapping, Sequence
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass
from pathlib import Path

import structlog
from starlette.routing import Route
from telegram import Bot

from bot.clock import Clock
from bot.editors import tell_editors, tell_overruled
from bot.engine import Engine, address_of, opened, running, serving_on
from bot.health import Health
from bot.inbox import Inbox
from bot.inline import Inline
from bot.invitations import Invitations
from bot.logs import log_unhandled, set_up_logs
from bot.metrics import MeasuredOutlet
from bot.operators import LatenessWatch
from bot.pulse import Pulse
from bot.readiness import stay_ready
from bot.refreshing import keeping_up
from bot.roles import INBOX, POLLER, while_holding
from bot.settings import Settings
from bot.store.leases import new_holder
from bot.telegram.acquaintance import Acquaintance
from bot.telegram.client import new_client
from bot.telegram.inline import InlineAnswerer
from bot.telegram.members import Members
from bot.telegram.menu import show_menu
from bot.telegram.outlet import TelegramOutlet
from bot.telegram.poller import Aside, Poller
from bot.telegram.presses import Acknowledger
from bot.telegram.webhook import Webhook, keep_webhook
from bot.timelines import Timelines
from bot.watch import Broken, watching
from bot.web import LiveCalendars, listening, web_app
from schedules.milestone import Schedule, Visibility
from schedules.store.engine import Store, StoreProblem
from schedules.subscriber import Subscriber

log = structlog.get_logger()

Say = Callable[[str], None]
"""Tells the operator something."""


class CannotServe(Exception):
    """Something that serving needs cannot be had; the text says what helps."""


async def serve_until_stopped(
    settings: Settings, timelines: Timelines, clock: Clock, say: Say, files: Mapping[Path, str] | None = None
) -> None:
    """Run everything until SIGTERM or SIGINT; gone within ten seconds then.

    ``files`` are watched for edits: each with the id of the schedule that it holds.

    Raises:
        CannotServe: if the address or the token cannot be used, or something failed that nobody foresaw.
        StoreProblem: if the database cannot be used at the start.
    """
    set_up_logs(settings.secrets)
    asyncio.get_running_loop().set_exception_handler(log_unhandled)
    stopped = _stop_signal()
    with closing(_listener(settings)) as listener:
        address = settings.public_url or address_of(listener)
        async with opened(settings.database_url, clock) as store:
            process = _Process(settings, store, timelines, clock, say, address, new_holder(), files or {})
            await _run(process, listener, stopped)


async def _run(process: _Process, listener: socket.socket, stopped: asyncio.Event) -> None:
    try:
        await process.run(listener, stopped)
    except (CannotServe, StoreProblem):
        raise
    except Exception:  # its text may quote a chat, so it must not end up in a traceback
        log.exception("ended by an error")
        raise CannotServe("ended by an error that nobody foresaw; the log tells where") from None


@dataclass(frozen=True, slots=True)
class _Process:
    """One process of ``agreed serve``: ``holder`` is the name under which it holds leases."""

    settings: Settings
    store: Store
    timelines: Timelines
    clock: Clock
    say: Say
    address: str
    holder: str
    files: Mapping[Path, str]

    async def run(self, listener: socket.socket, stopped: asyncio.Event) -> None:
        """Serve the web and, with a token, the chats, until stopped."""
        token = self.settings.telegram_bot_token
        if token is None:
            async with self._web(listener, Health(self.store, self.clock, self.holder, None)):
                self.say("TELEGRAM_BOT_TOKEN is not set: no chat is served. @BotFather gives you one.")
                async with self._watching(changed=lambda: None):
                    await stopped.wait()
            return
        bot = new_client(token.get_secret_value(), self.settings.telegram_api_url)
        try:
            await self._serve_chats(listener, bot, stopped)
        finally:
            await bot.shutdown()

    async def _serve_chats(self, listener: socket.socket, bot: Bot, stopped: asyncio.Event) -> None:
        acquaintance, pulse = Acquaintance(bot), Pulse(self.store)
        hears_webhooks = self.settings.webhook_url is not None
        health = Health(self.store, self.clock, self.holder, acquaintance, hears_webhooks)
        outlet = MeasuredOutlet(TelegramOutlet(bot), health.metrics, self.clock)
        inline = Inline(self.timelines, self.defaults, rehearsal=self.clock.is_rehearsal)
        aside = InlineAnswerer(bot, self.store, inline, self.clock).take
        async with (
            self._web(listener, health, self._webhook(pulse, aside)),
            running(
                self.store,
                self.timelines,
                self.clock,
                self.defaults,
                outlet,
                address=self.address,
                rate=self.settings.send_rate,
                holder=self.holder,
                editors=self.settings.editors,
            ) as engine,
            self._watching(changed=engine.alarm.wake),
        ):
            await _Chats(self, bot, engine, acquaintance, pulse, aside).run(stopped)
        if acquaintance.refused.is_set():
            raise CannotServe("TELEGRAM_BOT_TOKEN: Telegram does not know it; @BotFather tells yours")

    @asynccontextmanager
    async def _web(
        self, listener: socket.socket, health: Health, webhook: Sequence[Route] = ()
    ) -> AsyncIterator[None]:
        calendars = LiveCalendars(self.store, self.timelines, self.clock)
        app = web_app(calendars, self.settings.public_url, [*health.routes(), *webhook])
        async with serving_on(listener, app):
            self.say(f"Page and calendars: {self.address}/")
            yield

    @asynccontextmanager
    async def _watching(self, changed: Callable[[], None]) -> AsyncIterator[None]:
        """Watch the schedule files and amendments; ``changed`` is called once a new version stands."""

        def take(schedule: Schedule) -> None:
            if self.timelines.take(schedule):
                changed()

        async def tell_broken(broken: Broken) -> None:
            editors = self.settings.editors
            await tell_editors(self.store, self.timelines, editors, self.defaults, broken, self.clock.now())
            changed()

        async def tell_lost() -> None:
            editors, now = self.settings.editors, self.clock.now()
            if await tell_overruled(self.store, self.timelines, editors, self.defaults, now):
                changed()

        async with (
            watching(self.files, take, tell_broken),
            keeping_up(self.store, self.timelines, changed, tell_lost),
        ):
            yield

    def _webhook(self, pulse: Pulse, aside: Aside) -> Sequence[Route]:
        path, secret = self.settings.webhook_path, self.settings.webhook_secret
        if path is None or secret is None:
            return ()
        webhook = Webhook(self.store, secret.get_secret_value(), pulse.hurry, aside)
        return (Route(path, webhook.receive, methods=["POST"]),)

    @property
    def defaults(self) -> Subscriber:
        """What holds for a chat that has chosen nothing, and for the operators."""
        chosen = self.settings
        return Subscriber(chosen.default_timezone, chosen.default_language, chosen.default_hour)


@dataclass(frozen=True, slots=True)
class _Chats:
    """What a process does for the chats beside planning and sending."""

    process: _Process
    bot: Bot
    engine: Engine
    acquaintance: Acquaintance
    pulse: Pulse
    aside: Aside

    async def run(self, stopped: asyncio.Event) -> None:
        """Take in what people write, and answer it, until stopped or until the token is refused."""
        timelines, clock, zone = self.process.timelines, self.process.clock, self.process.defaults.zone
        ready = stay_ready(timelines, clock, zone)
        async with asyncio.TaskGroup() as tasks:
            each = (self.acquaintance.run(), self._watch().run(), self._converse(), ready)
            parts = [tasks.create_task(part) for part in each]
            await _first_of(stopped, self.acquaintance.refused)
            for part in parts:
                part.cancel()

    async def _converse(self) -> None:
        """Receive and handle updates, once Telegram has said who the bot is."""
        username = await self.acquaintance.username()
        self._introduce(username)
        conversation = self.engine.conversation
        conversation.known_as(username, is_inline=bool(self.bot.supports_inline_queries))
        inbox = Inbox(
            self.process.store,
            conversation.hear,
            username,
            self.process.clock,
            handled=self.engine.after_hearing,
            acknowledge=Acknowledger(self.bot).acknowledge,
            standing=Members(self.bot).with_standing,
            failed=conversation.failed,
        )
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self.pulse.run(lambda: self._wake(inbox)))
            tasks.create_task(self._while_holding(INBOX, inbox.run))
            tasks.create_task(self._receive(inbox))
            tasks.create_task(show_menu(self.bot))

    async def _receive(self, inbox: Inbox) -> None:
        url, secret = self.process.settings.webhook_url, self.process.settings.webhook_secret
        if url is None or secret is None:
            await Poller(self.process.store, self.bot, self.engine.holder, inbox.wake, self.aside).run()
        else:
            told = secret.get_secret_value()
            await self._while_holding(POLLER, lambda: keep_webhook(self.bot, url, told))

    async def _while_holding(self, lease: str, work: Callable[[], Coroutine[None, None, None]]) -> None:
        await while_holding(self.process.store, lease, self.engine.holder, work)

    def _wake(self, inbox: Inbox) -> None:
        inbox.wake()
        self.engine.after_hearing()

    def _watch(self) -> LatenessWatch:
        process = self.process
        chat = process.settings.operators_chat
        return LatenessWatch(
            process.store, process.holder, process.clock, chat, process.defaults, self.engine.sender.wake
        )

    def _introduce(self, username: str) -> None:
        """Tell where the bot is, and invite: to a schedule that is not public there is no other way in."""
        self.process.say(f"Chats: https://t.me/{username}")
        if not self.bot.supports_inline_queries:
            self.process.say("Inline mode is off: /setinline at @BotFather lets people ask in any chat.")
        invitations = Invitations(self.process.store.secret)
        timelines = self.process.timelines
        for id, schedule in timelines.schedules.items():
            if id in timelines.from_files and schedule.visibility is Visibility.INVITED:
                payload = invitations.write(id, self.process.clock.now())
                link = f"https://t.me/{username}?start={payload}"
                self.process.say(f"Invitation to {id}, for seven days: {link}")


async def _first_of(*events: asyncio.Event) -> None:
    """Wait until one of them is set."""
    waiting = [asyncio.create_task(event.wait()) for event in events]
    try:
        await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in waiting:
            task.cancel()


def _listener(settings: Settings) -> socket.socket:
    try:
        return listening(settings.host, settings.port)
    except OSError as error:
        raise CannotServe(
            f"LISTEN: {settings.listen} cannot be had: {error.strerror or error}; choose another"
        ) from None


def _stop_signal() -> asyncio.Event:
    stopped = asyncio.Event()
    for sign in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(sign, stopped.set)
    return stopped
