"""What all tests share."""

from __future__ import annotations

import asyncio
import os
import shutil
from collections.abc import AsyncIterator, Generator, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from schedules.store.engine import Store
from tests import databases
from tests.databases import NO_SERVER, emptied, emptied_file, postgresql_schema, sqlite_url

# No test is timed: a busy machine is no bug. In CI the same cases are drawn each time, since it judges a
# change and not luck; elsewhere new ones are.
settings.register_profile(
    "agreed", deadline=None, derandomize=os.environ.get("AGREED_NO_SKIPS") == "1", print_blob=True
)
settings.load_profile("agreed")


@pytest.fixture
def anyio_backend() -> str:
    """Asynchronous tests run on asyncio, as the program does."""
    return "asyncio"


@pytest.fixture(scope="session")
def made_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with all tables and nothing in them: to make them takes SQLite far longer than to copy it."""
    folder = tmp_path_factory.mktemp("made")
    asyncio.run(_make(sqlite_url(folder)))
    return emptied_file(folder)


@pytest.fixture
def sqlite_file_url(made_file: Path, tmp_path: Path) -> str:
    """The address of a file with all tables and nothing in them."""
    shutil.copy(made_file, tmp_path)
    return sqlite_url(tmp_path)


@pytest.fixture
def database_url(sqlite_file_url: str) -> str:
    """The address of a database that was never opened; in ``tests/store`` of each kind of database."""
    return sqlite_file_url


@pytest.fixture
def postgresql_url() -> Iterator[str]:
    """The address of an empty schema of a real PostgreSQL server."""
    with postgresql_schema() as url:
        yield url


@pytest.fixture(scope="session")
def made_once() -> Iterator[str]:
    """A schema with all tables: to make them takes PostgreSQL far longer than to empty them."""
    with postgresql_schema() as url:
        asyncio.run(_make(url))
        yield url


async def _make(url: str) -> None:
    await (await Store.open(url)).close()


@pytest.fixture
def tables_url(made_once: str) -> str:
    """The address of a schema of a real PostgreSQL server, with all tables and nothing in them."""
    return emptied(made_once)


@pytest.fixture
async def store(database_url: str) -> AsyncIterator[Store]:
    """A new, empty database of live runs."""
    opened = await Store.open(database_url)
    yield opened
    await opened.close()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Where no test may be skipped (AGREED_NO_SKIPS=1), a skip is a failure."""
    report = yield
    if report.skipped and NO_SERVER in str(report.longrepr):
        report.longrepr = (databases.__file__, 1, f"Skipped: {NO_SERVER}")  # one line for all of them
    if report.skipped and os.environ.get("AGREED_NO_SKIPS") == "1" and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped, and nothing may be: {report.longrepr}"
    return report
