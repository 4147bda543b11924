"""The database: made, stamped, shared, and refused with a sentence that helps."""

from __future__ import annotations

import asyncio
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Connection, func, insert, select, text
from sqlalchemy.dialects.sqlite import dialect
from sqlalchemy.exc import IntegrityError

from bot.store import buckets, inbox, leases, messages
from schedules.store import revisions, subscribers
from schedules.store.engine import Moment, Store, StoreProblem, meta, metadata

pytestmark = pytest.mark.anyio

TABLES = (buckets, inbox, leases, messages, revisions, subscribers)


def differences(connection: Connection) -> list[object]:
    """What alembic would change to make the tables those of the modules."""
    return list(compare_metadata(MigrationContext.configure(connection), metadata))


async def test_migrations_make_the_tables_of_the_modules(store: Store) -> None:
    assert TABLES
    async with store.connect() as conn:
        assert await conn.run_sync(differences) == []


async def test_what_was_committed_is_there_again(database_url: str) -> None:
    first = await Store.open(database_url)
    async with first.begin() as conn:
        await conn.execute(insert(meta).values(name="kept", value="yes"))
    await first.close()
    second = await Store.open(database_url)
    async with second.connect() as conn:
        assert await conn.scalar(select(meta.c.value).where(meta.c.name == "kept")) == "yes"
    assert second.secret == first.secret
    assert len(second.secret) == 32
    await second.close()


async def test_each_database_has_a_secret_of_its_own(tmp_path: Path) -> None:
    stores = [await Store.open(f"sqlite:///{tmp_path / name}") for name in ("a.db", "b.db")]
    assert stores[0].secret != stores[1].secret
    for store in stores:
        await store.close()


async def test_it_is_safe_on_disk(store: Store) -> None:
    pragmas = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}
    async with store.begin() as conn:
        for name, value in pragmas.items():
            assert await conn.scalar(text(f"PRAGMA {name}")) == value


async def test_an_exception_takes_everything_back(store: Store) -> None:
    async def fail_halfway() -> None:
        async with store.begin() as conn:
            await conn.execute(insert(meta).values(name="lost", value="yes"))
            raise LookupError

    with pytest.raises(LookupError):
        await fail_halfway()
    async with store.connect() as conn:
        assert await conn.scalar(select(func.count()).where(meta.c.name == "lost")) == 0


async def test_errors_in_a_statement_pass_through(store: Store) -> None:
    with pytest.raises(IntegrityError):
        async with store.begin() as conn:
            await conn.execute(insert(meta).values(name="secret", value="another"))


async def test_many_writers_take_turns(database_url: str) -> None:
    stores = [await Store.open(database_url) for _ in range(3)]
    async with stores[0].begin() as conn:
        await conn.execute(insert(meta).values(name="count", value="0"))

    async def count(store: Store) -> None:
        async with store.begin() as conn:
            value = await conn.scalar(select(meta.c.value).where(meta.c.name == "count"))
            await conn.execute(
                meta.update().where(meta.c.name == "count").values(value=str(int(value or 0) + 1))
            )

    await asyncio.gather(*(count(store) for store in stores for _ in range(10)))
    async with stores[0].connect() as conn:
        assert await conn.scalar(select(meta.c.value).where(meta.c.name == "count")) == "30"
    for store in stores:
        await store.close()


async def test_reading_does_not_wait_for_writing(store: Store) -> None:
    async with store.begin() as writing, store.connect() as reading:
        await writing.execute(insert(meta).values(name="new", value="yes"))
        assert await reading.scalar(select(func.count()).where(meta.c.name == "new")) == 0


@pytest.mark.parametrize("made_by_rehearsal", [True, False])
async def test_live_runs_and_rehearsals_refuse_each_others(
    database_url: str, made_by_rehearsal: bool
) -> None:
    await (await Store.open(database_url, rehearsal=made_by_rehearsal)).close()
    with pytest.raises(StoreProblem, match=r"agreed\.db belongs to .*; name another file in DATABASE_URL"):
        await Store.open(database_url, rehearsal=not made_by_rehearsal)
    await (await Store.open(database_url, rehearsal=made_by_rehearsal)).close()


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("agreed.db", "write sqlite:///agreed.db"),
        ("postgresql://here/agreed", "postgresql databases are not supported"),
        ("sqlite:////nowhere/at/all/agreed.db", "its folder must exist"),
    ],
)
async def test_an_address_that_cannot_be_opened_is_explained(url: str, says: str) -> None:
    with pytest.raises(StoreProblem, match=says):
        await Store.open(url)


async def test_a_file_that_is_no_database_is_explained(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("No database, but some words. " * 50)
    with pytest.raises(StoreProblem, match=r"notes\.txt is not a database"):
        await Store.open(f"sqlite:///{tmp_path / 'notes.txt'}")


async def test_a_damaged_database_is_explained(tmp_path: Path, database_url: str) -> None:
    await (await Store.open(database_url)).close()
    file = tmp_path / "agreed.db"
    whole = file.read_bytes()
    file.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))
    with pytest.raises(StoreProblem, match=r"agreed\.db is damaged; put a backup in its place"):
        await Store.open(database_url)


async def test_a_database_that_is_locked_for_long_is_explained(
    tmp_path: Path, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("schedules.store.engine._BUSY_MILLISECONDS", 1)
    store = await Store.open(database_url)
    other = sqlite3.connect(tmp_path / "agreed.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreProblem, match="written by another program"):
        async with store.begin():
            pass
    other.close()
    async with store.begin():
        pass
    await store.close()


async def test_a_database_of_a_newer_version_is_explained(tmp_path: Path, database_url: str) -> None:
    await (await Store.open(database_url)).close()
    with sqlite3.connect(tmp_path / "agreed.db") as other:
        other.execute("UPDATE alembic_version SET version_num = '9999'")
    other.close()
    with pytest.raises(StoreProblem, match="newer version of agreed"):
        await Store.open(database_url)


@given(moment=st.datetimes(timezones=st.timezones()))
def test_a_moment_is_kept_to_the_microsecond(moment: datetime) -> None:
    column = Moment()
    kept = column.process_bind_param(moment, dialect())
    assert column.process_result_value(kept, dialect()) == moment.astimezone(UTC)


@given(pair=st.tuples(*[st.datetimes(timezones=st.just(UTC))] * 2))
def test_moments_are_sorted_as_they_should_be(pair: tuple[datetime, datetime]) -> None:
    kept = [Moment().process_bind_param(moment, dialect()) or 0 for moment in pair]
    assert (kept[0] < kept[1]) == (pair[0] < pair[1])
