"""Leases: of all programs that share a database, one at a time does what only one may do.

A lease ends by itself when it is not renewed, so a standby takes over from a program that died.
"""

from __future__ import annotations

import asyncio
import os
import secrets
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import structlog
from sqlalchemy import Column, String, Table, delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from schedules.store.engine import Moment, Store, StoreProblem, metadata

LIFETIME = timedelta(seconds=15)
_RENEWAL_SECONDS = 4
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
    """What ``hold`` gives; it can be lost while it is held."""

    name: str
    holder: str
    until: datetime

    @property
    def is_held(self) -> bool:
        """Whether it has not run out."""
        return datetime.now(UTC) < self.until


def new_holder() -> str:
    """A name for this process, which no other has had."""
    return f"{_machine()}|{os.getpid()}|{secrets.token_hex(4)}"


async def take(conn: AsyncConnection, name: str, holder: str, now: datetime) -> datetime | None:
    """Take or renew a lease; until when it is held, or ``None`` while somebody else holds it."""
    row = (await conn.execute(select(leases).where(leases.c.name == name))).one_or_none()
    until = now + LIFETIME
    if row is None:
        await conn.execute(insert(leases).values(name=name, holder=holder, until=until))
        return until
    if row.holder != holder and row.until > now and not _has_died(row.holder):
        return None
    await conn.execute(update(leases).where(leases.c.name == name).values(holder=holder, until=until))
    return until


async def give_back(conn: AsyncConnection, name: str, holder: str) -> None:
    """End a lease early, if it is still held."""
    await conn.execute(delete(leases).where(leases.c.name == name, leases.c.holder == holder))


@asynccontextmanager
async def hold(
    store: Store, name: str, holder: str, stopping: asyncio.Event | None = None
) -> AsyncIterator[Lease]:
    """Wait for a lease, and keep it while the block runs.

    Once ``stopping`` is set there is no more waiting: the lease given then is not held.
    """
    lease = Lease(name, holder, await _wait_for(store, name, holder, stopping or asyncio.Event()))
    renewal = asyncio.create_task(_renew(store, lease))
    try:
        yield lease
    finally:
        renewal.cancel()
        await asyncio.gather(renewal, return_exceptions=True)
        with suppress(StoreProblem):  # then it runs out by itself
            async with store.begin() as conn:
                await give_back(conn, name, holder)


async def _wait_for(store: Store, name: str, holder: str, stopping: asyncio.Event) -> datetime:
    standing_by = False
    while not stopping.is_set():
        async with store.begin() as conn:
            until = await take(conn, name, holder, datetime.now(UTC))
        if until:
            return until
        if not standing_by:
            log.info("standing by", lease=name)
            standing_by = True
        with suppress(TimeoutError):
            await asyncio.wait_for(stopping.wait(), _RETRY_SECONDS)
    return datetime.now(UTC)


async def _renew(store: Store, lease: Lease) -> None:
    while True:
        await asyncio.sleep(_RENEWAL_SECONDS)
        try:
            async with store.begin() as conn:
                until = await take(conn, lease.name, lease.holder, datetime.now(UTC))
        except StoreProblem as problem:
            log.warning("lease not renewed", lease=lease.name, why=str(problem))
            continue
        lease.until = until or datetime.now(UTC)
        if until is None:
            log.warning("lease lost", lease=lease.name)


def _machine() -> str:
    # Containers can share a name and still count processes apart.
    namespace = Path("/proc/self/ns/pid")
    return f"{socket.gethostname()}/{namespace.stat().st_ino if namespace.exists() else 0}"


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
