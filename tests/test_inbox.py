"""The inbox worker: what an update does, the answers and the mark are all there, or none is."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection
from structlog.testing import capture_logs

from bot import inbox as module
from bot.clock import Clock, LiveClock, RehearsalClock
from bot.delivery import Outgoing
from bot.inbox import Handle, Inbox
from bot.incoming import ChatKind, Incoming, Said
from bot.store import inbox
from bot.store.messages import deliveries
from schedules.store import subscribers
from schedules.store.engine import Store
from schedules.store.subscribers import Rest

pytestmark = pytest.mark.anyio

NOW = datetime(2016, 7, 25, 1, tzinfo=UTC)
LIVE = LiveClock()


def wrote(id: int, text: str = "/due", chat: int = 7) -> dict[str, Any]:
    """An update: someone wrote in private."""
    return {"update_id": id, "message": {"chat": {"id": chat, "type": "private"}, "text": text}}


def left(id: int, chat: int = 7) -> dict[str, Any]:
    """An update: someone blocked the bot."""
    member = {"chat": {"id": chat}, "new_chat_member": {"status": "kicked"}}
    return {"update_id": id, "my_chat_member": member}


async def keep(store: Store, *bodies: dict[str, Any]) -> None:
    async with store.begin() as conn:
        await inbox.keep(conn, bodies, datetime.now(UTC))


async def states(store: Store) -> list[str]:
    async with store.connect() as conn:
        return list(await conn.scalars(select(inbox.inbox.c.state).order_by(inbox.inbox.c.update_id)))


async def answers(store: Store) -> list[str]:
    async with store.connect() as conn:
        return list(await conn.scalars(select(deliveries.c.text).order_by(deliveries.c.id)))


async def rests(store: Store, chat: int = 7) -> Rest | None:
    async with store.connect() as conn:
        found = await subscribers.find(conn, chat)
    assert found is not None
    return found.rests


async def echo(conn: AsyncConnection, incoming: Incoming, now: datetime) -> Sequence[Outgoing]:
    """Answers with what was said, and chooses a language: an effect."""
    if not isinstance(incoming, Said):
        return ()
    await subscribers.choose(conn, incoming.chat, now, language="zh")
    if incoming.text == "broken":
        raise LookupError("secret words")
    return (Outgoing(incoming.chat, incoming.thread, f"You said {incoming.text}"),)


def worker(store: Store, handle: Handle = echo, clock: Clock = LIVE) -> Inbox:
    return Inbox(store, handle, "agreed_test_bot", clock)


@asynccontextmanager
async def at_work(inbox: Inbox) -> AsyncIterator[None]:
    task = asyncio.create_task(inbox.run())
    try:
        async with asyncio.timeout(10):
            yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def until(store: Store, *wanted: str) -> None:
    """Wait until the updates stand like that."""
    while await states(store) != list(wanted):  # noqa: ASYNC110  the database tells nobody
        await asyncio.sleep(0.01)


async def test_an_update_is_handled_once_and_answered(store: Store) -> None:
    await keep(store, wrote(1, "hello"))
    inbox = worker(store)
    assert await inbox.handle_next()
    assert not await inbox.handle_next()
    assert await states(store) == ["done"]
    assert await answers(store) == ["You said hello"]


async def test_the_handler_is_given_what_was_said_and_the_moment_of_the_clock(store: Store) -> None:
    heard: list[tuple[Incoming, datetime]] = []

    async def listen(_: AsyncConnection, incoming: Incoming, now: datetime) -> Sequence[Outgoing]:
        heard.append((incoming, now))
        return ()

    clock = RehearsalClock(NOW)
    await keep(store, wrote(1, "hello"))
    await worker(store, listen, clock).handle_next()
    ((incoming, now),) = heard
    assert isinstance(incoming, Said)
    assert incoming == Said(7, ChatKind.PRIVATE, "hello", at=incoming.at)
    assert NOW <= now <= clock.now()


async def test_in_a_rehearsal_every_answer_says_so(store: Store) -> None:
    await keep(store, wrote(1, "hello"))
    await worker(store, clock=RehearsalClock(NOW)).handle_next()
    assert await answers(store) == ["You said hello\n\n(A rehearsal: the clock is set to another day.)"]


async def test_what_failed_has_had_no_effect_and_is_logged_without_its_words(store: Store) -> None:
    await keep(store, wrote(1, "broken"))
    with capture_logs() as logs:
        assert await worker(store).handle_next()
    assert await states(store) == ["waiting"]
    assert await answers(store) == []
    async with store.connect() as conn:
        assert await subscribers.find(conn, 7) is None
    assert "LookupError" in str(logs)
    assert "secret" not in str(logs)


async def test_one_that_always_fails_is_set_aside_and_the_rest_goes_on(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.store.inbox._PAUSES", (timedelta(0), timedelta(0)))
    unreadable = {"update_id": 1, "message": {"chat": {"id": 9}, "text": "no type"}}
    await keep(store, unreadable, wrote(2, "broken"), wrote(3, "after it"), wrote(4, "elsewhere", chat=8))
    with capture_logs():
        async with at_work(worker(store)):
            await until(store, "poisoned", "poisoned", "done", "done")
    assert sorted(await answers(store)) == ["You said after it", "You said elsewhere"]


@pytest.mark.parametrize("garbage", ["no json", "[]", "", '{"message": 7}', '{"message": {"chat": "?"}}'])
async def test_rows_that_make_no_sense_are_set_aside_and_the_rest_goes_on(
    store: Store, monkeypatch: pytest.MonkeyPatch, garbage: str
) -> None:
    monkeypatch.setattr("bot.store.inbox._PAUSES", (timedelta(0), timedelta(0)))
    await keep(store, wrote(1), wrote(2, "after it"))
    async with store.begin() as conn:
        await conn.execute(update(inbox.inbox).where(inbox.inbox.c.update_id == 1).values(body=garbage))
    with capture_logs() as logs:
        async with at_work(worker(store)):
            await until(store, "poisoned", "done")
    assert {line["update"] for line in logs} == {1}
    assert await answers(store) == ["You said after it"]


async def test_what_says_nothing_is_done(store: Store) -> None:
    await keep(store, {"update_id": 1, "poll": {}}, wrote(2, "/due@another_bot"))
    async with at_work(worker(store)):
        await until(store, "done", "done")
    assert await answers(store) == []


async def test_it_handles_what_comes_later_when_it_is_woken(store: Store) -> None:
    handled = asyncio.Event()
    inbox = Inbox(store, echo, "agreed_test_bot", LIVE, handled=handled.set)
    async with at_work(inbox):
        await asyncio.sleep(0.05)
        await keep(store, wrote(1, "hello"))
        assert not handled.is_set()
        inbox.wake()
        await handled.wait()
    assert await answers(store) == ["You said hello"]


async def test_one_that_was_cut_off_halfway_is_handled_again(store: Store) -> None:
    halfway = asyncio.Event()

    async def stall(conn: AsyncConnection, incoming: Incoming, now: datetime) -> Sequence[Outgoing]:
        answer = await echo(conn, incoming, now)
        halfway.set()
        await asyncio.Event().wait()
        return answer

    await keep(store, wrote(1, "hello"))
    async with at_work(worker(store, stall)):
        await halfway.wait()
    assert await states(store) == ["waiting"]
    assert await worker(store).handle_next()
    assert await answers(store) == ["You said hello"]


async def test_to_be_woken_as_it_is_stopped_does_not_keep_it_running(store: Store) -> None:
    waiting = worker(store)
    task = asyncio.create_task(waiting.run())
    await asyncio.sleep(0.3)  # it waits by then for something to be written down
    waiting.wake()
    task.cancel()
    await asyncio.wait([task], timeout=10)
    assert task.cancelled()


async def test_a_busy_database_costs_no_try(
    database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("schedules.store.engine._BUSY_MILLISECONDS", 1)
    monkeypatch.setattr(module, "_STORE_PAUSE_SECONDS", 0.02)
    store = await Store.open(database_url)
    await keep(store, wrote(1, "hello"))
    other = sqlite3.connect(tmp_path / "agreed.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with capture_logs() as logs:
        async with at_work(worker(store)):
            while not logs:  # noqa: ASYNC110  the log is all there is to see
                await asyncio.sleep(0.01)
            await asyncio.sleep(0.3)  # it is tried again and again
            other.close()
            await until(store, "done")
    assert [line["event"] for line in logs] == ["updates are not handled", "updates are handled again"]
    assert await answers(store) == ["You said hello"]
    await store.close()


async def fail_always(conn: AsyncConnection, incoming: Incoming, now: datetime) -> Sequence[Outgoing]:
    raise OverflowError("secret words")


async def apologize(conn: AsyncConnection, incoming: Incoming) -> Sequence[Outgoing]:
    assert isinstance(incoming, Said)
    if incoming.text == "worse":
        raise LookupError("secret words")
    return (Outgoing(incoming.chat, incoming.thread, "Sorry."),)


async def test_a_chat_is_told_once_of_what_failed_for_good(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.store.inbox._PAUSES", (timedelta(0), timedelta(0)))
    await keep(store, wrote(1), wrote(2, "worse", chat=8))
    failing = Inbox(store, fail_always, "agreed_test_bot", LIVE, failed=apologize)
    with capture_logs() as logs:
        async with at_work(failing):
            await until(store, "poisoned", "poisoned")
            while not any("nobody is told" in line["event"] for line in logs):  # noqa: ASYNC110  as above
                await asyncio.sleep(0.01)
    assert await answers(store) == ["Sorry."]
    errors = [line["update"] for line in logs if line["log_level"] == "error"]
    assert sorted(errors) == [1, 2]
    assert "secret" not in str(logs)


# What an update means for the chat --------------------------------------------------------------


async def test_a_chat_that_was_gone_is_told_again_once_it_writes(store: Store) -> None:
    async with store.begin() as conn:
        await subscribers.subscribe(conn, 7, ["a"], NOW)
    await keep(store, left(1))
    await worker(store).handle_next()
    assert await rests(store) is Rest.GONE
    await keep(store, wrote(2))
    await worker(store).handle_next()
    assert await rests(store) is None


async def test_a_chat_that_stopped_can_ask_and_stays_stopped(store: Store) -> None:
    async with store.begin() as conn:
        await subscribers.subscribe(conn, 7, ["a"], NOW)
        await subscribers.rest(conn, 7)
    await keep(store, wrote(1))
    await worker(store).handle_next()
    assert await rests(store) is Rest.STOPPED


async def test_a_group_that_grew_is_followed(store: Store) -> None:
    async with store.begin() as conn:
        await subscribers.subscribe(conn, -7, ["a"], NOW)
    moved = {"chat": {"id": -7, "type": "group"}, "migrate_to_chat_id": -1007}
    await keep(store, {"update_id": 1, "message": moved})
    await worker(store).handle_next()
    async with store.connect() as conn:
        assert await subscribers.subscriptions_of(conn, -1007) == ("a",)
