"""The tables are those of the modules, on both databases, whichever release made them."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import ExitStack
from datetime import UTC, date, datetime, time
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from zoneinfo import ZoneInfo

import psycopg
import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine, func, make_url, select, text

import bot.store
import schedules.store
from bot.delivery import Link, Outgoing
from bot.store import awaited, buckets, inbox, leases, messages
from bot.store.awaited import Asked, Awaited
from bot.store.buttons import read_buttons
from schedules.revision import Revision
from schedules.store import looks, revisions, subscribers
from schedules.store.engine import Store, metadata
from tests.databases import BOTH, postgresql_schema, sqlite_url

pytestmark = pytest.mark.anyio

for package in (bot.store, schedules.store):
    for module in iter_modules(package.__path__, f"{package.__name__}."):
        import_module(module.name)  # so that every table is known

RELEASED = Path(__file__).with_name("released")
MOMENT = datetime(2016, 7, 25, 1, tzinfo=UTC)
TOLD = "dialogue-2016/hotline-test/1/lead/2016-08-31/2016-07-25"


async def test_migrations_make_the_tables_of_the_modules(store: Store) -> None:
    async with store.connect() as conn:
        assert await conn.run_sync(differences) == []


async def test_a_released_database_gets_the_tables_of_the_modules(released: Store) -> None:
    async with released.connect() as conn:
        assert await conn.run_sync(differences) == []


async def test_who_is_told_is_kept(released: Store) -> None:
    async with released.connect() as conn:
        chat = await subscribers.find(conn, 7)
        assert chat
        assert chat.choices.hour == time(8, 30)
        assert chat.choices.zone == ZoneInfo("Asia/Shanghai")
        assert chat.choices.language == "zh"
        assert chat.told_to == datetime(2016, 7, 25, tzinfo=UTC)
        assert await subscribers.subscriptions_of(conn, 7) == ("dialogue-2016", "review")
        group = await subscribers.find(conn, -1001234567890)
        assert group
        assert group.thread == 3
        resting = await subscribers.find(conn, 8)
        assert resting
        assert resting.rests is subscribers.Rest.STOPPED
        assert await looks.next_due(conn) == datetime(2016, 7, 26, 0, 30, tzinfo=UTC)


async def test_what_was_told_is_not_told_again_and_what_waits_still_does(released: Store) -> None:
    async with released.begin() as conn:
        assert await messages.told(conn, 7, [TOLD, "another"]) == {TOLD}
        assert await messages.is_any_open(conn)
        parts = await conn.execute(
            select(messages.deliveries.c.text, messages.deliveries.c.state).order_by(messages.deliveries.c.id)
        )
        assert [tuple(part) for part in parts] == [
            ("测试热线", "sent"),
            ("and so on", "waiting"),
            ("Seminar", "uncertain"),
        ]
        assert await messages.enqueue(conn, Outgoing(7, None, "new"), MOMENT) == 3
        await conn.rollback()


async def test_links_are_rows_of_buttons(released: Store) -> None:
    async with released.connect() as conn:
        kept = messages.deliveries.c.buttons
        written = list(await conn.scalars(select(kept).order_by(messages.deliveries.c.id)))
    why = Link("Why", "https://agreed.example.org/")
    assert [read_buttons(one) for one in written] == [(), ((why,),), ()]


async def test_what_came_is_still_to_be_handled(released: Store) -> None:
    async with released.connect() as conn:
        update = await inbox.next_update(conn, MOMENT.replace(hour=2))
        assert update
        assert update.id == 901


async def test_leases_and_limits_go_on(released: Store) -> None:
    async with released.begin() as conn:
        assert await leases.take(conn, "sender", "b", MOMENT) is None
        free_at = select(buckets.buckets.c.free_at).where(buckets.buckets.c.name == "everything")
        assert await conn.scalar(free_at) == MOMENT.replace(microsecond=33333)


async def test_what_calendars_showed_is_known(released: Store) -> None:
    async with released.connect() as conn:
        assert await revisions.load_revisions(conn, "dialogue-2016") == {
            "hotline-test": Revision("hotline-test", 2, "a" * 64, MOMENT, '{"热线": "1"}'),
            "report/2": Revision("report/2", 3, "b" * 64, MOMENT, None, date(2016, 8, 20)),
        }


async def test_its_secret_stays(released: Store) -> None:
    assert released.secret == b"\xab" * 32


async def test_every_table_of_a_release_has_something_in_it() -> None:
    """Else an upgrade that loses it would pass."""
    kept = sqlite3.connect(":memory:")
    kept.executescript((RELEASED / "0001.sql").read_text())
    tables = [name for (name,) in kept.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    assert len(tables) == 12
    for table in tables:
        assert kept.execute(f"SELECT count(*) FROM {table}").fetchone() != (0,)  # table names of our own
    kept.close()


async def test_what_was_awaited_before_topics_had_their_own_is_so_still(database_url: str) -> None:
    _upgrade(database_url, "0011", "INSERT INTO awaited VALUES (7, 5, 'zone', '', 1471132800000000)")
    store = await Store.open(database_url)
    async with store.begin() as conn:
        at = datetime(2016, 8, 14, 0, 30, tzinfo=UTC)
        assert await awaited.find(conn, 7, 5, at) == Awaited(Asked.ZONE)
        assert await awaited.find(conn, 7, 5, at, thread=3) is None
    await store.close()


def test_migrations_stand_in_one_line_named_by_number() -> None:
    script = ScriptDirectory.from_config(_config())
    found = [revision.revision for revision in script.walk_revisions()]
    assert found == [f"{number:04}" for number in range(len(found), 0, -1)]


async def test_opening_again_changes_nothing(released: Store) -> None:
    async with released.connect() as conn:
        counts = {
            table.name: await conn.scalar(select(func.count()).select_from(table))
            for table in metadata.sorted_tables
        }
    assert counts["subscribers"] == 3
    assert counts["deliveries"] == 3


@pytest.fixture
def database_url(new_database_url: str) -> str:
    """Here the tables themselves are what matters."""
    return new_database_url


@pytest.fixture(scope="module", params=BOTH)
def released_url(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a database as revision 0001 left it, opened by this version once. Leave it as it is."""
    with ExitStack() as stack:
        if request.param == "sqlite":
            url = sqlite_url(tmp_path_factory.mktemp("released"))
            _make_sqlite(url)
        else:
            url = stack.enter_context(postgresql_schema())
            _make_postgresql(url)
        asyncio.run(_open_and_close(url))
        yield url


@pytest.fixture
async def released(released_url: str) -> AsyncIterator[Store]:
    """That database."""
    store = await Store.open(released_url)
    yield store
    await store.close()


async def _open_and_close(url: str) -> None:
    await (await Store.open(url)).close()


def _make_sqlite(url: str) -> None:
    made = sqlite3.connect(make_url(url).database or "")
    made.executescript((RELEASED / "0001.sql").read_text())
    made.close()


def _upgrade(url: str, revision: str, *statements: str) -> None:
    made = make_url(url)
    driver = "sqlite" if made.get_backend_name() == "sqlite" else "postgresql+psycopg"
    engine = create_engine(made.set(drivername=driver))
    with engine.begin() as connection:
        config = _config()
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
        for statement in statements:
            connection.execute(text(statement))
    engine.dispose()


def _make_postgresql(url: str) -> None:
    _upgrade(url, "0001")
    with psycopg.connect(url) as connection:
        for statement in (RELEASED / "0001.sql").read_text().split(";\n"):
            if statement.startswith("INSERT") and "alembic_version" not in statement:
                connection.execute(statement.encode())
        for table in ("messages", "deliveries"):
            connection.execute(
                f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), max(id)) FROM {table}".encode()
            )


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", "schedules.store:migrations")
    return config


def differences(connection: Connection) -> list[object]:
    """What alembic would change to make the tables those of the modules."""
    return list(compare_metadata(MigrationContext.configure(connection), metadata))
