"""Where words were answered, and whether another answer can stand there."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select

from bot.delivery import Attachment, AttachmentKind, Outgoing, Sent, Unanswered
from bot.store import answered
from bot.store.messages import deliveries
from tests.store.line import NOW, Line

pytestmark = pytest.mark.anyio

LATER = NOW + timedelta(seconds=9)
SAID = 31
ANSWER = Outgoing(7, None, "due in August", answers=SAID)


async def place(line: Line, said: int = SAID, chat: int = 7) -> int | None:
    async with line.store.begin() as conn:
        return await answered.place_of(conn, chat, said, LATER)


async def count(line: Line) -> int:
    async with line.store.connect() as conn:
        return int(await conn.scalar(select(func.count()).select_from(deliveries)) or 0)


async def test_it_is_the_message_as_the_chat_knows_it(line: Line) -> None:
    await line.say(ANSWER)
    await line.attempt(Sent(99))
    assert await place(line) == 99
    assert await place(line, said=32) is None
    assert await place(line, chat=8) is None


async def test_an_answer_that_took_its_place_counts(line: Line) -> None:
    await line.say(ANSWER)
    await line.attempt(Sent(99))
    await line.say(Outgoing(7, None, "due in September", answers=SAID, replaces=99))
    await line.attempt(Sent(99), LATER)
    assert await place(line) == 99


async def test_what_is_still_in_line_is_taken_out_and_the_next_goes(line: Line) -> None:
    await line.say(ANSWER, Outgoing(7, None, "something else"))
    assert await place(line) is None
    assert await count(line) == 1
    sent = await line.attempt(Sent(1))
    assert sent
    assert sent.text == "something else"


async def test_edited_twice_the_first_answer_is_the_place(line: Line) -> None:
    await line.say(ANSWER)
    await line.attempt(Sent(99))
    await line.say(Outgoing(7, None, "due in September", answers=SAID, replaces=99))
    assert await place(line) == 99
    assert await count(line) == 1


async def test_what_may_have_left_stays_as_it_is(line: Line) -> None:
    await line.say(ANSWER)
    await line.attempt(Unanswered("cut off"))
    assert await place(line) is None
    assert await count(line) == 1


async def test_what_tells_news_stays_in_line(line: Line) -> None:
    await line.say(Outgoing(7, None, "Confirmed", notices=("news",), answers=SAID))
    assert await place(line) is None
    assert await count(line) == 1
    await line.attempt(Sent(99))
    assert await place(line) is None, "nor does anything else come in its place"


@pytest.mark.parametrize(
    "long",
    [
        Outgoing(7, None, "line\n" * 2000, answers=SAID),
        Outgoing(7, None, "all", attachments=(Attachment(AttachmentKind.FILE, "a.txt", b"a"),), answers=SAID),
    ],
    ids=["parts", "file"],
)
async def test_what_is_more_than_one_text_is_no_place(line: Line, long: Outgoing) -> None:
    await line.say(long)
    now = datetime(2016, 7, 25, 1, tzinfo=UTC)
    while await line.attempt(Sent(99), now):
        now += timedelta(seconds=2)
    assert await place(line) is None
