"""Wherever a chat is told a clock time, each reader has it in the own zone as well."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest

from bot.date_times import FORMAT, entities_in
from bot.delivery import Outgoing
from bot.incoming import ChatKind, Said
from schedules.milestone import ClockTime, Schedule, Visibility
from schedules.store.engine import Store
from schedules.text import Text
from tests.conversation.talk import CHAT, EDITORS, NOW, SHANGHAI, Talk
from tests.schedules import by, milestone, on, schedule

pytestmark = pytest.mark.anyio

GROUP = -100
HERE, ELSEWHERE = "31 Aug, 17:00 Shanghai time", " (= 31 Aug, 09:00 UTC)"


def fair() -> Schedule:
    """One thing to be done by a clock time."""
    pay = replace(milestone("pay", by(on(8, 31))), title=Text.of("Pay"), at=ClockTime(time(17)))
    return replace(schedule(pay), zone=SHANGHAI, visibility=Visibility.PUBLIC)


def edited(store: Store) -> Talk:
    """Chats whose editors may change it."""
    return Talk(store, fair(), editors=EDITORS)


def marked(reply: Outgoing) -> list[tuple[str, str, datetime]]:
    """The words that are moments, their format and what they mean."""
    units = reply.text.encode("utf-16-le")
    return [
        (
            units[2 * one.offset : 2 * (one.offset + one.length)].decode("utf-16-le"),
            one.format,
            datetime.fromtimestamp(one.unix_time, UTC),
        )
        for one in entities_in(reply.text, reply.date_times)
    ]


async def test_a_group_reads_reminders_in_every_zone_and_who_lives_there_only_once(store: Store) -> None:
    talk = Talk(store, fair())
    for chat, kind in ((CHAT, ChatKind.PRIVATE), (GROUP, ChatKind.GROUP)):
        await talk.answer(Said(chat, kind, "/start", user=CHAT))
    told = (await talk.told("Pay", NOW + timedelta(days=29), NOW + timedelta(days=30)))[-2:]
    assert sorted(f"{HERE}{ELSEWHERE}" in text for text in told) == [False, True]
    assert all(HERE in text for text in told)


async def test_previews_news_and_history_say_their_clock_times_in_the_own_zone(store: Store) -> None:
    talk = edited(store)
    await talk.say("/zone New York")
    shown = await talk.ask("/move pay to by 12:00 on 30 August 2016")
    made = await talk.ask("yes")
    listed, history = await talk.ask("/amendments"), await talk.ask("/history pay")
    noon, five = datetime(2016, 8, 30, 4, tzinfo=UTC), datetime(2016, 8, 31, 9, tzinfo=UTC)
    there = ("30 Aug, 00:00 New York time", FORMAT, noon)
    before = ("31 Aug, 05:00 New York time", FORMAT, five)
    assert marked(shown) == [there, before, there]
    assert marked(made) == [there, before]
    assert marked(listed) == [there]
    happened = ("Sunday 24 July 2016, 21:00", "", NOW)
    assert marked(history) == [happened, there]


@pytest.mark.parametrize(
    ("question", "moved"),
    [
        (
            "what if pay moves to by 9:00 on 30 August 2016?",
            "now by 31 Aug · 17:00 Shanghai time; then by 30 Aug · 09:00 Shanghai time",
        ),
        (
            "如果pay改到8月30日9:00前呢？",
            "由不迟于8月31日 · 上海时间17:00，改为不迟于8月30日 · 上海时间09:00",
        ),
    ],
)
async def test_what_if_takes_the_clock_time_that_is_asked_about(
    store: Store, question: str, moved: str
) -> None:
    assert moved in await edited(store).say(question)


@pytest.mark.parametrize(
    ("language", "moved"),
    [
        (
            "en",
            "• Pay: now on or before Wednesday 31 August 2016, 17:00 Shanghai time; then on or before "
            "Wednesday 31 August 2016, 12:00 Shanghai time",
        ),
        (
            "zh",
            "• Pay：由2016年8月31日（星期三）或之前，上海时间17:00，"
            "改为2016年8月31日（星期三）或之前，上海时间12:00",
        ),
    ],
)
async def test_another_clock_time_of_the_same_day_is_shown_before_it_is_made(
    store: Store, language: str, moved: str
) -> None:
    talk = edited(store)
    await talk.say(f"/language {language}")
    assert moved in (await talk.say("/move pay to by 12:00 on 31 August 2016")).splitlines()


async def test_a_group_that_only_another_clock_time_concerns_is_told_it(store: Store) -> None:
    talk = edited(store)
    await talk.answer(Said(GROUP, ChatKind.GROUP, "/subscribe test", user=CHAT))
    await talk.say("/move pay to by 12:00 on 31 August 2016", NOW + timedelta(minutes=1))
    await talk.say("yes", NOW + timedelta(minutes=2))
    later = NOW + timedelta(hours=1)
    (told,) = await talk.told("Moved: Pay", later, later)
    assert "now by 31 Aug, 12:00 Shanghai time (= 31 Aug, 04:00 UTC); it was by 31 Aug, 17:00" in told
