"""A PostgreSQL server of the run's own, that can be killed."""

from __future__ import annotations

import asyncio
import os
import pwd
import shutil
import signal
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import mkdtemp

_OWNER = "postgres"
_STARTS = 50
_PAUSE_SECONDS = 0.2


class Cluster:
    """One server, on a free port of this machine."""

    def __init__(self, folder: Path, port: int) -> None:
        self._folder = folder
        self._port = port

    @property
    def url(self) -> str:
        """The address of its one database."""
        return f"postgresql://{_OWNER}@127.0.0.1:{self._port}/{_OWNER}"

    async def start(self) -> None:
        """Start it, and wait until it takes connections.

        Raises:
            RuntimeError: if it cannot be started.
        """
        options = f"-p {self._port} -k {self._folder} -c listen_addresses=127.0.0.1"
        log = str(self._folder / "log")
        for _ in range(_STARTS):  # what a killed server left behind goes away after a moment
            if await _run("pg_ctl", "-D", self._data, "-l", log, "-o", options, "-w", "start"):
                return
            await asyncio.sleep(_PAUSE_SECONDS)
        raise RuntimeError(f"PostgreSQL does not start: {(self._folder / 'log').read_text()}")

    async def kill(self) -> None:
        """SIGKILL to the first of its processes; the others see it and end."""
        pid = int((self._folder / "data" / "postmaster.pid").read_text().split()[0])
        os.kill(pid, signal.SIGKILL)

    async def stop(self) -> None:
        """Stop it for good."""
        await _run("pg_ctl", "-D", self._data, "-m", "immediate", "-w", "stop")

    async def make(self) -> None:
        """Make its files."""
        made = await _run("initdb", "-D", self._data, "-U", _OWNER, "-A", "trust", "-E", "UTF8", "--locale=C")
        if not made:
            raise RuntimeError("initdb failed")

    @property
    def _data(self) -> str:
        return str(self._folder / "data")


def programs_folder() -> Path | None:
    """Where the newest PostgreSQL of this machine is; ``None`` if there is none."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"))
    on_path = shutil.which("pg_ctl")
    return found[-1].parent if found else Path(on_path).parent if on_path else None


def can_be_made() -> bool:
    """Whether this machine has PostgreSQL, and a user that may run it."""
    users = {user.pw_name for user in pwd.getpwall()}
    return programs_folder() is not None and (os.geteuid() != 0 or _OWNER in users)


@asynccontextmanager
async def cluster() -> AsyncIterator[Cluster]:
    """A running server while the block runs; its files are gone afterwards."""
    folder = Path(mkdtemp(prefix="agreed-pg-"))
    if os.geteuid() == 0:  # PostgreSQL refuses to run as root
        owner = pwd.getpwnam(_OWNER)
        os.chown(folder, owner.pw_uid, owner.pw_gid)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    one = Cluster(folder, port)
    try:
        await one.make()
        await one.start()
        yield one
    finally:
        await one.stop()
        shutil.rmtree(folder, ignore_errors=True)


async def _run(program: str, *words: str) -> bool:
    """Run one of PostgreSQL's programs; whether it succeeded."""
    folder = programs_folder()
    assert folder is not None
    command = [str(folder / program), *words]
    if os.geteuid() == 0:
        command = ["runuser", "-u", _OWNER, "--", *command]
    process = await asyncio.create_subprocess_exec(
        *command, stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL, cwd="/"
    )
    return await process.wait() == 0
