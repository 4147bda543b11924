"""What became of an attempt, by what the server did: through the real client, over real HTTP."""

from __future__ import annotations

import asyncio
import socket
from datetime import timedelta

import pytest
from telegram import Bot
from telegram.error import NetworkError

from bot.delivery import (
    ChatGone,
    ChatMoved,
    Delivery,
    Limited,
    Link,
    NotSent,
    Outcome,
    Refused,
    Sent,
    ThreadGone,
    Unanswered,
    Unauthorized,
)
from bot.telegram.client import new_client
from bot.telegram.outlet import CHAT_GONE, TelegramOutlet
from tests.botapi.chats import Access, Kind
from tests.botapi.faults import Break
from tests.botapi.world import World

pytestmark = pytest.mark.anyio

GONE = {
    "Forbidden: bot was blocked by the user",
    "Forbidden: user is deactivated",
    "Forbidden: bot can't initiate conversation with a user",
    "Forbidden: bot can't send messages to bots",
    "Forbidden: bot was kicked from the group chat",
    "Forbidden: bot was kicked from the supergroup chat",
    "Forbidden: bot was kicked from the channel chat",
    "Forbidden: bot is not a member of the group chat",
    "Forbidden: bot is not a member of the supergroup chat",
    "Forbidden: bot is not a member of the channel chat",
    "Forbidden: the group chat was deleted",
    "Forbidden: CHAT_WRITE_FORBIDDEN",
    "Bad Request: group chat was deactivated",
    "Bad Request: chat not found",
    "Bad Request: user not found",
    "Bad Request: PEER_ID_INVALID",
    "Bad Request: CHANNEL_PRIVATE",
    "Bad Request: have no rights to send a message",
    "Bad Request: not enough rights to send text messages to the chat",
    "Bad Request: need administrator rights in the channel chat",
}
"""Telegram's own words for a chat that is gone."""


def delivery(chat: int, thread: int | None = None, text: str = "Due", *links: Link) -> Delivery:
    return Delivery(1, chat, thread, text, tuple((link,) for link in links))


async def outcome(world: World, bot: Bot, thread: int | None = None) -> Outcome:
    """What becomes of a message to someone who has written before."""
    return await TelegramOutlet(bot).send(delivery(await world.user(started=True), thread))


def code_of(description: str) -> int:
    return 403 if description.startswith("Forbidden") else 400


# It arrives -----------------------------------------------------------------------------------


async def test_a_message_arrives_as_it_was_written(world: World, bot: Bot) -> None:
    anna = await world.user(started=True)
    text = "*Due* <b>today</b> _x_ https://example.org/page /due"
    link = Link("Calendar", "https://example.org/dialogue.ics")
    assert await TelegramOutlet(bot).send(delivery(anna, None, text, link)) == Sent(1)
    (message,) = await world.messages(anna)
    assert message["text"] == text
    assert message["reply_markup"]["inline_keyboard"] == [[{"text": "Calendar", "url": link.url}]]
    (asked,) = await world.requests("sendMessage")
    assert asked["parameters"]["link_preview_options"] == '{"is_disabled": true}'


async def test_a_topic_is_written_to(world: World, bot: Bot) -> None:
    forum = await world.group(kind=Kind.SUPERGROUP, is_forum=True)
    thread = await world.topic(forum)
    assert isinstance(await TelegramOutlet(bot).send(delivery(forum, thread)), Sent)
    assert [message["thread"] for message in await world.messages(forum)] == [thread]


async def test_the_topic_that_every_forum_has_is_not_named(world: World, bot: Bot) -> None:
    forum = await world.group(kind=Kind.SUPERGROUP, is_forum=True)
    assert isinstance(await TelegramOutlet(bot).send(delivery(forum, 1)), Sent)
    (asked,) = await world.requests("sendMessage")
    assert "message_thread_id" not in asked["parameters"]


# It never left --------------------------------------------------------------------------------


async def test_nobody_listens() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    bot = new_client("42:token", f"http://127.0.0.1:{port}/bot")
    with pytest.raises(NetworkError):
        await bot.initialize()
    assert await TelegramOutlet(bot).send(delivery(7)) == NotSent("ClientConnectorError")
    await bot.shutdown()


async def test_no_connection_is_free(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.telegram.client._REQUESTS", 1)
    monkeypatch.setattr("bot.telegram.client._CONNECT_SECONDS", 0.2)
    await world.fault(Break.HANG)
    async with new_client(world.token, world.base_url) as bot:
        first = asyncio.create_task(outcome(world, bot))
        await world.requests("sendMessage", "hung", count=1)
        assert isinstance(await outcome(world, bot), NotSent)
        await world.mend()
        assert isinstance(await first, Unanswered)


async def test_another_program_is_at_it(world: World, bot: Bot) -> None:
    await world.fault(Break.REFUSE, status=409, description="Conflict: terminated by other request")
    assert isinstance(await outcome(world, bot), NotSent)


# It may have arrived --------------------------------------------------------------------------


@pytest.mark.parametrize("received", [False, True])
async def test_the_connection_is_cut(world: World, bot: Bot, received: bool) -> None:
    await world.fault(Break.CUT, received=received)
    assert isinstance(await outcome(world, bot), Unanswered)
    assert len(await world.messages()) == received


@pytest.mark.parametrize("received", [False, True])
async def test_the_answer_does_not_come(
    world: World, monkeypatch: pytest.MonkeyPatch, received: bool
) -> None:
    monkeypatch.setattr("bot.telegram.client._READ_SECONDS", 0.2)
    await world.fault(Break.HANG, received=received)
    async with new_client(world.token, world.base_url) as bot:
        assert isinstance(await outcome(world, bot), Unanswered)
    assert len(await world.messages()) == received


@pytest.mark.parametrize("status", [500, 502, 504])
async def test_a_gateway_answers(
    world: World, bot: Bot, caplog: pytest.LogCaptureFixture, status: int
) -> None:
    await world.fault(Break.GATEWAY, status=status)
    assert isinstance(await outcome(world, bot), Unanswered)


async def test_the_server_fails_in_its_own_words(world: World, bot: Bot) -> None:
    await world.fault(Break.REFUSE, status=500, description="Internal Server Error: restart")
    assert await outcome(world, bot) == Unanswered("internal server error: restart")


async def test_half_of_an_answer(world: World, bot: Bot, caplog: pytest.LogCaptureFixture) -> None:
    await world.fault(Break.GARBLE)
    assert isinstance(await outcome(world, bot), Unanswered)
    assert len(await world.messages()) == 1
    assert "Due" not in caplog.text


# It may go later, or elsewhere ----------------------------------------------------------------


async def test_too_much_was_sent(world: World, bot: Bot) -> None:
    await world.fault(Break.REFUSE, retry_after=3)
    assert await outcome(world, bot) == Limited(timedelta(seconds=3))


async def test_too_much_was_sent_and_nobody_says_for_how_long(world: World, bot: Bot) -> None:
    await world.fault(Break.REFUSE, status=429, description="Too Many Requests: slow down")
    assert await outcome(world, bot) == Limited(timedelta(seconds=5))


async def test_the_group_became_a_supergroup(world: World, bot: Bot) -> None:
    group = await world.group()
    grown = await world.migrate(group)
    assert await TelegramOutlet(bot).send(delivery(group)) == ChatMoved(grown)


async def test_the_topic_is_gone(world: World, bot: Bot) -> None:
    forum = await world.group(kind=Kind.SUPERGROUP, is_forum=True)
    assert await TelegramOutlet(bot).send(delivery(forum, 42)) == ThreadGone()


@pytest.mark.parametrize("said", ["TOPIC_CLOSED", "TOPIC_DELETED"])
async def test_the_topic_is_closed(world: World, bot: Bot, said: str) -> None:
    await world.fault(Break.REFUSE, times=2, status=400, description=f"Bad Request: {said}")
    assert await outcome(world, bot, thread=3) == ThreadGone()
    assert isinstance(await outcome(world, bot), Refused)


@pytest.mark.parametrize(("status", "said"), [(401, "Unauthorized"), (404, "Not Found")])
async def test_the_token_is_not_known(world: World, bot: Bot, status: int, said: str) -> None:
    await world.fault(Break.REFUSE, status=status, description=said)
    assert await outcome(world, bot) == Unauthorized()


# It never will --------------------------------------------------------------------------------


@pytest.mark.parametrize("description", sorted(GONE))
async def test_the_chat_is_gone(world: World, bot: Bot, description: str) -> None:
    await world.fault(Break.REFUSE, status=code_of(description), description=description)
    assert await outcome(world, bot) == ChatGone(description.partition(": ")[2].lower())


def test_every_word_for_a_chat_that_is_gone_is_tested() -> None:
    assert {description.partition(": ")[2].lower() for description in GONE} == CHAT_GONE


@pytest.mark.parametrize("access", [Access.BLOCKED, Access.DEACTIVATED, Access.NOT_STARTED])
async def test_a_user_who_is_out_of_reach(world: World, bot: Bot, access: Access) -> None:
    anna = await world.user(started=True)
    await world.change(anna, access)
    assert isinstance(await TelegramOutlet(bot).send(delivery(anna)), ChatGone)


@pytest.mark.parametrize("kind", [Kind.GROUP, Kind.SUPERGROUP, Kind.CHANNEL])
@pytest.mark.parametrize("access", [Access.KICKED, Access.LEFT, Access.DELETED])
async def test_a_chat_that_the_bot_is_not_in(world: World, bot: Bot, kind: Kind, access: Access) -> None:
    chat = await world.group(kind=kind)
    await world.change(chat, access)
    assert isinstance(await TelegramOutlet(bot).send(delivery(chat)), ChatGone)


async def test_a_chat_that_nobody_knows(bot: Bot) -> None:
    assert await TelegramOutlet(bot).send(delivery(42)) == ChatGone("chat not found")


@pytest.mark.parametrize(
    "description",
    [
        "Bad Request: message is too long",
        "Bad Request: message text is empty",
        "Bad Request: BUTTON_URL_INVALID",
        "Bad Request: the chat not found any more",
        "Forbidden: bot was blocked by the user's mother",
        "Forbidden: something new",
    ],
)
async def test_only_the_message_is_refused(world: World, bot: Bot, description: str) -> None:
    await world.fault(Break.REFUSE, status=code_of(description), description=description)
    assert await outcome(world, bot) == Refused(description.partition(": ")[2].lower())


async def test_a_message_that_telegram_does_not_take(world: World, bot: Bot) -> None:
    anna = await world.user(started=True)
    too_long = await TelegramOutlet(bot).send(delivery(anna, None, "x" * 4097))
    assert too_long == Refused("message is too long")
