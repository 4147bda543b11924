"""What goes wrong, as the real client sees it, and what the ledger keeps of it."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest
from telegram import Bot
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TelegramError, TimedOut

from tests.botapi.faults import Break
from tests.botapi.limits import Limits
from tests.botapi.server import botapi
from tests.botapi.world import World

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize("received", [False, True])
async def test_cut_before_or_after_the_message_was_received(world: World, bot: Bot, received: bool) -> None:
    anna = await world.user(started=True)
    await world.fault(Break.CUT, received=received)
    with pytest.raises(NetworkError) as cut:
        await bot.send_message(anna, "Due")
    assert type(cut.value) is NetworkError
    assert await world.texts(anna) == (["Due"] if received else [])
    (asked,) = await world.requests("sendMessage")
    assert (asked["outcome"], asked["heard"]) == ("cut", False)


@pytest.mark.parametrize("received", [False, True])
async def test_a_request_that_is_never_answered(world: World, bot: Bot, received: bool) -> None:
    anna = await world.user(started=True)
    await world.fault(Break.HANG, received=received)
    with pytest.raises(TimedOut):
        await bot.send_message(anna, "Due", read_timeout=0.2)
    assert await world.texts(anna) == (["Due"] if received else [])


async def test_what_hangs_is_let_go(world: World, bot: Bot) -> None:
    anna = await world.user(started=True)
    await world.fault(Break.HANG)
    sending = asyncio.create_task(bot.send_message(anna, "Due", read_timeout=60))
    await world.requests("sendMessage", "hung", count=1)
    await world.mend()
    with pytest.raises(NetworkError):
        await sending


async def test_a_slow_answer_is_late_and_the_message_is_there(world: World, bot: Bot) -> None:
    anna = await world.user(started=True)
    await world.fault(Break.SLOW, seconds=1)
    with pytest.raises(TimedOut):
        await bot.send_message(anna, "Due", read_timeout=0.2)
    assert await world.texts(anna, count=1) == ["Due"]
    (asked,) = await world.requests("sendMessage", "ok", count=1)
    await bot.send_message(anna, "Still there")
    assert asked["number"] < (await world.requests("sendMessage"))[-1]["number"]


async def test_a_bad_gateway(world: World, bot: Bot, caplog: pytest.LogCaptureFixture) -> None:
    anna = await world.user(started=True)
    await world.fault(Break.GATEWAY, status=502)
    await world.fault(Break.REFUSE, status=500, description="Internal Server Error")
    with pytest.raises(NetworkError, match=r"Bad Gateway \(502\)"):
        await bot.send_message(anna, "Due")
    with pytest.raises(NetworkError, match=r"Internal Server Error"):
        await bot.send_message(anna, "Due")
    assert await world.texts(anna) == []


async def test_half_of_an_answer(world: World, bot: Bot, caplog: pytest.LogCaptureFixture) -> None:
    anna = await world.user(started=True)
    await world.fault(Break.GARBLE)
    with pytest.raises(TelegramError, match="Invalid server response"):
        await bot.send_message(anna, "Due")
    assert await world.texts(anna) == ["Due"]


async def test_wait_for_some_seconds(world: World, bot: Bot) -> None:
    anna = await world.user(started=True)
    await world.fault(Break.REFUSE, retry_after=3)
    with pytest.raises(RetryAfter) as wait:
        await bot.send_message(anna, "Due")
    assert wait.value.retry_after == timedelta(seconds=3)


async def test_any_refusal_in_its_own_words(world: World, bot: Bot) -> None:
    anna = await world.user(started=True)
    await world.fault(Break.REFUSE, status=403, description="Forbidden: user is deactivated")
    await world.fault(Break.REFUSE, status=400, description="Bad Request: TOPIC_CLOSED")
    with pytest.raises(Forbidden, match="user is deactivated"):
        await bot.send_message(anna, "Due")
    with pytest.raises(BadRequest, match="Topic_closed"):
        await bot.send_message(anna, "Due")


async def test_a_fault_hits_the_requests_it_was_meant_for(world: World, bot: Bot) -> None:
    anna, ben = await world.user("Anna", started=True), await world.user("Ben", started=True)
    await world.fault(Break.CUT, chat=anna, after=1, times=2)
    outcomes = []
    for chat in (anna, ben, anna, anna, anna):
        try:
            await bot.send_message(chat, "Due")
        except NetworkError:
            outcomes.append("cut")
        else:
            outcomes.append("ok")
    assert outcomes == ["ok", "ok", "cut", "cut", "ok"]


async def test_a_fault_without_end_lasts_until_it_is_mended(world: World, bot: Bot) -> None:
    await world.fault(Break.CUT, method=None, times=None)
    for _ in range(3):
        with pytest.raises(NetworkError):
            await bot.get_me()
    await world.mend()
    assert (await bot.get_me()).id == bot.id


async def test_limits_are_kept_where_a_test_wants_them() -> None:
    async with (
        botapi(limits=Limits(overall=3, grace=0)) as world,
        Bot(world.token, base_url=world.base_url) as bot,
    ):
        people = [await world.user(started=True) for _ in range(4)]
        await bot.send_message(people[0], "Due")
        with pytest.raises(RetryAfter):
            await bot.send_message(people[0], "Due")
        await bot.send_message(people[1], "Due")
        await bot.send_message(people[2], "Due")
        with pytest.raises(RetryAfter):
            await bot.send_message(people[3], "Due")
        assert await world.busiest() == 3
        assert await world.busiest(chat=people[0]) == 1


async def test_a_group_takes_so_many_a_minute() -> None:
    async with (
        botapi(limits=Limits(chat=100, group=2)) as world,
        Bot(world.token, base_url=world.base_url) as bot,
    ):
        group = await world.group()
        await bot.send_message(group, "one")
        await bot.send_message(group, "two")
        with pytest.raises(RetryAfter) as wait:
            await bot.send_message(group, "three")
        assert wait.value.retry_after == timedelta(minutes=1)
