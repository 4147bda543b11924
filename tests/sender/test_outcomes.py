"""What becomes of a delivery by what the server did, and of the chat it was for."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import text
from structlog.testing import capture_logs
from telegram import Bot

from schedules.store import subscribers
from schedules.store.engine import Store
from schedules.store.subscribers import Rest
from tests.botapi.chats import Kind
from tests.botapi.faults import Break
from tests.botapi.world import World
from tests.sender.steps import LONG_AGO, at_work, let_time_pass, rows, rows_as_written, say, settled, state

pytestmark = pytest.mark.anyio

MAYBE_AGAIN = "\n\n(You may have received this message already.)"


@pytest.mark.parametrize(
    "broken",
    [{"breaks": Break.CUT, "received": True}, {"breaks": Break.CUT}, {"breaks": Break.GATEWAY}],
)
async def test_what_is_not_answered_is_repeated_later_and_says_so(
    store: Store, world: World, bot: Bot, broken: dict[str, Any], caplog: pytest.LogCaptureFixture
) -> None:
    anna = await world.user(started=True)
    await world.fault(**broken)
    await say(store, anna)
    async with at_work(store, bot) as sender:
        row = await state(store, "uncertain")
        assert row.not_before - row.settled_at == timedelta(minutes=1)
        await let_time_pass(store, sender)
        await state(store, "sent")
    arrived = ["Due"] if broken.get("received") else []
    assert await world.texts(anna) == [*arrived, f"Due{MAYBE_AGAIN}"]


async def test_what_never_left_goes_again_without_a_doubt(store: Store, world: World, bot: Bot) -> None:
    anna = await world.user(started=True)
    await world.fault(Break.REFUSE, status=409, description="Conflict: another request")
    await say(store, anna)
    async with at_work(store, bot) as sender:
        await state(store, "retry")
        await let_time_pass(store, sender)
        await state(store, "sent")
    assert await world.texts(anna) == ["Due"]


async def test_after_too_much_everyone_waits(store: Store, world: World, bot: Bot) -> None:
    anna, ben = await world.user(started=True), await world.user(started=True)
    await world.fault(Break.REFUSE, retry_after=30)
    await say(store, anna)
    async with at_work(store, bot) as sender:
        await settled(store, lambda row: row.settled_at)
        await say(store, ben)
        sender.wake()
        assert await world.messages(count=1, within=0.3) == []
        await let_time_pass(store, sender)
        assert len(await world.messages(count=2)) == 2
    assert {row.doubts for row in await rows(store)} == {0}


async def test_a_token_that_is_revoked_loses_nothing(store: Store, world: World, bot: Bot) -> None:
    anna = await world.user(started=True)
    await world.fault(Break.REFUSE, status=401, description="Unauthorized")
    await say(store, anna)
    async with at_work(store, bot) as sender:
        await settled(store, lambda row: row.settled_at)
        await let_time_pass(store, sender)
        await state(store, "sent")
    assert await world.texts(anna) == ["Due"]


async def test_a_chat_that_is_gone_rests_and_the_others_are_told(
    store: Store, world: World, bot: Bot
) -> None:
    anna, ben = await world.user(started=True), await world.user(started=True)
    async with store.begin() as conn:
        await subscribers.subscribe(conn, anna, ["a"], LONG_AGO)
    await world.block(anna)
    await say(store, anna, anna, ben)
    async with at_work(store, bot):
        await state(store, "sent", 3)
        row = await state(store, "dead", 2)
    assert row.reason == "bot was blocked by the user"
    assert len(await world.requests("sendMessage", "403")) == 1
    async with store.connect() as conn:
        chat = await subscribers.find(conn, anna)
    assert chat is not None
    assert chat.rests is Rest.GONE


async def test_a_message_that_is_refused_is_dead_and_the_next_one_goes(
    store: Store, world: World, bot: Bot
) -> None:
    anna = await world.user(started=True)
    await world.fault(Break.REFUSE, status=400, description="Bad Request: something new")
    await say(store, anna, anna)
    async with at_work(store, bot) as sender:
        await state(store, "dead")
        await let_time_pass(store, sender)
        await state(store, "sent", 2)
    assert [(row.state, row.reason) for row in await rows(store)] == [
        ("dead", "something new"),
        ("sent", None),
    ]


async def test_a_group_that_grew_is_followed(store: Store, world: World, bot: Bot) -> None:
    group = await world.group()
    grown = await world.migrate(group)
    await say(store, group)
    async with at_work(store, bot):
        assert await world.texts(grown, count=1) == ["Due"]


async def test_a_topic_that_is_gone_is_told_of_in_the_chat(store: Store, world: World, bot: Bot) -> None:
    forum = await world.group(kind=Kind.SUPERGROUP, is_forum=True)
    await say(store, forum, thread=42)
    async with at_work(store, bot):
        (message,) = await world.messages(forum, count=1)
    gone = "Due\n\n(The topic for these messages is gone, so they come here now.)"
    assert (message["thread"], message["text"]) == (None, gone)


async def test_a_chat_that_unblocked_the_bot_is_told_again(store: Store, world: World, bot: Bot) -> None:
    anna = await world.user(started=True)
    await world.block(anna)
    await say(store, anna, text="before")
    async with at_work(store, bot) as sender:
        await state(store, "dead")
        await world.unblock(anna)
        await say(store, anna, text="after")
        sender.wake()
        assert await world.texts(anna, count=1) == ["after"]


@pytest.mark.parametrize("kind", [Kind.GROUP, Kind.SUPERGROUP, Kind.CHANNEL])
async def test_where_the_bot_was_put_out_nothing_is_sent_any_more(
    store: Store, world: World, bot: Bot, kind: Kind
) -> None:
    group = await world.group(kind=kind)
    await world.kick(group)
    await say(store, group, group)
    async with at_work(store, bot):
        await state(store, "dead", 2)
    assert len(await world.requests("sendMessage")) == 1


async def test_a_revoked_token_is_said_once_and_so_is_its_return(
    store: Store, world: World, bot: Bot
) -> None:
    people = [await world.user(started=True) for _ in range(4)]
    await world.fault(Break.REFUSE, times=None, status=401, description="Unauthorized")
    await say(store, *people)
    with capture_logs() as logs:
        async with at_work(store, bot) as sender:
            await settled(store, lambda row: row.settled_at, 3)
            await let_time_pass(store, sender)
            await settled(store, lambda row: row.attempts > 1)
            await world.mend()
            while len(await world.messages()) < 4:
                await let_time_pass(store, sender)
    assert [line["event"] for line in logs] == [
        "nothing is sent",
        "the server knows TELEGRAM_BOT_TOKEN again",
    ]
    assert {row.doubts for row in await rows(store)} == {0}


async def test_a_row_that_makes_no_sense_is_named_and_the_others_are_sent(
    store: Store, world: World, bot: Bot
) -> None:
    people = [await world.user(started=True) for _ in range(3)]
    await say(store, *people)
    garbage = [{"buttons": "no json"}, {"first_sent_at": "yesterday"}, {"text": "", "buttons": "[]"}]
    async with store.begin() as conn:
        for id, values in enumerate(garbage, 1):
            columns = ", ".join(f"{name} = :{name}" for name in values)
            await conn.execute(text(f"UPDATE deliveries SET {columns} WHERE id = {id}"), values)
    await world.fault(Break.CUT, chat=people[1])
    ben = await world.user(started=True)
    await say(store, ben)
    with capture_logs() as logs:
        async with at_work(store, bot):
            assert await world.texts(ben, count=1) == ["Due"]
            while [row.state for row in await rows_as_written(store)].count("dead") < 3:  # noqa: ASYNC110  the database tells nobody
                await asyncio.sleep(0.01)
    assert [line["delivery"] for line in logs if "cannot be read" in line["event"]] == [1]
    reasons = ["it cannot be read", "cannot be settled: TypeError", "message text is empty"]
    assert [row.reason for row in (await rows_as_written(store))[:3]] == reasons
