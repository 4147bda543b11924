"""How much a chat may ask: what is too much is not worked on, and that is said once."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.delivery import Acknowledged, Outgoing
from bot.incoming import Pressed, Said
from bot.store import requests
from bot.store.requests import MOST, TooMany
from bot.wording.chat import CHAT_WORDING
from bot.wording.menus import MENU_WORDING
from schedules.store import subscribers
from schedules.subscriber import Subscriber

Refusal = Sequence[Outgoing | Acknowledged]


async def too_much(conn: AsyncConnection, came: Said | Pressed, defaults: Subscriber) -> Refusal | None:
    """What is said instead of working on it, where the chat asked too much; ``None`` where it did not.

    A group, with all who write in it, is one chat. It is told of the first only, until there is room again;
    a press waits, so each is answered besides. That answer alone would be lost of presses that waited for a
    program that was down: Telegram shows none that comes so late.
    """
    if came.at is None:
        return None
    full = await requests.admit(conn, came.chat, came.at)
    if full is None:
        return None
    language = (await subscribers.choices(conn, came.chat)).over(defaults).language
    if isinstance(came, Pressed):
        said = MENU_WORDING[language].too_many(MOST, _seconds(full))
        answers: Refusal = (Acknowledged(came.id, said, is_alert=True),)
    else:
        said, answers = CHAT_WORDING[language].too_many(MOST, _seconds(full)), ()
    if full.is_told:
        return answers
    await requests.note_told(conn, came.chat)
    return (*answers, Outgoing(came.chat, came.thread, said, language=language))


def _seconds(full: TooMany) -> int:
    return max(ceil(full.wait.total_seconds()), 1)
