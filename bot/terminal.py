"""The same conversation in a terminal, where time can be moved on.

A terminal is one more chat: what is typed goes through the same conversation, and what is told goes
through the same rows of the database, out of another outlet.
"""

from __future__ import annotations

import asyncio
import re
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TextIO
from zoneinfo import ZoneInfo

from bot.clock import RehearsalClock
from bot.delivery import Delivery, Outcome, Outgoing, Press, Rows, Sent
from bot.engine import Engine, opened, running, serving
from bot.incoming import ChatKind, Incoming, Pressed, Said
from bot.store import messages
from bot.timelines import Timelines
from bot.wording.terminal import TERMINAL_WORDING, TerminalWording
from schedules.language import SAYINGS
from schedules.store import looks, subscribers
from schedules.store.engine import Store
from schedules.subscriber import Subscriber

CHAT = 1
"""The id of the only chat of a terminal."""

_DISTANCE = re.compile(r"\s*(\d{1,4})\s*(days?|d|天|日|weeks?|w|周|星期)?\s*", re.IGNORECASE)
_LOOK_SECONDS = 0.02
_RATE = 1000
_WEEKS = ("w", "周", "星期")


class BadSkip(ValueError):
    """Words that are no number of days or weeks."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A button to be pressed, as it was printed: ``message`` is the number of what it stands under."""

    message: int
    press: Press


class TerminalOutlet:
    """Prints every delivery; a terminal never refuses one.

    Buttons are numbered lines, from 1 after each line that is typed: ``buttons`` by number. What comes with a
    message is written into ``folder``.
    """

    def __init__(self, out: TextIO, folder: Path) -> None:
        self._out = out
        self._folder = folder
        self._printed = 0
        self._is_new_line = False
        self.buttons: dict[int, Printed] = {}

    def begin_line(self) -> None:
        """Something was typed: the next buttons are numbered anew."""
        self._is_new_line = True

    async def send(self, delivery: Delivery) -> Outcome:
        """Print it, set apart by an empty line."""
        self._printed += 1
        if self._is_new_line and delivery.buttons:
            self.buttons, self._is_new_line = {}, False
        lines = [delivery.text, *self._attached(delivery), *self._numbered(delivery.buttons)]
        self._out.write("\n" + "".join(f"{line}\n" for line in lines if line))
        self._out.flush()
        return Sent(self._printed)

    def _attached(self, delivery: Delivery) -> Iterator[str]:
        if delivery.attachment:
            path = self._folder / delivery.attachment.name
            path.write_bytes(delivery.attachment.body)
            yield f"[{path}]"

    def _numbered(self, rows: Rows) -> Iterator[str]:
        for row in rows:
            said = [self._button(button) for button in row if isinstance(button, Press)]
            if said:
                yield "  ".join(said)

    def _button(self, press: Press) -> str:
        number = len(self.buttons) + 1
        self.buttons[number] = Printed(self._printed, press)
        return f"[{number}] {press.label}"


def distance(words: str) -> timedelta:
    """How far ``/skip`` goes: "7 days", "2 weeks", "7天"; a bare number counts days.

    Raises:
        BadSkip: for anything else.
    """
    found = _DISTANCE.fullmatch(words)
    if found is None:
        raise BadSkip(words)
    count, unit = int(found[1]), (found[2] or "").casefold()
    return timedelta(weeks=count) if unit.startswith(_WEEKS) else timedelta(days=count)


def written(moment: datetime, me: Subscriber) -> str:
    """A moment as people say it, in the zone and language of ``me``."""
    there = moment.astimezone(me.zone)
    return f"{SAYINGS[me.language].day(there.date())} {there:%H:%M}"


async def rehearse(
    timelines: Timelines, start: datetime, language: str, source: TextIO, out: TextIO, folder: Path
) -> None:
    """Run the whole system from ``start`` on, its one chat in this terminal, until the input ends.

    The database is made in ``folder``; the page is served on a free port of this machine.
    """
    clock = RehearsalClock(start)
    defaults = Subscriber(ZoneInfo(str(start.tzinfo)), language)
    outlet = TerminalOutlet(out, folder)
    async with (
        opened(f"sqlite:///{folder / 'rehearsal.db'}", clock) as store,
        serving(store, timelines, clock, "127.0.0.1", 0) as address,
        running(
            store, timelines, clock, defaults, outlet, address=address, rate=_RATE, editors={CHAT}
        ) as engine,
    ):
        terminal = Terminal(store, engine, clock, defaults, out, outlet)
        terminal.say(terminal.wording.welcome(written(clock.now(), defaults), defaults.zone.key, address))
        await terminal.hear("/start")
        async for line in lines(source, terminal.prompt, out):
            await terminal.hear(line)
        terminal.say(terminal.wording.goodbye())


class Terminal:
    """Hears what is typed: the chat's commands and questions, and the two that move time on."""

    def __init__(
        self,
        store: Store,
        engine: Engine,
        clock: RehearsalClock,
        defaults: Subscriber,
        out: TextIO,
        outlet: TerminalOutlet,
    ) -> None:
        self._store = store
        self._engine = engine
        self._clock = clock
        self._me = defaults
        self._out = out
        self._outlet = outlet
        self.wording: TerminalWording = TERMINAL_WORDING[defaults.language]

    def say(self, text: str) -> None:
        """Say something that is no message: it is about the terminal."""
        self._out.write(f"\n{text}\n")
        self._out.flush()

    def prompt(self) -> str:
        """The rehearsed moment, and where to type."""
        return f"[{self._clock.now().astimezone(self._me.zone):%Y-%m-%d %H:%M}] > "

    async def hear(self, line: str) -> None:
        """Do what one line says, and wait until all that follows from it is printed."""
        self._outlet.begin_line()
        command, _, words = line.partition(" ")
        match command:
            case "/tomorrow":
                await self._move_on(timedelta(days=1))
            case "/skip":
                await self._skip(words)
            case "/help":
                await self._converse(line)
                self.say(self.wording.help_here())
            case _:
                await self._converse(line)

    async def _converse(self, line: str) -> None:
        now = self._clock.now()
        async with self._store.begin() as conn:
            for heard in await self._engine.conversation.hear(conn, self._incoming(line), now):
                if isinstance(heard, Outgoing):
                    await messages.enqueue(conn, heard, now)
            self._me = (await subscribers.choices(conn, CHAT)).over(self._me)
        self.wording = TERMINAL_WORDING[self._me.language]
        await self._settle()

    def _incoming(self, line: str) -> Incoming:
        """What is said; the number of a button presses it."""
        printed = self._outlet.buttons.get(int(line)) if line.isdecimal() else None
        if printed is None:
            return Said(CHAT, ChatKind.PRIVATE, line, user=CHAT, name=self.wording.you())
        data, message = printed.press.data, printed.message
        return Pressed(CHAT, ChatKind.PRIVATE, "", data, message, user=CHAT, name=self.wording.you())

    async def _skip(self, words: str) -> None:
        try:
            by = distance(words)
        except BadSkip:
            self.say(self.wording.bad_skip(words))
        else:
            await self._move_on(by)

    async def _move_on(self, by: timedelta) -> None:
        """Move the clock on, stopping wherever something is due on the way."""
        end = self._clock.now() + by
        while (due := await self._next_due()) and due <= end:
            self._clock.skip(max(due - self._clock.now(), timedelta(0)))
            await self._settle()
        self._clock.skip(max(end - self._clock.now(), timedelta(0)))
        self.say(self.wording.now(written(self._clock.now(), self._me)))

    async def _next_due(self) -> datetime | None:
        async with self._store.connect() as conn:
            return await looks.next_due(conn)

    async def _settle(self) -> None:
        """Plan all that is due, and wait until it is printed."""
        await self._engine.alarm.nudge()
        while await self._is_something_waiting():  # noqa: ASYNC110  the database knows, and tells nobody
            await asyncio.sleep(_LOOK_SECONDS)

    async def _is_something_waiting(self) -> bool:
        async with self._store.connect() as conn:
            return await messages.is_any_open(conn)


async def lines(source: TextIO, prompt: Callable[[], str], out: TextIO) -> AsyncIterator[str]:
    """What is typed, line by line, until the end of the input or ``/quit``.

    Reading blocks, so it has a thread of its own; the thread dies with the program.
    """
    loop = asyncio.get_running_loop()
    while True:
        out.write(f"\n{prompt()}")
        out.flush()
        typed: asyncio.Future[str] = loop.create_future()
        threading.Thread(target=_read_line, args=(source, loop, typed), daemon=True).start()
        line = await typed
        if not line or line.strip() == "/quit":
            return
        if line.strip():
            yield line.strip()


def _read_line(source: TextIO, loop: asyncio.AbstractEventLoop, typed: asyncio.Future[str]) -> None:
    line = source.readline()
    loop.call_soon_threadsafe(_hand_over, line, typed)


def _hand_over(line: str, typed: asyncio.Future[str]) -> None:
    if not typed.done():  # whoever waited for it may be gone
        typed.set_result(line)
