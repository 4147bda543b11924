"""What becomes of a delivery that has left, by what became of the attempt."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.delivery import (
    ChatGone,
    ChatMoved,
    Delivery,
    Limited,
    NotSent,
    Outgoing,
    PlaceGone,
    Refused,
    Sent,
    ThreadGone,
    Unanswered,
    Unauthorized,
)
from bot.store import messages
from bot.store.messages import State
from bot.store.sending import AHEAD
from schedules.store import subscribers
from schedules.store.subscribers import Rest
from tests.store.line import HOUR, MINUTE, NOW, SECOND, Line, texts

pytestmark = pytest.mark.anyio


async def test_sent_is_the_end(line: Line) -> None:
    await line.say(*texts(1))
    await line.attempt(Sent(55))
    row = await line.row()
    assert (row.state, row.sent_as, row.settled_at) == ("sent", 55, NOW)
    assert await line.again() is None


async def test_only_the_attempt_that_counts_can_settle(line: Line) -> None:
    await line.say(*texts(1))
    (departed,) = (await line.depart()).leaving
    assert not await line.settle(replace(departed, attempt="other"), Sent(1))
    assert await line.settle(departed, Unanswered("read timeout"))
    assert not await line.settle(departed, Sent(1))
    assert await line.states() == ["uncertain"]


async def test_what_never_left_goes_again_soon_and_for_ever(line: Line) -> None:
    await line.say(*texts(1))
    now, waits = NOW, []
    for _ in range(9):
        sent = await line.attempt(NotSent("connect"), now)
        assert sent == Delivery(1, 7, None, "text 1", since=NOW)
        again = await line.again(now)
        assert again
        waits.append((again - now).total_seconds())
        now = again
    assert waits == [2, 4, 8, 16, 32, 60, 60, 60, 60]


async def test_what_is_not_answered_is_repeated_for_a_day_and_says_so(line: Line) -> None:
    await line.say(Outgoing(7, None, "hello"), Outgoing(8, None, "您好"))
    await line.attempt(Sent(1), NOW - HOUR)
    now, sent_at, last = NOW, [], None
    while (await line.row(2)).state != State.DEAD:
        last = await line.attempt(Unanswered("read timeout"), now)
        sent_at.append(now - NOW)
        now = await line.again(now) or now
    first = [timedelta(0), MINUTE, 11 * MINUTE, 71 * MINUTE]
    assert sent_at == [*first, *(71 * MINUTE + n * 3 * HOUR for n in range(1, 8))]
    assert last
    assert last.text == "您好\n\n（这条消息您可能已经收到过。）"
    assert (await line.row(2)).reason == "unanswered: read timeout"


async def test_too_much_makes_everybody_wait_not_the_row(line: Line) -> None:
    await line.say(*texts(2, chats=(1, 2)))
    await line.attempt(Limited(10 * SECOND))
    assert (await line.row()).not_before is None
    assert await line.again(NOW + 8 * SECOND) == NOW + 10 * SECOND - AHEAD
    assert await line.leave(NOW + 10 * SECOND) == (1, 2)


async def test_too_much_to_a_group_makes_only_the_group_wait(line: Line) -> None:
    await line.say(*texts(2, chats=(7, -7)))
    assert (await line.row(1)).id == 1
    await line.attempt(Limited(10 * SECOND))
    assert await line.leave(NOW + 5 * SECOND) == (2,)


async def test_a_group_that_moved_is_followed_at_once(line: Line) -> None:
    async with line.store.begin() as conn:
        await subscribers.subscribe(conn, -7, ["a"], NOW)
    await line.say(Outgoing(-7, None, "first", notices=("k1",)), Outgoing(-7, None, "second"))
    await line.attempt(ChatMoved(-1007))
    async with line.store.connect() as conn:
        assert await subscribers.find(conn, -7) is None
        assert await subscribers.subscriptions_of(conn, -1007) == ("a",)
        assert await messages.told(conn, -1007, ["k1"]) == {"k1"}
    sent = await line.attempt(Sent(1), NOW + SECOND)
    assert sent == Delivery(1, -1007, None, "first", since=NOW)


async def test_a_topic_that_is_gone_is_left_and_that_is_said(line: Line) -> None:
    async with line.store.begin() as conn:
        await subscribers.subscribe(conn, -7, ["a"], NOW, thread=3)
    await line.say(Outgoing(-7, 3, "due"), Outgoing(-7, 4, "elsewhere"))
    await line.attempt(ThreadGone())
    sent = await line.attempt(Sent(1), NOW + 2 * SECOND)
    said = "due\n\n(The topic for these messages is gone, so they come here now.)"
    assert sent == Delivery(1, -7, None, said, since=NOW)
    other = await line.attempt(Sent(2), NOW + 9 * SECOND)
    assert other
    assert other.thread == 4
    async with line.store.connect() as conn:
        chat = await subscribers.find(conn, -7)
    assert chat
    assert chat.thread is None


async def test_what_cannot_take_the_place_of_another_is_sent_by_itself(line: Line) -> None:
    await line.say(Outgoing(7, None, "due", replaces=12))
    first = await line.attempt(PlaceGone())
    assert first
    assert first.replaces == 12
    assert await line.attempt(Sent(13), NOW + 2 * SECOND) == Delivery(1, 7, None, "due", since=NOW)
    assert await line.states() == ["sent"]


async def test_a_chat_that_is_gone_rests_and_its_line_is_dead(line: Line) -> None:
    async with line.store.begin() as conn:
        await subscribers.subscribe(conn, 7, ["a"], NOW)
    await line.say(*texts(2), Outgoing(8, None, "another chat"))
    await line.attempt(ChatGone("bot was blocked by the user"))
    assert await line.states() == ["dead", "dead", "waiting"]
    assert (await line.row(2)).reason == "bot was blocked by the user"
    async with line.store.connect() as conn:
        chat = await subscribers.find(conn, 7)
    assert chat
    assert (chat.rests, chat.next_at) == (Rest.GONE, None)


async def test_a_refused_part_ends_the_parts_after_it(line: Line) -> None:
    await line.say(Outgoing(7, None, "x" * 9000))
    await line.attempt(Sent(1))
    await line.attempt(Refused("chat is frozen"), NOW + MINUTE)
    assert await line.states() == ["sent", "dead", "dead"]
    assert (await line.row(2)).reason == "chat is frozen"


async def test_an_unknown_token_loses_nothing(line: Line) -> None:
    await line.say(*texts(1))
    await line.attempt(Unauthorized())
    assert await line.leave(NOW + 30 * SECOND) == ()
    assert await line.leave(NOW + MINUTE) == (1,)
