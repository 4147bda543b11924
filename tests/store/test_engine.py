"""The database, as both kinds must behave: made, stamped, shared, written by one at a time."""

from __future__ import annotations

import asyncio
import sys
from asyncio.subprocess import PIPE
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import func, insert, select, text
from sqlalchemy.dialects.sqlite import dialect
from sqlalchemy.exc import IntegrityError

from schedules.store.engine import Moment, Store, StoreProblem, address, meta

pytestmark = pytest.mark.anyio

OPENING = """
import asyncio, sys
from schedules.store.engine import Store

async def main():
    store = await Store.open(sys.argv[1])
    print(store.secret.hex(), end="")
    await store.close()

asyncio.run(main())
"""


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


async def test_an_exception_takes_everything_back(store: Store) -> None:
    async def fail_halfway() -> None:
        async with store.begin() as conn:
            await conn.execute(insert(meta).values(name="lost", value="yes"))
            raise LookupError

    with pytest.raises(LookupError):
        await fail_halfway()
    async with store.connect() as conn:
        assert await conn.scalar(select(func.count()).where(meta.c.name == "lost")) == 0


async def test_that_it_can_be_written_is_tried_and_leaves_nothing(store: Store) -> None:
    before = await kept(store)
    await store.check_writable()
    assert store.unwritable is None
    assert await kept(store) == before


async def kept(store: Store) -> list[tuple[str, str]]:
    async with store.connect() as conn:
        return [(row.name, row.value) for row in await conn.execute(select(meta).order_by(meta.c.name))]


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
    with pytest.raises(StoreProblem, match=r"belongs to .*, and is not for .*; name another database"):
        await Store.open(database_url, rehearsal=not made_by_rehearsal)
    await (await Store.open(database_url, rehearsal=made_by_rehearsal)).close()


async def test_a_database_of_a_newer_version_is_explained(new_database_url: str) -> None:
    store = await Store.open(new_database_url)
    async with store.begin() as conn:
        await conn.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    await store.close()
    with pytest.raises(StoreProblem, match="was made by a newer version of agreed; upgrade agreed"):
        await Store.open(new_database_url)


async def test_several_programs_may_make_the_same_database_at_once(new_database_url: str) -> None:
    programs = [
        await asyncio.create_subprocess_exec(sys.executable, "-c", OPENING, new_database_url, stdout=PIPE)
        for _ in range(2)
    ]
    said = {(await program.communicate())[0] for program in programs}
    assert [program.returncode for program in programs] == [0, 0]
    assert len(said) == 1
    assert len(said.pop()) == 64


async def test_a_transaction_that_is_given_up_lets_the_next_one_in(store: Store) -> None:
    async def write_for_ever() -> None:
        async with store.begin() as conn:
            await conn.execute(insert(meta).values(name="lost", value="yes"))
            writing.set()
            await asyncio.Event().wait()

    writing = asyncio.Event()
    given_up = asyncio.create_task(write_for_ever())
    await writing.wait()
    given_up.cancel()
    with pytest.raises(asyncio.CancelledError):
        await given_up
    async with store.begin() as conn:
        assert await conn.scalar(select(func.count()).where(meta.c.name == "lost")) == 0


async def test_what_is_read_is_of_one_moment(store: Store) -> None:
    count = select(func.count()).select_from(meta)
    async with store.connect() as reading:
        before = await reading.scalar(count)
        async with store.begin() as writing:
            await writing.execute(insert(meta).values(name="new", value="yes"))
        assert await reading.scalar(count) == before
    async with store.connect() as reading:
        assert await reading.scalar(count) == (before or 0) + 1


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("agreed.db", "write sqlite:///agreed.db, or postgresql://"),
        ("postgresql://me:hunter2@here:port/agreed", "DATABASE_URL is no database address"),
        ("mysql://me:hunter2@here/agreed", "mysql databases are not supported"),
    ],
)
def test_an_address_of_no_database_is_explained(url: str, says: str) -> None:
    with pytest.raises(StoreProblem, match=says) as caught:
        address(url)
    assert "hunter2" not in str(caught.value)


def test_both_names_of_postgresql_are_understood() -> None:
    assert address("postgres://here/agreed") == address("postgresql://here/agreed")


@given(moment=st.datetimes(timezones=st.timezones()))
def test_a_moment_is_kept_to_the_microsecond(moment: datetime) -> None:
    column = Moment()
    kept = column.process_bind_param(moment, dialect())
    assert column.process_result_value(kept, dialect()) == moment.astimezone(UTC)


@given(pair=st.tuples(*[st.datetimes(timezones=st.just(UTC))] * 2))
def test_moments_are_sorted_as_they_should_be(pair: tuple[datetime, datetime]) -> None:
    kept = [Moment().process_bind_param(moment, dialect()) or 0 for moment in pair]
    assert (kept[0] < kept[1]) == (pair[0] < pair[1])
