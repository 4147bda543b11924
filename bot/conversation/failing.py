"""What is said where an answer failed in a way that nobody foresaw: the truth, and no more."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.delivery import Acknowledged, Outgoing
from bot.incoming import ChatKind, Incoming, Pressed, Said
from bot.wording.chat import CHAT_WORDING
from schedules.store import subscribers
from schedules.subscriber import Subscriber


async def something_failed(
    conn: AsyncConnection, came: Incoming, defaults: Subscriber
) -> Sequence[Outgoing | Acknowledged]:
    """What a chat is told of what was set aside; nothing where nobody spoke to the bot."""
    is_heard = isinstance(came, Said) and came.addressed and came.named
    is_pressed = isinstance(came, Pressed) and came.kind is not ChatKind.CHANNEL
    if not isinstance(came, Said | Pressed) or not (is_heard or is_pressed):
        return ()
    language = (await subscribers.choices(conn, came.chat)).over(defaults).language
    said = CHAT_WORDING[language].something_failed()
    if isinstance(came, Pressed):
        return (Acknowledged(came.id), Outgoing(came.chat, came.thread, said, language=language))
    return (Outgoing(came.chat, came.thread, said, language=language, answers=came.message),)
