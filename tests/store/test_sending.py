"""How deliveries leave, step by step, at given moments."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import pairwise

import pytest
from sqlalchemy import delete, func, select, update

from bot.date_times import DateTimeWords
from bot.delivery import Delivery, Link, Outgoing, Refused, Sent, Unanswered, Urgency
from bot.store import sending
from bot.store.messages import deliveries, message_notices
from bot.store.settling import Answer, settle
from tests.store.line import ME, MINUTE, NOW, SECOND, Line, texts

pytestmark = pytest.mark.anyio


# Leaving --------------------------------------------------------------------------------------


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


# Rows that make no sense ----------------------------------------------------------------------


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


# After a crash --------------------------------------------------------------------------------


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
