"""Pictures and files that wait to be sent."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select

from bot.delivery import Attachment, AttachmentKind, Outcome, Outgoing, Press, Refused, Sent, Unanswered
from bot.store import messages, sending
from bot.store.batches import enqueue_all
from bot.store.messages import attachments
from bot.store.settling import Answer, settle
from schedules.store.engine import Store

pytestmark = pytest.mark.anyio

NOW = datetime(2016, 7, 25, 1, tzinfo=UTC)
PICTURE = Attachment(AttachmentKind.PICTURE, "code.png", b"\x89PNG\x00\xff")
FILE = Attachment(AttachmentKind.FILE, "dialogue.ics", b"BEGIN:VCALENDAR\r\n")
BUTTONS = ((Press("Seen", "seen"),),)


async def kept(store: Store) -> int:
    async with store.connect() as conn:
        return await conn.scalar(select(func.count()).select_from(attachments)) or 0


async def attempt(store: Store, outcome: Outcome, now: datetime) -> sending.Departed:
    async with store.begin() as conn:
        (departed,) = (await sending.depart(conn, "me", now, 30, 1)).leaving
        await settle(conn, [Answer(departed.delivery.id, departed.attempt, outcome, now)], now)
    return departed


async def test_attachments_go_first_and_are_forgotten_once_sent(store: Store) -> None:
    async with store.begin() as conn:
        outgoing = Outgoing(7, None, "Subscribe", BUTTONS, attachments=(FILE, PICTURE))
        await messages.enqueue(conn, outgoing, NOW)
    file = await attempt(store, Sent(1), NOW)
    assert (file.delivery.attachment, file.delivery.text, file.delivery.buttons) == (FILE, "", ())
    assert await kept(store) == 1
    picture = await attempt(store, Sent(2), NOW + timedelta(seconds=2))
    delivery = picture.delivery
    assert (delivery.attachment, delivery.text, delivery.buttons) == (PICTURE, "Subscribe", BUTTONS)
    assert await kept(store) == 0


async def test_a_long_text_follows_what_is_attached(store: Store) -> None:
    async with store.begin() as conn:
        await messages.enqueue(conn, Outgoing(7, None, "x" * 1000, BUTTONS, attachments=(PICTURE,)), NOW)
    assert (await attempt(store, Sent(1), NOW)).delivery.buttons == ()
    text = (await attempt(store, Sent(2), NOW + timedelta(seconds=2))).delivery
    assert (text.attachment, text.text, text.buttons) == (None, "x" * 1000, BUTTONS)


async def test_what_is_not_answered_is_kept_and_goes_again(store: Store) -> None:
    async with store.begin() as conn:
        await messages.enqueue(conn, Outgoing(7, None, "Subscribe", attachments=(PICTURE,)), NOW)
    await attempt(store, Unanswered("read timeout"), NOW)
    assert await kept(store) == 1
    again = await attempt(store, Refused("no"), NOW + timedelta(minutes=2))
    assert again.delivery.attachment == PICTURE
    assert "Subscribe\n\n" in again.delivery.text
    assert await kept(store) == 0


async def test_an_edit_that_is_repeated_says_nothing_of_it(store: Store) -> None:
    async with store.begin() as conn:
        await messages.enqueue(conn, Outgoing(7, None, "Hour", BUTTONS, replaces=12), NOW)
    await attempt(store, Unanswered("read timeout"), NOW)
    again = (await attempt(store, Sent(12), NOW + timedelta(minutes=2))).delivery
    assert (again.text, again.replaces, again.buttons) == ("Hour", 12, BUTTONS)


async def test_what_was_lost_is_set_aside_and_not_sent_without_it(store: Store) -> None:
    async with store.begin() as conn:
        await messages.enqueue(conn, Outgoing(7, None, "Subscribe", attachments=(PICTURE,)), NOW)
        await conn.execute(attachments.delete())
        departures = await sending.depart(conn, "me", NOW, 30, 1)
    assert (departures.leaving, len(departures.unreadable)) == ((), 1)


async def test_many_at_once_have_no_attachments(store: Store) -> None:
    async with store.begin() as conn:
        with pytest.raises(ValueError, match="by itself"):
            await enqueue_all(conn, [Outgoing(7, None, "a", attachments=(PICTURE,))], NOW)
