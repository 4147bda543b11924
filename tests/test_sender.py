"""The sender, sending to the local Bot API server: limits kept, nothing lost, nothing forgotten."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, text, update
from structlog.testing import capture_logs
from telegram import Bot

from bot.delivery import Outgoing
from bot.sender import GRACE, Sender
from bot.store import buckets, messages, sending
from bot.store.leases import new_holder
from bot.store.lines import lines
from bot.store.messages import deliveries
from bot.telegram.client import new_client
from bot.telegram.outlet import TelegramOutlet
from schedules.store import subscribers
from schedules.store.engine import Store
from schedules.store.subscribers import Rest
from tests.botapi.chats import Kind
from tests.botapi.faults import Break
from tests.botapi.limits import Limits
from tests.botapi.server import botapi
from tests.botapi.world import World
from tests.databases import forwarded

pytestmark = pytest.mark.anyio

AT_ONCE = timedelta(0)
LONG_AGO = datetime(2016, 7, 25, 1, tzinfo=UTC)
MAYBE_AGAIN = "\n\n(You may have received this message already.)"


@pytest.fixture
async def world() -> AsyncIterator[World]:
    """A server that keeps Telegram's limits, and answers 429 to whoever breaks one."""
    async with botapi(limits=Limits()) as served:
        yield served


@pytest.fixture
async def bot(world: World) -> AsyncIterator[Bot]:
    async with new_client(world.token, world.base_url) as connected:
        yield connected


@asynccontextmanager
async def at_work(store: Store, bot: Bot, rate: int = 30, grace: timedelta = GRACE) -> AsyncIterator[Sender]:
    """A sender at work, stopped at the end."""
    sender = Sender(store, TelegramOutlet(bot), new_holder(), rate)
    running = asyncio.create_task(sender.run())
    try:
        async with asyncio.timeout(20):
            yield sender
    finally:
        await sender.stop(grace)
        await running


async def say(store: Store, *chats: int, text: str = "Due", thread: int | None = None) -> None:
    """Put a message in line for each of these chats."""
    async with store.begin() as conn:
        for chat in chats:
            await messages.enqueue(conn, Outgoing(chat, thread, text), datetime.now(UTC))


async def rows(store: Store) -> list[Any]:
    async with store.connect() as conn:
        return list(await conn.execute(select(deliveries).order_by(deliveries.c.id)))


async def rows_as_written(store: Store) -> list[Any]:
    """What became of each delivery, whatever stands in its other columns."""
    async with store.connect() as conn:
        return list(await conn.execute(text("SELECT state, reason FROM deliveries ORDER BY id")))


async def settled(store: Store, is_so: Callable[[Any], bool], id: int = 1) -> Any:
    """The row of a delivery, as soon as it is so."""
    while not is_so(row := (await rows(store))[id - 1]):  # noqa: ASYNC110  the database tells nobody
        await asyncio.sleep(0.01)
    return row


async def state(store: Store, wanted: str, id: int = 1) -> Any:
    return await settled(store, lambda row: row.state == wanted, id)


async def let_time_pass(store: Store, sender: Sender) -> None:
    """As if whatever is waited for were over."""
    async with store.begin() as conn:
        await conn.execute(update(deliveries).values(not_before=LONG_AGO))
        await conn.execute(update(lines).where(lines.c.at.is_not(None)).values(at=LONG_AGO))
        await conn.execute(update(buckets.buckets).values(free_at=LONG_AGO))
    sender.wake()


async def locked(file: Path) -> sqlite3.Connection:
    """Another program writes to the database, until the connection is closed."""
    other = sqlite3.connect(file, isolation_level=None, timeout=0)
    while True:
        try:
            other.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError:
            await asyncio.sleep(0.001)
        else:
            return other


# In line, within the limits ---------------------------------------------------------------------


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
    async with at_work(store, bot, grace=AT_ONCE):
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


# What becomes of it -----------------------------------------------------------------------------


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
            while [row.state for row in await rows_as_written(store)].count("dead") < 3:  # noqa: ASYNC110  as above
                await asyncio.sleep(0.01)
    assert [line["delivery"] for line in logs if "cannot be read" in line["event"]] == [1]
    reasons = ["it cannot be read", "cannot be settled: TypeError", "message text is empty"]
    assert [row.reason for row in (await rows_as_written(store))[:3]] == reasons


# Stopped, killed, replaced ----------------------------------------------------------------------


async def test_whoever_is_stopped_waits_for_answers(store: Store, world: World, bot: Bot) -> None:
    anna = await world.user(started=True)
    await world.fault(Break.SLOW, seconds=0.3)
    await say(store, anna, anna)
    async with at_work(store, bot):
        await world.requests("sendMessage", count=1)
    assert [row.state for row in await rows(store)] == ["sent", "waiting"]


async def test_without_an_answer_in_time_it_stays_in_doubt(store: Store, world: World, bot: Bot) -> None:
    anna = await world.user(started=True)
    await world.fault(Break.HANG, received=True)
    await say(store, anna)
    async with at_work(store, bot, grace=timedelta(seconds=0.1)):
        await world.requests("sendMessage", "hung", count=1)
    (row,) = await rows(store)
    assert (row.state, row.reason) == ("uncertain", "the program was stopped meanwhile")


async def test_what_a_killed_run_left_behind_is_taken_over_however_long_ago(
    store: Store, world: World, bot: Bot
) -> None:
    anna, ben = await world.user(started=True), await world.user(started=True)
    await say(store, anna, ben)
    async with store.begin() as conn:
        await sending.depart(conn, "killed", LONG_AGO, 30, room=1)
    with capture_logs() as logs:
        async with at_work(store, bot):
            assert await world.texts(ben, count=1) == ["Due"]
    assert (logs[0]["event"], logs[0]["deliveries"]) == ("left without an answer by an earlier run", 1)
    assert [row.state for row in await rows(store)] == ["uncertain", "sent"]


async def test_of_two_senders_one_works_and_the_other_takes_over(
    store: Store, world: World, bot: Bot
) -> None:
    people = [await world.user(started=True) for _ in range(10)]
    async with at_work(store, bot):
        async with at_work(store, bot):
            await say(store, *people)
        first = await world.messages()
        await say(store, *people)
        assert len(await world.messages(count=20)) == 20
    assert len(first) <= 10
    assert await world.requests("sendMessage", "429") == []


async def test_an_answer_is_not_forgotten_because_the_database_is_busy(
    database_url: str, tmp_path: Path, world: World, bot: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("schedules.store.engine._BUSY_MILLISECONDS", 1)
    monkeypatch.setattr("bot.sender._STORE_PAUSE", timedelta(seconds=0.02))
    store = await Store.open(database_url)
    anna = await world.user(started=True)
    await world.fault(Break.SLOW, seconds=0.3)
    await say(store, anna)
    with capture_logs() as logs:
        async with at_work(store, bot):
            await world.requests("sendMessage", count=1)
            other = await locked(tmp_path / "agreed.db")
            while not any(line.get("unsettled") == 1 for line in logs):  # noqa: ASYNC110  as above
                await asyncio.sleep(0.01)
            other.close()
            await state(store, "sent")
    assert await world.texts(anna) == ["Due"]
    await store.close()


async def test_what_was_answered_is_not_sent_again_though_the_database_confirms_nothing(
    tables_url: str, world: World, bot: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each commit that is not confirmed was made, or may have been: both must come to the same."""
    monkeypatch.setattr("bot.sender._STORE_PAUSE", timedelta(seconds=0.02))
    chats = [await world.user(started=True) for _ in range(20)]
    await world.fault(Break.SLOW, seconds=0.1, times=None)
    async with forwarded(tables_url) as line:
        store = await Store.open(line.url)
        await say(store, *chats)
        async with at_work(store, bot) as sender:
            for count in (2, 5, 10):
                await world.messages(count=count)
                line.lose_confirmations(3)
                while not line.has_lost_all:  # noqa: ASYNC110  it tells nobody
                    await asyncio.sleep(0.01)
            while not {row.state for row in await rows(store)} <= {"sent", "uncertain"}:  # noqa: ASYNC110
                await asyncio.sleep(0.05)
            sent = {row.chat for row in await rows(store) if row.state == "sent"}
            assert sorted(message["chat"] for message in await world.messages()) == sorted(sent)
            await let_time_pass(store, sender)
            await world.messages(count=20)
        await store.close()
    assert sorted(message["chat"] for message in await world.messages()) == chats
