"""``agreed serve --check``: whether everything that serving needs is there, tried for real."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass

import httpx
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from telegram.error import InvalidToken, TelegramError

from bot.settings import Settings, is_local
from bot.telegram.client import new_client
from bot.web import WebServer, listening
from schedules.store.engine import Store, StoreProblem

_PATIENCE = 10.0


class CheckFailed(Exception):
    """Something that serving needs does not work; the text says what helps."""


@dataclass(frozen=True, slots=True)
class Checked:
    """One thing that was tried: what was found, or what is wrong."""

    name: str
    said: str
    is_well: bool


async def check(settings: Settings, rehearsal: bool) -> AsyncIterator[Checked]:
    """Try the token, the zone, the database, the port and the public address, one after another."""
    tries: dict[str, Callable[[], Awaitable[str]]] = {
        "TELEGRAM_BOT_TOKEN": lambda: _token(settings),
        "DEFAULT_TIMEZONE": lambda: _zone(settings),
        "DATABASE_URL": lambda: _database(settings, rehearsal),
        "LISTEN": lambda: _port(settings),
        "PUBLIC_URL": lambda: _public_address(settings),
    }
    for name, attempt in tries.items():
        try:
            yield Checked(name, await attempt(), is_well=True)
        except (CheckFailed, StoreProblem) as problem:
            yield Checked(name, str(problem), is_well=False)


async def _token(settings: Settings) -> str:
    if settings.telegram_bot_token is None:
        return "not set: only the page and the calendars would be served"
    bot = new_client(settings.telegram_bot_token.get_secret_value(), settings.telegram_api_url)
    try:
        async with asyncio.timeout(_PATIENCE):
            await bot.initialize()
        return f"belongs to @{bot.username}"
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
    try:
        leads_here = await _leads_here(settings)
    except (httpx.HTTPError, OSError) as error:
        raise CheckFailed(
            f"{settings.public_url} does not lead to {settings.listen}: {str(error) or type(error).__name__}"
        ) from None
    if not leads_here:
        raise CheckFailed(f"{settings.public_url} leads to another program; lead it to {settings.listen}")
    return f"{settings.public_url} leads here"


async def _leads_here(settings: Settings) -> bool:
    """Serve for a moment, and look whether it is this program that answers at the public address.

    Raises:
        OSError, httpx.HTTPError: if nothing answers.
    """
    sign = secrets.token_hex(8)
    server = WebServer(Starlette(routes=[Route("/healthz", lambda _: PlainTextResponse(sign))]))
    serving = asyncio.create_task(server.serve([listening(settings.host, settings.port)]))
    try:
        async with httpx.AsyncClient(timeout=_PATIENCE) as client:
            answer = await client.get(f"{settings.public_url}/healthz")
            return answer.raise_for_status().text == sign
    finally:
        server.should_exit = True
        await serving
