"""The database: opened, brought up to date, stamped; one writer at a time.

SQLite in WAL mode with ``synchronous=FULL``: what was committed is on disk. Every transaction that
may write begins with ``BEGIN IMMEDIATE``, so it never fails halfway because another wrote first.
"""

from __future__ import annotations

import asyncio
import secrets
import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    Dialect,
    MetaData,
    String,
    Table,
    event,
    insert,
    make_url,
    select,
)
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.types import TypeDecorator

from schedules.store.migrations import NewerDatabase, migrate

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
_WRITES = {"agreed_writes": True}


class StoreProblem(Exception):
    """The database cannot be used; the text says why, and what helps."""


class Moment(TypeDecorator[datetime]):
    """An aware moment, kept as whole microseconds since 1970 in UTC: exact, and sorted as it should be."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        return None if value is None else (value - _EPOCH) // _MICROSECOND

    def process_result_value(self, value: int | None, dialect: Dialect) -> datetime | None:
        return None if value is None else _EPOCH + value * _MICROSECOND


class Store:
    """An open database. ``secret`` is its own: it signs what this installation hands out."""

    def __init__(self, engine: AsyncEngine, secret: bytes) -> None:
        self._engine = engine
        self._one_writer = asyncio.Lock()
        self.secret = secret

    @classmethod
    async def open(cls, url: str, rehearsal: bool = False) -> Store:
        """Open the database at ``url``, made and brought up to date where needed.

        A database belongs for good to live runs or to rehearsals: whichever made it.

        Raises:
            StoreProblem: if it cannot be opened, is damaged, or belongs to the other kind of run.
        """
        engine = _engine_for(url)
        try:
            with _explained(engine.url):
                _open_once(engine.url)
                async with engine.execution_options(**_WRITES).begin() as conn:
                    await conn.run_sync(migrate)
                    await _check_stamp(conn, engine.url, rehearsal)
                    secret = await _kept(conn, "secret", secrets.token_hex(_SECRET_BYTES))
        except BaseException:
            await engine.dispose()
            raise
        return cls(engine, bytes.fromhex(secret))

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[AsyncConnection]:
        """A transaction that may write: committed at the end, rolled back on an exception.

        The writers of one process wait for each other, so none may be begun inside another.

        Raises:
            StoreProblem: if the database cannot be used.
        """
        with _explained(self._engine.url):
            async with self._one_writer, self._engine.execution_options(**_WRITES).begin() as conn:
                yield conn

    @asynccontextmanager
    async def connect(self) -> AsyncIterator[AsyncConnection]:
        """A connection for reading; all that is read through it is of one moment.

        Raises:
            StoreProblem: if the database cannot be used.
        """
        with _explained(self._engine.url):
            async with self._engine.connect() as conn:
                yield conn

    async def close(self) -> None:
        """Close every connection."""
        await self._engine.dispose()


def _engine_for(url: str) -> AsyncEngine:
    try:
        parsed = make_url(url)
    except ArgumentError:
        raise StoreProblem("DATABASE_URL is no database address; write sqlite:///agreed.db") from None
    if parsed.get_backend_name() != "sqlite":
        raise StoreProblem(
            f"{parsed.get_backend_name()} databases are not supported; DATABASE_URL names a file, "
            "as in sqlite:///agreed.db"
        )
    engine = create_async_engine(parsed.set(drivername="sqlite+aiosqlite"), hide_parameters=True)
    event.listen(engine.sync_engine, "connect", _set_up)
    event.listen(engine.sync_engine, "begin", _begin)
    return engine


def _open_once(url: URL) -> None:
    # Where aiosqlite cannot open a file, a thread of its own fails again, loudly, when the loop is closed.
    sqlite3.connect(url.database or ":memory:").close()


def _set_up(connection: Any, _: object) -> None:
    # The driver must not begin transactions by itself: it would do so too late, and never immediately
    # (SQLAlchemy documentation, "Transactions with SQLite and the sqlite3 driver").
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout={_BUSY_MILLISECONDS}")
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=FULL")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.close()


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("agreed_writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


async def _check_stamp(conn: AsyncConnection, url: URL, rehearsal: bool) -> None:
    run = "rehearsal" if rehearsal else "live"
    stamp = await _kept(conn, "made_by", run)
    if stamp != run:
        raise StoreProblem(
            f"{url.database} belongs to {_RUNS[stamp]}, and this is {_RUNS[run]}; "
            "name another file in DATABASE_URL"
        )


_RUNS = {"live": "live runs", "rehearsal": "rehearsals (--now)"}


async def _kept(conn: AsyncConnection, name: str, new: str) -> str:
    """The value kept under ``name``; ``new`` where there was none."""
    value = await conn.scalar(select(meta.c.value).where(meta.c.name == name))
    if value is None:
        await conn.execute(insert(meta).values(name=name, value=new))
        return new
    return str(value)


@contextmanager
def _explained(url: URL) -> Iterator[None]:
    """Turn what SQLite says about the file into a ``StoreProblem``; errors in a statement pass through."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        said = str(error.orig if isinstance(error, DBAPIError) else error).casefold()
        helps = next((text for words, text in _HELP.items() if words in said), None)
        if helps is None:
            raise
        raise StoreProblem(helps.format(file=url.database)) from error
    except NewerDatabase as error:
        raise StoreProblem(f"{url.database} was made by a newer version of agreed; upgrade agreed") from error


_HELP = {
    "not a database": "{file} is not a database, or is encrypted; name another file in DATABASE_URL",
    "malformed": "{file} is damaged; put a backup in its place",
    "unable to open": "{file} cannot be opened; its folder must exist, and both must be yours to write",
    "readonly": "{file} is read-only; both the file and its folder must be yours to write",
    "locked": "{file} is being written by another program, which does not let go of it",
    "disk is full": "there is no room left on the disk of {file}",
    "disk i/o error": "the disk of {file} failed to read or write",
}
