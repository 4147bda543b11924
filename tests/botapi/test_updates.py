"""Fetching updates: waiting, confirming, and only one at a time."""

from __future__ import annotations

import asyncio

import pytest
from telegram import Bot
from telegram.error import Conflict

from tests.botapi.world import World

pytestmark = pytest.mark.anyio


async def test_a_waiting_poll_wakes_when_someone_writes(world: World, bot: Bot) -> None:
    anna = await world.user()
    poll = asyncio.create_task(bot.get_updates(timeout=50, read_timeout=60))
    await world.requests("getUpdates", "under way", count=1)
    await world.say(anna, "/start")
    (update,) = await poll
    assert update.message is not None
    assert (update.message.text, update.message.chat_id) == ("/start", anna)


async def test_an_update_is_repeated_until_a_later_offset_confirms_it(world: World, bot: Bot) -> None:
    anna = await world.user()
    for text in ("one", "two", "three"):
        await world.say(anna, text)
    first, *_ = await bot.get_updates(limit=1)
    assert [update.update_id for update in await bot.get_updates()] == [
        first.update_id,
        first.update_id + 1,
        first.update_id + 2,
    ]
    rest = await bot.get_updates(offset=first.update_id + 1)
    assert [update.message and update.message.text for update in rest] == ["two", "three"]
    assert len(await world.unconfirmed()) == 2


async def test_a_negative_offset_counts_from_the_end_and_forgets_the_rest(world: World, bot: Bot) -> None:
    anna = await world.user()
    for text in ("one", "two", "three"):
        await world.say(anna, text)
    (last,) = await bot.get_updates(offset=-1)
    assert last.message is not None
    assert last.message.text == "three"
    assert len(await world.unconfirmed()) == 1


async def test_a_poll_ends_with_nothing_after_its_time(bot: Bot) -> None:
    assert await bot.get_updates(timeout=1) == ()


async def test_a_second_poller_ends_the_first(world: World, bot: Bot) -> None:
    anna = await world.user()
    first = asyncio.create_task(bot.get_updates(timeout=50, read_timeout=60))
    await world.requests("getUpdates", "under way", count=1)
    async with Bot(world.token, base_url=world.base_url) as other:
        second = asyncio.create_task(other.get_updates(timeout=50, read_timeout=60))
        with pytest.raises(Conflict, match="make sure that only one bot instance is running"):
            await first
        await world.say(anna, "Hello")
        assert len(await second) == 1


async def test_only_the_kinds_asked_for_are_delivered(world: World, bot: Bot) -> None:
    anna = await world.user(started=True)
    await bot.get_updates(allowed_updates=["message"])
    await world.block(anna)
    assert await world.unconfirmed() == []
    await bot.get_updates(allowed_updates=[])
    await world.unblock(anna)
    assert len(await world.unconfirmed()) == 1


async def test_a_poller_that_went_away_does_not_keep_its_updates(world: World, bot: Bot) -> None:
    anna = await world.user()
    poll = asyncio.create_task(bot.get_updates(timeout=50, read_timeout=60))
    await world.requests("getUpdates", "under way", count=1)
    poll.cancel()
    with pytest.raises(asyncio.CancelledError):
        await poll
    await world.say(anna, "Hello")
    assert len(await bot.get_updates(timeout=5)) == 1


async def test_pending_updates_can_be_dropped(world: World, bot: Bot) -> None:
    anna = await world.user()
    await world.say(anna, "Hello")
    assert (await bot.get_webhook_info()).pending_update_count == 1
    await bot.delete_webhook(drop_pending_updates=True)
    assert await world.unconfirmed() == []
