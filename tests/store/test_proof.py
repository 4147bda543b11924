"""What a chat was told, and when."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.delivery import Outcome, Outgoing, Refused, Sent, Urgency
from bot.store import chats, messages, sending
from bot.store.messages import State
from bot.store.proof import Telling, tellings
from bot.store.settling import Answer, settle
from schedules.store.engine import Store

pytestmark = pytest.mark.anyio

NOW = datetime(2016, 7, 25, 1, tzinfo=UTC)
DAY = timedelta(days=1)
LEAD = "a/test lead 2016-08-31 2016-08-01"
DUE = "a/test due 2016-08-31 2016-08-31"


async def tell(conn: AsyncConnection, now: datetime, *keys: str, chat: int = 7, text: str = "due") -> None:
    await messages.enqueue(conn, Outgoing(chat, None, text, notices=keys, urgency=Urgency.NOTICE), now)


async def send(conn: AsyncConnection, outcome: Outcome, now: datetime) -> None:
    (departed,) = (await sending.depart(conn, "me", now, 30, 1)).leaving
    await settle(conn, [Answer(departed.delivery.id, departed.attempt, outcome, now)], now)


async def test_each_notice_of_a_milestone_says_when_it_was_sent_and_as_what(store: Store) -> None:
    async with store.begin() as conn:
        await tell(conn, NOW, LEAD, "a/other lead")
        await send(conn, Sent(501), NOW + timedelta(seconds=2))
        await tell(conn, NOW + DAY, DUE)
        assert await tellings(conn, 7, "a/test ") == (
            Telling(LEAD, NOW, NOW + timedelta(seconds=2), (501,), State.SENT, None),
            Telling(DUE, NOW + DAY, None, (), State.WAITING, None),
        )


async def test_a_long_message_was_sent_once_all_its_parts_were(store: Store) -> None:
    async with store.begin() as conn:
        await tell(conn, NOW, LEAD, text="x" * 5000)
        await send(conn, Sent(501), NOW)
        (half,) = await tellings(conn, 7, "a/test ")
        assert (half.sent_at, half.sent_as, half.state) == (None, (501,), State.WAITING)
        await send(conn, Sent(502), NOW + DAY)
        (whole,) = await tellings(conn, 7, "a/test ")
        assert (whole.sent_at, whole.sent_as, whole.state) == (NOW + DAY, (501, 502), State.SENT)


async def test_what_was_not_sent_says_why(store: Store) -> None:
    async with store.begin() as conn:
        await tell(conn, NOW, LEAD)
        await send(conn, Refused("message is too long"), NOW)
        (telling,) = await tellings(conn, 7, "a/test ")
        assert (telling.sent_at, telling.state, telling.reason) == (None, State.DEAD, "message is too long")


async def test_it_is_of_one_chat_and_one_milestone(store: Store) -> None:
    async with store.begin() as conn:
        await tell(conn, NOW, LEAD, "a/test-2 lead", "A/TEST lead", chat=8)
        assert await tellings(conn, 7, "a/test ") == ()
        assert [telling.key for telling in await tellings(conn, 8, "a/test ")] == [LEAD]


async def test_it_goes_with_a_group_that_grew(store: Store) -> None:
    async with store.begin() as conn:
        await tell(conn, NOW, LEAD, chat=-7)
        await chats.follow(conn, -7, -1007, NOW)
        assert [telling.key for telling in await tellings(conn, -1007, "a/test ")] == [LEAD]
