"""A sender that is stopped, killed, replaced, or left without its database."""

from __future__ import annotations

import asyncio
import sqlite3
from datetime import timedelta
from pathlib import Path

import pytest
from structlog.testing import capture_logs
from telegram import Bot

from bot.store import sending
from schedules.store.engine import Store
from tests.botapi.faults import Break
from tests.botapi.world import World
from tests.databases import forwarded
from tests.sender.steps import LONG_AGO, at_work, let_time_pass, rows, say, state

pytestmark = pytest.mark.anyio


async def locked(file: Path) -> sqlite3.Connection:
    """Another program writes to the database, until the connection is closed."""
    other = sqlite3.connect(file, isolation_level=None, timeout=0)
    while True:
        try:
            other.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError:
            await asyncio.sleep(0.001)
        else:
            return other


async def test_whoever_is_stopped_waits_for_answers(store: Store, world: World, bot: Bot) -> None:
    anna = await world.user(started=True)
    await world.fault(Break.SLOW, seconds=0.3)
    await say(store, anna, anna)
    async with at_work(store, bot):
        await world.requests("sendMessage", count=1)
    assert [row.state for row in await rows(store)] == ["sent", "waiting"]


async def test_without_an_answer_in_time_it_stays_in_doubt(store: Store, world: World, bot: Bot) -> None:
    anna = await world.user(started=True)
    await world.fault(Break.HANG, received=True)
    await say(store, anna)
    async with at_work(store, bot, grace=timedelta(seconds=0.1)):
        await world.requests("sendMessage", "hung", count=1)
    (row,) = await rows(store)
    assert (row.state, row.reason) == ("uncertain", "the program was stopped meanwhile")


async def test_what_a_killed_run_left_behind_is_taken_over_however_long_ago(
    store: Store, world: World, bot: Bot
) -> None:
    anna, ben = await world.user(started=True), await world.user(started=True)
    await say(store, anna, ben)
    async with store.begin() as conn:
        await sending.depart(conn, "killed", LONG_AGO, 30, room=1)
    with capture_logs() as logs:
        async with at_work(store, bot):
            assert await world.texts(ben, count=1) == ["Due"]
    assert (logs[0]["event"], logs[0]["deliveries"]) == ("left without an answer by an earlier run", 1)
    assert [row.state for row in await rows(store)] == ["uncertain", "sent"]


async def test_of_two_senders_one_works_and_the_other_takes_over(
    store: Store, world: World, bot: Bot
) -> None:
    people = [await world.user(started=True) for _ in range(10)]
    async with at_work(store, bot):
        async with at_work(store, bot):
            await say(store, *people)
        first = await world.messages()
        await say(store, *people)
        assert len(await world.messages(count=20)) == 20
    assert len(first) <= 10
    assert await world.requests("sendMessage", "429") == []


async def test_an_answer_is_not_forgotten_because_the_database_is_busy(
    database_url: str, tmp_path: Path, world: World, bot: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("schedules.store.engine._BUSY_MILLISECONDS", 1)
    monkeypatch.setattr("bot.sender._STORE_PAUSE", timedelta(seconds=0.02))
    store = await Store.open(database_url)
    anna = await world.user(started=True)
    await world.fault(Break.SLOW, seconds=0.3)
    await say(store, anna)
    with capture_logs() as logs:
        async with at_work(store, bot):
            await world.requests("sendMessage", count=1)
            other = await locked(tmp_path / "agreed.db")
            while not any(line.get("unsettled") == 1 for line in logs):  # noqa: ASYNC110  the log tells nobody
                await asyncio.sleep(0.01)
            other.close()
            await state(store, "sent")
    assert await world.texts(anna) == ["Due"]
    await store.close()


async def test_what_was_answered_is_not_sent_again_though_the_database_confirms_nothing(
    tables_url: str, world: World, bot: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each commit that is not confirmed was made, or may have been: both must come to the same."""
    monkeypatch.setattr("bot.sender._STORE_PAUSE", timedelta(seconds=0.02))
    chats = [await world.user(started=True) for _ in range(20)]
    await world.fault(Break.SLOW, seconds=0.1, times=None)
    async with forwarded(tables_url) as line:
        store = await Store.open(line.url)
        await say(store, *chats)
        async with at_work(store, bot) as sender:
            for count in (2, 5, 10):
                await world.messages(count=count)
                line.lose_confirmations(3)
                while not line.has_lost_all:  # noqa: ASYNC110  it tells nobody
                    await asyncio.sleep(0.01)
            while not {row.state for row in await rows(store)} <= {"sent", "uncertain"}:  # noqa: ASYNC110
                await asyncio.sleep(0.05)
            sent = {row.chat for row in await rows(store) if row.state == "sent"}
            assert sorted(message["chat"] for message in await world.messages()) == sorted(sent)
            await let_time_pass(store, sender)
            await world.messages(count=20)
        await store.close()
    assert sorted(message["chat"] for message in await world.messages()) == chats
