"""What a chat was told of a milestone, and whether it arrived."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy import update

from bot.store.messages import State, deliveries, enqueue
from bot.wording.reminders import REMINDER_WORDING
from tests.conversation.talk import NOW, PUBLIC, Talk, chinese

pytestmark = pytest.mark.anyio

EN = REMINDER_WORDING["en"]


async def settled(talk: Talk, state: State, reason: str | None = None, at: datetime = NOW) -> None:
    """Let all that is in line have ended so."""
    async with talk.store.begin() as conn:
        await conn.execute(update(deliveries).values(state=state, reason=reason, settled_at=at))


@pytest.mark.each_database
async def test_every_reminder_is_told_with_day_hour_kind_and_whether_it_arrived(talk: Talk) -> None:
    await talk.say("/start")
    await talk.told("", NOW, NOW + timedelta(days=9))
    await settled(talk, State.SENT)
    await talk.told("", NOW + timedelta(days=10), NOW + timedelta(days=30))
    assert (await talk.say("/history hotline test")).splitlines() == [
        "Test the hotline: told here twice (hours in Asia/Shanghai).",
        "• Monday 1 August 2016, 09:00: ahead of the due day (it was then due by Wednesday 31 August 2016) "
        "– arrived",
        "• Wednesday 24 August 2016, 09:00: ahead of the due day "
        "(it was then due by Wednesday 31 August 2016) – on its way",
    ]


@pytest.mark.parametrize(
    ("state", "said"),
    [
        (State.DEAD, "did not arrive (bot was blocked by the user)"),
        (State.UNCERTAIN, "sent, but not confirmed; it is sent again"),
        (State.RETRY, "on its way"),
    ],
)
async def test_what_did_not_arrive_says_so(talk: Talk, state: State, said: str) -> None:
    await talk.say("/start")
    await talk.told("", NOW, NOW + timedelta(days=9))
    await settled(talk, state, "bot was blocked by the user")
    assert (await talk.say("/history hotline test")).endswith(f"– {said}")


@pytest.mark.each_database
@pytest.mark.parametrize(
    ("late", "english", "chinese_words"),
    [
        (timedelta(seconds=59), "arrived", "已送达"),
        (timedelta(minutes=63), "arrived at 10:03", "10:03 已送达"),
        (
            timedelta(hours=15),
            "arrived on Tuesday 2 August 2016 at 00:00",
            "2016年8月2日（星期二） 00:00 已送达",
        ),
    ],
)
async def test_what_arrived_late_says_when(
    talk: Talk, late: timedelta, english: str, chinese_words: str
) -> None:
    await talk.say("/start")
    told = NOW + timedelta(days=7)
    await talk.told("", NOW, told)
    await settled(talk, State.SENT, at=told + late)
    assert (await talk.say("/history hotline test")).endswith(f" – {english}")
    await chinese(talk)
    assert (await talk.say("/history 热线测试")).endswith(f" – {chinese_words}")


@pytest.mark.each_database
async def test_hours_are_those_of_the_zone_of_the_chat(talk: Talk) -> None:
    await talk.say("/start")
    await talk.told("", NOW, NOW + timedelta(days=9))
    await talk.say("/zone UTC")
    assert "• Monday 1 August 2016, 01:00" in await talk.say("/history hotline test")


@pytest.mark.each_database
async def test_news_is_told_of_with_what_it_was_about(talk: Talk) -> None:
    await talk.say("/start")
    await talk.told("", NOW, NOW)
    moved = replace(
        PUBLIC.milestones["hotline-test"],
        statements=(PUBLIC.milestones["protection-seminar"].statements[0],),
    )
    assert moved.statements != PUBLIC.milestones["hotline-test"].statements
    talk.timelines.take(replace(PUBLIC, milestones={**PUBLIC.milestones, "hotline-test": moved}))
    later = NOW + timedelta(hours=1)
    await talk.told("", later, later)
    assert "news of it" in await talk.say("/history hotline test", later)
    assert "has not been reminded" in await talk.say("/history misuse seminar", later)


@pytest.mark.each_database
async def test_a_chat_is_told_only_of_its_own(talk: Talk) -> None:
    await talk.say("/start", chat=8)
    await talk.told("", NOW, NOW + timedelta(days=9))
    assert await talk.say("/history hotline test") == EN.never_told("Test the hotline")
    assert "told here once" in await talk.say("/history hotline test", chat=8)


async def test_in_chinese(talk: Talk) -> None:
    await chinese(talk)
    await talk.say("/start")
    await talk.told("", NOW, NOW + timedelta(days=9))
    assert (await talk.say("/history 热线测试")).splitlines() == [
        "测试热线：在这里提醒过1次（时间为 Asia/Shanghai 时区）。",
        "• 2016年8月1日（星期一） 09:00：到期前提醒，当时的到期日是2016年8月31日（星期三） – 正在发送",
    ]


async def change(talk: Talk, words: str, now: datetime) -> None:
    """Have a change shown, confirm it, and put the answer in line."""
    await talk.say(words, now)
    made = await talk.ask("yes", now)
    async with talk.store.begin() as conn:
        await enqueue(conn, made, now)


async def test_changes_stand_between_the_reminders_with_from_to_who_when_and_why(
    talk: Talk,
) -> None:
    await talk.say("/start")
    await change(talk, "/add Call the bank: by 8 August", NOW)
    await talk.told("", NOW, NOW + timedelta(days=7))
    later = NOW + timedelta(days=7, hours=1)
    await change(talk, "/move call the bank to 9 August because the bank is shut", later)
    await change(talk, "/undo", later + timedelta(hours=1))
    assert (await talk.say("/history call the bank", later + timedelta(days=1))).splitlines() == [
        "Call the bank: told here 4 times, changed 3 times (hours in Asia/Shanghai).",
        "• Monday 25 July 2016, 09:00: change no. 1 by Anna: Call the bank added, “by 8 August”",
        "• Monday 25 July 2016, 09:00: news of it – on its way",
        "• Monday 1 August 2016, 09:00: ahead of the due day (it was then due by Monday 8 August 2016) "
        "– on its way",
        "• Monday 1 August 2016, 10:00: change no. 2 by Anna: Call the bank moved to “9 August”; "
        "it was “by 8 August” (taken back). Why: the bank is shut",
        "• Monday 1 August 2016, 10:00: news of it – on its way",
        "• Monday 1 August 2016, 11:00: change no. 3 by Anna: no. 2 taken back (Call the bank); "
        "it was “9 August”, it is “by 8 August” again",
        "• Monday 1 August 2016, 11:00: news of it – on its way",
    ]
