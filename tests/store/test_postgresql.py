"""What happens to a server while it is used: gone on with when it is back.

Here on PostgreSQL only: a file has no server, no users and no connections.
"""

from __future__ import annotations

import asyncio

import pytest
from sqlalchemy import insert

from schedules.store import engine as engine_module
from schedules.store.engine import Store, StoreProblem, meta
from tests.databases import end_sessions, forwarded, postgresql_schema
from tests.store.servers import locked, names, write

pytestmark = pytest.mark.anyio


@pytest.fixture
def database_url(tables_url: str) -> str:
    """The address of a schema of its own."""
    return tables_url


async def test_after_its_sessions_were_ended_the_same_store_works_again(
    store: Store, database_url: str
) -> None:
    await write(store, "before")
    assert end_sessions(database_url) > 0
    await write(store, "after")
    assert end_sessions(database_url) > 0
    assert await names(store) == {"made_by", "secret", "before", "after"}


async def test_a_session_that_ends_in_the_middle_takes_back_what_was_not_confirmed(
    store: Store, database_url: str
) -> None:
    async def write_while_sessions_end() -> None:
        async with store.begin() as conn:
            await conn.execute(insert(meta).values(name="lost", value="yes"))
            await asyncio.to_thread(end_sessions, database_url)
            await conn.execute(insert(meta).values(name="lost too", value="yes"))

    with pytest.raises(StoreProblem, match="what was not confirmed is taken back"):
        await write_while_sessions_end()
    await write(store, "kept")
    assert await names(store) == {"made_by", "secret", "kept"}


async def test_a_server_that_was_gone_is_used_again_when_it_is_back(tables_url: str) -> None:
    async with forwarded(tables_url) as line:
        store = await Store.open(line.url)
        line.cut()
        for _ in range(3):
            with pytest.raises(StoreProblem):
                await write(store, "lost")
            with pytest.raises(StoreProblem):
                await names(store)
        line.mend()
        await write(store, "kept")
        assert await names(store) == {"made_by", "secret", "kept"}
        await store.close()


async def test_a_program_that_was_killed_while_it_wrote_holds_nothing(database_url: str) -> None:
    async with locked(database_url, seconds=60) as program:
        program.kill()
        store = await Store.open(database_url)
        await write(store, "new")
        await store.close()


async def test_a_program_that_stands_still_while_it_writes_is_taken_for_dead(
    database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine_module, "_BUSY_MILLISECONDS", 200)
    still, other = await Store.open(database_url), await Store.open(database_url)

    async def stand_still() -> None:
        async with still.begin() as conn:
            await conn.execute(insert(meta).values(name="lost", value="yes"))
            await asyncio.sleep(0.3)
            await write(other, "kept")
            await conn.execute(insert(meta).values(name="lost too", value="yes"))

    with pytest.raises(StoreProblem):
        await stand_still()
    assert await names(still) == {"made_by", "secret", "kept"}
    await still.close()
    await other.close()


async def test_two_installations_in_one_database_do_not_wait_for_each_other(store: Store) -> None:
    with postgresql_schema() as url:
        async with store.begin():
            another = await Store.open(url)
            await write(another, "new")
        await another.close()


async def test_what_is_opened_for_reading_writes_nothing(store: Store) -> None:
    with pytest.raises(StoreProblem, match="is read-only now"):
        async with store.connect() as conn:
            await conn.execute(insert(meta).values(name="lost", value="yes"))
