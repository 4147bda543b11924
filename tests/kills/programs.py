"""The processes of a run: the Bot API, and the program that is killed."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Self

_ROOT = Path(__file__).parents[2]
_PATIENCE_SECONDS = 30
_LOOKS_EVERY_SECONDS = 0.05
_UP = "Chats: "


class DidNotStart(Exception):
    """A process ended, or said nothing, before it was up; the text is what it wrote."""


class Program:
    """One run of the program, its output in a file."""

    def __init__(self, process: asyncio.subprocess.Process, log: Path) -> None:
        self._process = process
        self._log = log

    @classmethod
    async def start(
        cls, command: Sequence[str], settings: Mapping[str, str], folder: Path, log: Path
    ) -> Self:
        """Start it in ``folder`` and wait until it serves chats.

        Raises:
            DidNotStart: if it does not.
        """
        with log.open("wb") as output:
            process = await asyncio.create_subprocess_exec(
                *command,
                cwd=folder,
                env=os.environ | {"PYTHONPATH": str(_ROOT)} | dict(settings),
                stdout=output,
                stderr=output,
            )
        program = cls(process, log)
        try:
            await asyncio.wait_for(program._until_up(), _PATIENCE_SECONDS)
        except TimeoutError:
            await program.kill()
            raise DidNotStart(program.said) from None
        return program

    @property
    def said(self) -> str:
        """All that it wrote so far."""
        return self._log.read_text()

    @property
    def memory(self) -> tuple[int, int]:
        """Bytes that are resident now, and the most that ever were."""
        status = Path(f"/proc/{self._process.pid}/status").read_text()
        kib = dict(line.split(":", 1) for line in status.splitlines())
        now, most = (int(kib[name].split()[0]) << 10 for name in ("VmRSS", "VmHWM"))
        return now, most

    @property
    def processor_seconds(self) -> float:
        """How long it kept a processor busy so far."""
        ticks = Path(f"/proc/{self._process.pid}/stat").read_text().rpartition(")")[2].split()[11:13]
        return sum(map(int, ticks)) / os.sysconf("SC_CLK_TCK")

    async def kill(self) -> None:
        """SIGKILL: it gets no chance to say or do anything."""
        await self._end(signal.SIGKILL)

    async def stop(self) -> None:
        """SIGTERM, and wait until it is gone."""
        await self._end(signal.SIGTERM)

    async def _until_up(self) -> None:
        while _UP not in self.said:
            if self._process.returncode is not None:
                raise DidNotStart(self.said)
            await asyncio.sleep(_LOOKS_EVERY_SECONDS)

    async def _end(self, sign: signal.Signals) -> None:
        if self._process.returncode is None:
            self._process.send_signal(sign)
        await self._process.wait()


@asynccontextmanager
async def bot_api() -> AsyncIterator[Mapping[str, str]]:
    """A Bot API in a process of its own while the block runs; gives the settings that lead to it."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.botapi", cwd=_ROOT, stdout=asyncio.subprocess.PIPE
    )
    try:
        assert process.stdout is not None
        lines = [(await process.stdout.readline()).decode().strip() for _ in range(2)]
        yield dict(line.split("=", 1) for line in lines)
    finally:
        if process.returncode is None:
            process.terminate()
        await process.wait()
