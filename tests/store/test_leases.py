"""Leases: one holder at a time, and another takes over from one that died."""

from __future__ import annotations

import asyncio
import sqlite3
import sys
from asyncio.subprocess import PIPE
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, text, update
from structlog.testing import capture_logs

from bot.store import leases
from bot.store.leases import LIFETIME, Lease, hold, new_holder
from schedules.store.engine import Store
from tests.databases import forwarded

pytestmark = pytest.mark.anyio

NOW = datetime(2016, 7, 25, 1, tzinfo=UTC)
SECOND = timedelta(seconds=1)
ELSEWHERE = "another machine/0|4|x"
HOLDING = """
import asyncio, datetime
from bot.store import leases
from bot.store.leases import hold
from schedules.store.engine import Store

leases.LIFETIME = datetime.timedelta(seconds=1)

async def main():
    store = await Store.open("{url}")
    async with hold(store, "sender", "{holder}"):
        print("held", flush=True)
        await asyncio.sleep(60)

asyncio.run(main())
"""
PROGRAM = (
    "import sys; from bot.store.leases import new_holder; print(new_holder(), flush=True); sys.stdin.read()"
)


async def test_a_lease_has_one_holder_until_it_runs_out(store: Store) -> None:
    async with store.begin() as conn:
        assert await leases.take(conn, "sender", "a", NOW) == NOW + LIFETIME
        assert await leases.take(conn, "sender", "b", NOW + LIFETIME - SECOND) is None
        assert await leases.take(conn, "poller", "b", NOW) == NOW + LIFETIME
        assert await leases.take(conn, "sender", "b", NOW + LIFETIME) == NOW + 2 * LIFETIME
        assert await leases.take(conn, "sender", "a", NOW + LIFETIME) is None


async def test_its_holder_renews_it(store: Store) -> None:
    async with store.begin() as conn:
        await leases.take(conn, "sender", "a", NOW)
        assert await leases.take(conn, "sender", "a", NOW + SECOND) == NOW + SECOND + LIFETIME


async def test_only_its_holder_gives_it_back(store: Store) -> None:
    async with store.begin() as conn:
        await leases.take(conn, "sender", "a", NOW)
        await leases.give_back(conn, "sender", "b")
        assert await leases.take(conn, "sender", "b", NOW) is None
        await leases.give_back(conn, "sender", "a")
        assert await leases.take(conn, "sender", "b", NOW) is not None


async def test_a_process_of_this_machine_that_died_holds_nothing(store: Store) -> None:
    process = await asyncio.create_subprocess_exec(sys.executable, "-c", PROGRAM, stdin=PIPE, stdout=PIPE)
    assert process.stdout is not None
    other = (await process.stdout.readline()).decode().strip()
    async with store.begin() as conn:
        assert await leases.take(conn, "sender", other, NOW) is not None
        assert await leases.take(conn, "sender", new_holder(), NOW) is None
    process.kill()
    await process.wait()
    async with store.begin() as conn:
        assert await leases.take(conn, "sender", new_holder(), NOW) is not None


async def test_nobody_knows_whether_a_process_elsewhere_died(store: Store) -> None:
    async with store.begin() as conn:
        await leases.take(conn, "sender", ELSEWHERE, NOW)
        assert await leases.take(conn, "sender", new_holder(), NOW + SECOND) is None


async def test_a_machine_of_the_same_name_is_another(store: Store) -> None:
    """Its first namespace has the same number, so only what is of this boot tells them apart."""
    name, namespace = new_holder().partition("|")[0].split("/")[:2]
    gone = await asyncio.create_subprocess_exec(sys.executable, "-c", "")
    await gone.wait()
    namesake = f"{name}/{namespace}|{gone.pid}|x"
    async with store.begin() as conn:
        await leases.take(conn, "sender", namesake, NOW)
        assert await leases.take(conn, "sender", new_holder(), NOW + SECOND) is None


def test_every_holder_has_a_name_of_its_own() -> None:
    assert len({new_holder() for _ in range(100)}) == 100


async def test_a_standby_takes_over_as_soon_as_the_lease_is_given_back(store: Store) -> None:
    turns: list[str] = []
    begun, ends = asyncio.Event(), asyncio.Event()

    async def take_turn(name: str) -> None:
        async with hold(store, "sender", name) as lease:
            assert lease.is_held
            turns.append(name)
            begun.set()
            await ends.wait()
            turns.append(name)

    first = asyncio.create_task(take_turn("a"))
    await begun.wait()
    second = asyncio.create_task(take_turn("b"))
    await asyncio.sleep(0.1)
    ends.set()
    await asyncio.gather(first, second)
    assert turns == ["a", "a", "b", "b"]
    async with store.connect() as conn:
        assert (await conn.execute(select(leases.leases))).all() == []


async def test_whoever_is_stopped_waits_no_more(store: Store) -> None:
    async with store.begin() as conn:
        await leases.take(conn, "sender", ELSEWHERE, datetime.now(UTC))
    stopping = asyncio.Event()

    async def stand_by() -> bool:
        async with hold(store, "sender", new_holder(), stopping) as lease:
            return lease.is_held

    waiting = asyncio.create_task(stand_by())
    await asyncio.sleep(0.05)
    assert not waiting.done()
    stopping.set()
    assert not await waiting
    async with store.connect() as conn:
        assert await conn.scalar(select(leases.leases.c.holder)) == ELSEWHERE


async def test_a_lease_that_another_took_is_lost(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leases, "_RENEWAL_SECONDS", 0.01)
    async with hold(store, "sender", new_holder()) as lease:
        async with store.begin() as conn:
            await conn.execute(update(leases.leases).values(holder=ELSEWHERE))
        while lease.is_held:  # noqa: ASYNC110  the renewal finds out by itself, and tells nobody
            await asyncio.sleep(0.01)
    async with store.connect() as conn:
        assert await conn.scalar(select(leases.leases.c.holder)) == ELSEWHERE


async def test_that_it_cannot_be_renewed_is_said_once_and_so_is_its_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # On SQLite only: no other program can keep a whole PostgreSQL from being written.
    monkeypatch.setattr(leases, "_RENEWAL_SECONDS", 0.01)
    store = await Store.open(f"sqlite:///{tmp_path / 'agreed.db'}?timeout=0.001")
    other = sqlite3.connect(tmp_path / "agreed.db", isolation_level=None)
    with capture_logs() as logs:
        async with hold(store, "sender", new_holder()) as lease:
            other.execute("BEGIN IMMEDIATE")
            while not logs:  # noqa: ASYNC110  the log is all there is to see
                await asyncio.sleep(0.01)
            await asyncio.sleep(0.3)  # it is tried again and again
            other.close()
            while len(logs) < 2:  # noqa: ASYNC110  as above
                await asyncio.sleep(0.01)
            assert lease.is_held
    await store.close()
    assert [line["event"] for line in logs] == ["lease not renewed", "lease renewed again"]


async def test_a_lease_that_is_kept_is_renewed(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leases, "_RENEWAL_SECONDS", 0.01)
    async with hold(store, "sender", new_holder()) as lease:
        first = lease.until
        while lease.until == first:  # noqa: ASYNC110  as above
            await asyncio.sleep(0.01)
        assert lease.is_held


async def test_whoever_cannot_give_it_back_ends_all_the_same(tmp_path: Path) -> None:
    # On SQLite only: no other program can keep a whole PostgreSQL from being written.
    store = await Store.open(f"sqlite:///{tmp_path / 'agreed.db'}?timeout=0.001")
    held = asyncio.Event()

    async def hold_on() -> None:
        async with hold(store, "sender", new_holder()):
            held.set()
            await asyncio.Event().wait()

    holding = asyncio.create_task(hold_on())
    await held.wait()
    other = sqlite3.connect(tmp_path / "agreed.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    holding.cancel()
    with pytest.raises(asyncio.CancelledError):
        await holding
    other.close()
    await store.close()


async def test_what_was_lost_is_not_held_again_without_beginning_anew(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(leases, "_RENEWAL_SECONDS", 0.01)
    async with hold(store, "sender", new_holder()) as lease:
        async with store.begin() as conn:
            await conn.execute(update(leases.leases).values(holder=ELSEWHERE))
        while lease.is_held:  # noqa: ASYNC110  as above
            await asyncio.sleep(0.01)
        async with store.begin() as conn:
            await leases.give_back(conn, "sender", ELSEWHERE)
        await asyncio.sleep(0.1)
        assert not lease.is_held
        async with store.begin() as conn:
            assert await leases.take(conn, "sender", "another", NOW)


async def test_a_holder_stops_before_another_may_begin(
    tables_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # On PostgreSQL only: a file cannot be cut off from one of two programs of the same machine.
    monkeypatch.setattr(leases, "LIFETIME", timedelta(seconds=1))
    monkeypatch.setattr(leases, "_TRUSTED_SECONDS", 0.6)
    monkeypatch.setattr(leases, "_RENEWAL_SECONDS", 0.1)
    monkeypatch.setattr(leases, "_RETRY_SECONDS", 0.01)
    async with forwarded(tables_url) as line:
        cut_off, standby = await Store.open(line.url), await Store.open(tables_url)
        async with hold(cut_off, "sender", ELSEWHERE) as lease:
            line.cut()
            async with hold(standby, "sender", new_holder()) as other:
                assert other.is_held
                assert not lease.is_held
            line.mend()
        await cut_off.close()
        await standby.close()


async def test_the_end_of_a_lease_is_told_by_the_clock_of_the_server(tables_url: str) -> None:
    # On PostgreSQL only: a file is shared by programs of one machine, which has one clock.
    store = await Store.open(tables_url)
    async with store.begin() as conn:
        before = await conn.scalar(text("SELECT clock_timestamp()"))
        told = await leases.server_time(conn)
        assert before <= told <= await conn.scalar(text("SELECT clock_timestamp()"))
    await store.close()


async def test_a_standby_takes_over_from_a_process_that_was_killed(database_url: str) -> None:
    """As if on another machine: of one of its own a standby sees at once that it died."""
    script = HOLDING.format(url=database_url, holder=ELSEWHERE)
    process = await asyncio.create_subprocess_exec(sys.executable, "-c", script, stdout=PIPE)
    assert process.stdout is not None
    assert await process.stdout.readline() == b"held\n"
    store = await Store.open(database_url)
    taking_over = asyncio.create_task(holds(store))
    await asyncio.sleep(0.1)
    assert not taking_over.done()
    process.kill()
    await process.wait()
    async with asyncio.timeout(15):
        assert await taking_over
    await store.close()


async def holds(store: Store) -> bool:
    """Wait for the sender's lease, and say whether it was got."""
    async with hold(store, "sender", new_holder()) as lease:
        return lease.is_held


def test_a_lease_is_held_until_it_runs_out() -> None:
    assert not Lease("sender", "a", leases.elapsed() - 1).is_held
    assert Lease("sender", "a", leases.elapsed() + 60).is_held


def test_a_standby_has_taken_over_from_another_machine_within_fifteen_seconds() -> None:
    promised = timedelta(seconds=15)
    assert LIFETIME + timedelta(seconds=leases._RETRY_SECONDS) < promised - timedelta(seconds=3)
    assert leases._RENEWAL_SECONDS * 3 < leases._TRUSTED_SECONDS < LIFETIME.total_seconds()
