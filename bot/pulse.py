"""The pulse: notices what another process wrote into the database, and wakes the parts of this one."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress

from bot.store.vitals import Signs, signs
from schedules.store.engine import Store, StoreProblem

_SECONDS = 0.25


class Pulse:
    """Looks four times a second whether there is anything new."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._hurried = asyncio.Event()

    def hurry(self) -> None:
        """Look at once: this process wrote something itself."""
        self._hurried.set()

    async def run(self, wake: Callable[[], None]) -> None:
        """Call ``wake`` whenever there is something new, until cancelled."""
        seen: Signs | None = None
        while True:
            self._hurried.clear()
            with suppress(StoreProblem):  # whoever is woken by it says so
                now = await self._look()
                if now != seen:
                    wake()
                seen = now
            with suppress(TimeoutError):
                async with asyncio.timeout(_SECONDS):
                    await self._hurried.wait()

    async def _look(self) -> Signs:
        async with self._store.connect() as conn:
            return await signs(conn)
