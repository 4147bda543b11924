"""Quiet for one milestone: snoozed until a day, or seen."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from bot.wording.reminders import REMINDER_WORDING
from schedules.store import hushes
from schedules.subscriber import Hush, Seen, Snoozed
from schedules.timeline import State
from tests.conversation.talk import CHAT, NOW, PUBLIC, Talk, chinese

pytestmark = pytest.mark.anyio

EN = REMINDER_WORDING["en"]
HOTLINE = "Test the hotline"


async def quieted(talk: Talk) -> frozenset[Hush]:
    async with talk.store.connect() as conn:
        return (await hushes.hushes_of(conn, [CHAT])).get(CHAT, frozenset())


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("hotline test until next Monday", date(2016, 8, 1)),
        ("hotlin tset until next week", date(2016, 8, 1)),
        ("hotline-test till 5 September", date(2016, 9, 5)),
        ("the hotline test until September", date(2016, 9, 1)),
        ("hotline test until in three days", date(2016, 7, 28)),
        ("热线测试 到下周一", date(2016, 8, 1)),
        ("热线测试直到9月5日", date(2016, 9, 5)),
    ],
)
async def test_a_milestone_is_snoozed_until_a_day(talk: Talk, words: str, day: date) -> None:
    assert await talk.say(f"/snooze {words}") == EN.snoozed(HOTLINE, day)
    assert await quieted(talk) == {Snoozed("dialogue-2016", "hotline-test", day)}


@pytest.mark.each_database
async def test_what_was_snoozed_is_not_told_before_that_day_and_then_brought_up_again(talk: Talk) -> None:
    await talk.say("/start")
    await talk.say("/snooze hotline test until 20 August")
    assert await talk.told(HOTLINE, NOW, NOW + timedelta(days=25)) == []
    (said,) = await talk.told(HOTLINE, NOW + timedelta(days=26), NOW + timedelta(days=27))
    assert "You asked to be reminded of it again" in said


@pytest.mark.parametrize("words", ["", "hotline test", "until tomorrow", "hotline test until"])
async def test_a_snooze_without_what_or_until_when_says_how(talk: Talk, words: str) -> None:
    assert await talk.say(f"/snooze {words}") == EN.how_to_snooze()


@pytest.mark.parametrize("until", ["fish", "before September", "to be agreed", "the dialogue"])
async def test_what_is_no_day_to_wait_for_is_refused(talk: Talk, until: str) -> None:
    assert f"“{until}” is not a day until which I can wait." in await talk.say(
        f"/snooze hotline until {until}"
    )
    assert await quieted(talk) == frozenset()


async def test_a_day_that_is_over_is_refused(talk: Talk) -> None:
    said = await talk.say("/snooze hotline test until today")
    assert said == EN.until_is_past("today", date(2016, 7, 25))
    assert await quieted(talk) == frozenset()


@pytest.mark.each_database
async def test_seen_is_kept_with_the_day_on_which_it_is_due(talk: Talk) -> None:
    assert await talk.say("/seen hotline test") == EN.seen(HOTLINE, date(2016, 8, 31))
    assert await quieted(talk) == {Seen("dialogue-2016", "hotline-test", date(2016, 8, 31))}
    await talk.say("/start")
    assert await talk.told(HOTLINE, NOW, NOW + timedelta(days=60)) == []


@pytest.mark.each_database
async def test_seen_of_what_has_no_date(talk: Talk) -> None:
    said = await talk.say("/seen report to the ministers")
    assert said.endswith("seen. No more reminders here until it has a date.")


async def test_what_is_silent_already_says_so(talk: Talk) -> None:
    (title,) = (m.title.say("en") for m in PUBLIC.milestones.values() if m.id == "information-exchange")
    for words in ("/seen exchange information", "/snooze exchange information until tomorrow"):
        assert await talk.say(words) == EN.silent_already(title, State.STANDING)
    assert await quieted(talk) == frozenset()


async def test_a_name_that_nothing_has_is_answered_with_the_nearest(talk: Talk) -> None:
    assert await talk.say("/seen") == EN.which_milestone("seen")
    assert await talk.say("/seen zzz") == EN.unknown_milestone("zzz", ())


async def test_a_name_that_two_have_is_asked_about(talk: Talk) -> None:
    said = await talk.say("/seen network protection")
    assert "Network-protection seminar" in said
    assert "Report of the experts to the ministers" in said
    assert await quieted(talk) == frozenset()


@pytest.mark.each_database
async def test_what_one_chat_has_seen_others_are_told(talk: Talk) -> None:
    await talk.say("/seen hotline test", chat=8)
    assert await quieted(talk) == frozenset()


async def test_in_chinese(talk: Talk) -> None:
    await chinese(talk)
    zh = REMINDER_WORDING["zh"]
    assert await talk.say("/snooze 热线测试 到下周一") == zh.snoozed("测试热线", date(2016, 8, 1))
    assert await talk.say("/seen 热线测试") == zh.seen("测试热线", date(2016, 8, 31))
    assert await talk.say("/snooze 热线测试 到昨天") == zh.until_is_past("昨天", date(2016, 7, 24))
    assert await talk.say("/seen 没有的事") == zh.unknown_milestone("没有的事", ())
