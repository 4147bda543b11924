"""What a chat is told of what failed in a way that nobody foresaw."""

from __future__ import annotations

import pytest

from bot.conversation import Conversation, Heard
from bot.delivery import Acknowledged, Outgoing
from bot.incoming import ChatKind, Incoming, Joined, Pressed, Said
from bot.wording.chat import CHAT_WORDING
from schedules.store import subscribers
from schedules.store.engine import Store
from tests.conversation.talk import ADDRESS, CHAT, INVITATIONS, NOW, Talk

pytestmark = pytest.mark.anyio


async def told(store: Store, incoming: Incoming, language: str = "en") -> list[Heard]:
    talk = Talk(store)
    conversation = Conversation(talk.timelines, talk.defaults, INVITATIONS, ADDRESS)
    async with store.begin() as conn:
        await subscribers.choose(conn, CHAT, NOW, language=language)
        return list(await conversation.failed(conn, incoming))


@pytest.mark.parametrize("language", ["en", "zh"])
async def test_who_wrote_is_answered_in_the_language_of_the_chat(store: Store, language: str) -> None:
    (line,) = await told(store, Said(CHAT, ChatKind.PRIVATE, "?", message=5), language)
    assert isinstance(line, Outgoing)
    assert (line.text, line.answers) == (CHAT_WORDING[language].something_failed(), 5)
    assert "\n" not in line.text


async def test_who_pressed_need_not_wait(store: Store) -> None:
    press, line = await told(store, Pressed(CHAT, ChatKind.PRIVATE, "p", "data", 5))
    assert press == Acknowledged("p")
    assert isinstance(line, Outgoing)


@pytest.mark.parametrize(
    "incoming",
    [
        Said(CHAT, ChatKind.GROUP, "not for the bot", addressed=False),
        Pressed(CHAT, ChatKind.CHANNEL, "p", "data", 5),
        Joined(CHAT, None),
    ],
)
async def test_who_did_not_speak_to_the_bot_is_told_nothing(store: Store, incoming: Incoming) -> None:
    assert await told(store, incoming) == []
