"""What can be wrong with a file: said, nothing lost, and gone on with as soon as it can be.

Here on SQLite only: a file is damaged, locked, full or read-only in other ways than a server.
"""

from __future__ import annotations

import asyncio
import sqlite3
import sys
from asyncio.subprocess import PIPE
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event, func, insert, select, text

from schedules.store.engine import Store, StoreProblem, meta
from tests.databases import sqlite_url

pytestmark = pytest.mark.anyio

PAGE = 4096
LOCKING = """
import sqlite3, sys
other = sqlite3.connect(sys.argv[1], isolation_level=None)
other.execute("BEGIN IMMEDIATE")
print("locked", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The file of the database."""
    return tmp_path / "agreed.db"


@pytest.fixture
def database_url(tmp_path: Path) -> str:
    """Its address."""
    return sqlite_url(tmp_path)


async def test_it_is_safe_on_disk(store: Store) -> None:
    pragmas = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 10_000}
    for transaction in (store.begin, store.connect):
        async with transaction() as conn:
            for name, value in pragmas.items():
                assert await conn.scalar(text(f"PRAGMA {name}")) == value


async def test_a_folder_that_is_not_there_is_explained() -> None:
    with pytest.raises(StoreProblem, match=r"/nowhere/agreed\.db cannot be opened; its folder must exist"):
        await Store.open("sqlite:////nowhere/agreed.db")


def test_a_file_that_is_no_database_is_explained_and_left_alone(file: Path, database_url: str) -> None:
    words = b"No database, but some words. " * 50
    file.write_bytes(words)
    with pytest.raises(StoreProblem, match=r"agreed\.db is not a database"):
        asyncio.run(Store.open(database_url))
    assert file.read_bytes() == words


def test_a_damaged_file_is_explained_and_left_alone(file: Path, database_url: str) -> None:
    asyncio.run(open_and_close(database_url))
    damage(file, keep=PAGE)
    before = file.read_bytes()
    with pytest.raises(StoreProblem, match=r"agreed\.db is damaged; .* put a backup in its place"):
        asyncio.run(Store.open(database_url))
    assert file.read_bytes() == before


async def test_a_file_damaged_while_open_is_explained_and_the_rest_of_it_goes_on(
    file: Path, database_url: str
) -> None:
    before = await Store.open(database_url)
    async with before.begin() as conn:
        await conn.execute(text("CREATE TABLE other (words TEXT)"))
        await conn.execute(text("INSERT INTO other VALUES (:words)"), [{"words": "x" * 1000}] * 100)
    await before.close()
    store = await Store.open(database_url)
    damage(file, keep=pages(file) * PAGE - 20 * PAGE)

    async def write_both() -> None:
        async with store.begin() as conn:
            await conn.execute(insert(meta).values(name="lost", value="yes"))
            await conn.execute(text("UPDATE other SET words = 'y'"))

    with pytest.raises(StoreProblem, match="is damaged"):
        await write_both()
    async with store.begin() as conn:
        await conn.execute(insert(meta).values(name="kept", value="yes"))
    async with store.connect() as conn:
        assert set(await conn.scalars(select(meta.c.name))) == {"made_by", "secret", "kept"}
    await store.close()


async def test_a_file_that_another_program_keeps_locked_is_explained(file: Path, database_url: str) -> None:
    store = await Store.open(f"{database_url}?timeout=0.01")
    program = await asyncio.create_subprocess_exec(
        sys.executable, "-c", LOCKING, str(file), stdin=PIPE, stdout=PIPE
    )
    assert program.stdout is not None
    assert await program.stdout.readline() == b"locked\n"
    with pytest.raises(StoreProblem, match="is being written by another program"):
        await write(store, "new")
    with pytest.raises(StoreProblem, match="is being written by another program"):
        await Store.open(f"{database_url}?timeout=0.01")
    async with store.connect() as conn:  # reading goes on
        assert await conn.scalar(select(func.count()).select_from(meta)) == 2
    program.kill()
    await program.communicate()
    await write(store, "new")
    await store.close()


async def test_a_full_disk_is_explained_and_written_again_when_there_is_room(
    file: Path, database_url: str
) -> None:
    store = await Store.open(database_url)
    await write(store, "first")
    limit_pages(store, pages(file) + 8)
    with pytest.raises(StoreProblem, match=r"no room left on the disk of .*agreed\.db"):
        await fill(store)
    limit_pages(store, 1_000_000)
    await write(store, "second")
    await store.close()
    with sqlite3.connect(file) as other:
        assert other.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        names = {name for (name,) in other.execute("SELECT name FROM meta")}
    other.close()
    assert names == {"made_by", "secret", "first", "second"}


async def test_a_read_only_file_is_explained(file: Path, database_url: str) -> None:
    await (await Store.open(database_url)).close()
    with pytest.raises(StoreProblem, match="is read-only; both the file and its folder must be yours"):
        await Store.open(f"sqlite:///file:{file}?mode=ro&uri=true")


async def test_a_file_that_becomes_read_only_is_explained_and_written_when_it_may_be(store: Store) -> None:
    store_is_read_only(store, "ON")
    with pytest.raises(StoreProblem, match="is read-only"):
        await write(store, "new")
    async with store.connect() as conn:
        assert await conn.scalar(select(func.count()).select_from(meta)) == 2
    store_is_read_only(store, "OFF")
    await write(store, "new")


async def test_a_disk_so_slow_that_no_connection_is_free_is_explained(store: Store) -> None:
    pool: Any = store._backend.reading.sync_engine.pool
    pool._timeout = 0.01
    async with AsyncExitStack() as slow:

        async def use_all() -> None:
            while True:
                await slow.enter_async_context(store.connect())

        with pytest.raises(StoreProblem, match="is too slow: every connection to it has been in use"):
            await use_all()
    await write(store, "new")


async def open_and_close(url: str) -> None:
    """Make a database."""
    await (await Store.open(url)).close()


async def write(store: Store, name: str) -> None:
    """Write one row, in a transaction of its own."""
    async with store.begin() as conn:
        await conn.execute(insert(meta).values(name=name, value="yes"))


async def fill(store: Store) -> None:
    """Write more than there is room for."""
    async with store.begin() as conn:
        for number in range(1000):
            await conn.execute(insert(meta).values(name=f"filling {number}", value="x" * 100))


def damage(file: Path, keep: int) -> None:
    """Overwrite all but the first bytes of a file."""
    with file.open("r+b") as written:
        written.seek(keep)
        written.write(b"\xff" * (file.stat().st_size - keep))


def pages(file: Path) -> int:
    """How many pages a file has."""
    return file.stat().st_size // PAGE


def limit_pages(store: Store, pages: int) -> None:
    """From now on the disk has room for so many pages of this file: SQLite itself counts them."""
    _with_each_checkout(store, f"PRAGMA max_page_count={pages}")


def store_is_read_only(store: Store, state: str) -> None:
    """From now on SQLite writes nothing, or does again."""
    _with_each_checkout(store, f"PRAGMA query_only={state}")


def _with_each_checkout(store: Store, pragma: str) -> None:
    def run(connection: Any, *_: object) -> None:
        connection.cursor().execute(pragma)

    event.listen(store._backend.writing.sync_engine, "checkout", run)
