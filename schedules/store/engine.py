"""The database: opened, brought up to date, stamped; one writer at a time, on SQLite and on PostgreSQL."""

from __future__ import annotations

import asyncio
import secrets
import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from datetime import UTC, datetime, timedelta

from sqlalchemy import (
    BigInteger,
    Column,
    Dialect,
    MetaData,
    String,
    Table,
    delete,
    insert,
    make_url,
    select,
    update,
)
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.types import TypeDecorator

from schedules.store.backend import Backend
from schedules.store.migrations import NewerDatabase, migrate
from schedules.store.postgresql import open_postgresql
from schedules.store.problems import StoreProblem
from schedules.store.sqlite import open_sqlite

__all__ = ["Moment", "Store", "StoreProblem", "address", "is_rehearsal", "meta", "metadata"]

metadata = MetaData(naming_convention={"ix": "ix_%(table_name)s_%(column_0_N_name)s"})

meta = Table(
    "meta",
    metadata,
    Column("name", String(32), primary_key=True),
    Column("value", String(128), nullable=False),
)

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_BUSY_MILLISECONDS = 10_000
_SECRET_BYTES = 32
_PROBE_BYTES = 16
"""As many as fit a name; no name of ours looks like that."""


class Moment(TypeDecorator[datetime]):
    """An aware moment, kept as whole microseconds since 1970 in UTC: exact, and sorted as it should be."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        return None if value is None else (value - _EPOCH) // _MICROSECOND

    def process_result_value(self, value: int | None, dialect: Dialect) -> datetime | None:
        return None if value is None else _EPOCH + value * _MICROSECOND


class Store:
    """An open database. ``secret`` is its own: it signs what this installation hands out.

    ``unwritable`` says why a transaction that may write could not be, until ``check_writable`` finds that it
    can: one that goes well may have had nothing to write.
    """

    def __init__(self, backend: Backend, secret: bytes) -> None:
        self._backend = backend
        self._one_writer = asyncio.Lock()
        self.secret = secret
        self.unwritable: StoreProblem | None = None

    @classmethod
    async def open(cls, url: str, rehearsal: bool = False) -> Store:
        """Open the database at ``url``, made and brought up to date where needed.

        A database belongs for good to live runs or to rehearsals: whichever made it.

        Raises:
            StoreProblem: if it cannot be opened, is damaged, or belongs to the other kind of run.
        """
        backend = _backend_for(address(url))
        try:
            with _explained(backend):
                async with backend.writing.begin() as conn:
                    await conn.run_sync(migrate)
                    await _check_stamp(conn, backend.name, rehearsal)
                    secret = await _kept(conn, "secret", secrets.token_hex(_SECRET_BYTES))
        except BaseException:
            await backend.writing.dispose()
            raise
        return cls(backend, bytes.fromhex(secret))

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[AsyncConnection]:
        """A transaction that may write: committed at the end, rolled back on an exception.

        All writers of a database wait for each other, so none may be begun inside another.

        Raises:
            StoreProblem: if the database cannot be used.
        """
        try:
            with _explained(self._backend):
                async with self._one_writer, self._backend.writing.begin() as conn:
                    yield conn
        except StoreProblem as problem:
            self.unwritable = problem
            raise

    async def check_writable(self) -> None:
        """Write something to the disk, and leave everything as it was.

        Raises:
            StoreProblem: if nothing can be written.
        """
        probe = secrets.token_hex(_PROBE_BYTES)
        async with self.begin() as conn:  # an update to the same value would touch no page of a file
            await conn.execute(insert(meta).values(name=probe, value=""))
            await conn.execute(delete(meta).where(meta.c.name == probe))
        self.unwritable = None

    @asynccontextmanager
    async def connect(self) -> AsyncIterator[AsyncConnection]:
        """A connection for reading; all that is read through it is of one moment.

        Raises:
            StoreProblem: if the database cannot be used.
        """
        with _explained(self._backend):
            async with self._backend.reading.connect() as conn:
                yield conn

    async def close(self) -> None:
        """Close every connection."""
        await self._backend.writing.dispose()


def address(url: str) -> URL:
    """The database that ``DATABASE_URL`` names.

    Raises:
        StoreProblem: if it names none that can be used.
    """
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError):  # neither may be quoted: a password can be in it
        raise StoreProblem(
            "DATABASE_URL is no database address; write sqlite:///agreed.db, "
            "or postgresql://user:password@host/agreed"
        ) from None
    if parsed.get_backend_name() == "postgres":
        parsed = parsed.set(drivername="postgresql")
    if parsed.get_backend_name() not in _BACKENDS:
        raise StoreProblem(
            f"{parsed.get_backend_name()} databases are not supported; DATABASE_URL names a file, "
            "as in sqlite:///agreed.db, or PostgreSQL, as in postgresql://user:password@host/agreed"
        )
    return parsed


_BACKENDS = {"sqlite": open_sqlite, "postgresql": open_postgresql}


def _backend_for(url: URL) -> Backend:
    return _BACKENDS[url.get_backend_name()](url, _BUSY_MILLISECONDS / 1000)


async def _check_stamp(conn: AsyncConnection, name: str, rehearsal: bool) -> None:
    run = "rehearsal" if rehearsal else "live"
    stamp = await _kept(conn, "made_by", run)
    if stamp != run:
        raise StoreProblem(
            f"{name} belongs to {_RUNS[stamp]}, and is not for {_RUNS[run]}; "
            "name another database in DATABASE_URL"
        )
    # Whether it can be written is to be known now, not when the first message comes.
    await conn.execute(update(meta).where(meta.c.name == "made_by").values(value=run))


_RUNS = {"live": "live runs", "rehearsal": "rehearsals (--now)"}


async def is_rehearsal(conn: AsyncConnection) -> bool:
    """Whether this database belongs to rehearsals: the moments of its clock are not the real ones."""
    stamp: str | None = await conn.scalar(select(meta.c.value).where(meta.c.name == "made_by"))
    return stamp == "rehearsal"


async def _kept(conn: AsyncConnection, name: str, new: str) -> str:
    """The value kept under ``name``; ``new`` where there was none."""
    value = await conn.scalar(select(meta.c.value).where(meta.c.name == name))
    if value is None:
        await conn.execute(insert(meta).values(name=name, value=new))
        return new
    return str(value)


@contextmanager
def _explained(backend: Backend) -> Iterator[None]:
    """Turn what is wrong with the database into a ``StoreProblem``; errors in a statement pass through."""
    try:
        yield
    except (DBAPIError, sqlite3.Error, PoolTimeout) as error:
        helps = backend.help_for(error)
        if helps is None:
            raise
        raise StoreProblem(helps) from error
    except NewerDatabase as error:
        raise StoreProblem(f"{backend.name} was made by a newer version of agreed; upgrade agreed") from error
