"""What it costs that many chats wait: memory and start of the real program, and a tick with nothing due.

``python -m benchmarks.waiting [CHATS]``, on SQLite and on a PostgreSQL server made for it.
"""

from __future__ import annotations

import asyncio
import statistics
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from itertools import chain, islice, repeat
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from sqlalchemy import insert

from bot.planner import plan
from bot.timelines import Timelines
from schedules.reading import load
from schedules.store import subscribers, tellings
from schedules.store.engine import Store
from schedules.subscriber import Subscriber
from schedules.told import ToldDays
from schedules.zones import zone_named
from tests.botapi.world import World
from tests.kills.cluster import cluster
from tests.kills.programs import Program, bot_api
from tests.kills.scenario import SERVE

_CHATS = 1_000_000
_ROWS_AT_ONCE = 10_000
_FIRST_CHAT = 10_000_000_000
_DAYS_AHEAD = 28
_IDLE_SECONDS = 5
_PATIENCE_SECONDS = 600
_TICKS = 200
_MIB = 1 << 20
_DEFAULTS = Subscriber(zone_named("UTC"), hour=time.min)
"""As the program has them: other ones would concern every chat."""

SCHEDULE = """\
schedule: waiting
title: What is waited for
agreed_on: 2016-06-14
timezone: UTC
visibility: public
milestones:
  test: {{title: Test the hotline, when: on {today}, remind: [1 day]}}
"""
"""What all of them follow."""


@dataclass(frozen=True, slots=True)
class Running:
    """What the program cost: seconds until it served chats, and until a reminder that fell due while it was
    down had arrived; processor seconds until it served; bytes that were resident then, and at most.
    """

    up: float
    busy: float
    told: float
    resident: int
    peak: int


@dataclass(frozen=True, slots=True)
class Place:
    """Where it runs: the Bot API, a database, and a folder with the schedule."""

    world: World
    settings: Mapping[str, str]
    folder: Path

    @property
    def url(self) -> str:
        """The address of the database."""
        return self.settings["DATABASE_URL"]

    @property
    def schedule(self) -> Path:
        """The file."""
        return self.folder / "waiting.yaml"

    async def start(self) -> Program:
        """The real program."""
        return await Program.start(
            (*SERVE, str(self.schedule)), self.settings, self.folder, self.folder / "log"
        )


def main() -> None:
    """Print the table."""
    chats = int(sys.argv[1]) if len(sys.argv) > 1 else _CHATS
    print(f"{chats:,} chats wait")
    print(
        f"{'':<12} {'up':>8} {'(busy)':>8} {'told':>8} {'resident':>10} {'peak':>10} {'tick':>9} {'p99':>9}"
    )
    for database in ("sqlite", "postgresql"):
        run, ticks = asyncio.run(_measure(database, chats))
        print(
            f"{database:<12} {run.up:>6.2f} s {run.busy:>6.2f} s {run.told:>6.2f} s "
            f"{run.resident / _MIB:>6.0f} MiB {run.peak / _MIB:>6.0f} MiB "
            f"{statistics.median(ticks):>6.2f} ms {statistics.quantiles(ticks, n=100)[98]:>6.2f} ms",
            flush=True,
        )


async def _measure(database: str, chats: int) -> tuple[Running, Sequence[float]]:
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory(prefix="agreed-waiting-")))
        server = await stack.enter_async_context(cluster()) if database == "postgresql" else None
        url = server.url if server else f"sqlite:///{folder / 'agreed.db'}"
        api = await stack.enter_async_context(bot_api())
        address = api["TELEGRAM_API_URL"].removesuffix("/bot")
        world = await stack.enter_async_context(World(address, api["TELEGRAM_BOT_TOKEN"]))
        own = {"DATABASE_URL": url, "LISTEN": "127.0.0.1:0", "DEFAULT_HOUR": "00:00"}
        place = Place(world, {**api, **own}, folder)
        place.schedule.write_text(SCHEDULE.format(today=datetime.now(UTC).date()))
        await (await place.start()).stop()  # it has seen the schedule: what is new in it is news to nobody
        await fill(url, chats)
        return await _run(place), await _ticks(place)


async def _run(place: Place) -> Running:
    """Start it where a chat that has been told nothing for two days waits among the others."""
    anna = await place.world.user("Anna", started=True)
    await _follow(place.url, anna)
    begun = perf_counter()
    program = await place.start()
    try:
        up, busy = perf_counter() - begun, program.processor_seconds
        await place.world.messages(anna, count=1, within=_PATIENCE_SECONDS)
        told = perf_counter() - begun
        await asyncio.sleep(_IDLE_SECONDS)
        return Running(up, busy, told, *program.memory)
    finally:
        await program.stop()


async def fill(url: str, waiting: int, due: int = 0, due_at: datetime | None = None) -> None:
    """Chats that follow the schedule and have been told all so far; ``due`` more are told at ``due_at``."""
    now = datetime.now(UTC)
    step = timedelta(days=_DAYS_AHEAD) / max(waiting, 1)
    far = (now + timedelta(days=1) + n * step for n in range(waiting))
    moments = chain(repeat(due_at, due), far)
    store = await Store.open(url)
    try:
        for rows in _batches(moments, now):
            async with store.begin() as conn:
                await conn.execute(insert(subscribers.subscribers), rows)
                following = [{"chat": row["chat"], "schedule": "waiting", "since": now} for row in rows]
                await conn.execute(insert(subscribers.subscriptions), following)
    finally:
        await store.close()


def _batches(moments: Iterator[datetime | None], now: datetime) -> Iterator[list[dict[str, object]]]:
    told = tellings.written(ToldDays.up_to(now, _DEFAULTS.telling))
    rows: Iterator[dict[str, object]] = (
        {"chat": _FIRST_CHAT + n, "since": now, "next_at": moment, **told} for n, moment in enumerate(moments)
    )
    while batch := list(islice(rows, _ROWS_AT_ONCE)):
        yield batch


async def _follow(url: str, chat: int) -> None:
    """A chat that has been told nothing for two days."""
    store = await Store.open(url)
    try:
        async with store.begin() as conn:
            await subscribers.subscribe(conn, chat, ["waiting"], datetime.now(UTC) - timedelta(days=2))
    finally:
        await store.close()


async def _ticks(place: Place) -> Sequence[float]:
    """How long ticks with nothing due take, in milliseconds."""
    timelines = Timelines([load(place.schedule)])
    store = await Store.open(place.url)
    times = []
    try:
        for _ in range(_TICKS):
            begun = perf_counter()
            await plan(store, timelines, _DEFAULTS, datetime.now(UTC))
            times.append(1000 * (perf_counter() - begun))
    finally:
        await store.close()
    return times


if __name__ == "__main__":
    main()
