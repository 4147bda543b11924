"""What the tests of what is served have in common."""

from __future__ import annotations

from collections.abc import AsyncIterator

import httpx
import pytest

from tests.calendars.served import Kept, app, client


@pytest.fixture
def source() -> Kept:
    """What is served."""
    return Kept()


@pytest.fixture
async def http(source: Kept) -> AsyncIterator[httpx.AsyncClient]:
    """Asks for it."""
    async with client(app(source)) as connected:
        yield connected
