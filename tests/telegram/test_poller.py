"""The poller: what it confirms to the server is on disk before."""

from __future__ import annotations

import asyncio
import json
import sqlite3
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select
from structlog.testing import capture_logs
from telegram import Bot
from telegram.error import Conflict

from bot.store import inbox
from bot.store.leases import new_holder
from bot.telegram import poller
from bot.telegram.client import new_client
from bot.telegram.poller import Poller
from schedules.store.engine import Store
from tests.botapi.faults import Break
from tests.botapi.world import World

pytestmark = pytest.mark.anyio

SOON = timedelta(seconds=0.05)
CONFLICT = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"


@pytest.fixture
def _no_long_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("_FIRST_PAUSE", "_LONGEST_PAUSE"):
        monkeypatch.setattr(poller, name, SOON)


@asynccontextmanager
async def polling(store: Store, bot: Bot) -> AsyncIterator[asyncio.Event]:
    """A poller at work; gives what is set when something has arrived."""
    arrived = asyncio.Event()
    task = asyncio.create_task(Poller(store, bot, new_holder(), arrived.set).run())
    try:
        yield arrived
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Another program writes to the database, so nothing can be kept."""
    other = sqlite3.connect(folder / "agreed.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        other.close()


async def kept(store: Store) -> list[str]:
    """The texts in the inbox, in order."""
    async with store.connect() as conn:
        bodies = await conn.scalars(select(inbox.inbox.c.body).order_by(inbox.inbox.c.update_id))
    return [json.loads(body)["message"]["text"] for body in bodies]


async def asked(world: World, count: int, outcome: str | None = "under way") -> None:
    """Wait for so many requests for updates."""
    assert len(await world.requests("getUpdates", outcome, count=count)) >= count


async def test_what_people_write_is_kept_and_confirmed(store: Store, world: World, bot: Bot) -> None:
    anna = await world.user()
    await world.say(anna, "one")
    await world.say(anna, "two")
    async with polling(store, bot) as arrived:
        await arrived.wait()
        await asked(world, 1)
        assert await world.unconfirmed() == []
        assert await kept(store) == ["one", "two"]


async def test_nothing_is_confirmed_before_it_is_on_disk(
    store: Store, world: World, bot: Bot, tmp_path: Path
) -> None:
    anna = await world.user()
    async with polling(store, bot) as arrived:
        await asked(world, 1)
        with locked(tmp_path):
            await world.say(anna, "one")
            await asked(world, 1, "ok")
            await asyncio.sleep(0.1)
            assert len(await world.requests("getUpdates")) == 1
            assert len(await world.unconfirmed()) == 1
        await arrived.wait()
        await asked(world, 1)
        assert await world.unconfirmed() == []
    assert await kept(store) == ["one"]


async def test_what_was_not_kept_when_it_ended_is_asked_for_again(
    store: Store, world: World, bot: Bot, tmp_path: Path
) -> None:
    anna = await world.user()
    first = asyncio.create_task(Poller(store, bot, new_holder(), lambda: None).run())
    await asked(world, 1)
    with locked(tmp_path):
        await world.say(anna, "one")
        await asked(world, 1, "ok")
        first.cancel()
    with suppress(asyncio.CancelledError):
        await first
    await world.say(anna, "two")
    async with polling(store, bot):
        await asked(world, 1)
    assert await kept(store) == ["one", "two"]


async def test_what_was_kept_and_not_confirmed_is_kept_once(store: Store, world: World, bot: Bot) -> None:
    anna = await world.user()
    await world.say(anna, "one")
    async with store.begin() as conn:
        await inbox.keep(conn, await world.unconfirmed(), datetime.now(UTC))
    async with polling(store, bot) as arrived:
        await asked(world, 1)
        assert not arrived.is_set()
    assert await kept(store) == ["one"]


async def test_of_two_programs_on_one_database_one_asks(store: Store, world: World, bot: Bot) -> None:
    async with new_client(world.token, world.base_url) as standby, polling(store, bot):
        await asked(world, 1)
        async with polling(store, standby):
            await asyncio.sleep(0.1)
            await world.say(await world.user(), "one")
            await asked(world, 1, "ok")
            await asked(world, 1)
    assert await world.requests("getUpdates", "409") == []


@pytest.mark.usefixtures("_no_long_pauses")
async def test_a_rival_with_the_same_token_is_named_once_and_nothing_is_lost(
    store: Store, world: World, bot: Bot
) -> None:
    async def ask_too() -> None:
        async with new_client(world.token, world.base_url) as rival:
            while True:
                with suppress(Conflict):
                    await rival.get_updates(timeout=50)

    with capture_logs() as logs:
        async with polling(store, bot) as arrived:
            await asked(world, 1)
            rival = asyncio.create_task(ask_too())
            await asked(world, 6, "409")
            rival.cancel()
            await asyncio.gather(rival, return_exceptions=True)
            await world.say(await world.user(), "one")
            await arrived.wait()
    said = [line["why"] for line in logs if line["event"] == "no updates are received"]
    assert said == ["another program asks for the updates of this token"]
    assert await kept(store) == ["one"]


@pytest.mark.usefixtures("_no_long_pauses")
async def test_a_rival_that_leaves_a_turn_now_and_then_is_named_once(
    store: Store, world: World, bot: Bot
) -> None:
    anna = await world.user()
    with capture_logs() as logs:
        async with polling(store, bot) as arrived, new_client(world.token, world.base_url) as rival:
            for turn in range(1, 4):
                await asked(world, 1)
                with suppress(Conflict):
                    await rival.get_updates(timeout=50)
                await asked(world, turn, "409")
                arrived.clear()
                await world.say(anna, "one")
                await arrived.wait()
    assert [line["event"] for line in logs] == ["no updates are received"]


async def test_a_webhook_that_was_set_is_removed(store: Store, world: World, bot: Bot) -> None:
    await world.fault(
        Break.REFUSE,
        method="getUpdates",
        status=409,
        description="Conflict: can't use getUpdates method while webhook is active; "
        "use deleteWebhook to delete the webhook first",
    )
    async with polling(store, bot):
        assert len(await world.requests("deleteWebhook", "ok", count=1)) == 1
        await asked(world, 1)


@pytest.mark.usefixtures("_no_long_pauses")
@pytest.mark.parametrize(
    ("breaks", "details"),
    [
        (Break.CUT, {}),
        (Break.GARBLE, {}),
        (Break.GATEWAY, {}),
        (Break.REFUSE, {"retry_after": 1}),
        (Break.REFUSE, {"status": 401, "description": "Unauthorized"}),
        (Break.REFUSE, {"status": 409, "description": CONFLICT}),
        (Break.REFUSE, {"status": 500, "description": "Internal Server Error"}),
    ],
)
async def test_whatever_goes_wrong_it_asks_again(
    store: Store,
    world: World,
    bot: Bot,
    breaks: Break,
    details: dict[str, object],
    caplog: pytest.LogCaptureFixture,
) -> None:
    await world.fault(breaks, method="getUpdates", times=1 if "retry_after" in details else 3, **details)
    await world.say(await world.user(), "one")
    async with polling(store, bot) as arrived:
        await arrived.wait()
    assert await kept(store) == ["one"]


@pytest.mark.usefixtures("_no_long_pauses")
async def test_a_database_that_cannot_be_written_is_tried_again(
    database_url: str, world: World, bot: Bot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("schedules.store.engine._BUSY_MILLISECONDS", 1)
    store = await Store.open(database_url)
    with capture_logs() as logs:
        async with polling(store, bot) as arrived:
            await asked(world, 1)
            with locked(tmp_path):
                await world.say(await world.user(), "one")
                while not logs:  # noqa: ASYNC110  the log is all there is to see
                    await asyncio.sleep(0.01)
            await arrived.wait()
    assert "written by another program" in logs[0]["why"]
    assert await kept(store) == ["one"]
    await store.close()


async def test_what_is_taken_aside_is_confirmed_and_never_on_disk(
    store: Store, world: World, bot: Bot
) -> None:
    anna, taken = await world.user(), list[str]()

    def aside(update: Mapping[str, Any]) -> bool:
        taken.extend(update["inline_query"]["query"] for _ in range("inline_query" in update))
        return "inline_query" in update

    arrived = asyncio.Event()
    task = asyncio.create_task(Poller(store, bot, new_holder(), arrived.set, aside).run())
    await world.type(anna, "august")
    await asked(world, 2, None)
    assert not arrived.is_set()
    await world.say(anna, "one")
    await arrived.wait()
    await asked(world, 1)
    assert (taken, await kept(store), await world.unconfirmed()) == (["august"], ["one"], [])
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task


async def test_what_is_taken_aside_waits_for_no_writer(
    store: Store, world: World, bot: Bot, tmp_path: Path
) -> None:
    anna, taken = await world.user(), asyncio.Event()

    def aside(update: Mapping[str, Any]) -> bool:
        if "inline_query" in update:
            taken.set()
        return "inline_query" in update

    task = asyncio.create_task(Poller(store, bot, new_holder(), lambda: None, aside).run())
    await asked(world, 1)
    with locked(tmp_path):
        await world.type(anna, "august")
        await asyncio.wait_for(taken.wait(), 10)
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task
