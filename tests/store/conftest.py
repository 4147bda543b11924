"""One contract for both databases: whatever is tested here is tested on SQLite and on PostgreSQL."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from schedules.store.engine import Store
from tests.databases import BOTH, sqlite_url
from tests.store.line import Line


@pytest.fixture(params=BOTH)
def database_url(request: pytest.FixtureRequest) -> str:
    """The address of a database that was never opened, as far as can be seen from what is kept in it."""
    address: str = request.getfixturevalue("sqlite_file_url" if request.param == "sqlite" else "tables_url")
    return address


@pytest.fixture(params=BOTH)
def new_database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database in which there is nothing at all, not even tables."""
    if request.param == "sqlite":
        return sqlite_url(tmp_path)
    address: str = request.getfixturevalue("postgresql_url")
    return address


@pytest.fixture
async def sqlite_store(sqlite_file_url: str) -> AsyncIterator[Store]:
    """For what only SQLite lets happen."""
    store = await Store.open(sqlite_file_url)
    yield store
    await store.close()


@pytest.fixture
def line(store: Store) -> Line:
    return Line(store)
