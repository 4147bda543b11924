"""A server that keeps Telegram's limits, and our client speaking to it."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from telegram import Bot

from bot.telegram.client import new_client
from tests.botapi.limits import Limits
from tests.botapi.server import botapi
from tests.botapi.world import World


@pytest.fixture
async def world() -> AsyncIterator[World]:
    """A server that keeps Telegram's limits, and answers 429 to whoever breaks one."""
    async with botapi(limits=Limits()) as served:
        yield served


@pytest.fixture
async def bot(world: World) -> AsyncIterator[Bot]:
    async with new_client(world.token, world.base_url) as connected:
        yield connected
