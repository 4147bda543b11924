"""The buttons under a message, and pressing them."""

from __future__ import annotations

from bot.delivery import Outgoing, Press
from bot.incoming import ChatKind, Pressed
from tests.conversation.talk import CHAT, Talk

MESSAGE = 12


def labels(outgoing: Outgoing) -> list[list[str]]:
    return [[button.label for button in row] for row in outgoing.buttons]


async def press(talk: Talk, outgoing: Outgoing, label: str, chat: int = CHAT) -> Outgoing:
    """Press the button with this label under a message."""
    (found,) = (b for row in outgoing.buttons for b in row if isinstance(b, Press) and b.label == label)
    return await press_data(talk, found.data, chat)


async def press_data(talk: Talk, data: str, chat: int = CHAT) -> Outgoing:
    return await talk.press(Pressed(chat, ChatKind.PRIVATE, "77", data, MESSAGE, user=chat))
