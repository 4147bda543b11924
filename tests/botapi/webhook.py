"""A webhook: where updates are delivered to, one after another, until each is taken."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import httpx

from tests.botapi.bell import Bell
from tests.botapi.refusals import Json, bad_request, conflict
from tests.botapi.updates import Updates

WEBHOOK_ACTIVE = conflict(
    "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)

_PAUSE_SECONDS = 0.1


@dataclass(slots=True)
class Webhook:
    """The webhook of one bot; ``url`` is empty while there is none."""

    updates: Updates
    bell: Bell
    url: str = ""
    secret: str = ""
    _delivering: set[asyncio.Task[None]] = field(default_factory=set)

    def set(self, url: str, secret: str) -> None:
        """Deliver there from now on; nowhere for an empty ``url``.

        Raises:
            Refused: 400, for an address that Telegram (or a server of one's own) would not take.
        """
        if url and urlsplit(url).scheme not in {"http", "https"}:
            raise bad_request("bad webhook: invalid URL")
        self.url, self.secret = url, secret
        self.bell.ring()
        if url and not self._delivering:
            task = asyncio.get_running_loop().create_task(self._deliver())
            self._delivering.add(task)
            task.add_done_callback(self._delivering.discard)

    async def _deliver(self) -> None:
        async with httpx.AsyncClient(trust_env=False, verify=False, timeout=10) as http:
            while self.url:
                update = await self.bell.until(self._first, within=60)
                if update is not None and self.url:
                    await self._offer(http, update)

    def _first(self) -> Json | None:
        waiting = self.updates.waiting()
        return waiting[0] if waiting else None if self.url else {}

    async def _offer(self, http: httpx.AsyncClient, update: Json) -> None:
        headers = {"X-Telegram-Bot-Api-Secret-Token": self.secret} if self.secret else {}
        try:
            answer = await http.post(self.url, json=update, headers=headers)
        except httpx.HTTPError:
            await asyncio.sleep(_PAUSE_SECONDS)
            return
        if answer.is_success:
            await self.updates.fetch(update["update_id"] + 1, limit=1, within=0)
        else:
            await asyncio.sleep(_PAUSE_SECONDS)
