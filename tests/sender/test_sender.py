"""The sender, sending to the local Bot API server: everything arrives, and no limit is broken."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import update
from telegram import Bot

from bot.store import buckets
from bot.store.lines import lines
from schedules.store.engine import Store
from tests.botapi.faults import Break
from tests.botapi.world import World
from tests.sender.steps import at_work, rows, say, state

pytestmark = pytest.mark.anyio


async def test_no_limit_is_broken_and_everything_arrives(store: Store, world: World, bot: Bot) -> None:
    people = [await world.user(started=True) for _ in range(45)]
    group = await world.group()
    await say(store, *people, people[0], group, people[0], group)
    async with at_work(store, bot):
        assert len(await world.messages(count=49)) == 49
    assert await world.busiest() <= 30
    assert [await world.busiest(chat=chat) for chat in (people[0], group)] == [1, 1]
    assert len(await world.requests("sendMessage", "ok")) == len(await world.requests("sendMessage"))
    assert {row.state for row in await rows(store)} == {"sent"}


async def test_what_is_put_in_line_later_goes_as_soon_as_it_is_woken(
    store: Store, world: World, bot: Bot
) -> None:
    anna, ben = await world.user(started=True), await world.user(started=True)
    async with at_work(store, bot) as sender:
        for chat in (anna, ben):
            await say(store, chat)
            sender.wake()
            assert await world.texts(chat, count=1) == ["Due"]


async def test_parts_arrive_in_order(store: Store, world: World, bot: Bot) -> None:
    anna = await world.user(started=True)
    await say(store, anna, text="\n".join(f"line {n} {'x' * 60}" for n in range(100)))
    async with at_work(store, bot):
        parts = await world.texts(anna, count=2)
    assert [part.split()[1] for part in parts] == ["0", str(parts[0].count("line"))]


async def test_few_are_in_flight_at_once(store: Store, world: World, bot: Bot) -> None:
    people = [await world.user(started=True) for _ in range(20)]
    await world.fault(Break.HANG, times=None)
    await say(store, *people)
    async with at_work(store, bot, grace=timedelta(0)):
        assert len(await world.requests("sendMessage", count=10)) == 10
        assert len(await world.requests("sendMessage", count=11, within=0.3)) == 10
    assert [row.state for row in await rows(store)] == ["uncertain"] * 10 + ["waiting"] * 10


async def test_a_clock_that_was_set_back_keeps_nothing_from_leaving(
    store: Store, world: World, bot: Bot
) -> None:
    anna, hour = await world.user(started=True), timedelta(hours=1)
    async with at_work(store, bot) as sender:
        await say(store, anna)
        sender.wake()
        await state(store, "sent")
        async with store.begin() as conn:  # as it had been an hour ahead until now
            await buckets.move(conn, datetime.now(UTC) + hour)
            await conn.execute(update(lines).values(second_at=datetime.now(UTC) + hour))
        sender._clock_ahead += hour
        await say(store, anna)
        sender.wake()
        assert await world.texts(anna, count=2) == ["Due", "Due"]
