"""Tells the operators when messages have been late for a quarter of an hour, and when they no longer are.

The message goes before all others. If it is sending itself that does not work, it cannot arrive: then
the log and ``/readyz`` say it, and it arrives together with the news that all is well again.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.clock import Clock
from bot.delivery import Outgoing, Urgency
from bot.roles import SENDER
from bot.store import leases, messages, vitals
from bot.trouble import Trouble
from bot.wording.operators import said_of_catching_up, said_of_lateness
from schedules.store import subscribers
from schedules.store.engine import Store
from schedules.subscriber import Subscriber

LATE_AFTER = timedelta(minutes=15)
"""How long a message waits before it is late."""

CAUGHT_UP_BELOW = timedelta(minutes=1)
"""How short the longest wait must be before messages are no longer late: in between, nothing is news."""

_LOOK_SECONDS = 15

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Late:
    """Messages have become late: the first has waited since then."""

    since: datetime


@dataclass(frozen=True, slots=True)
class CaughtUp:
    """Messages are no longer late."""


def news(oldest: datetime | None, late_since: datetime | None, now: datetime) -> Late | CaughtUp | None:
    """What the operators do not know yet.

    ``oldest`` is since when the first message has waited; ``late_since`` is set while they know that
    messages are late.
    """
    waited = now - oldest if oldest else timedelta(0)
    if late_since is None:
        return Late(oldest) if oldest and waited >= LATE_AFTER else None
    return CaughtUp() if waited < CAUGHT_UP_BELOW else None


class LatenessWatch:
    """Looks four times a minute, where the sender's lease is held; ``chat`` is whom it tells, if anybody.

    ``speaks`` says in which zone and language, as far as the chat has not chosen;
    ``told`` is called when there is something to send.
    """

    def __init__(
        self,
        store: Store,
        holder: str,
        clock: Clock,
        chat: int | None,
        speaks: Subscriber,
        told: Callable[[], None],
    ) -> None:
        self._store = store
        self._holder = holder
        self._clock = clock
        self._chat = chat
        self._speaks = speaks
        self._told = told
        self._trouble = Trouble("nobody watches whether messages are late", "lateness is watched again")

    async def run(self) -> None:
        """Watch until cancelled."""
        while True:
            try:
                await self.look()
                self._trouble.is_over()
            except Exception as error:  # whatever goes wrong, it is tried again
                self._trouble.is_there(error)
            await asyncio.sleep(_LOOK_SECONDS)

    async def look(self) -> Late | CaughtUp | None:
        """Look once, and tell what is new.

        Raises:
            StoreProblem: if the database cannot be used.
        """
        now = self._clock.now()
        async with self._store.begin() as conn:
            # Whoever holds the lease, the row of the lease is locked until the end: nobody tells it twice.
            if not await leases.take(conn, SENDER, self._holder, await leases.server_time(conn)):
                return None
            oldest = await vitals.late_from(conn, now)
            found = news(oldest, await vitals.late_since(conn), now)
            if found is not None:
                await self._tell(conn, found, now)
        if found is not None:
            self._told()
        return found

    async def _tell(self, conn: AsyncConnection, found: Late | CaughtUp, now: datetime) -> None:
        speaks = self._speaks
        if self._chat is not None:
            speaks = (await subscribers.choices(conn, self._chat)).over(speaks)
        match found:
            case Late(since):
                waiting = await vitals.waiting(conn)
                log.error("messages are late", since=since.isoformat(), waiting=waiting)
                await vitals.note_late(conn, since)
                here = since.astimezone(speaks.zone)
                text = said_of_lateness(speaks.language, here, waiting)
            case CaughtUp():
                log.info("messages are no longer late")
                await vitals.note_late(conn, None)
                text = said_of_catching_up(speaks.language)
        if self._chat is not None:
            outgoing = Outgoing(self._chat, None, text, urgency=Urgency.ALARM, language=speaks.language)
            await messages.enqueue(conn, outgoing, now, rehearsal=self._clock.is_rehearsal)
