"""The server as a process of its own."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

import pytest
from telegram import Bot

from tests.botapi.world import World

pytestmark = pytest.mark.anyio


@pytest.fixture
def served() -> Iterator[dict[str, str]]:
    """What the server prints: the settings that a bot needs."""
    command = [sys.executable, "-m", "tests.botapi"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        lines = [server.stdout.readline().strip() for _ in range(2)]
        yield dict(line.split("=", 1) for line in lines)
        server.terminate()
        assert server.wait() == 0


async def test_another_process_can_be_the_server(served: dict[str, str]) -> None:
    address, token = served["TELEGRAM_API_URL"], served["TELEGRAM_BOT_TOKEN"]
    async with World(address.removesuffix("/bot"), token) as world, Bot(token, base_url=address) as bot:
        anna = await world.user(started=True)
        await bot.send_message(anna, "Due")
        assert await world.texts(anna) == ["Due"]
