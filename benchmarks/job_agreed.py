"""The jobs of ``jobs.py``, done by our own engine: each is a chat that is told."""

from __future__ import annotations

import asyncio
import time
from datetime import UTC, datetime, timedelta

from benchmarks.job_work import Progress, Way, Work, take_a_step
from benchmarks.quick_botapi import TOKEN
from benchmarks.waiting import SCHEDULE, fill
from bot.clock import LiveClock
from bot.delivery import Delivery, Outcome, Sent
from bot.engine import opened, running
from bot.planner import plan
from bot.telegram.client import new_client
from bot.telegram.outlet import TelegramOutlet
from bot.timelines import Timelines
from schedules.milestone import Schedule
from schedules.reading import read_schedule
from schedules.subscriber import Subscriber
from schedules.zones import zone_named

_RATE = 1000


class _Counting:
    """The outlet, counting what ended."""

    def __init__(self, outlet: TelegramOutlet, progress: Progress) -> None:
        self._outlet = outlet
        self._progress = progress

    async def send(self, delivery: Delivery) -> Outcome:
        outcome = await self._outlet.send(delivery)
        if isinstance(outcome, Sent):
            self._progress.note()
        return outcome


def _url(work: Work) -> str:
    return f"sqlite:///{work.folder / 'agreed.db'}"


def _schedule(due_at: datetime) -> Schedule:
    return read_schedule(SCHEDULE.format(today=due_at.date()).encode(), "waiting.yaml")


def _defaults(due_at: datetime) -> Subscriber:
    return Subscriber(zone_named("UTC"), hour=due_at.time())


async def _fill_ours(work: Work) -> None:
    due_at = datetime.now(UTC).replace(microsecond=0) + timedelta(seconds=30 + work.waiting // 10_000)
    (work.folder / "due").write_text(due_at.isoformat())
    # It has seen the schedule, and told of it: what is new in it is news to nobody.
    async with opened(_url(work), LiveClock()) as store:
        await plan(store, Timelines([_schedule(due_at)]), _defaults(due_at), datetime.now(UTC))
    await fill(_url(work), waiting=work.waiting, due=work.due, due_at=due_at)


async def _run_ours(work: Work) -> tuple[datetime, float]:
    begun = time.perf_counter()
    due_at = datetime.fromisoformat((work.folder / "due").read_text())
    progress = Progress(work.due)
    bot = new_client(TOKEN, work.api)
    await bot.initialize()
    clock, timelines = LiveClock(), Timelines([_schedule(due_at)])
    outlet = _Counting(TelegramOutlet(bot), progress)
    async with (
        opened(_url(work), clock) as store,
        running(store, timelines, clock, _defaults(due_at), outlet, address="http://127.0.0.1", rate=_RATE),
    ):
        ready = time.perf_counter() - begun
        await asyncio.sleep(max((due_at - datetime.now(UTC)).total_seconds(), 0))
        await progress.all_ended()
    await bot.shutdown()
    return due_at, ready


if __name__ == "__main__":
    take_a_step({"agreed": Way(_fill_ours, _run_ours)})
