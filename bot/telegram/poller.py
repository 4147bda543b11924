"""The poller: asks Telegram for updates and writes them down before it asks for the next.

Asking for what comes after an update is what confirms it, so one that was confirmed is on disk. After
a restart Telegram offers again what was not confirmed; what is known already is left alone.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta

import structlog
from telegram import Bot, Update
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError

from bot.store import inbox
from bot.store.leases import hold
from bot.telegram.updates import KINDS
from schedules.store.engine import Store, StoreProblem

_LONG_POLL_SECONDS = 25
_FIRST_PAUSE = timedelta(seconds=1)
_LONGEST_PAUSE = timedelta(seconds=30)

log = structlog.get_logger()


class Poller:
    """Fills the inbox; ``arrived`` is called whenever there is something new in it."""

    def __init__(self, store: Store, bot: Bot, holder: str, arrived: Callable[[], None]) -> None:
        self._store = store
        self._bot = bot
        self._holder = holder
        self._arrived = arrived
        self._trouble = ""
        self._pause = _FIRST_PAUSE

    async def run(self) -> None:
        """Ask until cancelled, whenever the lease is held."""
        while True:
            try:
                async with hold(self._store, "poller", self._holder) as lease:
                    offset: int | None = None
                    while lease.is_held:
                        offset = await self._ask(offset)
            except StoreProblem as problem:
                await self._recover_from(f"updates cannot be kept: {problem}", self._pause)

    async def _ask(self, offset: int | None) -> int | None:
        """Ask once; the next offset to ask with."""
        try:
            updates = await self._bot.get_updates(
                offset=offset, timeout=_LONG_POLL_SECONDS, allowed_updates=KINDS
            )
        except TelegramError as error:
            await self._answer(error)
            return offset
        self._trouble, self._pause = "", _FIRST_PAUSE
        if not updates:
            return offset
        await self._keep(updates)
        return updates[-1].update_id + 1

    async def _keep(self, updates: Sequence[Update]) -> None:
        now = datetime.now(UTC)
        async with self._store.begin() as conn:
            await inbox.forget(conn, now)
            new = await inbox.keep(conn, [update.to_dict() for update in updates], now)
        if new:
            self._arrived()

    async def _answer(self, error: TelegramError) -> None:
        """Say what is wrong, once, and wait longer each time."""
        if isinstance(error, RetryAfter):
            wait = error.retry_after
            await asyncio.sleep(wait.total_seconds() if isinstance(wait, timedelta) else wait)
        elif isinstance(error, InvalidToken):
            await self._recover_from("TELEGRAM_BOT_TOKEN is not known to the server", _LONGEST_PAUSE)
        elif isinstance(error, Conflict):
            await self._resolve(error)
        else:
            await self._recover_from(f"no updates: {type(error).__name__}", self._pause)

    async def _resolve(self, error: Conflict) -> None:
        if "webhook" in error.message.casefold():
            log.warning("a webhook was set for this bot; it is removed, since updates are asked for")
            await self._remove_webhook()
        else:
            await self._recover_from("another program asks for the updates of this token", self._pause)

    async def _remove_webhook(self) -> None:
        try:
            await self._bot.delete_webhook()
        except TelegramError as error:
            await self._recover_from(f"the webhook stays: {type(error).__name__}", self._pause)

    async def _recover_from(self, trouble: str, pause: timedelta) -> None:
        if trouble != self._trouble:
            log.error("no updates are received", why=trouble)
            self._trouble = trouble
        await asyncio.sleep(pause.total_seconds())
        self._pause = min(2 * pause, _LONGEST_PAUSE)
