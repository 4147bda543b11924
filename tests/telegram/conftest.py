"""The strict local Bot API server, and our own client speaking to it."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from telegram import Bot

from bot.telegram.client import new_client
from tests.botapi.server import botapi
from tests.botapi.world import World


@pytest.fixture
async def world() -> AsyncIterator[World]:
    async with botapi() as served:
        yield served


@pytest.fixture
async def bot(world: World) -> AsyncIterator[Bot]:
    async with new_client(world.token, world.base_url) as connected:
        yield connected
