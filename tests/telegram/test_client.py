"""The client: python-telegram-bot over aiohttp, speaking to any Bot API server."""

from __future__ import annotations

import asyncio

import pytest
from telegram import Bot
from telegram.error import InvalidToken

from bot.telegram.client import new_client
from tests.botapi.faults import Break
from tests.botapi.world import World

pytestmark = pytest.mark.anyio


async def test_it_speaks_to_the_server_it_was_given(bot: Bot) -> None:
    assert bot.username == "agreed_test_bot"


async def test_an_unknown_token_is_told_at_once(world: World) -> None:
    with pytest.raises(InvalidToken):
        async with new_client("42:unknown", world.base_url):
            pass
    with pytest.raises(InvalidToken):
        new_client("", world.base_url)


@pytest.mark.parametrize("name", ["HTTP_PROXY", "http_proxy", "ALL_PROXY"])
async def test_a_proxy_is_not_asked_for_a_local_address(
    world: World, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv(name, "http://127.0.0.1:9")
    async with new_client(world.token, world.base_url) as bot:
        assert bot.id


async def test_many_requests_can_be_under_way_while_updates_are_awaited(world: World, bot: Bot) -> None:
    people = [await world.user(started=True) for _ in range(20)]
    await world.fault(Break.HANG, times=None)
    polling = asyncio.create_task(bot.get_updates(timeout=50))
    sending = [asyncio.create_task(bot.send_message(chat, "Due")) for chat in people]
    assert len(await world.requests("sendMessage", "hung", count=20)) == 20
    await world.say(people[0], "Hello")
    assert len(await polling) == 1
    for task in sending:
        task.cancel()
    await asyncio.gather(*sending, return_exceptions=True)
