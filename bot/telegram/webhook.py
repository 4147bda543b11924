"""Updates that Telegram delivers by itself: written down before it is told that they arrived.

Any process that shares the database takes them; the one that holds the poller's lease tells Telegram
where to (Bot API, setWebhook).
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from hmac import compare_digest
from typing import Any

import structlog
from sqlalchemy.exc import IntegrityError
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from telegram import Bot
from telegram.error import TelegramError

from bot.store import inbox
from bot.telegram.poller import Aside
from bot.telegram.updates import KINDS
from bot.trouble import Trouble
from schedules.store.engine import Store, StoreProblem

LARGEST_BODY = 1 << 20
"""In bytes; an update of Telegram is a few thousand."""

_SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105  a name, no secret
_LARGEST_ID = 2**63
_FIRST_PAUSE_SECONDS = 1
_LONGEST_PAUSE_SECONDS = 60

log = structlog.get_logger()


class NoUpdate(ValueError):
    """A body that holds no update."""


class TooLarge(ValueError):
    """A body that is larger than any update."""


class Webhook:
    """The address to which Telegram delivers; ``arrived`` is called when there is something new.

    ``aside`` is asked first: what it takes is not written down.
    """

    def __init__(
        self, store: Store, secret: str, arrived: Callable[[], None], aside: Aside = lambda _: False
    ) -> None:
        self._store = store
        self._secret = secret.encode()
        self._arrived = arrived
        self._aside = aside
        self._trouble = Trouble("updates cannot be kept", "updates are kept again")

    async def receive(self, request: Request) -> Response:
        """Write one update down: 200 once it is on disk, so anything else makes Telegram offer it again."""
        shown = request.headers.get(_SECRET_HEADER, "")
        if not compare_digest(shown.encode(), self._secret):
            log.warning("a request to the webhook without the secret was refused")
            return Response(status_code=403)
        try:
            update = update_in(await body_of(request))
            if self._aside(update):
                return Response(status_code=200)
            await self._keep(update)
        except TooLarge:
            return Response(status_code=413)
        except (NoUpdate, ClientDisconnect):
            return Response(status_code=400)
        except StoreProblem as problem:
            self._trouble.is_there(problem)
            return Response(status_code=503)
        self._trouble.is_over()
        self._arrived()
        return Response(status_code=200)

    async def _keep(self, update: Mapping[str, Any]) -> None:
        now = datetime.now(UTC)
        try:
            async with self._store.begin() as conn:
                await inbox.forget(conn, now)
                await inbox.keep(conn, [update], now)
        except IntegrityError:
            log.info("an update was delivered twice at once", update=update["update_id"])


async def body_of(request: Request) -> bytes:
    """All of the body.

    Raises:
        TooLarge: once it is larger than an update can be; the rest is not read.
    """
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > LARGEST_BODY:
            raise TooLarge
    return bytes(body)


def update_in(body: bytes) -> Mapping[str, Any]:
    """The update that a body holds.

    Raises:
        NoUpdate: if it holds none.
    """
    try:
        update = json.loads(body)
    except (ValueError, RecursionError):
        raise NoUpdate from None
    id = update.get("update_id") if isinstance(update, dict) else None
    if type(id) is not int or not 0 <= id < _LARGEST_ID:
        raise NoUpdate
    return dict(update)


async def keep_webhook(bot: Bot, url: str, secret: str) -> None:
    """Have Telegram deliver to ``url``, trying until it agrees; then wait to be cancelled.

    Only for who holds the poller's lease.
    """
    pause = _FIRST_PAUSE_SECONDS
    while not await _set(bot, url, secret, pause):
        await asyncio.sleep(pause)
        pause = min(2 * pause, _LONGEST_PAUSE_SECONDS)
    await asyncio.Event().wait()


async def _set(bot: Bot, url: str, secret: str, pause: float) -> bool:
    try:
        await bot.set_webhook(url, secret_token=secret, allowed_updates=KINDS)
    except TelegramError as error:
        log.error("no updates are received: the webhook was not set", error=str(error), again_in=pause)
        return False
    log.info("Telegram delivers updates to the webhook")
    return True
