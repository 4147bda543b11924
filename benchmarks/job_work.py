"""What ``job_agreed.py`` and ``job_peers.py`` have in common: the work, and the steps in which it is done."""

from __future__ import annotations

import asyncio
import json
import resource
import sys
from collections.abc import Callable, Coroutine, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

TEXT = "Today: Test the hotline, Thu 26 Nov."

_PATIENCE_SECONDS = 240


@dataclass(frozen=True, slots=True)
class Work:
    """So many jobs due soon and so many far ahead; a folder to keep things in, and the Bot API's address."""

    folder: Path
    api: str
    due: int
    waiting: int


class Progress:
    """How many of the jobs that are due have come to an end, whichever."""

    def __init__(self, wanted: int) -> None:
        self._missing = wanted
        self._ended = asyncio.Event()

    def note(self, *_: object) -> None:
        """One more."""
        self._missing -= 1
        if not self._missing:
            self._ended.set()

    async def all_ended(self) -> None:
        """Until they have, or four minutes are over."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._ended.wait(), _PATIENCE_SECONDS)


@dataclass(frozen=True, slots=True)
class Way:
    """One way of doing it: ``run`` gives the moment at which the jobs were due, and that of being ready."""

    fill: Callable[[Work], Coroutine[None, None, None]]
    run: Callable[[Work], Coroutine[None, None, tuple[datetime, float]]]


def take_a_step(ways: Mapping[str, Way]) -> None:
    """``WAY FOLDER API DUE WAITING STEP``, from the command line.

    Step ``fill`` puts in what has to stand in a store before the program starts. Step ``run`` starts, has
    one message sent for each of the DUE jobs, and tells in JSON how that went; WAITING jobs stay.
    """
    way, folder, api, due, waiting, step = sys.argv[1:]
    work = Work(Path(folder), api, int(due), int(waiting))
    if step == "fill":
        asyncio.run(ways[way].fill(work))
        return
    due_at, ready = asyncio.run(ways[way].run(work))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss << 10
    print(json.dumps({"due_at": due_at.timestamp(), "ready": ready, "peak": peak}))
