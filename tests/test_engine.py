"""The parts together: what is heard is answered, what is due is told, and it stops in order."""

from __future__ import annotations

import asyncio
import socket
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import httpx
import pytest
from sqlalchemy import select

from bot.clock import Clock, LiveClock, RehearsalClock
from bot.delivery import Delivery, Outcome, Outgoing, Sent
from bot.engine import Engine, opened, running, serving
from bot.incoming import ChatKind, Said
from bot.store import leases, messages
from bot.store.messages import deliveries
from bot.timelines import Timelines
from schedules.examples import example
from schedules.reading import load
from schedules.store import subscribers
from schedules.store.engine import Store, StoreProblem
from schedules.subscriber import Subscriber

pytestmark = pytest.mark.anyio

CHAT = 7
START = datetime(2016, 7, 31, 1, tzinfo=UTC)
DEFAULTS = Subscriber(ZoneInfo("Asia/Shanghai"))
TIMELINES = Timelines([load(example("dialogue-2016"))])


class Letterbox:
    """An outlet that keeps what it is given; it takes ``seconds`` for each."""

    def __init__(self, seconds: float = 0) -> None:
        self.sent: list[Delivery] = []
        self.begun = asyncio.Event()
        self._seconds = seconds
        self._arrived = asyncio.Condition()

    async def send(self, delivery: Delivery) -> Outcome:
        self.begun.set()
        await asyncio.sleep(self._seconds)
        async with self._arrived:
            self.sent.append(delivery)
            self._arrived.notify_all()
        return Sent(len(self.sent))

    async def texts(self, count: int) -> list[str]:
        """The texts, once there are so many."""
        async with self._arrived, asyncio.timeout(10):
            await self._arrived.wait_for(lambda: len(self.sent) >= count)
        return [delivery.text for delivery in self.sent]


@asynccontextmanager
async def at_work(store: Store, outlet: Letterbox, clock: Clock) -> AsyncIterator[Engine]:
    address = "https://agreed.example.org"
    async with running(store, TIMELINES, clock, DEFAULTS, outlet, address=address, rate=1000) as engine:
        yield engine


async def say(store: Store, engine: Engine, text: str, now: datetime = START) -> None:
    """What the inbox does with what somebody says."""
    async with store.begin() as conn:
        for heard in await engine.conversation.hear(conn, Said(CHAT, ChatKind.PRIVATE, text), now):
            assert isinstance(heard, Outgoing)
            await messages.enqueue(conn, heard, now)
    engine.after_hearing()


async def states(store: Store) -> list[Any]:
    async with store.connect() as conn:
        return list(await conn.scalars(select(deliveries.c.state).order_by(deliveries.c.id)))


async def test_what_is_said_is_answered_and_what_falls_due_is_told(store: Store) -> None:
    outlet, clock = Letterbox(), RehearsalClock(START)
    async with at_work(store, outlet, clock) as engine:
        await say(store, engine, "/start")
        assert "You will be reminded here" in (await outlet.texts(1))[0]
        clock.skip(timedelta(days=1))
        engine.alarm.wake()
        assert "Test the hotline" in (await outlet.texts(2))[1]


async def test_what_became_due_while_it_was_down_is_told_when_it_starts(store: Store) -> None:
    async with store.begin() as conn:
        await subscribers.subscribe(conn, CHAT, ["dialogue-2016"], START)
    outlet = Letterbox()
    async with at_work(store, outlet, RehearsalClock(START + timedelta(days=31))):
        (told,) = await outlet.texts(1)
    assert "Test the hotline" in told
    assert "Network-protection seminar" in told


async def test_it_stops_in_order_and_leaves_nothing_half_done(store: Store) -> None:
    outlet = Letterbox(seconds=0.2)
    async with at_work(store, outlet, LiveClock()) as engine:
        await say(store, engine, "/id")
        await say(store, engine, "/help")
        await outlet.begun.wait()
    assert len(outlet.sent) == 1
    assert await states(store) == ["sent", "waiting"]
    async with store.connect() as conn:
        assert (await conn.execute(select(leases.leases))).all() == []


async def test_who_stands_by_plans_nothing_until_the_sender_s_lease_is_free(store: Store) -> None:
    async with store.begin() as conn:
        await subscribers.subscribe(conn, CHAT, ["dialogue-2016"], START)
        await leases.take(conn, "sender", "other", await leases.server_time(conn))
    outlet, clock = Letterbox(), RehearsalClock(START + timedelta(days=31))
    async with at_work(store, outlet, clock) as engine:
        await engine.alarm.nudge()
        assert await states(store) == []
        async with store.begin() as conn:
            await leases.give_back(conn, "sender", "other")
        (told,) = await outlet.texts(1)
    assert "Test the hotline" in told


async def test_an_error_in_the_block_stops_it_too(store: Store) -> None:
    with pytest.raises(ExceptionGroup) as caught:
        async with at_work(store, Letterbox(), LiveClock()):
            raise LookupError("broken")
    assert caught.group_contains(LookupError, match="broken")


async def test_a_database_that_cannot_be_written_is_said_at_the_start(
    database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("schedules.store.engine._BUSY_MILLISECONDS", 1)
    store = await Store.open(database_url)
    other = sqlite3.connect(tmp_path / "agreed.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreProblem, match="written by another program"):
        async with at_work(store, Letterbox(), LiveClock()):
            pass
    other.close()
    await store.close()


async def test_the_page_is_served_until_the_end(store: Store) -> None:
    async with httpx.AsyncClient(trust_env=False) as http:
        async with serving(store, TIMELINES, RehearsalClock(START), "127.0.0.1", 0) as address:
            assert (await http.get(f"{address}/healthz")).text == "ok\n"
            assert f"{address}/dialogue-2016.ics" in (await http.get(address)).text
        with pytest.raises(httpx.ConnectError):
            await http.get(address)


async def test_the_page_names_the_public_address(store: Store) -> None:
    public = "https://agreed.example.org"
    async with (
        serving(store, TIMELINES, RehearsalClock(START), "127.0.0.1", 0, public) as address,
        httpx.AsyncClient(trust_env=False) as http,
    ):
        assert f"{public}/dialogue-2016.ics" in (await http.get(address)).text


async def test_a_port_that_is_taken_is_an_error_at_once(store: Store) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(OSError, match="in use"):
            async with serving(store, TIMELINES, LiveClock(), "127.0.0.1", port):
                pass


async def test_a_database_is_opened_for_its_kind_of_run(database_url: str) -> None:
    async with opened(database_url, RehearsalClock(START)) as store:
        assert store.secret
    with pytest.raises(StoreProblem, match="belongs to rehearsals"):
        async with opened(database_url, LiveClock()):
            pass
