"""The jobs of ``jobs.py``, by the alarm clocks that bots use, each as its documentation shows it."""

from __future__ import annotations

import asyncio
import time
from datetime import UTC, datetime, timedelta

from apscheduler.events import EVENT_JOB_ERROR, EVENT_JOB_EXECUTED, EVENT_JOB_MISSED
from apscheduler.jobstores.sqlalchemy import SQLAlchemyJobStore
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from telegram import Bot
from telegram.ext import Application, ContextTypes

from benchmarks.job_work import TEXT, Progress, Way, Work, take_a_step
from benchmarks.quick_botapi import TOKEN

_MONTH = timedelta(days=30)
_ENDS = EVENT_JOB_EXECUTED | EVENT_JOB_ERROR | EVENT_JOB_MISSED


# python-telegram-bot's JobQueue ------------------------------------------------------------------


def _moment(work: Work) -> datetime:
    """When the jobs are due: once all can have been put in, at a whole second."""
    return datetime.now(UTC).replace(microsecond=0) + timedelta(seconds=3 + work.due // 2_000)


async def _nothing(_: Work) -> None:
    """It has no store."""


async def _run_job_queue(work: Work) -> tuple[datetime, float]:
    begun = time.perf_counter()
    app = Application.builder().token(TOKEN).base_url(work.api).build()
    queue = app.job_queue
    assert queue is not None
    progress = Progress(work.due)
    queue.scheduler.add_listener(progress.note, _ENDS)
    async with app:
        due_at = _moment(work)
        for chat in range(1, work.due + 1):
            queue.run_once(_told_by_queue, due_at, chat_id=chat)
        for chat in range(1, work.waiting + 1):
            queue.run_once(_told_by_queue, due_at + _MONTH, chat_id=chat)
        await queue.start()
        ready = time.perf_counter() - begun
        await progress.all_ended()
        await queue.stop(wait=False)
    return due_at, ready


async def _told_by_queue(context: ContextTypes.DEFAULT_TYPE) -> None:
    assert context.job is not None
    assert context.job.chat_id is not None
    await context.bot.send_message(context.job.chat_id, TEXT)


# APScheduler's SQLAlchemy store ------------------------------------------------------------------

_bots: list[Bot] = []
"""A job in a store is found again by its name, so what it needs stands beside it."""


async def _told_by_scheduler(chat: int) -> None:
    await _bots[0].send_message(chat, TEXT)


def _scheduler(work: Work) -> AsyncIOScheduler:
    store = SQLAlchemyJobStore(url=f"sqlite:///{work.folder / 'jobs.db'}")
    return AsyncIOScheduler(jobstores={"default": store}, timezone=UTC)


async def _fill_scheduler(work: Work) -> None:
    scheduler = _scheduler(work)
    scheduler.start(paused=True)
    _add(scheduler, datetime.now(UTC) + _MONTH, work.waiting)
    # Far enough ahead that all of them are in, and the program has started, before any is due.
    due_at = datetime.now(UTC).replace(microsecond=0) + timedelta(seconds=10 + work.due // 100)
    (work.folder / "due").write_text(due_at.isoformat())
    _add(scheduler, due_at, work.due)
    scheduler.shutdown(wait=False)


def _add(scheduler: AsyncIOScheduler, moment: datetime, jobs: int) -> None:
    for chat in range(1, jobs + 1):
        scheduler.add_job(_told_by_scheduler, "date", run_date=moment, args=(chat,))


async def _run_scheduler(work: Work) -> tuple[datetime, float]:
    begun = time.perf_counter()
    progress = Progress(work.due)
    scheduler = _scheduler(work)
    scheduler.add_listener(progress.note, _ENDS)
    async with Application.builder().token(TOKEN).base_url(work.api).job_queue(None).build() as app:
        _bots.append(app.bot)
        scheduler.start()
        ready = time.perf_counter() - begun
        due_at = datetime.fromisoformat((work.folder / "due").read_text())
        await asyncio.sleep(max((due_at - datetime.now(UTC)).total_seconds(), 0))
        await progress.all_ended()
        scheduler.shutdown(wait=False)
    return due_at, ready


WAYS = {
    "job-queue": Way(_nothing, _run_job_queue),
    "sqlalchemy-store": Way(_fill_scheduler, _run_scheduler),
}

if __name__ == "__main__":
    take_a_step(WAYS)
