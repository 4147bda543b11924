"""How a delivery goes from waiting to sent, step by step, at given moments."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
from sqlalchemy import delete, func, select, update

from bot.date_times import DateTimeWords
from bot.delivery import (
    ChatGone,
    ChatMoved,
    Delivery,
    Limited,
    Link,
    NotSent,
    Outcome,
    Outgoing,
    PlaceGone,
    Refused,
    Sent,
    ThreadGone,
    Unanswered,
    Unauthorized,
    Urgency,
)
from bot.store import messages, sending
from bot.store.messages import State, deliveries, message_notices
from bot.store.sending import AHEAD, Departed, Departures
from bot.store.settling import Answer, settle
from schedules.store import subscribers
from schedules.store.engine import Store
from schedules.store.subscribers import Rest

pytestmark = pytest.mark.anyio

NOW = datetime(2016, 7, 25, 1, tzinfo=UTC)
SECOND, MINUTE, HOUR = timedelta(seconds=1), timedelta(minutes=1), timedelta(hours=1)
ME = "this program"


class Line:
    """A line of messages in ``store``, and a sender's steps in it."""

    def __init__(self, store: Store) -> None:
        self.store = store

    async def say(self, *outgoing: Outgoing) -> None:
        async with self.store.begin() as conn:
            for one in outgoing:
                await messages.enqueue(conn, one, NOW)

    async def depart(self, now: datetime = NOW, room: int = 10, rate: int = 1000) -> Departures:
        async with self.store.begin() as conn:
            return await sending.depart(conn, ME, now, rate, room)

    async def leave(self, now: datetime = NOW, room: int = 10) -> tuple[int, ...]:
        """The deliveries that leave now, in order."""
        return tuple(one.delivery.id for one in (await self.depart(now, room)).leaving)

    async def settle(self, departed: Departed, outcome: Outcome, now: datetime = NOW) -> bool:
        answer = Answer(departed.delivery.id, departed.attempt, outcome, now)
        async with self.store.begin() as conn:
            return bool(await settle(conn, [answer], now))

    async def attempt(self, outcome: Outcome, now: datetime = NOW) -> Delivery | None:
        """Let the first that may go leave, and settle it; what was sent."""
        for departed in (await self.depart(now, room=1)).leaving:
            assert await self.settle(departed, outcome, now)
            return departed.delivery
        return None

    async def states(self) -> list[str]:
        async with self.store.connect() as conn:
            return list(await conn.scalars(select(deliveries.c.state).order_by(deliveries.c.id)))

    async def row(self, id: int = 1) -> Any:
        async with self.store.connect() as conn:
            return (await conn.execute(select(deliveries).where(deliveries.c.id == id))).one()

    async def again(self, now: datetime = NOW) -> datetime | None:
        """When to look again, where nothing may leave now."""
        departures = await self.depart(now)
        assert not departures.leaving
        return departures.again


@pytest.fixture
def line(store: Store) -> Line:
    return Line(store)


def texts(count: int, chats: Sequence[int] = (7,)) -> list[Outgoing]:
    return [Outgoing(chats[n % len(chats)], None, f"text {n}") for n in range(1, count + 1)]


async def test_every_part_says_where_it_names_a_moment(line: Line) -> None:
    noon = datetime(2016, 8, 31, 12, tzinfo=UTC)
    said = DateTimeWords("by ", "31 Aug, 12:00", noon)
    text = f"{'年' * 3890}\n🗓 by 31 Aug, 12:00 {'月' * 3870}\n31 Aug, 12:00, by 31 Aug, 12:00"
    await line.say(Outgoing(7, None, text, date_times=(said,)), Outgoing(7, None, "none", date_times=(said,)))
    parts = [await line.attempt(Sent(number), NOW + 2 * number * SECOND) for number in range(4)]
    unix = int(noon.timestamp())
    assert [part and [(one.offset, one.length) for one in part.entities] for part in parts] == [
        [],
        [(6, 13)],
        [(18, 13)],
        [],
    ]
    assert {one.unix_time for part in parts if part for one in part.entities} == {unix}


# Leaving ----------------------------------------------------------------------------------------


async def test_answers_go_first_then_the_oldest(line: Line) -> None:
    notice = Outgoing(1, None, "notice", urgency=Urgency.NOTICE)
    await line.say(notice, Outgoing(2, None, "answer"), Outgoing(3, None, "answer"))
    assert await line.leave() == (2, 3, 1)


async def test_an_answer_passes_the_notices_of_its_own_chat(line: Line) -> None:
    notice = Outgoing(7, None, "notice", urgency=Urgency.NOTICE)
    await line.say(notice, notice, Outgoing(7, None, "answer"))
    sent = [await line.attempt(Sent(n), NOW + 2 * n * SECOND) for n in range(3)]
    assert [delivery and delivery.text for delivery in sent] == ["answer", "notice", "notice"]


async def test_what_leaves_is_marked_before_it_does(line: Line) -> None:
    await line.say(Outgoing(7, None, "due", ((Link("Page", "https://example.org"),),)))
    (departed,) = (await line.depart()).leaving
    page = Link("Page", "https://example.org")
    assert departed.delivery == Delivery(1, 7, None, "due", ((page,),), since=NOW)
    row = await line.row()
    assert (row.state, row.attempt, row.attempts) == ("sending", departed.attempt, 1)
    assert (row.first_sent_at, row.holder) == (NOW, ME)


async def test_no_more_leave_than_there_is_room_for(line: Line) -> None:
    await line.say(*texts(3, chats=(1, 2, 3)))
    assert await line.leave(room=2) == (1, 2)
    assert await line.leave() == (3,)
    assert await line.leave() == ()


async def test_a_chat_gets_one_at_a_time_in_order(line: Line) -> None:
    await line.say(*texts(3))
    (first,) = (await line.depart()).leaving
    assert await line.leave(NOW + MINUTE) == ()
    await line.settle(first, Sent(1))
    assert await line.leave(NOW + MINUTE) == (2,)


async def test_a_part_waits_for_the_part_before_it(line: Line) -> None:
    buttons = ((Link("Calendar", "https://example.org/a.ics"),),)
    await line.say(Outgoing(7, 3, "中" * 5000, buttons))
    first = await line.attempt(Unanswered("read timeout"))
    assert first
    assert (len(first.text), first.buttons, first.thread) == (3896, (), 3)
    assert await line.leave(NOW + 50 * SECOND) == ()
    await line.attempt(Sent(1), NOW + 2 * MINUTE)
    second = await line.attempt(Sent(2), NOW + 4 * MINUTE)
    assert second
    assert (len(second.text), second.buttons) == (1104, buttons)


async def test_the_parts_of_a_text_are_not_kept_up_by_all_that_waits_behind_it(line: Line) -> None:
    await line.say(Outgoing(7, None, "x" * 5000), *texts(2, chats=(8, 9)))
    assert await line.leave(room=1) == (1,)
    async with line.store.begin() as conn:
        attempt = (await conn.execute(select(deliveries.c.attempt).where(deliveries.c.id == 1))).scalar_one()
        await settle(conn, [Answer(1, attempt, Sent(1), NOW)], NOW)
    assert await line.leave(NOW + 2 * SECOND, room=1) == (2,)


async def test_other_messages_do_not_wait_for_one_in_doubt(line: Line) -> None:
    await line.say(*texts(2))
    await line.attempt(Unanswered("read timeout"))
    other = await line.attempt(Sent(1), NOW + 2 * SECOND)
    assert other
    assert other.text == "text 2"


async def test_a_new_message_does_not_wait_for_one_in_doubt(line: Line) -> None:
    await line.say(*texts(1))
    await line.attempt(Unanswered("read timeout"))
    await line.say(Outgoing(7, None, "new"))
    assert await line.leave(NOW + SECOND) == ()
    new = await line.attempt(Sent(1), NOW + 2 * SECOND)
    assert new
    assert new.text == "new"
    assert await line.leave(NOW + MINUTE) == (1,)


async def test_departures_keep_their_distance_after_the_first_few(line: Line) -> None:
    await line.say(*texts(9, chats=range(1, 10)))
    left, now = [one.leaves_at for one in (await line.depart(rate=30)).leaving], NOW
    while len(left) < 9:
        again = (await line.depart(now, rate=30)).again
        assert again
        assert again > now
        now = again
        left += [one.leaves_at for one in (await line.depart(now, rate=30)).leaving]
    gaps = [later - earlier for earlier, later in pairwise(left[4:])]
    assert all(SECOND / 30 < gap < SECOND / 29 for gap in gaps)


async def test_a_chat_is_not_written_to_before_its_second_is_over(line: Line) -> None:
    await line.say(*texts(2))
    await line.attempt(Sent(1))
    assert await line.again(NOW + SECOND) == NOW + 1.05 * SECOND
    assert await line.leave(NOW + 1.05 * SECOND) == (2,)


async def test_the_second_counts_from_when_the_last_one_really_left(line: Line) -> None:
    await line.say(*texts(2))
    (departed,) = (await line.depart()).leaving
    await line.settle(departed, Sent(1), NOW + SECOND)
    assert await line.leave(NOW + 2 * SECOND) == ()
    assert await line.leave(NOW + 2.05 * SECOND) == (2,)


async def test_a_group_gets_twenty_a_minute_over_all_topics(line: Line) -> None:
    await line.say(*(Outgoing(-7, thread, "text") for thread in range(1, 41)))
    left: list[datetime] = []
    now = NOW
    while now < NOW + 3 * MINUTE and len(left) < 40:
        if await line.attempt(Sent(1), now):
            left.append(now)
        now = now + SECOND / 2
    assert len(left) == 40
    assert all(sum(first <= moment <= first + MINUTE for moment in left) <= 20 for first in left)


# Rows that make no sense ------------------------------------------------------------------------


@pytest.mark.parametrize("garbage", ["", "no json", "[1]", '[["only a label"]]', "null"])
async def test_what_cannot_be_read_is_set_aside_and_the_rest_goes(line: Line, garbage: str) -> None:
    await line.say(*texts(3, chats=(7, 7, 8)))
    async with line.store.begin() as conn:
        await conn.execute(update(deliveries).where(deliveries.c.id == 1).values(buttons=garbage))
    departures = await line.depart()
    assert departures.unreadable == (1,)
    left = [one.delivery.id for one in departures.leaving]
    assert [*left, *(await line.leave())] == [2, 3]
    row = await line.row()
    assert (row.state, row.reason) == ("dead", "it cannot be read")


async def test_the_parts_after_one_that_cannot_be_read_are_not_sent(line: Line) -> None:
    await line.say(Outgoing(7, None, "x" * 9000))
    async with line.store.begin() as conn:
        await conn.execute(update(deliveries).where(deliveries.c.part == 1).values(buttons="?"))
    await line.depart()
    assert await line.states() == ["dead"] * 3


async def test_a_head_whose_row_is_gone_stops_nobody(line: Line) -> None:
    await line.say(*texts(3, chats=(7, 7, 8)))
    async with line.store.begin() as conn:
        await conn.execute(delete(deliveries).where(deliveries.c.id == 1))
    assert {*await line.leave(), *await line.leave()} == {2, 3}


# Settling ---------------------------------------------------------------------------------------


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


# After a crash ----------------------------------------------------------------------------------


async def test_what_another_run_left_behind_is_taken_over(line: Line) -> None:
    await line.say(*texts(3, chats=(1, 2, 3)))
    (left,) = (await line.depart(room=1)).leaving
    async with line.store.begin() as conn:
        assert await sending.recover(conn, NOW + SECOND) == 1
    assert await line.states() == ["uncertain", "waiting", "waiting"]
    assert not await line.settle(left, Sent(1))
    assert await line.leave(NOW + 30 * SECOND) == (2, 3)
    assert await line.leave(NOW + 2 * MINUTE) == (1,)


async def test_recovery_leaves_ones_own_alone(line: Line) -> None:
    await line.say(*texts(2, chats=(1, 2)))
    first, _ = (await line.depart()).leaving
    async with line.store.begin() as conn:
        assert await sending.recover(conn, NOW, ours=[first.attempt]) == 1
    assert await line.states() == ["sending", "uncertain"]


async def test_notices_stay_told_whatever_became_of_the_message(line: Line) -> None:
    await line.say(Outgoing(7, None, "due", notices=("k1", "k2")))
    await line.attempt(Refused("too long"))
    async with line.store.connect() as conn:
        assert await conn.scalar(select(func.count()).select_from(message_notices)) == 2
