"""The poller: asks Telegram for updates and writes them down before it asks for the next.

Asking for what comes after an update is what confirms it, so one that was confirmed is on disk. After
a restart Telegram offers again what was not confirmed; what is known already is left alone.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from time import monotonic
from typing import Any

import structlog
from telegram import Bot
from telegram.error import Conflict, EndPointNotFound, InvalidToken, RetryAfter, TelegramError

from bot.store import inbox
from bot.store.leases import hold
from bot.telegram.updates import KINDS
from bot.trouble import Trouble
from schedules.store.engine import Store, StoreProblem

_LONG_POLL_SECONDS = 25
_READ_SECONDS = _LONG_POLL_SECONDS + 10
_FIRST_PAUSE = timedelta(seconds=1)
_LONGEST_PAUSE = timedelta(seconds=30)
_CALM = timedelta(minutes=2)
"""A rival is gone if nothing was heard of it for so long: it leaves a turn to others now and then."""

Aside = Callable[[Mapping[str, Any]], bool]
"""Takes an update that need not be written down; whether it did."""

log = structlog.get_logger()


class Poller:
    """Fills the inbox; ``arrived`` is called whenever there is something new in it.

    ``aside`` is asked first: what it takes is not written down.
    """

    def __init__(
        self,
        store: Store,
        bot: Bot,
        holder: str,
        arrived: Callable[[], None],
        aside: Aside = lambda _: False,
    ) -> None:
        self._store = store
        self._bot = bot
        self._holder = holder
        self._arrived = arrived
        self._aside = aside
        self._trouble = Trouble("no updates are received", "updates are received again")
        self._database = Trouble("no updates are received", "updates can be received again")
        self._pause = _FIRST_PAUSE
        self._is_calm_at = 0.0

    async def run(self) -> None:
        """Ask until cancelled, whenever the lease is held."""
        while True:
            try:
                async with hold(self._store, "poller", self._holder, asked=self._database.is_over) as lease:
                    offset: int | None = None
                    while lease.is_held:
                        offset = await self._ask(offset)
            except StoreProblem as problem:
                self._database.is_there(problem)
                await self._rest(self._pause)
            except Exception as error:  # its text may hold words of a chat, so only its kind is said
                await self._recover_from(f"updates cannot be kept: {type(error).__name__}", self._pause)

    async def _ask(self, offset: int | None) -> int | None:
        """Ask once; the next offset to ask with."""
        try:
            updates = await self._fetch(offset)
        except TelegramError as error:
            await self._answer(error)
            return offset
        self._note_success()
        if not updates:
            return offset
        await self._keep(updates)
        return max(int(update["update_id"]) for update in updates) + 1

    def _note_success(self) -> None:
        if monotonic() < self._is_calm_at:
            return
        self._trouble.is_over()
        self._pause = _FIRST_PAUSE

    async def _fetch(self, offset: int | None) -> Sequence[Mapping[str, Any]]:
        """Updates as Telegram writes them: one that the library cannot read would stop all others."""
        asked = {"timeout": _LONG_POLL_SECONDS, "allowed_updates": KINDS}
        if offset is not None:
            asked["offset"] = offset
        # In small letters, which Telegram takes as well, the library leaves the answer as it is.
        answer = await self._bot.do_api_request("getupdates", asked, read_timeout=_READ_SECONDS)
        updates = answer if isinstance(answer, list) else []
        return [one for one in updates if isinstance(one, dict) and isinstance(one.get("update_id"), int)]

    async def _keep(self, offered: Sequence[Mapping[str, Any]]) -> None:
        updates = [update for update in offered if not self._aside(update)]
        if not updates:
            return
        now = datetime.now(UTC)
        async with self._store.begin() as conn:
            await inbox.forget(conn, now)
            new = await inbox.keep(conn, updates, now)
        if new:
            self._arrived()

    async def _answer(self, error: TelegramError) -> None:
        """Say what is wrong, once, and wait longer each time."""
        if isinstance(error, RetryAfter):
            wait = error.retry_after
            await asyncio.sleep(wait.total_seconds() if isinstance(wait, timedelta) else wait)
        elif isinstance(error, InvalidToken | EndPointNotFound):
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
            self._is_calm_at = monotonic() + _CALM.total_seconds()
            await self._recover_from("another program asks for the updates of this token", self._pause)

    async def _remove_webhook(self) -> None:
        try:
            await self._bot.delete_webhook()
        except TelegramError as error:
            await self._recover_from(f"the webhook stays: {type(error).__name__}", self._pause)

    async def _recover_from(self, trouble: str, pause: timedelta) -> None:
        self._trouble.is_there(trouble)
        await self._rest(pause)

    async def _rest(self, pause: timedelta) -> None:
        await asyncio.sleep(pause.total_seconds())
        self._pause = min(2 * pause, _LONGEST_PAUSE)
