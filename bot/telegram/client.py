"""python-telegram-bot as a plain client of the Bot API, over aiohttp."""

from __future__ import annotations

import os

import aiohttp
from httpx_aiohttp import AiohttpTransport
from telegram import Bot
from telegram.request import HTTPXRequest

from bot.settings import is_local

_CONNECT_SECONDS = 10
_READ_SECONDS = 20
_REQUESTS = 32


def new_client(token: str, api_url: str) -> Bot:
    """A client for the Bot API at ``api_url`` (all that comes before the token).

    Initialise it before use, and shut it down afterwards. Proxies are taken from the environment,
    as elsewhere, but not for an address that only this machine or its network knows.

    Raises:
        telegram.error.InvalidToken: if the token is empty.
    """
    # The library's own way to choose lengths of time over numbers, which it is about to give up.
    os.environ.setdefault("PTB_TIMEDELTA", "true")
    return Bot(
        token,
        base_url=api_url,
        request=_request(api_url, _REQUESTS),
        get_updates_request=_request(api_url, 1),
    )


def _request(api_url: str, connections: int) -> HTTPXRequest:
    def session() -> aiohttp.ClientSession:
        connector = aiohttp.TCPConnector(limit=connections)
        return aiohttp.ClientSession(connector=connector, trust_env=not is_local(api_url))

    # What PTB calls the pool timeout bounds the whole way to a connection in aiohttp.
    return HTTPXRequest(
        read_timeout=_READ_SECONDS,
        connect_timeout=_CONNECT_SECONDS,
        pool_timeout=_CONNECT_SECONDS,
        httpx_kwargs={"transport": AiohttpTransport(client=session)},
    )
