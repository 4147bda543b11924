"""Sending and editing: what is taken, what is refused, in which words."""

from __future__ import annotations

import json
import struct

import pytest
from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    Message,
    MessageEntity,
)
from telegram.error import BadRequest, ChatMigrated, Forbidden, TelegramError

from tests.botapi.chats import Access, Kind
from tests.botapi.refusals import Refused
from tests.botapi.world import World

pytestmark = pytest.mark.anyio

FAMILY = "\N{FAMILY}"  # two UTF-16 units


def keyboard(url: str | None = None, callback_data: str | None = None) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[InlineKeyboardButton("Open", url, callback_data)]])


async def test_a_message_stands_in_the_ledger_as_the_bot_was_told(world: World, bot: Bot) -> None:
    anna = await world.user(started=True)
    sent = await bot.send_message(
        anna,
        "Due by 31 August",
        reply_markup=keyboard(url="https://example.org/calendar"),
        link_preview_options=LinkPreviewOptions(is_disabled=True),
        disable_notification=True,
    )
    (kept,) = await world.messages(anna)
    assert (sent.message_id, sent.text, sent.chat_id) == (kept["message_id"], kept["text"], kept["chat"])
    assert kept["reply_markup"] == keyboard(url="https://example.org/calendar").to_dict()
    (asked,) = await world.requests("sendMessage")
    assert (asked["outcome"], asked["heard"]) == ("ok", True)
    assert json.loads(asked["parameters"]["link_preview_options"]) == {"is_disabled": True}


@pytest.mark.parametrize("text", ["x" * 4096, FAMILY * 2048, f"  {FAMILY * 2047}ab \n"])
async def test_the_longest_text_has_4096_utf_16_units_after_trimming(
    world: World, bot: Bot, text: str
) -> None:
    anna = await world.user(started=True)
    assert (await bot.send_message(anna, text)).text == text.strip()


@pytest.mark.parametrize(
    ("text", "because"),
    [
        ("x" * 4097, "Message is too long"),
        (FAMILY * 2048 + "x", "Message is too long"),
        (" \n\t", "Message text is empty"),
        ("", "Message text is empty"),
    ],
)
async def test_a_text_that_is_empty_or_too_long_is_refused(
    world: World, bot: Bot, text: str, because: str
) -> None:
    anna = await world.user(started=True)
    with pytest.raises(BadRequest) as refused:
        await bot.send_message(anna, text)
    assert refused.value.message == because
    assert await world.messages(anna) == []


@pytest.mark.parametrize(
    ("offset", "length", "because"),
    [
        (4, 1, "Entity begins after the end of the text at utf-16 offset 4"),
        (2, 2, "ends after the end of the text"),
        (1, 1, "Entity begins in a middle of a utf-16 symbol"),
        (0, 1, "ends in a middle of a utf-16 symbol"),
    ],
)
async def test_an_entity_stays_in_the_text_and_splits_no_character(
    world: World, bot: Bot, offset: int, length: int, because: str
) -> None:
    anna = await world.user(started=True)
    with pytest.raises(BadRequest) as refused:
        await bot.send_message(anna, FAMILY + "x", entities=[MessageEntity("bold", offset, length)])
    assert because.lower() in refused.value.message.lower()


async def test_entities_move_with_the_text_when_it_is_trimmed(world: World, bot: Bot) -> None:
    anna = await world.user(started=True)
    sent = await bot.send_message(anna, f"  {FAMILY} due /next", entities=[MessageEntity("bold", 2, 2)])
    assert [(mark.type, sent.parse_entity(mark)) for mark in sent.entities] == [
        ("bold", FAMILY),
        ("bot_command", "/next"),
    ]


@pytest.mark.parametrize(
    ("button", "because"),
    [
        ({"callback_data": "é" * 33}, "Button_data_invalid"),
        ({"url": "http://localhost:8000/"}, "Wrong http url"),
        ({"url": "http://127.0.0.1:8000/"}, "Button_url_invalid"),
        ({"url": "http://192.168.1.7/"}, "Button_url_invalid"),
        ({"url": "ftp://example.org/"}, "Unsupported url protocol"),
        ({}, "Text buttons are unallowed in the inline keyboard"),
    ],
)
async def test_a_button_leads_somewhere_public_or_carries_at_most_64_bytes(
    world: World, bot: Bot, button: dict[str, str], because: str
) -> None:
    anna = await world.user(started=True)
    with pytest.raises(BadRequest) as refused:
        await bot.send_message(anna, "Due", reply_markup=keyboard(**button))
    assert because.lower() in refused.value.message.lower()


async def test_callback_data_of_64_bytes_is_taken(world: World, bot: Bot) -> None:
    anna = await world.user(started=True)
    sent = await bot.send_message(anna, "Due", reply_markup=keyboard(callback_data="é" * 32))
    assert sent.reply_markup == keyboard(callback_data="é" * 32)


@pytest.mark.parametrize(
    ("access", "because"),
    [
        (Access.NOT_STARTED, "Forbidden: bot can't initiate conversation with a user"),
        (Access.BLOCKED, "Forbidden: bot was blocked by the user"),
        (Access.DEACTIVATED, "Forbidden: user is deactivated"),
    ],
)
async def test_a_user_who_is_out_of_reach(world: World, bot: Bot, access: Access, because: str) -> None:
    anna = await world.user(started=True)
    await world.change(anna, access)
    with pytest.raises(Forbidden) as refused:
        await bot.send_message(anna, "Due")
    assert refused.value.message == because


@pytest.mark.parametrize(
    ("kind", "access", "because"),
    [
        (Kind.GROUP, Access.KICKED, "Forbidden: bot was kicked from the group chat"),
        (Kind.SUPERGROUP, Access.KICKED, "Forbidden: bot was kicked from the supergroup chat"),
        (Kind.CHANNEL, Access.KICKED, "Forbidden: bot was kicked from the channel chat"),
        (Kind.SUPERGROUP, Access.LEFT, "Forbidden: bot is not a member of the supergroup chat"),
        (Kind.GROUP, Access.DELETED, "Forbidden: the group chat was deleted"),
    ],
)
async def test_a_chat_that_the_bot_is_not_in(
    world: World, bot: Bot, kind: Kind, access: Access, because: str
) -> None:
    chat = await world.group(kind=kind)
    await world.change(chat, access)
    with pytest.raises(Forbidden) as refused:
        await bot.send_message(chat, "Due")
    assert refused.value.message == because


async def test_a_chat_that_nobody_knows(bot: Bot) -> None:
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.send_message(42, "Due")


async def test_a_group_that_became_a_supergroup_is_followed(world: World, bot: Bot) -> None:
    group = await world.group()
    grown = await world.migrate(group)
    with pytest.raises(ChatMigrated) as moved:
        await bot.send_message(group, "Due")
    assert moved.value.new_chat_id == grown
    await bot.send_message(grown, "Due")
    assert (await world.texts(group), await world.texts(grown)) == ([], ["Due"])


async def test_a_topic_of_a_forum(world: World, bot: Bot) -> None:
    forum = await world.group(kind=Kind.SUPERGROUP, is_forum=True)
    thread = await world.topic(forum)
    sent = await bot.send_message(forum, "Due", message_thread_id=thread)
    assert (sent.message_thread_id, sent.is_topic_message) == (thread, True)
    with pytest.raises(BadRequest, match="Message thread not found"):
        await bot.send_message(forum, "Due", message_thread_id=thread + 1)


async def test_a_document_is_kept_with_its_name(world: World, bot: Bot) -> None:
    anna = await world.user(started=True)
    sent = await bot.send_document(anna, b"BEGIN:VCALENDAR", filename="agreed.ics", caption="Your dates")
    assert sent.document is not None
    assert (sent.document.file_name, sent.caption) == ("agreed.ics", "Your dates")
    assert await world.file(sent.document.file_id) == b"BEGIN:VCALENDAR"
    with pytest.raises(BadRequest, match="Message caption is too long"):
        await bot.send_document(anna, b"x", caption="x" * 1025)
    with pytest.raises(BadRequest, match="File must be non-empty"):
        await bot.send_document(anna, b"")


async def test_a_photo_is_a_picture(world: World, bot: Bot) -> None:
    anna = await world.user(started=True)
    head = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">II", 640, 480)
    sent = await bot.send_photo(anna, head)
    assert [(size.width, size.height) for size in sent.photo] == [(640, 480)]
    with pytest.raises(BadRequest, match="Image_process_failed"):
        await bot.send_photo(anna, b"no picture")


async def test_an_edit_changes_what_people_see(world: World, bot: Bot) -> None:
    anna = await world.user(started=True)
    sent = await bot.send_message(anna, "Due tomorrow", reply_markup=keyboard(callback_data="seen"))
    edited = await bot.edit_message_text("Due today", anna, sent.message_id)
    assert isinstance(edited, Message)
    assert (edited.text, edited.reply_markup) == ("Due today", None)
    assert [message["text"] for message in await world.shown(anna)] == ["Due today"]
    assert await world.texts(anna) == ["Due tomorrow"]
    with pytest.raises(BadRequest, match="Message is not modified"):
        await bot.edit_message_text("Due today", anna, sent.message_id)
    with pytest.raises(BadRequest, match="Message to edit not found"):
        await bot.edit_message_text("Due today", anna, 999)


async def test_only_the_bots_own_messages_can_be_edited(world: World, bot: Bot) -> None:
    anna = await world.user()
    said = await world.say(anna, "Hello")
    with pytest.raises(BadRequest, match="Message can't be edited"):
        await bot.edit_message_text("Goodbye", anna, said["message_id"])


async def test_what_is_not_played_is_said_and_not_ignored(world: World, bot: Bot) -> None:
    anna = await world.user(started=True)
    with pytest.raises(TelegramError, match="does not play message_effect_id of sendmessage"):
        await bot.send_message(anna, "Due", message_effect_id="1")


def test_a_refusal_speaks_as_telegram_does() -> None:
    assert Refused(400, "Bad Request: chat not found").to_json() == {
        "ok": False,
        "error_code": 400,
        "description": "Bad Request: chat not found",
    }
