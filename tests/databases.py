"""Databases for tests: a new one for each, gone afterwards."""

from __future__ import annotations

import asyncio
import os
import secrets
import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, closing, contextmanager, suppress
from functools import cache
from pathlib import Path

import psycopg
import pytest
from psycopg import sql
from sqlalchemy import make_url

SERVER = os.environ.get("TEST_DATABASE_URL", "postgresql://postgres@127.0.0.1:5432/test")
BOTH = ("sqlite", "postgresql")
"""The kinds of database."""

NO_SERVER = "no PostgreSQL server answers; TEST_DATABASE_URL names one"


def sqlite_url(folder: Path) -> str:
    """The address of a file that is not there yet."""
    return f"sqlite:///{folder / 'agreed.db'}"


def emptied_file(folder: Path) -> Path:
    """The file of ``sqlite_url``, all in one, after all that is in its tables was removed."""
    file = folder / "agreed.db"
    with closing(sqlite3.connect(file, isolation_level=None)) as made:
        tables = "SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'alembic_version'"
        for (table,) in made.execute(tables).fetchall():
            made.execute(f'DELETE FROM "{table}"')
        made.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return file


@contextmanager
def postgresql_schema() -> Iterator[str]:
    """The address of an empty schema of its own in the server's database, dropped at the end.

    Where there is no server the test is skipped.
    """
    if not _answers():
        pytest.skip(NO_SERVER)
    schema = f"agreed_{secrets.token_hex(8)}"
    with psycopg.connect(SERVER, autocommit=True) as admin:
        admin.execute(sql.SQL("CREATE SCHEMA {}").format(sql.Identifier(schema)))
    try:
        yield in_schema(SERVER, schema)
    finally:
        with psycopg.connect(SERVER, autocommit=True) as admin:
            _end_sessions_in(admin, schema)
            admin.execute(sql.SQL("DROP SCHEMA {} CASCADE").format(sql.Identifier(schema)))


def in_schema(url: str, schema: str) -> str:
    """The same server, in that schema, without waiting for its disk."""
    settings = f"-csearch_path={schema} -csynchronous_commit=off"
    options = make_url(url).update_query_dict({"options": settings})
    named = options.update_query_dict({"application_name": schema})
    return named.render_as_string(hide_password=False).replace("+", "%20")  # libpq knows no other space


def schema_of(url: str) -> str:
    """The schema of an address that ``postgresql_schema`` gave."""
    return str(make_url(url).query["application_name"])


def end_sessions(url: str) -> int:
    """Let the server end every session of a schema, as an administrator would; how many there were."""
    with psycopg.connect(SERVER, autocommit=True) as admin:
        return _end_sessions_in(admin, schema_of(url))


def emptied(url: str) -> str:
    """The same address, after all that is in the tables was removed, and all who used them."""
    schema = schema_of(url)
    with psycopg.connect(url, autocommit=True) as admin:
        _end_sessions_in(admin, schema)
        found = admin.execute(
            "SELECT tablename FROM pg_tables WHERE schemaname = %s AND tablename <> 'alembic_version'",
            [schema],
        )
        tables = sql.SQL(", ").join(sql.Identifier(name) for (name,) in found)
        admin.execute(sql.SQL("TRUNCATE {} RESTART IDENTITY CASCADE").format(tables))
    return url


def _end_sessions_in(admin: psycopg.Connection, schema: str) -> int:
    ended = admin.execute(
        "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity "
        "WHERE application_name = %s AND pid <> pg_backend_pid()",
        [schema],
    )
    return len(ended.fetchall())


@cache
def _answers() -> bool:
    try:
        psycopg.connect(SERVER, connect_timeout=3).close()
    except psycopg.OperationalError:
        return False
    return True


_COMMIT = b"COMMIT\0"
"""At the end of a simple query (PostgreSQL documentation, "Message Formats")."""


class Line:
    """A way to the server that can be cut: ``url`` leads over it."""

    def __init__(self, url: str) -> None:
        self._server = make_url(url)
        self._open = True
        self._writers: set[asyncio.StreamWriter] = set()
        self._commits_to_lose = 0
        self.port = 0

    @property
    def url(self) -> str:
        """The address of the same database, over this line."""
        return self._server.set(host="127.0.0.1", port=self.port).render_as_string(hide_password=False)

    def cut(self) -> None:
        """Cut every connection, and refuse new ones."""
        self._open = False
        for writer in self._writers:
            writer.transport.abort()

    def mend(self) -> None:
        """Let connections through again."""
        self._open = True

    def lose_confirmations(self, count: int) -> None:
        """Let the server do the next so many COMMITs, and cut the connection before it can say so."""
        self._commits_to_lose = count

    @property
    def has_lost_all(self) -> bool:
        """Whether as many were lost as should be."""
        return not self._commits_to_lose

    async def listen(self) -> asyncio.Server:
        """Let connections through, from a port of the system's choice."""
        listener = await asyncio.start_server(self._forward, "127.0.0.1", self.port)
        self.port = listener.sockets[0].getsockname()[1]
        return listener

    async def _forward(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if not self._open:
            writer.transport.abort()
            return
        host, port = self._server.host or "127.0.0.1", self._server.port or 5432
        far_reader, far_writer = await asyncio.open_connection(host, port)
        self._writers |= {writer, far_writer}
        is_unheard = asyncio.Event()
        await asyncio.gather(
            self._ask(reader, far_writer, is_unheard), self._answer(far_reader, writer, is_unheard)
        )
        self._writers -= {writer, far_writer}

    async def _ask(
        self, reader: asyncio.StreamReader, server: asyncio.StreamWriter, is_unheard: asyncio.Event
    ) -> None:
        with suppress(ConnectionError):
            while data := await reader.read(65536):
                if self._commits_to_lose and _COMMIT in data:
                    self._commits_to_lose -= 1
                    is_unheard.set()
                server.write(data)
                await server.drain()
        server.close()

    async def _answer(
        self, reader: asyncio.StreamReader, client: asyncio.StreamWriter, is_unheard: asyncio.Event
    ) -> None:
        with suppress(ConnectionError):
            while (data := await reader.read(65536)) and not is_unheard.is_set():
                client.write(data)
                await client.drain()
        client.transport.abort()


@asynccontextmanager
async def forwarded(url: str) -> AsyncIterator[Line]:
    """A line to the server of ``url``, while the block runs."""
    line = Line(url)
    listener = await line.listen()
    try:
        yield line
    finally:
        line.cut()
        listener.close()
        await listener.wait_closed()
