"""Leases: of all programs that share a database, one at a time does what only one may do.

A lease ends by itself when it is not renewed, so a standby takes over from a program that died:
within ``LIFETIME`` and ``_RETRY_SECONDS``, and at once if it died on the same machine. When it ends is
told by one clock, that of the database's server, whatever the machines' own clocks say. Its holder
trusts it for a shorter time, by a clock that nobody sets, so it has stopped before another begins.
"""

from __future__ import annotations

import asyncio
import os
import secrets
import socket
import sys
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import structlog
from sqlalchemy import Column, String, Table, delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.trouble import Trouble
from schedules.store.engine import Moment, Store, StoreProblem, metadata

LIFETIME = timedelta(seconds=10)
"""A standby has begun within fifteen seconds of a kill: this, the next try, and a little to begin with."""

_TRUSTED_SECONDS = 8.0
_RENEWAL_SECONDS = 2.5
_RETRY_SECONDS = 1

leases = Table(
    "leases",
    metadata,
    Column("name", String(64), primary_key=True),
    Column("holder", String(128), nullable=False),
    Column("until", Moment, nullable=False),
)

log = structlog.get_logger()


@dataclass(slots=True)
class Lease:
    """What ``hold`` gives; it can be lost while it is held. ``until`` is a moment of ``elapsed()``."""

    name: str
    holder: str
    until: float

    @property
    def is_held(self) -> bool:
        """Whether it has not run out, as far as its holder may trust it."""
        return elapsed() < self.until


def new_holder() -> str:
    """A name for this process, which no other has had."""
    return f"{_machine()}|{os.getpid()}|{secrets.token_hex(4)}"


async def take(conn: AsyncConnection, name: str, holder: str, now: datetime) -> datetime | None:
    """Take or renew a lease; until when it is held, or ``None`` while somebody else holds it.

    One that is held for longer than ``LIFETIME`` was taken before the clock was set back: from now on it is
    held for ``LIFETIME``, like one that was renewed this moment. If its holder lives it renews it in time, or
    trusts it no more; if not, nobody waits for the hour of a clock that was wrong.
    """
    row = (await conn.execute(select(leases).where(leases.c.name == name))).one_or_none()
    until = now + LIFETIME
    if row is None:
        await conn.execute(insert(leases).values(name=name, holder=holder, until=until))
        return until
    if row.holder != holder and row.until > now and not _has_died(row.holder):
        if row.until > until:
            await conn.execute(update(leases).where(leases.c.name == name).values(until=until))
        return None
    await conn.execute(update(leases).where(leases.c.name == name).values(holder=holder, until=until))
    return until


async def give_back(conn: AsyncConnection, name: str, holder: str) -> None:
    """End a lease early, if it is still held."""
    await conn.execute(delete(leases).where(leases.c.name == name, leases.c.holder == holder))


async def server_time(conn: AsyncConnection) -> datetime:
    """The present by the clock that all who share the database read: its server's, or this machine's."""
    if conn.dialect.name == "sqlite":  # a file is shared by programs of one machine
        return datetime.now(UTC)
    now: datetime = (await conn.execute(select(func.clock_timestamp()))).scalar_one()
    return now


@asynccontextmanager
async def hold(
    store: Store,
    name: str,
    holder: str,
    stopping: asyncio.Event | None = None,
    *,
    asked: Callable[[], None] = lambda: None,
) -> AsyncIterator[Lease]:
    """Wait for a lease, and keep it while the block runs.

    Once ``stopping`` is set there is no more waiting: the lease given then is not held. ``asked`` is called
    whenever the database has said who holds it: what is waited for is not the database.

    Raises:
        StoreProblem: if the database cannot be used while it is waited for.
    """
    lease = Lease(name, holder, await _wait_for(store, name, holder, stopping or asyncio.Event(), asked))
    renewal = asyncio.create_task(_renew(store, lease))
    try:
        yield lease
    finally:
        renewal.cancel()
        await asyncio.gather(renewal, return_exceptions=True)
        with suppress(StoreProblem):  # then it runs out by itself
            async with store.begin() as conn:
                await give_back(conn, name, holder)


async def _wait_for(
    store: Store, name: str, holder: str, stopping: asyncio.Event, asked: Callable[[], None]
) -> float:
    standing_by = False
    while not stopping.is_set():
        until = await _taken_until(store, name, holder)
        asked()
        if until is not None:
            return until
        if not standing_by:
            log.info("standing by", lease=name)
            standing_by = True
        with suppress(TimeoutError):
            async with asyncio.timeout(_RETRY_SECONDS):
                await stopping.wait()
    return elapsed()


async def _taken_until(store: Store, name: str, holder: str) -> float | None:
    """Take or renew a lease; until when its holder may trust it, or ``None`` while somebody else holds it."""
    async with store.begin() as conn:
        asked = elapsed()  # before the server looks at its clock, so the end comes here first
        taken = await take(conn, name, holder, await server_time(conn))
    return asked + _TRUSTED_SECONDS if taken else None


async def _renew(store: Store, lease: Lease) -> None:
    """Until it is lost. Then it is lost for good, for another may have had it meanwhile."""
    trouble = Trouble("lease not renewed", "lease renewed again", lease=lease.name)
    while lease.is_held:
        await asyncio.sleep(_RENEWAL_SECONDS)
        try:
            until = await _taken_until(store, lease.name, lease.holder)
        except StoreProblem as problem:
            trouble.is_there(problem)
            continue
        trouble.is_over()
        lease.until = until if until is not None and lease.is_held else elapsed()
    log.warning("lease lost", lease=lease.name)


def elapsed() -> float:
    """Seconds on a clock that nobody sets; where there is one, also counting while the machine sleeps."""
    return time.clock_gettime(time.CLOCK_BOOTTIME) if sys.platform == "linux" else time.monotonic()


def _machine() -> str:
    # Containers can share a name and still count processes apart, and so can machines: where both are
    # called "localhost", the first namespace has the same number on both.
    namespace, boot = Path("/proc/self/ns/pid"), Path("/proc/sys/kernel/random/boot_id")
    counted = namespace.stat().st_ino if namespace.exists() else 0
    return f"{socket.gethostname()}/{counted}/{boot.read_text()[:8] if boot.exists() else 0}"


def _has_died(holder: str) -> bool:
    """Whether the holder was a process of this machine that is no longer there."""
    machine, _, process = holder.rpartition("|")[0].rpartition("|")
    if os.name != "posix" or machine != _machine():
        return False
    try:
        os.kill(int(process), 0)  # no signal is sent: it only asks
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return False
