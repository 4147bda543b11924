"""``agreed serve --check``: whether everything that serving needs is there, tried for real."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from urllib.parse import urlsplit

import httpx
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from telegram import Bot
from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, TelegramError

from bot.settings import Settings, is_local
from bot.telegram.client import new_client
from bot.web import WebServer, listening
from schedules.store.engine import Store, StoreProblem

_PATIENCE = 10.0
_TELEGRAMS_HOST = "api.telegram.org"
_WEBHOOK_PORTS = frozenset({443, 80, 88, 8443})
"""Where Telegram delivers to; a Bot API server of one's own delivers to any (Bot API, setWebhook)."""


class CheckFailed(Exception):
    """Something that serving needs does not work; the text says what helps."""


@dataclass(frozen=True, slots=True)
class Checked:
    """One thing that was tried: what was found, or what is wrong."""

    name: str
    said: str
    is_well: bool


async def check(settings: Settings, rehearsal: bool) -> AsyncIterator[Checked]:
    """Try one setting after another; nobody in Telegram sees anything of it."""
    tries: dict[str, Callable[[], Awaitable[str]]] = {
        "TELEGRAM_BOT_TOKEN": lambda: _token(settings),
        "DEFAULT_TIMEZONE": lambda: _zone(settings),
        "DATABASE_URL": lambda: _database(settings, rehearsal),
        "LISTEN": lambda: _port(settings),
        "PUBLIC_URL": lambda: _public_address(settings),
        "WEBHOOK_URL": lambda: _webhook(settings),
        "OPERATORS_CHAT": lambda: _operators_chat(settings),
    }
    for name, attempt in tries.items():
        try:
            yield Checked(name, await attempt(), is_well=True)
        except (CheckFailed, StoreProblem) as problem:
            yield Checked(name, str(problem), is_well=False)


async def _token(settings: Settings) -> str:
    if settings.telegram_bot_token is None:
        return "not set: only the page and the calendars would be served"
    async with _telegram(settings, settings.telegram_bot_token.get_secret_value()) as bot:
        return f"belongs to @{bot.username}"


@asynccontextmanager
async def _telegram(settings: Settings, token: str) -> AsyncIterator[Bot]:
    """The bot, while the block runs, which may ask Telegram for as long as patience lasts.

    Raises:
        CheckFailed: if Telegram refuses the token, does not answer, or refuses what the block asks.
    """
    bot = new_client(token, settings.telegram_api_url)
    try:
        async with asyncio.timeout(_PATIENCE):
            await bot.initialize()
            yield bot
    except InvalidToken:
        raise CheckFailed("Telegram does not know this token; @BotFather tells yours") from None
    except (TelegramError, TimeoutError) as error:
        raise CheckFailed(f"{settings.telegram_api_url} does not answer: {type(error).__name__}") from None
    finally:
        await bot.shutdown()


async def _zone(settings: Settings) -> str:
    return f"{settings.default_timezone.key}, told at {settings.default_hour:%H:%M}"


async def _database(settings: Settings, rehearsal: bool) -> str:
    store = await Store.open(settings.database_url, rehearsal)
    await store.close()
    return "can be read and written"


async def _port(settings: Settings) -> str:
    try:
        listening(settings.host, settings.port).close()
    except OSError as error:
        raise CheckFailed(f"{settings.listen} cannot be had: {error.strerror}; choose another") from None
    return f"{settings.listen} is free"


async def _public_address(settings: Settings) -> str:
    if settings.public_url is None:
        return f"not set: links name http://{settings.listen}, which only this machine can open"
    if is_local(settings.public_url):
        return f"{settings.public_url} can only be opened from this machine or its network"
    await _must_lead_here(settings, settings.public_url, "/healthz")
    return f"{settings.public_url} leads here"


async def _webhook(settings: Settings) -> str:
    url = settings.webhook_url
    if url is None:
        return "not set: to ask Telegram for updates needs no address"
    if settings.telegram_bot_token is None:
        raise CheckFailed("nothing is delivered without TELEGRAM_BOT_TOKEN; set it, or leave this one out")
    if urlsplit(settings.telegram_api_url).hostname == _TELEGRAMS_HOST:
        _must_be_for_telegram(url)
    parts = urlsplit(url)
    await _must_lead_here(settings, f"{parts.scheme}://{parts.netloc}", parts.path)
    return f"{url} leads here"


def _must_be_for_telegram(url: str) -> None:
    parts = urlsplit(url)
    if is_local(url):
        raise CheckFailed(f"Telegram cannot reach {url}; write an address that leads here from outside")
    port = parts.port or (443 if parts.scheme == "https" else 80)
    if port not in _WEBHOOK_PORTS:
        ports = ", ".join(map(str, sorted(_WEBHOOK_PORTS)))
        raise CheckFailed(f"Telegram does not deliver to port {port}; choose one of {ports}")


async def _operators_chat(settings: Settings) -> str:
    chat = settings.operators_chat
    if chat is None:
        return "not set: when messages are late, only the log and /readyz say so"
    if settings.telegram_bot_token is None:
        raise CheckFailed("nobody is told without TELEGRAM_BOT_TOKEN; set it, or leave this one out")
    async with _telegram(settings, settings.telegram_bot_token.get_secret_value()) as bot:
        try:
            found = await bot.get_chat(chat)
        except ChatMigrated as moved:
            raise CheckFailed(f"{chat} is a supergroup now; write {moved.new_chat_id}") from None
        except Forbidden as refusal:
            raise CheckFailed(f"the bot is not let into {chat}: {refusal.message}; add it there") from None
        except BadRequest:
            how = "add the bot to it, or write to the bot from it; then /id there tells the number"
            raise CheckFailed(f"the bot knows no chat {chat}: {how}") from None
    return f"{chat} is {found.effective_name}"


async def _must_lead_here(settings: Settings, address: str, path: str) -> None:
    """Serve for a moment, and look whether it is this program that answers at ``path`` of ``address``.

    Raises:
        CheckFailed: if nothing answers, or another program.
    """
    try:
        leads_here = await _leads_here(settings, address, path)
    except (httpx.HTTPError, OSError) as error:
        raise CheckFailed(
            f"{address} does not lead to {settings.listen}: {str(error) or type(error).__name__}"
        ) from None
    if not leads_here:
        raise CheckFailed(f"{address} leads to another program; lead it to {settings.listen}")


async def _leads_here(settings: Settings, address: str, path: str) -> bool:
    sign = secrets.token_hex(8)
    server = WebServer(Starlette(routes=[Route(path, lambda _: PlainTextResponse(sign))]))
    serving = asyncio.create_task(server.serve([listening(settings.host, settings.port)]))
    try:
        async with httpx.AsyncClient(timeout=_PATIENCE) as client:
            answer = await client.get(f"{address}{path}")
            return answer.raise_for_status().text == sign
    finally:
        server.should_exit = True
        await serving
