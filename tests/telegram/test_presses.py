"""Presses: what they say, and how they are acknowledged."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import pytest
from structlog.testing import capture_logs
from telegram import Bot

from bot.delivery import Acknowledged, Delivery, Press, Sent
from bot.incoming import ChatKind, Pressed
from bot.telegram.outlet import TelegramOutlet
from bot.telegram.presses import Acknowledger
from bot.telegram.updates import incoming
from tests.botapi.chats import Kind
from tests.botapi.world import World
from tests.telegram.heard import US, heard

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize("is_forum", [False, True])
async def test_a_press_says_where_by_whom_and_under_which_message(
    world: World, bot: Bot, is_forum: bool
) -> None:
    olga, ben = await world.user("Olga"), await world.user("Ben", language="zh-hans")
    group = await world.group(kind=Kind.SUPERGROUP, members=[olga, ben], is_forum=is_forum)
    thread = await world.topic(group) if is_forum else None
    outlet = TelegramOutlet(bot)
    sent = await outlet.send(Delivery(1, group, thread, "Due", ((Press("Seen", "seen:~x"),),)))
    assert isinstance(sent, Sent)
    await heard(bot)
    query = await world.press(group, sent.message, "Seen", ben)
    assert await heard(bot) == [
        Pressed(group, ChatKind.GROUP, query["id"], "seen:~x", sent.message, thread, ben, "zh", "Ben")
    ]


async def test_an_alert_is_shown_as_one(world: World, bot: Bot) -> None:
    anna = await world.user(started=True)
    sent = await TelegramOutlet(bot).send(Delivery(1, anna, None, "Due", ((Press("Seen", "seen:~x"),),)))
    assert isinstance(sent, Sent)
    query = await world.press(anna, sent.message, "Seen")
    Acknowledger(bot).acknowledge(Acknowledged(query["id"], "Too much", is_alert=True))
    (asked,) = await world.requests("answerCallbackQuery", count=1)
    assert asked["parameters"] == {"callback_query_id": query["id"], "text": "Too much", "show_alert": "true"}


def test_a_press_under_a_message_of_the_inline_mode_says_nothing() -> None:
    query = {"id": "1", "from": {"id": 5, "first_name": "Mei"}, "inline_message_id": "x", "data": "seen"}
    assert incoming({"update_id": 1, "callback_query": query}, US) is None


async def test_a_press_is_acknowledged_at_once(world: World, bot: Bot) -> None:
    anna = await world.user(started=True)
    sent = await TelegramOutlet(bot).send(Delivery(1, anna, None, "Due", ((Press("Seen", "seen:~x"),),)))
    assert isinstance(sent, Sent)
    query = await world.press(anna, sent.message, "Seen")
    Acknowledger(bot).acknowledge(Acknowledged(query["id"]))
    (asked,) = await world.requests("answerCallbackQuery", count=1)
    assert (asked["parameters"], asked["outcome"]) == ({"callback_query_id": query["id"]}, "ok")


async def test_a_press_that_is_too_old_is_only_noted(world: World, bot: Bot) -> None:
    with capture_logs() as logs:
        Acknowledger(bot).acknowledge(Acknowledged("12345"))
        await world.requests("answerCallbackQuery", count=1)
        await until_logged(logs)
    assert [line["event"] for line in logs] == ["a press is not acknowledged"]


async def until_logged(logs: Sequence[object]) -> None:
    async with asyncio.timeout(5):
        while not logs:  # noqa: ASYNC110  the log tells nobody
            await asyncio.sleep(0.01)
