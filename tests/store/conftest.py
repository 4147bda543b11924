"""One contract for both databases: whatever is tested here is tested on SQLite and on PostgreSQL."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from schedules.store.engine import Store
from tests.databases import emptied, postgresql_schema, sqlite_url

BOTH = ["sqlite", "postgresql"]


@pytest.fixture(params=BOTH)
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database that was never opened, as far as can be seen from what is kept in it."""
    if request.param == "sqlite":
        return sqlite_url(tmp_path)
    return emptied(request.getfixturevalue("made_once"))


@pytest.fixture(params=BOTH)
def new_database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database in which there is nothing at all, not even tables."""
    if request.param == "sqlite":
        return sqlite_url(tmp_path)
    address: str = request.getfixturevalue("postgresql_url")
    return address


@pytest.fixture(scope="session")
def made_once() -> Iterator[str]:
    """A schema with all tables: to make them takes PostgreSQL far longer than to empty them."""

    async def make() -> None:
        await (await Store.open(url)).close()

    with postgresql_schema() as url:
        asyncio.run(make())
        yield url
