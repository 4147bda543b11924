"""Where calendars can be subscribed to, as an address, a code and a file; and the picture of a timeline."""

from __future__ import annotations

import struct
from dataclasses import replace

import icalendar
import pytest

from bot.conversation.drawing import painted
from bot.delivery import AttachmentKind, Link, Outgoing
from schedules.resolve import resolve
from schedules.store import feeds
from schedules.store.engine import Store
from schedules.store.feeds import Revoked
from schedules.text import Text
from tests.conversation.talk import ADDRESS, CHAT, INVITATIONS, INVITED, NOW, PUBLIC, Talk, chinese

pytestmark = pytest.mark.anyio


async def whose(store: Store, token: str) -> int | Revoked | None:
    async with store.connect() as conn:
        return await feeds.chat_of_feed(conn, token)


def own_token(reply: Outgoing) -> str:
    """The secret in the address of all that the chat follows."""
    feeds = (line for line in reply.text.splitlines() if line.startswith(f"{ADDRESS}/f/"))
    (line,) = (line for line in feeds if line.count("/") == ADDRESS.count("/") + 2)
    return line.removeprefix(f"{ADDRESS}/f/").removesuffix(".ics")


async def test_a_public_calendar_has_a_plain_address_and_a_button(talk: Talk) -> None:
    reply = await talk.ask("/calendar")
    url = f"{ADDRESS}/dialogue-2016.ics"
    assert url in reply.text
    assert reply.buttons == ((Link("China–US dialogue on fighting cyber-crime, June 2016", url),),)


@pytest.mark.each_database
async def test_all_that_is_followed_has_an_address_of_its_own(talk: Talk) -> None:
    reply = await talk.ask("/calendar")
    assert await whose(talk.store, own_token(reply)) == CHAT
    assert own_token(await talk.ask("/calendar")) == own_token(reply)
    assert own_token(await talk.ask("/calendar", chat=8)) != own_token(reply)


@pytest.mark.parametrize("words", ["new", "NEW", "新"])
@pytest.mark.each_database
async def test_a_new_address_gives_up_the_old_one(talk: Talk, words: str) -> None:
    old = own_token(await talk.ask("/calendar"))
    reply = await talk.ask(f"/calendar {words}")
    assert own_token(reply) != old
    assert "The old address no longer works" in reply.text
    assert await whose(talk.store, old) is Revoked.REVOKED
    assert await whose(talk.store, own_token(reply)) == CHAT


async def test_the_code_and_the_file_come_with_it(talk: Talk) -> None:
    file, code = (await talk.ask("/calendar")).attachments
    assert (file.kind, file.name) == (AttachmentKind.FILE, "calendar.ics")
    summaries = [str(event["SUMMARY"]) for event in icalendar.Calendar.from_ical(file.body).walk("VEVENT")]
    assert "Test the hotline · by 31 Aug" in summaries
    assert code.kind is AttachmentKind.PICTURE
    assert code.body.startswith(b"\x89PNG")


async def test_the_file_speaks_the_language_of_the_chat(talk: Talk) -> None:
    await chinese(talk)
    file, _ = (await talk.ask("/calendar")).attachments
    summaries = [str(event["SUMMARY"]) for event in icalendar.Calendar.from_ical(file.body).walk("VEVENT")]
    assert any("测试热线" in summary for summary in summaries)


@pytest.mark.each_database
async def test_an_invited_one_has_a_secret_address_that_stays(store: Store) -> None:
    talk = Talk(store, INVITED)
    await talk.say(f"/start {INVITATIONS.write('another', NOW)}")
    ((link,),) = (await talk.ask("/calendar")).buttons
    assert isinstance(link, Link)
    token = link.url.removeprefix(f"{ADDRESS}/f/").removesuffix("/another.ics")
    assert await whose(store, token) == CHAT
    assert (await talk.ask("/calendar")).buttons == ((link,),)


@pytest.mark.parametrize("address", ["http://127.0.0.1:8000", "http://localhost:8000", "http://192.168.1.4"])
async def test_a_local_address_is_text_and_no_button(store: Store, address: str) -> None:
    reply = await Talk(store, PUBLIC, address=address).ask("/calendar")
    assert reply.buttons == ()
    assert f"{address}/dialogue-2016.ics" in reply.text


# The picture ------------------------------------------------------------------------------------


async def test_a_timeline_comes_with_its_picture(talk: Talk) -> None:
    reply = await talk.ask("/timeline")
    (picture,) = reply.attachments
    assert (picture.kind, picture.name) == (AttachmentKind.PICTURE, "dialogue-2016.png")
    width, height = struct.unpack(">II", picture.body[16:24])
    assert width == 1200
    assert width + height <= 10_000
    assert "Test the hotline" in reply.text


async def test_the_picture_speaks_the_language_of_the_chat(talk: Talk) -> None:
    english = (await talk.ask("/timeline")).attachments
    await chinese(talk)
    assert (await talk.ask("/timeline")).attachments != english


async def test_a_picture_that_telegram_would_refuse_is_left_out() -> None:
    """The more topics, the higher the picture."""
    milestone = PUBLIC.milestones["hotline-test"]
    many = {}
    for id in (f"m-{n}" for n in range(900)):
        said = replace(milestone.statements[0], milestone=id)
        many[id] = replace(milestone, id=id, topic=Text.of(id), aliases=(), statements=(said,))
    schedule = replace(PUBLIC, milestones=many)
    assert painted(resolve(schedule, NOW.date()), "en") is None
