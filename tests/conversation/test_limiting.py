"""More than twenty requests of a chat within a minute: not worked on, and said once."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.delivery import Acknowledged, Outgoing
from bot.incoming import ChatKind, Pressed, Said
from bot.wording.chat import CHAT_WORDING
from bot.wording.menus import MENU_WORDING
from schedules.language import LANGUAGES
from tests.botapi.server import botapi
from tests.conversation.talk import CHAT, Talk, chinese
from tests.processes import serve
from tests.processes import talk as talk_to

pytestmark = pytest.mark.anyio

AT = datetime(2026, 7, 1, 8, tzinfo=UTC)
SECOND = timedelta(seconds=1)
SAID = Said(CHAT, ChatKind.PRIVATE, "/hour", user=CHAT, at=AT)
PRESSED = Pressed(CHAT, ChatKind.PRIVATE, "77", "set:hour 10:00", 12, user=CHAT, at=AT)


async def ask_often(talk: Talk, said: Said = SAID, times: int = 20) -> None:
    """Ask so often at one moment; each is answered."""
    for _ in range(times):
        assert "too" not in (await talk.answer(said)).text


@pytest.mark.parametrize("language", LANGUAGES)
async def test_what_is_too_much_is_not_done_and_said_once(talk: Talk, language: str) -> None:
    if language == "zh":
        await chinese(talk)
    await ask_often(talk)
    more = replace(SAID, text="/hour 10:00", at=AT + 15 * SECOND)
    refusal = await talk.answer(more)
    assert refusal.text == CHAT_WORDING[language].too_many(20, 45)
    assert await talk.hear(more) == ()
    assert "09:00" in (await talk.answer(replace(SAID, at=AT + 60 * SECOND))).text, "nothing was chosen"


async def test_a_press_is_answered_each_time_and_nothing_is_confirmed(talk: Talk) -> None:
    shown = await talk.answer(replace(SAID, text="/add Call the bank: before 5 August"))
    await ask_often(talk, times=19)
    confirm = replace(PRESSED, data=next(b.data for b in shown.buttons[0] if hasattr(b, "data")))
    refusal = MENU_WORDING["en"].too_many(20, 60)
    told = Acknowledged("77", refusal, is_alert=True)
    assert await talk.hear(confirm) == (told, Outgoing(CHAT, None, refusal, language="en")), "it may be late"
    for _ in range(2):
        assert await talk.hear(confirm) == (told,)
    await talk.hear(replace(confirm, at=AT + 60 * SECOND))
    due = await talk.answer(replace(SAID, text="/due", at=AT + 60 * SECOND))
    assert "Call the bank" in due.text, "it could still be confirmed, once"


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_alert_is_short_enough_for_telegram(language: str) -> None:
    assert len(MENU_WORDING[language].too_many(20, 60)) <= 200


async def test_a_group_is_one_chat_and_what_is_not_for_the_bot_does_not_count(talk: Talk) -> None:
    chatter = Said(-7, ChatKind.GROUP, "good morning", addressed=False, user=5, at=AT)
    for _ in range(30):
        assert await talk.hear(chatter) == ()
    for user in (5, 6):
        await ask_often(talk, replace(SAID, chat=-7, kind=ChatKind.GROUP, user=user, thread=3), times=10)
    refusal = await talk.answer(replace(SAID, chat=-7, kind=ChatKind.GROUP, user=8, thread=3))
    assert (refusal.text, refusal.thread) == (CHAT_WORDING["en"].too_many(20, 60), 3)
    assert isinstance(await talk.answer(SAID), Outgoing), "another chat has its own twenty"


async def test_readers_of_a_channel_use_nothing_up(talk: Talk) -> None:
    for _ in range(30):
        (told,) = await talk.hear(replace(PRESSED, chat=-100, kind=ChatKind.CHANNEL))
        assert told == Acknowledged("77", MENU_WORDING["en"].not_in_channels())
    assert "09:00" in (await talk.answer(replace(SAID, chat=-100, kind=ChatKind.CHANNEL))).text


async def test_it_holds_when_the_program_was_killed_meanwhile(tmp_path: Path) -> None:
    async with botapi() as world:
        anna = await world.user("Anna")
        for _ in range(2):
            for _ in range(12):
                await world.say(anna, "/id")
            async with serve(tmp_path, world) as served:
                other = await world.user("Ben")
                await talk_to(world, other, "/id")  # by then all that was said before is handled
                await served.kill()
        with closing(sqlite3.connect(tmp_path / "agreed.db")) as database:
            texts = [
                text for (text,) in database.execute("SELECT text FROM deliveries WHERE chat = ?", (anna,))
            ]
        assert len(texts) == 21
        assert sum("within a minute" in text for text in texts) == 1
