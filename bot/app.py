"""``agreed serve``: the engine, with Telegram at one end and the web at the other."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable, Coroutine

import structlog
from telegram import Bot
from telegram.error import InvalidToken, TelegramError

from bot.clock import Clock
from bot.engine import Engine, opened, running, serving
from bot.inbox import Inbox
from bot.invitations import Invitations
from bot.logs import set_up_logs
from bot.settings import Settings
from bot.telegram.client import new_client
from bot.telegram.menu import show_menu
from bot.telegram.outlet import TelegramOutlet
from bot.telegram.poller import Poller
from bot.timelines import Timelines
from schedules.milestone import Visibility
from schedules.store.engine import Store
from schedules.subscriber import Subscriber

Say = Callable[[str], None]
"""Tells the operator something."""

_FIRST_PAUSE_SECONDS = 1
_LONGEST_PAUSE_SECONDS = 60

log = structlog.get_logger()


class CannotServe(Exception):
    """Something that serving needs cannot be had; the text says what helps."""


async def serve_until_stopped(settings: Settings, timelines: Timelines, clock: Clock, say: Say) -> None:
    """Run everything until SIGTERM or SIGINT; gone within ten seconds then.

    Raises:
        CannotServe: if the address or the token cannot be used.
        StoreProblem: if the database cannot be used at the start.
    """
    set_up_logs(_secrets(settings))
    stopped = _stop_signal()
    async with opened(settings.database_url, clock) as store:
        try:
            where = settings.host, settings.port, settings.public_url
            async with serving(store, timelines, clock, *where) as local:
                address = settings.public_url or local
                say(f"Page and calendars: {address}/")
                await _serve_chats(settings, store, timelines, clock, address, say, stopped)
        except OSError as error:
            raise CannotServe(
                f"LISTEN: {settings.listen} cannot be had: {error.strerror or error}; choose another"
            ) from None


async def _serve_chats(
    settings: Settings,
    store: Store,
    timelines: Timelines,
    clock: Clock,
    address: str,
    say: Say,
    stopped: asyncio.Event,
) -> None:
    if settings.telegram_bot_token is None:
        say("TELEGRAM_BOT_TOKEN is not set: no chat is served. @BotFather gives you one.")
        await stopped.wait()
        return
    bot = new_client(settings.telegram_bot_token.get_secret_value(), settings.telegram_api_url)
    try:
        if not await _done_before(stopped, _connect(bot)):
            return
        say(f"Chats: https://t.me/{bot.username}")
        _invite(store, timelines, clock, bot, say)
        defaults = Subscriber(settings.default_timezone, settings.default_language, settings.default_hour)
        outlet, rate = TelegramOutlet(bot), settings.send_rate
        async with running(store, timelines, clock, defaults, outlet, address=address, rate=rate) as engine:
            await _hear(engine, store, bot, clock, stopped)
    finally:
        await bot.shutdown()


async def _hear(engine: Engine, store: Store, bot: Bot, clock: Clock, stopped: asyncio.Event) -> None:
    """Take in what people write, and answer it, until stopped."""
    inbox = Inbox(store, engine.conversation.hear, bot.username, clock, handled=engine.after_hearing)
    poller = Poller(store, bot, engine.holder, inbox.wake)
    async with asyncio.TaskGroup() as tasks:
        parts = [tasks.create_task(part) for part in (poller.run(), inbox.run(), show_menu(bot))]
        await stopped.wait()
        for part in parts:
            part.cancel()


async def _connect(bot: Bot) -> None:
    """Wait until Telegram answers.

    Raises:
        CannotServe: if Telegram does not know the token.
    """
    pause = _FIRST_PAUSE_SECONDS
    while True:
        try:
            await bot.initialize()
        except InvalidToken:
            raise CannotServe(
                "TELEGRAM_BOT_TOKEN: Telegram does not know it; @BotFather tells yours"
            ) from None
        except TelegramError as error:
            log.error("Telegram does not answer", error=type(error).__name__, again_in=pause)
        else:
            return
        await asyncio.sleep(pause)
        pause = min(2 * pause, _LONGEST_PAUSE_SECONDS)


async def _done_before(stopped: asyncio.Event, work: Coroutine[None, None, None]) -> bool:
    """Do something unless stopped meanwhile; whether it was done."""
    doing, stopping = asyncio.create_task(work), asyncio.create_task(stopped.wait())
    await asyncio.wait((doing, stopping), return_when=asyncio.FIRST_COMPLETED)
    is_done = doing.done()
    for task in (doing, stopping):
        task.cancel()
    if is_done:
        await doing
    return is_done


def _invite(store: Store, timelines: Timelines, clock: Clock, bot: Bot, say: Say) -> None:
    """Print an invitation for every schedule that is not public: there is no other way in."""
    invitations = Invitations(store.secret)
    for id, schedule in timelines.schedules.items():
        if schedule.visibility is Visibility.INVITED:
            payload = invitations.write(id, clock.now())
            say(f"Invitation to {id}, for seven days: https://t.me/{bot.username}?start={payload}")


def _secrets(settings: Settings) -> tuple[str, ...]:
    if settings.telegram_bot_token is None:
        return ()
    token = settings.telegram_bot_token.get_secret_value()
    return token, token.rpartition(":")[2]


def _stop_signal() -> asyncio.Event:
    stopped = asyncio.Event()
    for sign in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(sign, stopped.set)
    return stopped
