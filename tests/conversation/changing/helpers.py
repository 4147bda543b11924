"""What tests of a changing agreement do and look for, beside talking."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from bot.delivery import Outgoing, Press
from bot.incoming import ChatKind, Pressed
from bot.presses import mark_of
from schedules.store import subscribers
from tests.conversation.talk import EDITOR, NAMES, NOW, PUBLIC, Talk

GROUP = -5
SHOWN = "Nothing has changed yet"


def mark(talk: Talk, milestone: str = "misuse-seminar") -> str:
    timeline = talk.timelines.on(NOW.date())[PUBLIC.id]
    return mark_of(PUBLIC.id, timeline.entries[milestone].current)


async def press(talk: Talk, data: str, user: int = EDITOR, chat: int = 0, username: str = "") -> Outgoing:
    """A user presses a button that says this, in private unless a group is named."""
    kind, name = ChatKind.GROUP if chat else ChatKind.PRIVATE, NAMES[user]
    pressed = Pressed(chat or user, kind, "77", data, 12, user=user, name=name, username=username or None)
    return await talk.press(pressed)


def yes_of(shown: Outgoing) -> str:
    """What the button says that confirms."""
    ((yes, _),) = shown.buttons
    assert isinstance(yes, Press)
    return yes.data


async def zone_of(talk: Talk, chat: int = EDITOR) -> ZoneInfo | None:
    async with talk.store.connect() as conn:
        return (await subscribers.choices(conn, chat)).zone
