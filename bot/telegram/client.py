"""python-telegram-bot as a plain client of the Bot API, over aiohttp."""

from __future__ import annotations

import os

from telegram import Bot

from bot.limits import MOST_IN_FLIGHT
from bot.telegram.request import AiohttpRequest

_CONNECT_SECONDS = 10
_READ_SECONDS = 20
_REQUESTS = MOST_IN_FLIGHT + 16
"""As many as may be in flight, and room for whatever is asked beside sending."""


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
        request=AiohttpRequest(api_url, _REQUESTS, _CONNECT_SECONDS, _READ_SECONDS),
        get_updates_request=AiohttpRequest(
            api_url, 1, _CONNECT_SECONDS, _READ_SECONDS
        ),  # it insists on a second
    )
