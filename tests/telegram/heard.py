"""What updates say, as they come from the server through python-telegram-bot, or are written out."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from telegram import Bot

from bot.incoming import Incoming, Pressed, Said
from bot.telegram.updates import KINDS, incoming
from tests.botapi.world import World

US = "agreed_test_bot"


async def heard(bot: Bot) -> list[Incoming | None]:
    """What all updates since last time say, as they came through python-telegram-bot."""
    updates = await bot.get_updates(allowed_updates=KINDS)
    if updates:
        await bot.get_updates(offset=updates[-1].update_id + 1)
    return [without_moment(incoming(update.to_dict(), US)) for update in updates]


def without_moment(came: Incoming | None) -> Incoming | None:
    if isinstance(came, Said):
        came = replace(came, message=None)
    return replace(came, at=None, username=None) if isinstance(came, Said | Pressed) else came


async def said(world: World, bot: Bot, chat: int, text: str, **details: Any) -> Incoming | None:
    """What it says when this is written in a chat."""
    await heard(bot)
    await world.say(chat, text, **details)
    (update,) = await heard(bot)
    return update


def message(**more: Any) -> dict[str, Any]:
    """An update with a message of someone in a group."""
    someone = {"id": 5, "is_bot": False, "first_name": "Mei"}
    content = {"chat": {"id": -7, "type": "supergroup"}, "from": someone, "text": "/due"}
    return {"update_id": 1, "message": content | more}
