"""A server, and the real client of python-telegram-bot speaking to it."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from telegram import Bot
from telegram.request import HTTPXRequest

from tests.botapi.server import botapi
from tests.botapi.world import World


@pytest.fixture(autouse=True)
def _waits_are_time_spans(monkeypatch: pytest.MonkeyPatch) -> None:
    """python-telegram-bot warns of ``retry_after`` in whole seconds; this is how one opts out."""
    monkeypatch.setenv("PTB_TIMEDELTA", "true")


def client(world: World) -> Bot:
    """The real client; there is no TLS here, and loading certificates takes longer than most tests."""
    request, updates = (HTTPXRequest(httpx_kwargs={"verify": False}) for _ in range(2))
    return Bot(world.token, base_url=world.base_url, request=request, get_updates_request=updates)


@pytest.fixture
async def world() -> AsyncIterator[World]:
    async with botapi() as served:
        yield served


@pytest.fixture
async def bot(world: World) -> AsyncIterator[Bot]:
    async with client(world) as connected:
        yield connected
