"""What operators and their machines ask over HTTP."""

from __future__ import annotations

import asyncio
import sqlite3
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families
from sqlalchemy import select, update
from starlette.applications import Starlette
from telegram import Bot

from bot.clock import RehearsalClock
from bot.delivery import ChatGone, Delivery, NotSent, Outcome, Outgoing, Sent
from bot.health import Health
from bot.metrics import MeasuredOutlet, Metrics
from bot.store import inbox, leases, messages, vitals
from bot.store.leases import server_time
from bot.store.messages import State, deliveries
from bot.telegram.acquaintance import Acquaintance, Standing
from bot.telegram.client import new_client
from schedules.store.engine import Store, StoreProblem
from tests.botapi.faults import Break
from tests.botapi.server import botapi
from tests.botapi.world import World
from tests.databases import forwarded

pytestmark = pytest.mark.anyio

NOW = datetime(2016, 8, 1, 1, tzinfo=UTC)


@pytest.fixture
async def world() -> AsyncIterator[World]:
    async with botapi() as served:
        yield served


@pytest.fixture
async def acquaintance(world: World) -> AsyncIterator[Acquaintance]:
    """Whom Telegram has been asked about for the first time."""
    async with asking(new_client(world.token, world.base_url)) as asked:
        await asked.username()
        yield asked


@asynccontextmanager
async def asking(bot: Bot) -> AsyncIterator[Acquaintance]:
    asked = Acquaintance(bot)
    task = asyncio.create_task(asked.run())
    try:
        yield asked
    finally:
        task.cancel()
        await asyncio.wait((task,))
        await bot.shutdown()


def of(health: Health) -> httpx.AsyncClient:
    transport = httpx.ASGITransport(Starlette(routes=health.routes()))
    return httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1")


def health_of(store: Store, acquaintance: Acquaintance | None, **details: Any) -> Health:
    return Health(store, RehearsalClock(NOW), "one", acquaintance, **details)


async def asked(health: Health, path: str) -> tuple[int, Any]:
    async with of(health) as http:
        answer = await http.get(path)
    assert answer.headers["cache-control"] == "no-store"
    return answer.status_code, answer.json() if path == "/readyz" else answer.text


async def measured(health: Health) -> dict[str, float]:
    """Every sample, by its name and labels as they stand in the text."""
    status, text = await asked(health, "/metrics")
    assert status == 200
    return {
        sample.name + "".join(f" {value}" for value in sample.labels.values()): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
        if not sample.name.endswith("_created")
    }


# Ready --------------------------------------------------------------------------------------------


async def test_it_tells_what_it_does_now(store: Store, acquaintance: Acquaintance) -> None:
    health = health_of(store, acquaintance)
    stands_by = {"ready": True, "telegram": "knows the token", "database": "usable", "late_since": None}
    assert await asked(health, "/readyz") == (200, {**stands_by, "roles": ["stands by"]})
    async with store.begin() as conn:
        for lease in ("sender", "poller"):
            await leases.take(conn, lease, "one", await server_time(conn))
        await vitals.note_late(conn, NOW)
    late = "2016-08-01T01:00:00+00:00"
    told = {**stands_by, "roles": ["sends", "polls"], "late_since": late}
    assert await asked(health, "/readyz") == (200, told)


async def test_a_standby_is_ready(store: Store, acquaintance: Acquaintance) -> None:
    async with store.begin() as conn:
        await leases.take(conn, "sender", "other", await server_time(conn))
    status, told = await asked(health_of(store, acquaintance, hears_webhooks=True), "/readyz")
    assert (status, told["roles"]) == (200, ["stands by", "hears webhooks"])


async def test_without_a_token_there_is_nothing_to_ask_telegram(store: Store) -> None:
    status, told = await asked(health_of(store, None), "/readyz")
    assert (status, told["telegram"], told["roles"]) == (200, None, [])


async def test_it_is_ready_before_telegram_answers(store: Store, world: World) -> None:
    await world.fault(Break.HANG, method="getMe", times=None)
    async with asking(new_client(world.token, world.base_url)) as acquaintance:
        await world.requests("getMe", "hung", count=1)
        status, told = await asked(health_of(store, acquaintance), "/readyz")
    assert (status, told["telegram"]) == (200, "has not answered yet")


async def test_it_is_not_ready_with_a_token_that_is_given_up(
    store: Store, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.telegram.acquaintance._LONGEST_PAUSE_SECONDS", 0.05)
    async with asking(new_client(world.token, world.base_url)) as acquaintance:
        await acquaintance.username()
        await world.fault(Break.REFUSE, method="getMe", times=None, status=401, description="Unauthorized")
        async with asyncio.timeout(10):
            while acquaintance.standing is not Standing.REFUSED:  # noqa: ASYNC110  it tells nobody
                await asyncio.sleep(0.02)
        status, told = await asked(health_of(store, acquaintance), "/readyz")
        assert (status, told["ready"], told["telegram"]) == (503, False, "does not know the token")
        assert not acquaintance.refused.is_set()


async def test_it_is_not_ready_without_its_database_and_ready_again_with_it(tables_url: str) -> None:
    async with forwarded(tables_url) as line:
        store = await Store.open(line.url)
        health = health_of(store, None)
        assert (await asked(health, "/readyz"))[0] == 200
        line.cut()
        status, told = await asked(health, "/readyz")
        assert (status, told["ready"]) == (503, False)
        assert told["database"] != "usable"
        assert (await asked(health, "/metrics"))[0] == 503
        assert await asked(health, "/healthz") == (200, "ok\n")
        line.mend()
        assert (await asked(health, "/readyz"))[0] == 200
        await store.close()


async def test_it_is_not_ready_while_nothing_can_be_written(tmp_path: Path) -> None:
    store = await Store.open(f"sqlite:///{tmp_path / 'agreed.db'}?timeout=0.001")
    health = health_of(store, None)
    other = sqlite3.connect(tmp_path / "agreed.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    assert (await asked(health, "/readyz"))[0] == 200  # nothing was to be written
    with pytest.raises(StoreProblem):
        async with store.begin():
            pass
    for _ in range(2):
        status, told = await asked(health, "/readyz")
        assert (status, told["ready"]) == (503, False)
        assert "is being written by another program" in told["database"]
    other.close()
    assert (await asked(health, "/readyz"))[0] == 200
    await store.close()


@pytest.mark.skipif(sys.platform != "linux", reason="a disk that is full is made of memory")
async def test_it_is_not_ready_while_the_disk_is_full(tmp_path: Path) -> None:
    with small_disk(tmp_path) as disk:
        store = await Store.open(f"sqlite:///{disk / 'agreed.db'}")
        health = health_of(store, None)
        junk = fill(disk)
        with pytest.raises(StoreProblem, match="no room left"):
            await store.check_writable()
        status, told = await asked(health, "/readyz")
        assert (status, told["ready"], told["roles"]) == (503, False, [])
        assert "no room left" in told["database"]
        junk.unlink()
        assert (await asked(health, "/readyz"))[0] == 200
        await store.close()


@contextmanager
def small_disk(folder: Path) -> Iterator[Path]:
    """A disk of a few megabytes, for those who may mount one; else the test is skipped."""
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", folder], capture_output=True)
    if mounted.returncode != 0:
        pytest.skip("nothing may be mounted here")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", folder], check=True)


def fill(disk: Path) -> Path:
    """Fill a disk to its last byte; the file that does."""
    junk = disk / "junk"
    with suppress(OSError), junk.open("wb", buffering=0) as file:
        while file.write(bytes(4096)):
            pass
    return junk


# Metrics ------------------------------------------------------------------------------------------


async def test_an_empty_database_measures_nothing(store: Store) -> None:
    found = await measured(health_of(store, None))
    assert found["agreed_waiting"] == found["agreed_uncertain"] == found["agreed_sent_total"] == 0
    assert found["agreed_last_tick_timestamp_seconds"] == 0


async def test_what_stands_in_the_database_is_measured(store: Store, acquaintance: Acquaintance) -> None:
    async with store.begin() as conn:
        for chat in range(1, 6):
            await messages.enqueue(conn, Outgoing(chat, None, "Due today: A"), NOW - timedelta(seconds=90))
        changes: dict[int, dict[str, Any]] = {
            2: {"state": State.UNCERTAIN},
            3: {"state": State.DEAD, "reason": "bot was blocked by the user"},
            4: {"state": State.SENT},
        }
        for chat, values in changes.items():
            theirs = select(messages.messages.c.id).where(messages.messages.c.chat == chat)
            await conn.execute(update(deliveries).where(deliveries.c.message.in_(theirs)).values(values))
        await inbox.keep(conn, [{"update_id": 1}, {"update_id": 2}], NOW)
        for _ in range(inbox.TRIES):
            await inbox.failed(conn, 2, "ValueError()", NOW)
        await leases.take(conn, "sender", "one", await server_time(conn))
        await vitals.note_tick(conn, NOW)
    found = await measured(health_of(store, acquaintance))
    assert found["agreed_waiting"] == 2
    assert found["agreed_oldest_waiting_seconds"] >= 90
    assert found["agreed_uncertain"] == 1
    assert found["agreed_dead bot was blocked by the user"] == 1
    assert (found["agreed_updates_waiting"], found["agreed_updates_poisoned"]) == (1, 1)
    assert found["agreed_last_tick_timestamp_seconds"] == NOW.timestamp()
    assert (found["agreed_role sends"], found["agreed_role polls"]) == (1, 0)


async def test_every_attempt_is_counted_and_what_arrived_is_timed(store: Store) -> None:
    class Answering:
        def __init__(self, *outcomes: Outcome) -> None:
            self._outcomes = iter(outcomes)

        async def send(self, _: Delivery) -> Outcome:
            return next(self._outcomes)

    metrics, clock = Metrics(), RehearsalClock(NOW)
    outcomes = NotSent("ConnectError"), Sent(1), ChatGone("chat not found"), Sent(2)
    outlet = MeasuredOutlet(Answering(*outcomes), metrics, clock)
    for ago in (0, 20, 0, 2000):
        await outlet.send(Delivery(1, 7, None, "A", since=NOW - timedelta(seconds=ago)))
    found = await measured(health_of(store, None, metrics=metrics))
    assert found["agreed_sent_total"] == found["agreed_attempts_total Sent"] == 2
    assert found["agreed_attempts_total NotSent"] == found["agreed_attempts_total ChatGone"] == 1
    assert found["agreed_lateness_seconds_bucket 10.0"] == 0
    assert found["agreed_lateness_seconds_bucket 30.0"] == 1
    assert found["agreed_lateness_seconds_bucket 3600.0"] == 2
    assert found["agreed_lateness_seconds_sum"] >= 2020
