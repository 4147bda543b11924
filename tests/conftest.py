"""What all tests share."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Generator
from pathlib import Path

import pytest
from hypothesis import settings

from schedules.store.engine import Store

# No test is timed: a busy machine is no bug.
settings.register_profile("agreed", deadline=None)
settings.load_profile("agreed")


@pytest.fixture
def anyio_backend() -> str:
    """Asynchronous tests run on asyncio, as the program does."""
    return "asyncio"


@pytest.fixture
def database_url(tmp_path: Path) -> str:
    """The address of a database that is not there yet."""
    return f"sqlite:///{tmp_path / 'agreed.db'}"


@pytest.fixture
async def store(database_url: str) -> AsyncIterator[Store]:
    """A new, empty database of live runs, in a file."""
    opened = await Store.open(database_url)
    yield opened
    await opened.close()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Where no test may be skipped (AGREED_NO_SKIPS=1), a skip is a failure."""
    report = yield
    if report.skipped and os.environ.get("AGREED_NO_SKIPS") == "1" and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped, and nothing may be: {report.longrepr}"
    return report
