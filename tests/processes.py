"""``agreed serve`` as a process of its own, for tests."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

from bot.settings import Settings
from tests.botapi.world import World

AGREED = Path(sys.executable).parent / "agreed"
RATE = 60


@dataclass(slots=True)
class Served:
    """A running ``agreed serve``, and what it has said."""

    process: Process
    log: IO[bytes]
    said: list[str] = field(default_factory=list)

    async def until(self, words: str) -> str:
        """Read on until a line with these words; the line."""
        assert self.process.stdout is not None
        async with asyncio.timeout(60):
            while line := (await self.process.stdout.readline()).decode():
                self.said.append(line)
                if words in line:
                    return line.strip()
        raise AssertionError((self.said, self.errors()))

    def errors(self) -> str:
        """All of standard error so far."""
        log = self.log.fileno()
        return os.pread(log, os.fstat(log).st_size, 0).decode()  # the process writes where the file stands

    async def address(self) -> str:
        """Where it serves the web."""
        return address_in(await self.until("Page and calendars:"))

    async def terminate(self) -> int:
        """Ask it to end, and wait until it has: in less than ten seconds, on a machine that is not busy."""
        self.process.send_signal(signal.SIGTERM)
        async with asyncio.timeout(15):
            return await self.process.wait()

    async def kill(self) -> None:
        """End it at once, whatever it is doing."""
        self.process.kill()
        await self.process.wait()


@asynccontextmanager
async def serve(folder: Path, world: World | None, *words: str, **settings: str) -> AsyncIterator[Served]:
    """A process in ``folder``; killed in the end if it still runs. It never tells its token."""
    names = {name.upper() for name in Settings.model_fields}
    environment = {name: value for name, value in os.environ.items() if name not in names}
    environment |= {"LISTEN": "127.0.0.1:0", "DEFAULT_TIMEZONE": "Asia/Shanghai", "SEND_RATE": str(RATE)}
    if world is not None:
        environment |= {"TELEGRAM_BOT_TOKEN": world.token, "TELEGRAM_API_URL": world.base_url}
    with TemporaryFile() as log:
        process = await asyncio.create_subprocess_exec(
            AGREED, "serve", *words, cwd=folder, env=environment | settings, stdout=PIPE, stderr=log
        )
        served = Served(process, log)
        try:
            yield served
        finally:
            if process.returncode is None:
                await served.kill()
            assert process.stdout is not None
            everything = "".join(served.said) + (await process.stdout.read()).decode() + served.errors()
            assert world is None or world.token.partition(":")[2] not in everything


def address_in(line: str) -> str:
    (address,) = re.findall(r"http://[\d.]+:\d+", line)
    return str(address)


async def talk(world: World, chat: int, text: str) -> str:
    """Say something, and wait for one more message."""
    before = len(await world.texts(chat))
    await world.say(chat, text)
    answers = await world.texts(chat, count=before + 1, within=30)
    assert len(answers) == before + 1
    return answers[-1]
