"""What can be wrong with a server, said without the password.

Here on PostgreSQL only: a file has no server, no users and no connections.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from typing import Any

import psycopg
import pytest
from sqlalchemy import make_url, text
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError, IntegrityError, ProgrammingError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from schedules.store import engine as engine_module
from schedules.store.engine import Store, StoreProblem
from schedules.store.postgresql import help_for
from tests.databases import schema_of
from tests.store.servers import locked, names, write

pytestmark = pytest.mark.anyio

PASSWORD = "hunter2"


@pytest.fixture
def database_url(tables_url: str) -> str:
    """The address of a schema of its own."""
    return tables_url


def url_with(
    database_url: str,
    *,
    database: str | None = None,
    username: str | None = None,
    host: str | None = None,
    port: int | None = None,
) -> str:
    """The same address with other parts, and a password."""
    other = make_url(database_url).set(
        database=database, username=username, host=host, port=port, password=PASSWORD
    )
    return other.render_as_string(hide_password=False)


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"database": "nosuch"}, r"the database nosuch at .* does not exist; make it \(createdb nosuch\)"),
        ({"username": "nosuch"}, "knows no user nosuch"),
        ({"port": 1}, "no server listens where the database .* at 127.0.0.1:1 should be; start PostgreSQL"),
        ({"host": "nosuch.invalid"}, "the machine of .* is not known; correct its name in DATABASE_URL"),
    ],
)
async def test_a_database_that_cannot_be_reached_is_explained(
    database_url: str, wrong: dict[str, Any], says: str
) -> None:
    with pytest.raises(StoreProblem, match=says) as caught:
        await Store.open(url_with(database_url, **wrong))
    assert PASSWORD not in f"{caught.value} {caught.value.__cause__}"


async def test_an_option_that_there_is_not_is_explained(database_url: str) -> None:
    with pytest.raises(
        StoreProblem, match='DATABASE_URL cannot be used: invalid connection option "nonsense"'
    ):
        await Store.open(f"{database_url}&nonsense=1")


async def test_a_wrong_password_is_explained_and_not_shown() -> None:
    # The server of the tests may let everyone in; a stand-in says what one that does not would say.
    async def refuse(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(8)
        writer.write(b"N")  # no TLS
        await reader.read(1000)
        fields = b'SFATAL\0C28P01\0Mpassword authentication failed for user "me"\0\0'
        writer.write(b"E" + (len(fields) + 4).to_bytes(4, "big") + fields)

    async with stand_in(refuse) as port:
        with pytest.raises(StoreProblem, match="does not accept the password of me; correct it") as caught:
            await Store.open(f"postgresql://me:{PASSWORD}@127.0.0.1:{port}/agreed")
    assert PASSWORD not in f"{caught.value} {caught.value.__cause__}"


async def test_a_server_that_says_nothing_is_explained() -> None:
    async def be_silent(reader: asyncio.StreamReader, _: asyncio.StreamWriter) -> None:
        await reader.read()

    async with stand_in(be_silent) as port:
        with pytest.raises(StoreProblem, match="does not answer; look whether its machine runs"):
            await Store.open(f"postgresql://me@127.0.0.1:{port}/agreed?connect_timeout=2")


async def test_a_program_that_writes_for_too_long_is_explained(
    database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = await Store.open(database_url)
    await store.close()
    async with locked(database_url, seconds=60) as program:
        monkeypatch.setattr(engine_module, "_BUSY_MILLISECONDS", 50)
        with pytest.raises(StoreProblem, match="is being written by another program"):
            await Store.open(database_url)
        program.kill()
    monkeypatch.undo()
    store = await Store.open(database_url)
    await write(store, "new")
    await store.close()


async def test_a_server_that_takes_no_writes_is_explained(database_url: str) -> None:
    await (await Store.open(database_url)).close()
    read_only = make_url(database_url).set(
        query={"options": f"-csearch_path={schema_of(database_url)} -cdefault_transaction_read_only=on"}
    )
    with pytest.raises(StoreProblem, match="is read-only now; name the server that takes writes"):
        await Store.open(read_only.render_as_string(hide_password=False))


async def test_a_schema_that_is_not_there_is_explained(database_url: str) -> None:
    nowhere = make_url(database_url).set(query={"options": "-csearch_path=nowhere"})
    with pytest.raises(StoreProblem, match="has no schema to work in"):
        await Store.open(nowhere.render_as_string(hide_password=False))


async def test_too_many_readers_are_explained(database_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine_module, "_BUSY_MILLISECONDS", 1000)
    store = await Store.open(database_url)
    enough = asyncio.Event()

    async def read() -> None:
        async with store.connect() as conn:
            await conn.execute(text("SELECT 1"))
            await enough.wait()

    readers = [asyncio.create_task(read()) for _ in range(10)]
    await asyncio.sleep(0.5)
    with pytest.raises(StoreProblem, match="every connection to it has been in use for too long"):
        await names(store)
    enough.set()
    await asyncio.gather(*readers)
    assert await names(store) == {"made_by", "secret"}
    await store.close()


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (psycopg.errors.DiskFull(), "no room left on the disk of it"),
        (psycopg.errors.TooManyConnections(), "it has no connection left"),
        (psycopg.errors.CannotConnectNow(), "it does not answer yet"),
        (psycopg.errors.DataCorrupted(), "it is damaged"),
        (psycopg.errors.IoError(), "the disk of it failed"),
        (psycopg.errors.DeadlockDetected(), "another program got in the way"),
        (psycopg.errors.InsufficientPrivilege(), "GRANT ALL ON SCHEMA public TO me"),
        (PoolTimeout(), "every connection"),
    ],
)
def test_what_cannot_be_brought_about_here_is_explained_too(error: Exception, says: str) -> None:
    """A full disk or a damaged page of the server of the tests would be one for all tests."""
    assert says in (help_for(error, url=URL.create("postgresql", "me", PASSWORD), name="it") or "")


@pytest.mark.parametrize("error", [psycopg.errors.UniqueViolation(), psycopg.errors.UndefinedTable()])
def test_errors_of_a_statement_are_none_of_the_database(error: psycopg.Error) -> None:
    wrapped = DBAPIError.instance("", {}, error, psycopg.Error)
    assert isinstance(wrapped, IntegrityError | ProgrammingError | DBAPIError)
    assert help_for(wrapped, url=URL.create("postgresql"), name="it") is None


Answering = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


@asynccontextmanager
async def stand_in(answer: Answering) -> AsyncIterator[int]:
    """Something that listens in the place of a server; gives its port."""
    answering: dict[asyncio.StreamWriter, asyncio.Event] = {}

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        answering[writer] = asyncio.Event()
        with suppress(ConnectionError):
            await answer(reader, writer)
            writer.close()
            await writer.wait_closed()
        answering[writer].set()

    async with await asyncio.start_server(serve, "127.0.0.1", 0) as server:
        yield int(server.sockets[0].getsockname()[1])
        for writer, ended in answering.items():
            writer.transport.abort()
            await ended.wait()
