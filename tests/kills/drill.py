"""One run: start, kill at random moments, start again, wait until all is quiet, judge."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.botapi.world import World
from tests.kills.cluster import Cluster
from tests.kills.judging import Judgement, Kill, Kind, Message, Owed, judge, read
from tests.kills.programs import Program, bot_api
from tests.kills.scenario import Scenario, Victim
from tests.kills.stage import TITLE, Stage, hasten, set_up

_LOOKS_EVERY_SECONDS = 0.1
_NO_MESSAGE_SECONDS = 5
_QUIET_SECONDS = 1.5
_LONGEST_REPEAT = timedelta(hours=3)


async def drill(
    scenario: Scenario, database_url: str, folder: Path, cluster: Cluster | None = None
) -> Judgement:
    """Run a scenario on an empty database. ``cluster`` is the database server, where that is to be killed.

    Raises:
        DidNotStart: if the program does not start, or not again.
    """
    async with AsyncExitStack() as stack:
        api = await stack.enter_async_context(bot_api())
        address = api["TELEGRAM_API_URL"].removesuffix("/bot")
        world = await stack.enter_async_context(World(address, api["TELEGRAM_BOT_TOKEN"]))
        stage = await set_up(scenario, world, database_url, folder)
        settings = _settings(scenario, stage, database_url, api)
        run = _Run(scenario, stage, world, settings, folder, random.Random(scenario.seed), cluster)
        async with run.serving():
            await run.play()
        return await run.judged()


def _settings(
    scenario: Scenario, stage: Stage, database_url: str, api: Mapping[str, str]
) -> Mapping[str, str]:
    own = {"DATABASE_URL": database_url, "LISTEN": "127.0.0.1:0", "SEND_RATE": str(scenario.rate)}
    return {**own, **api, **stage.settings}


@dataclass(slots=True)
class _Run:
    scenario: Scenario
    stage: Stage
    world: World
    settings: Mapping[str, str]
    folder: Path
    rng: random.Random
    cluster: Cluster | None
    kills: list[Kill] = field(default_factory=list)
    programs: list[Program] = field(default_factory=list)
    started: int = 0

    @asynccontextmanager
    async def serving(self) -> AsyncIterator[None]:
        """The programs, and those who write to them, while the block runs; all of them ended then."""
        await self._start()
        writing = asyncio.create_task(self._write())
        try:
            yield
            await writing
        finally:
            writing.cancel()
            for program in self.programs:
                await program.kill()

    async def play(self) -> None:
        """Kill, as often as the scenario says; then let everything arrive."""
        for victim in self.scenario.kills:
            await self._await_messages(self.scenario.messages_before_a_kill)
            await asyncio.sleep(self.rng.uniform(0, self.scenario.spread))
            await self._kill(victim)
        await self._until_quiet(after=self.stage.last)
        if self.scenario.faulty or self.scenario.patience:
            await self.world.mend()
            await self._until_quiet(after=datetime.now(UTC) + self.scenario.patience)
        for _ in range(self.scenario.hurries):
            await hasten(self.settings["DATABASE_URL"], _LONGEST_REPEAT)
            await self.world.say(await self.world.user("Waker"), "/id")
            await self._until_quiet(after=datetime.now(UTC))
            if not (await self.judged()).lost:
                return

    async def judged(self) -> Judgement:
        """Everything that came, against everything that was owed."""
        messages, requests = read(await self.world.ledger(), TITLE)
        known = {*self.stage.newcomers, *(one.chat for one in self.stage.owed)}
        messages = [message for message in messages if message.chat in known]
        owed = [*self.stage.owed, *self._owed_to_newcomers(messages)]
        return judge(owed, messages, requests, self.kills, self.scenario.rate)

    def _owed_to_newcomers(self, messages: Sequence[Message]) -> Iterator[Owed]:
        """An answer, and then what the answer promised: the reminder, if it came before its hour."""
        last = self.stage.last.timestamp()
        welcomed = {
            message.chat for message in messages if message.kind is Kind.ANSWER and message.accepted < last
        }
        for chat in self.stage.newcomers:
            yield Owed(chat, Kind.ANSWER, 0)
            yield Owed(chat, Kind.NOTICE, last, surely=chat in welcomed)

    async def _start(self) -> None:
        for _ in range(self.scenario.programs):
            self.started += 1
            command = (*self.scenario.command, str(self.stage.schedule))
            log = self.folder / f"run-{self.started}.log"
            self.programs.append(await Program.start(command, self.settings, self.folder, log))

    async def _kill(self, victim: Victim) -> None:
        at = time.time()
        if victim is Victim.SERVER:
            assert self.cluster is not None
            await self.cluster.kill()
            gone = at  # what it had in hand was no message
            await self.cluster.start()
        else:
            await self.programs.pop(0).kill()
            gone = time.time()
            if not self.programs:
                await self._start()
        self.kills.append(Kill(at, victim, gone, until=time.time()))

    async def _write(self) -> None:
        """Newcomers send ``/start`` at random moments, all before the last reminder is due."""
        left = (self.stage.last - datetime.now(UTC)).total_seconds() - 1
        moments = sorted(time.time() + self.rng.uniform(0, max(left, 0)) for _ in self.stage.newcomers)
        for chat, moment in zip(self.stage.newcomers, moments, strict=True):
            await asyncio.sleep(max(moment - time.time(), 0))
            await self.world.say(chat, "/start")

    async def _await_messages(self, count: int) -> None:
        """Until so many more were accepted, or none came for a while."""
        before = seen = (await self.world.tally())["messages"]
        still_since = time.monotonic()
        while seen < before + count and time.monotonic() < still_since + _NO_MESSAGE_SECONDS:
            await asyncio.sleep(_LOOKS_EVERY_SECONDS / 4)
            now = (await self.world.tally())["messages"]
            if now != seen:
                seen, still_since = now, time.monotonic()

    async def _until_quiet(self, after: datetime) -> None:
        """Until that moment has passed and nothing more comes."""
        seen, still_since = -1, time.monotonic()
        while datetime.now(UTC) < after or time.monotonic() < still_since + _QUIET_SECONDS:
            await asyncio.sleep(_LOOKS_EVERY_SECONDS)
            now = (await self.world.tally())["messages"]
            if now != seen:
                seen, still_since = now, time.monotonic()
