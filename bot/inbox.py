"""The inbox worker: what was written down is handled, each update once, each chat's in order.

What an update does, the answers to it and the mark that it is done are one transaction, so a crash
leaves either all of it or none.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from datetime import UTC, datetime

import structlog
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.clock import Clock
from bot.delivery import Acknowledged, Outgoing
from bot.incoming import Incoming, Joined, Left, Moved, Pressed, Said
from bot.store import chats, inbox, messages, requests
from bot.telegram.updates import incoming
from bot.trouble import Trouble
from schedules.store import subscribers
from schedules.store.engine import Store, StoreProblem
from schedules.store.subscribers import Rest

Heard = Outgoing | Acknowledged
Handle = Callable[[AsyncConnection, Incoming, datetime], Awaitable[Sequence[Heard]]]
"""What to do with what came in, as of a moment, on an open transaction; gives the answers."""

Failed = Callable[[AsyncConnection, Incoming], Awaitable[Sequence[Heard]]]
"""What is said of what could not be handled and was set aside."""

Acknowledge = Callable[[Acknowledged], None]
"""Begins to tell whoever pressed a button that it was heard."""

Standing = Callable[[Incoming], Awaitable[Incoming]]
"""Finds out, before anything is written, what may have to be known of who said it."""

_STORE_PAUSE_SECONDS = 2
_LONGEST_WAIT_SECONDS = 60

log = structlog.get_logger()


class Inbox:
    """Handles what the poller wrote down.

    In a rehearsal every answer says so. ``acknowledge`` is called for every press. ``handled`` is called
    after each update, when there may be something to send or a chat may have to be told something soon.
    ``standing`` is asked first, outside of any transaction. ``failed`` gives what a chat is told whose update
    was set aside.
    """

    def __init__(
        self,
        store: Store,
        handle: Handle,
        username: str,
        clock: Clock,
        *,
        handled: Callable[[], None] = lambda: None,
        acknowledge: Acknowledge = lambda _: None,
        standing: Standing | None = None,
        failed: Failed | None = None,
    ) -> None:
        self._store = store
        self._handle = handle
        self._username = username
        self._clock = clock
        self._handled = handled
        self._acknowledge = acknowledge
        self._standing = standing
        self._failed = failed
        self._woken = asyncio.Event()
        self._trouble = Trouble("updates are not handled", "updates are handled again")

    def wake(self) -> None:
        """Say that something was written down."""
        self._woken.set()

    async def run(self) -> None:
        """Handle updates until cancelled."""
        while True:
            self._woken.clear()
            try:
                is_more = await self.handle_next()
                self._trouble.is_over()
                if not is_more:
                    await self._wait()
            except Exception as error:  # whatever goes wrong, it is tried again
                self._trouble.is_there(error)
                await asyncio.sleep(_STORE_PAUSE_SECONDS)

    async def handle_next(self) -> bool:
        """Handle the next update; ``False`` if none may be handled now.

        Raises:
            StoreProblem: if the database cannot be used; the update stays as it was.
        """
        async with self._store.connect() as conn:
            update = await inbox.next_update(conn, datetime.now(UTC))
        if update is None:
            return False
        try:
            await self._take_effect(update)
        except StoreProblem:
            raise
        except Exception as error:  # whatever a handler does, the next update is handled
            await self._set_back(update, error)
        self._handled()
        return True

    async def _take_effect(self, update: inbox.Update) -> None:
        now = self._clock.now()
        came = incoming(update.body, self._username, update.received_at)
        if came is not None and self._standing is not None and await self._is_room(came):
            came = await self._standing(came)  # Telegram may be asked, and nobody must wait for that
        async with self._store.begin() as conn:
            if not await inbox.done(conn, update.id) or came is None:
                return
            await _note_chat(conn, came, now)
            heard = await self._handle(conn, came, now)
            await self._send(conn, heard, now)
        self._acknowledge_all(heard)

    async def _send(self, conn: AsyncConnection, heard: Sequence[Heard], now: datetime) -> None:
        for outgoing in heard:
            if isinstance(outgoing, Outgoing):
                await messages.enqueue(conn, outgoing, now, rehearsal=self._clock.is_rehearsal)

    def _acknowledge_all(self, heard: Sequence[Heard]) -> None:
        for acknowledged in heard:
            if isinstance(acknowledged, Acknowledged):
                self._acknowledge(acknowledged)

    async def _is_room(self, came: Incoming) -> bool:
        """Not for what a chat asks too much: a flood of it would have everyone else wait for Telegram."""
        if not isinstance(came, Said | Pressed) or came.at is None:
            return True
        async with self._store.connect() as conn:
            return await requests.is_room(conn, came.chat, came.at)

    async def _set_back(self, update: inbox.Update, error: Exception) -> None:
        # What was said may stand in the error, so only its kind is logged; all of it is in the database.
        async with self._store.begin() as conn:
            state = await inbox.failed(conn, update.id, repr(error), datetime.now(UTC))
        note = log.error if state is inbox.State.POISONED else log.warning
        note("update failed", update=update.id, error=type(error).__name__, now=state.value)
        if state is inbox.State.POISONED:
            await self._tell_of(update)

    async def _tell_of(self, update: inbox.Update) -> None:
        """Tell the chat that it was set aside; one that cannot even be read has none to tell."""
        try:
            came = incoming(update.body, self._username, update.received_at)
            if came is None or self._failed is None:
                return
            async with self._store.begin() as conn:
                told = await self._failed(conn, came)
                await self._send(conn, told, self._clock.now())
            self._acknowledge_all(told)
        except StoreProblem:
            raise
        except Exception as error:  # it was set aside and is named to the operators, whoever is told of it
            log.warning("nobody is told of what failed", update=update.id, error=type(error).__name__)

    async def _wait(self) -> None:
        async with self._store.connect() as conn:
            moment = await inbox.next_moment(conn)
        seconds = (moment - datetime.now(UTC)).total_seconds() if moment else _LONGEST_WAIT_SECONDS
        with suppress(TimeoutError):
            async with asyncio.timeout(min(max(seconds, 0), _LONGEST_WAIT_SECONDS)):
                await self._woken.wait()


async def _note_chat(conn: AsyncConnection, came: Incoming, now: datetime) -> None:
    """What an update means for the chat as such, before anybody looks at the words."""
    match came:
        case Moved(chat, to):
            await chats.follow(conn, chat, to, now)
        case Left(chat):
            await chats.lose(conn, chat, "the bot was put out of the chat", now)
        case Said(chat=chat) | Pressed(chat=chat) | Joined(chat=chat):
            await subscribers.wake(conn, chat, now, only=Rest.GONE)
