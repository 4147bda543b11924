"""Updates as Telegram writes them, and what the bot takes them to say."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from telegram import Bot, InlineQueryResultArticle, InputTextMessageContent

from bot.incoming import ChatKind, Joined, Left, Moved, Pressed, Said
from bot.telegram.updates import incoming
from tests.botapi.chats import Access, Kind
from tests.botapi.world import World
from tests.telegram.heard import US, heard, message, said

pytestmark = pytest.mark.anyio


# Private chats --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "language"), [("en", "en"), ("zh-hans", "zh"), ("ZH-TW", "zh"), (None, None)]
)
async def test_whatever_is_said_in_private_is_meant_for_the_bot(
    world: World, bot: Bot, code: str | None, language: str | None
) -> None:
    anna = await world.user(language=code)
    assert await said(world, bot, anna, " what is due?\n") == Said(
        anna, ChatKind.PRIVATE, "what is due?", user=anna, language=language, name="Anna"
    )


# Groups ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", [Kind.GROUP, Kind.SUPERGROUP])
@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("/due", "/due"),
        ("/due before September", "/due before September"),
        ("/due@agreed_test_bot before September", "/due before September"),
        ("/due@Agreed_Test_Bot", "/due"),
        ("@agreed_test_bot what is next?", "what is next?"),
        ("What is next, @Agreed_Test_Bot", "What is next,"),
        ("@agreed_test_bot 八月有什么？", "八月有什么？"),
    ],
)
async def test_in_a_group_commands_and_mentions_are(
    world: World, bot: Bot, kind: Kind, text: str, words: str
) -> None:
    owner = await world.user("Olga")
    group = await world.group(kind=kind, members=[owner])
    named = "@" in text
    expected = Said(group, ChatKind.GROUP, words, user=owner, language="en", named=named, name="Olga")
    assert await said(world, bot, group, text) == expected


async def test_in_a_group_replies_to_the_bot_are(world: World, bot: Bot) -> None:
    group = await world.group()
    asked = await bot.send_message(group, "Which dialogue?")
    answer = await said(world, bot, group, "The second", reply_to=asked.message_id)
    assert isinstance(answer, Said)
    assert (answer.text, answer.addressed) == ("The second", True)


@pytest.mark.parametrize("text", ["Good morning", "mail @agreed_test_bot2", "and/or /due"])
def test_in_a_group_other_words_are_not(text: str) -> None:
    heard = incoming(message(text=text), US)
    assert isinstance(heard, Said)
    assert (heard.addressed, heard.text) == (False, text)


def test_a_reply_to_somebody_else_is_not() -> None:
    reply = {"from": {"id": 9, "username": "ben"}, "text": "?"}
    heard = incoming(message(text="The second", reply_to_message=reply), US)
    assert isinstance(heard, Said)
    assert not heard.addressed


@pytest.mark.parametrize("text", ["/due@another_bot", "/due@agreed_test_bot2 today"])
def test_a_command_for_another_bot_says_nothing(text: str) -> None:
    assert incoming(message(text=text), US) is None


async def test_a_forum_is_answered_in_its_topic_and_another_group_in_the_chat(world: World, bot: Bot) -> None:
    forum = await world.group(kind=Kind.SUPERGROUP, is_forum=True)
    thread = await world.topic(forum)
    in_topic = await said(world, bot, forum, "/due", thread=thread)
    in_general = await said(world, bot, forum, "/due")
    supergroup = await world.group(kind=Kind.SUPERGROUP)
    root = await bot.send_message(supergroup, "Due")
    replied = await said(world, bot, supergroup, "/due", reply_to=root.message_id)
    threads = [heard.thread for heard in (in_topic, in_general, replied) if isinstance(heard, Said)]
    assert threads == [thread, None, None]


async def test_a_channel_speaks_for_itself(world: World, bot: Bot) -> None:
    channel = await world.group("News", kind=Kind.CHANNEL)
    assert await said(world, bot, channel, "/start") == Said(
        channel, ChatKind.CHANNEL, "/start", named=False, name="News", administrator=True
    )


def test_an_administrator_who_stays_anonymous_is_heard_and_has_no_name() -> None:
    anonymous = {"id": 1087968824, "is_bot": True, "username": "GroupAnonymousBot"}
    group = {"id": -7, "type": "supergroup"}
    heard = incoming(message(**{"from": anonymous, "sender_chat": group}), US)
    assert heard == Said(-7, ChatKind.GROUP, "/due", named=False, administrator=True)


# Edited ---------------------------------------------------------------------------------------


async def test_words_that_were_edited_are_heard_as_they_are_now(world: World, bot: Bot) -> None:
    anna = await world.user()
    first = await world.say(anna, "what is deu?")
    await heard(bot)
    await world.edit(anna, first["message_id"], "what is due?")
    said = Said(anna, ChatKind.PRIVATE, "what is due?", user=anna, language="en", name="Anna")
    assert await heard(bot) == [replace(said, is_edited=True)]


@pytest.mark.parametrize(("hours", "is_heard"), [(0, True), (48, True), (49, False)])
def test_what_is_edited_two_days_later_is_left(hours: int, is_heard: bool) -> None:
    written = datetime(2026, 7, 1, 8, tzinfo=UTC)
    edited = int((written + timedelta(hours=hours)).timestamp())
    came = message(date=int(written.timestamp()), edit_date=edited, message_id=31)["message"]
    said = incoming({"update_id": 1, "edited_message": came}, US)
    assert (said is not None) is is_heard
    if isinstance(said, Said):
        assert (said.message, said.is_edited) == (31, True)
    late = incoming({"update_id": 1, "edited_message": came}, US, written + timedelta(hours=49))
    assert late is None, "the program was down meanwhile"


def test_the_moment_of_words_is_the_writers_and_that_of_a_press_when_it_was_received() -> None:
    received = datetime(2026, 7, 1, 8, 30, tzinfo=UTC)
    written, edited = message(date=1782892800), message(date=1782892800, edit_date=1782892860)
    someone = {"id": 5, "first_name": "Mei"}
    under = {"message_id": 3, "chat": {"id": 5, "type": "private"}, "date": 0}
    press = {"callback_query": {"id": "1", "from": someone, "message": under, "data": "seen"}}
    moments = []
    for update in (written, edited, message(), press):
        came = incoming(update, US, received)
        assert isinstance(came, Said | Pressed)
        moments.append(came.at)
    assert moments == [
        datetime(2026, 7, 1, 8, tzinfo=UTC),
        datetime(2026, 7, 1, 8, 1, tzinfo=UTC),
        received,
        received,
    ]


# What says nothing ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "update",
    [
        {"update_id": 1, "poll": {"id": "1"}},
        {"update_id": 1},
        message(**{"from": {"id": 9, "is_bot": True, "username": "another_bot"}}),
        message(sender_chat={"id": -100, "type": "channel"}, is_automatic_forward=True),
        message(chat={"id": 1, "type": "something new"}),
        {"update_id": 1, "message": {"chat": {"id": 7, "type": "private"}, "photo": [], "caption": "/due"}},
    ],
)
def test_what_is_no_word_for_the_bot_says_nothing(update: dict[str, Any]) -> None:
    assert incoming(update, US) is None


async def test_that_people_come_or_a_topic_begins_says_nothing(world: World, bot: Bot) -> None:
    forum = await world.group(kind=Kind.SUPERGROUP, is_forum=True)
    await world.topic(forum)
    assert await heard(bot) == [Joined(forum, "en"), None, None]


async def test_a_channel_into_which_it_was_put_is_not_greeted(world: World, bot: Bot) -> None:
    await world.group(kind=Kind.CHANNEL)
    assert await heard(bot) == [None]


# What happens to chats ------------------------------------------------------------------------


async def test_a_group_that_grew_has_moved(world: World, bot: Bot) -> None:
    group = await world.group()
    await heard(bot)
    grown = await world.migrate(group)
    assert await heard(bot) == [Moved(group, grown), None]


async def test_whoever_blocks_the_bot_has_left_until_they_write(world: World, bot: Bot) -> None:
    anna = await world.user(started=True)
    await world.block(anna)
    await world.unblock(anna)
    assert await heard(bot) == [Left(anna), None]


@pytest.mark.parametrize("access", [Access.KICKED, Access.LEFT])
async def test_a_group_that_puts_the_bot_out_is_left(world: World, bot: Bot, access: Access) -> None:
    group = await world.group()
    await heard(bot)
    await world.change(group, access)
    assert await heard(bot) == [Left(group)]


# Inline mode ----------------------------------------------------------------------------------


@pytest.mark.parametrize("place", ["private", "group"])
async def test_an_answer_that_somebody_chose_to_send_is_no_question(
    world: World, bot: Bot, place: str
) -> None:
    anna = await world.user(started=True)
    chat = anna if place == "private" else await world.group(members=[anna])
    query = await world.type(anna, "next")
    content = InputTextMessageContent("@agreed_test_bot what is next?")
    await bot.answer_inline_query(query, [InlineQueryResultArticle("1", "Next", content)])
    await heard(bot)
    await world.choose(query, "1", chat)
    assert await heard(bot) == [None]


async def test_what_is_typed_in_other_chats_is_asked_for_and_not_heard_here(world: World, bot: Bot) -> None:
    await heard(bot)
    await world.type(await world.user(), "august")
    assert await heard(bot) == [None]
