"""The hour, the zone and the language of a chat."""

from __future__ import annotations

from datetime import time
from zoneinfo import ZoneInfo

import pytest

from bot.wording.chat import CHAT_WORDING
from schedules.store.subscribers import Rest
from tests.conversation.talk import NOW, Talk

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize(
    ("words", "hour"),
    [
        ("08:30", time(8, 30)),
        ("8:30", time(8, 30)),
        ("18：05", time(18, 5)),
        ("0830", time(8, 30)),
        ("7", time(7)),
        ("07", time(7)),
    ],
)
async def test_an_hour_is_chosen(talk: Talk, words: str, hour: time) -> None:
    await talk.say("/start")
    assert await talk.say(f"/hour {words}") == CHAT_WORDING["en"].hour(hour, "Asia/Shanghai")
    chat = await talk.chat()
    assert (chat.choices.hour, chat.next_at) == (hour, NOW)
    assert await talk.say("/hour") == CHAT_WORDING["en"].hour(hour, "Asia/Shanghai")


@pytest.mark.parametrize("words", ["25:00", "noon", "08:30:15", "08:30+02:00", "8.30", "九点", "-1", "٩"])
async def test_what_is_no_hour_is_refused_with_how_to_write_it(talk: Talk, words: str) -> None:
    assert await talk.say(f"/hour {words}") == CHAT_WORDING["en"].bad_hour(words)


async def test_a_zone_is_chosen(talk: Talk) -> None:
    wording = CHAT_WORDING["en"]
    assert await talk.say("/zone") == wording.zone("Asia/Shanghai", time(9))
    assert await talk.say("/zone europe/berlin") == wording.zone("Europe/Berlin", time(9))
    assert await talk.say("/zone") == wording.zone("Europe/Berlin", time(9))
    assert (await talk.chat()).choices.zone == ZoneInfo("Europe/Berlin")
    assert "Europe/Berlin" in await talk.say("/zone Europe/Berln")
    assert (await talk.chat()).rests is Rest.STOPPED


async def test_a_language_is_chosen_and_spoken(talk: Talk) -> None:
    english, zh = CHAT_WORDING["en"], CHAT_WORDING["zh"]
    known = ["en", "zh"]
    assert await talk.say("/language") == english.language(known)
    assert await talk.say("/language tlh") == english.bad_language("tlh", known)
    assert await talk.say("/language ZH") == zh.language(known)
    assert (await talk.ask("/hour")).language == "zh"
    assert await talk.say("/hour 25") == zh.bad_hour("25")
    assert "Asia/Shanghai" in await talk.say("/zone Asia/Shangai")
    assert await talk.say("/language en") == english.language(known)


async def test_what_one_chat_chose_is_its_own(talk: Talk) -> None:
    await talk.say("/language zh")
    assert await talk.say("/hour", chat=8) == CHAT_WORDING["en"].hour(time(9), "Asia/Shanghai")
