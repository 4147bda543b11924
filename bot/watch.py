"""Watches the schedule files: one that was edited well is taken up, one that broke is named.

Whatever replaces a file (an editor, a link that is moved) shows in its folder, so the folders are watched.
Where the system tells nothing of changes, as on some network folders, the files are looked at now and then.
"""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import structlog
from watchfiles import Change, awatch

from schedules.document import MAX_BYTES
from schedules.milestone import Schedule
from schedules.reading import ScheduleProblems, read_schedule

_LOOKS_ANYWAY_SECONDS = 30
_SETTLES_SECONDS = 1
_DEBOUNCE_MILLISECONDS = 400

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Broken:
    """A file that cannot be used as it is now. ``version`` tells this breakage from another."""

    path: Path
    schedule: str
    problems: tuple[str, ...]
    version: str


Take = Callable[[Schedule], None]
"""Takes up what a file says now; it may be what it said before."""

TellBroken = Callable[[Broken], Awaitable[None]]
"""Says that a file cannot be used, and that what it said before still stands."""


class Watch:
    """Watches ``files``, each with the id of the schedule that it holds."""

    def __init__(self, files: Mapping[Path, str], take: Take, tell_broken: TellBroken) -> None:
        self._files = files
        self._take = take
        self._tell_broken = tell_broken
        self._seen: dict[Path, str] = {}
        self._changed = asyncio.Event()

    async def run(self) -> None:
        """Look now, and whenever something changes."""
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._listen())
            while True:
                await self.look()
                self._changed.clear()
                await self._wait()

    async def look(self) -> None:
        """Read every file that is not as it was when last looked at."""
        for path, id in self._files.items():
            try:
                await self._look_at(path, id)
            except Exception as error:  # of one file, and the others are watched on; its text may quote it
                log.error("a schedule file cannot be looked at", file=path.name, why=type(error).__name__)

    async def _look_at(self, path: Path, id: str) -> None:
        version, data = await asyncio.to_thread(_read, path)
        if self._seen.get(path) != version:
            await self._read_anew(path, id, version, data)

    async def _read_anew(self, path: Path, id: str, version: str, data: bytes | OSError) -> None:
        read = await asyncio.to_thread(_understood, path, id, data)
        if isinstance(read, Schedule):
            self._seen[path] = version
            self._take(read)
            return
        await asyncio.sleep(_SETTLES_SECONDS)  # it may be in the middle of being written
        if (await asyncio.to_thread(_read, path))[0] == version:
            self._seen[path] = version
            await self._tell_broken(Broken(path, id, read, version))
        else:
            self._changed.set()

    async def _wait(self) -> None:
        with suppress(TimeoutError):  # nothing was told; look all the same
            async with asyncio.timeout(_LOOKS_ANYWAY_SECONDS):
                await self._changed.wait()

    async def _listen(self) -> None:
        """Notice what the system tells of the folders."""
        folders = {path.absolute().parent for path in self._files}
        names = {path.name for path in self._files}

        def concerns(_: Change, path: str) -> bool:
            # ``..data`` is the link that is moved where files are mounted as a volume.
            name = Path(path).name
            return name in names or name.startswith("..")

        try:
            async for _ in awatch(
                *folders, watch_filter=concerns, debounce=_DEBOUNCE_MILLISECONDS, recursive=False
            ):
                self._changed.set()
        except Exception as error:  # the library raises its own kinds; without it files are looked at anyway
            log.warning("the system tells nothing of changed files", why=str(error))


@asynccontextmanager
async def watching(files: Mapping[Path, str], take: Take, tell_broken: TellBroken) -> AsyncIterator[None]:
    """Watch these files while the block runs."""
    watch = asyncio.create_task(Watch(files, take, tell_broken).run())
    try:
        yield
    finally:
        watch.cancel()
        await asyncio.wait([watch])


def _read(path: Path) -> tuple[str, bytes | OSError]:
    """What a file holds, or why it cannot be read, after what tells it from what it held before."""
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        return f"{type(error).__name__} {error.errno}", error
    return hashlib.sha256(data).hexdigest(), data


def _understood(path: Path, id: str, data: bytes | OSError) -> Schedule | tuple[str, ...]:
    """The schedule that a file holds, or what is wrong with it."""
    if isinstance(data, OSError):
        return (f"{path.name}: {data.strerror or data}",)
    try:
        schedule = read_schedule(data, path.name)
    except ScheduleProblems as found:
        return tuple(str(problem) for problem in found.problems)
    if schedule.id != id:
        return (
            f"{path.name}: it now holds the schedule {schedule.id}, and an id is for life; "
            f"write schedule: {id} again, or start anew with both",
        )
    return schedule
