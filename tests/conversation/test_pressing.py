"""Buttons: what stands under a reminder, and what a press does."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.delivery import MOST_DATA, Acknowledged, Outgoing, Press, Prompt
from bot.incoming import ChatKind, Joined, Pressed
from bot.presses import mark_of
from bot.wording.chat import CHAT_WORDING
from bot.wording.menus import MENU_WORDING
from bot.wording.reminders import REMINDER_WORDING
from schedules.store import subscribers
from schedules.subscriber import Hush, Seen, Snoozed
from tests.conversation.buttons import MESSAGE, labels, press, press_data
from tests.conversation.talk import INVITATIONS, INVITED, NOW, PUBLIC, Talk, chinese
from tests.conversation.test_quieting import quieted as all_quieted

pytestmark = pytest.mark.anyio

EN = REMINDER_WORDING["en"]
MENU = MENU_WORDING["en"]
HOTLINE = "Test the hotline"


@pytest.fixture
async def reminder(talk: Talk) -> Outgoing:
    """The first reminder of the hotline test, of which nothing else is told that day."""
    await talk.say("/start")
    await talk.say("/seen protection seminar")
    return (await talk.outgoing(NOW, NOW + timedelta(days=9)))[-1]


async def quieted(talk: Talk) -> frozenset[Hush]:
    """What quiets the hotline test."""
    return frozenset(hush for hush in await all_quieted(talk) if hush.occurrence == "hotline-test")


# Under a reminder -----------------------------------------------------------------------------


async def test_under_a_reminder_of_one_milestone_it_can_be_quieted(talk: Talk, reminder: Outgoing) -> None:
    assert HOTLINE in reminder.text
    assert labels(reminder) == [["Seen", "Tomorrow", "Next week"], ["Another day", "Why", "Details"]]
    assert all(len(b.data) <= MOST_DATA for row in reminder.buttons for b in row if isinstance(b, Press))


@pytest.mark.each_database
async def test_seen(talk: Talk, reminder: Outgoing) -> None:
    answer = await press(talk, reminder, "Seen")
    assert (answer.text, answer.replaces) == (EN.seen(HOTLINE, date(2016, 8, 31)), None)
    assert await quieted(talk) == {Seen("dialogue-2016", "hotline-test", date(2016, 8, 31))}
    assert (await press(talk, reminder, "Seen")).text == answer.text, "a double press is harmless"
    assert len(await quieted(talk)) == 1


@pytest.mark.parametrize(
    ("label", "until"), [("Tomorrow", date(2016, 7, 26)), ("Next week", date(2016, 8, 1))]
)
async def test_snoozed(talk: Talk, reminder: Outgoing, label: str, until: date) -> None:
    assert (await press(talk, reminder, label)).text == EN.snoozed(HOTLINE, until)
    assert await quieted(talk) == {Snoozed("dialogue-2016", "hotline-test", until)}


async def test_details_are_the_answer_to_when_it_is_and_can_be_quieted_there(
    talk: Talk, reminder: Outgoing
) -> None:
    told = await press(talk, reminder, "Details")
    assert told.text == await talk.say("when is the hotline test?")
    assert labels(told) == [["Seen", "Tomorrow", "Next week"], ["Another day", "Why"]]
    assert (await press(talk, told, "Seen")).text == EN.seen(HOTLINE, date(2016, 8, 31))


async def test_why_is_the_answer_to_why_then(talk: Talk, reminder: Outgoing) -> None:
    assert (await press(talk, reminder, "Why")).text == await talk.say("why is the hotline test due then?")


@pytest.mark.parametrize("words", ["1 August", "until next Monday", "直到8月1日", "到下周一"])
async def test_another_day_is_asked_for_and_the_next_words_are_it(
    talk: Talk, reminder: Outgoing, words: str
) -> None:
    asked = await press(talk, reminder, "Another day")
    assert (asked.text, asked.buttons) == (EN.until_when(HOTLINE), ((Prompt(EN.until_like()),),))
    assert await talk.say(words) == EN.snoozed(HOTLINE, date(2016, 8, 1))
    assert await quieted(talk) == {Snoozed("dialogue-2016", "hotline-test", date(2016, 8, 1))}


async def test_words_that_are_no_day_are_refused_and_another_day_still_awaited(
    talk: Talk, reminder: Outgoing
) -> None:
    await press(talk, reminder, "Another day")
    assert "“in Smarch” is not a day" in await talk.say("in Smarch")
    assert "overdue" in await talk.say("what is overdue?")
    assert await talk.say("tomorrow") == EN.snoozed(HOTLINE, date(2016, 7, 26))


async def test_another_day_of_what_is_out_of_date_says_so(talk: Talk) -> None:
    await talk.say("/start")
    assert (await press_data(talk, "day:hotline")).text == MENU_WORDING["en"].stale()


@pytest.mark.each_database
async def test_what_the_chat_agreed_itself_can_be_marked_as_done(talk: Talk) -> None:
    await press(talk, await talk.ask("/add Paint the pier: on 1 September 2016"), "Confirm")
    (reminder,) = await talk.outgoing(NOW, NOW + timedelta(days=9))
    assert labels(reminder)[0] == ["Done", "Seen", "Tomorrow", "Next week"]
    preview = await press(talk, reminder, "Done")
    assert "Paint the pier" in preview.text
    await press(talk, preview, "Confirm")
    assert (await press(talk, reminder, "Details")).text == MENU.stale()
    assert "done" in await talk.say("when is paint the pier?")


async def test_what_is_surely_in_time_only_until_a_day_is_reminded_of_with_a_button_for_a_date(
    talk: Talk,
) -> None:
    for words in ("Forum: after 2 August 2016", "Opening speech: before the forum"):
        await press(talk, await talk.ask(f"/add {words}"), "Confirm")
    reminder, eve = await talk.outgoing(NOW, NOW + timedelta(days=7))
    assert (
        "7 days left to be right under every reading: Opening speech, by Tue 2 Aug; no date is set yet.\n"
        in reminder.text
    )
    assert "1 day left" in eve.text
    assert labels(reminder) == [
        ["Done", "Seen", "Tomorrow", "Next week"],
        [MENU.other_day, MENU.why, MENU.set_date, MENU.details],
    ]
    assert (await press(talk, reminder, "Seen")).text == EN.seen("Opening speech", None)
    assert await talk.told("Opening speech", NOW + timedelta(days=8), NOW + timedelta(days=9)) == []


async def test_of_several_milestones_each_can_be_looked_at(talk: Talk) -> None:
    await talk.say("/start")
    told = await talk.outgoing(NOW, NOW + timedelta(days=34))
    several = next(one for one in told if [HOTLINE] in labels(one))
    assert len(several.buttons) > 1
    assert HOTLINE in (await press(talk, several, HOTLINE)).text


@pytest.mark.each_database
async def test_a_button_of_a_day_that_has_moved_is_out_of_date(talk: Talk, reminder: Outgoing) -> None:
    (said,) = PUBLIC.milestones["hotline-scope"].statements
    hotline = PUBLIC.milestones["hotline-test"]
    moved = replace(hotline, statements=(replace(said, milestone=hotline.id),))
    talk.timelines.take(replace(PUBLIC, milestones={**PUBLIC.milestones, hotline.id: moved}))
    for label in ("Seen", "Tomorrow", "Details"):
        assert (await press(talk, reminder, label)).text == MENU.stale()
    assert await quieted(talk) == frozenset()


async def test_nobody_reaches_what_their_chat_does_not_see(talk: Talk) -> None:
    await talk.say(f"/start {INVITATIONS.write('another', NOW)}")
    today = NOW.date()
    entry = talk.timelines.on(today)[INVITED.id].entries["hotline-test"]
    mark = mark_of(INVITED.id, entry.current)
    assert HOTLINE in (await press_data(talk, f"details:{mark}")).text
    assert (await press_data(talk, f"details:{mark}", chat=8)).text == MENU.stale()


@pytest.mark.parametrize(
    "data",
    [
        "",
        ":",
        "stop",
        "start:x",
        "details",
        "details:hotline test",
        "later:~x",
        "later:~x someday",
        "set:stop UTC",
        "date",
        "date:~x",
        "date:hotline test",
        "set",
        "seen:~",
        "\x00",
        "x" * 64,
    ],
)
async def test_what_no_button_of_ours_says_does_nothing(talk: Talk, data: str) -> None:
    await talk.say("/start")
    assert (await press_data(talk, data)).text == MENU.stale()
    assert (await talk.chat()).rests is None


async def test_buttons_speak_the_language_of_the_chat(talk: Talk) -> None:
    await chinese(talk)
    await talk.say("/start")
    await talk.say("/seen 网络保护研讨会")
    reminder = (await talk.outgoing(NOW, NOW + timedelta(days=9)))[-1]
    assert labels(reminder) == [["已阅", "明天再提醒", "下周再提醒"], ["改天再提醒", "依据", "详情"]]
    answer = await press(talk, reminder, "明天再提醒")
    assert answer.text == REMINDER_WORDING["zh"].snoozed("测试热线", date(2016, 7, 26))


@pytest.mark.parametrize(("language", "words"), [("en", "how is the weather?"), ("zh", "今天天气怎么样？")])
async def test_what_is_not_understood_offers_questions_that_work(
    talk: Talk, language: str, words: str
) -> None:
    await talk.say(f"/language {language}")
    refused = await talk.ask(words)
    offered = [label for (label,) in labels(refused)]
    assert len(offered) == 3
    for question in offered:
        assert (await press(talk, refused, question)).text == await talk.say(question)


async def test_of_several_that_may_be_meant_one_is_chosen(talk: Talk) -> None:
    unclear = await talk.ask("why is network protection due then?")
    assert len(unclear.buttons) > 1
    answer = await press(talk, unclear, "Network-protection seminar")
    assert answer.text == await talk.say("why is the network-protection seminar due then?", chat=8)


# Groups and channels --------------------------------------------------------------------------


async def test_in_a_channel_readers_cannot_choose_for_all(talk: Talk, reminder: Outgoing) -> None:
    (seen, *_), _ = reminder.buttons
    assert isinstance(seen, Press)
    pressed = Pressed(-100, ChatKind.CHANNEL, "77", seen.data, MESSAGE, user=5)
    assert await talk.hear(pressed) == (Acknowledged("77", MENU.not_in_channels()),)
    assert len(MENU.not_in_channels()) <= 200


@pytest.mark.parametrize(("language", "spoken"), [("zh", "zh"), ("fr", "en"), (None, "en")])
async def test_a_group_is_told_what_is_heard_there(talk: Talk, language: str | None, spoken: str) -> None:
    (note,) = await talk.hear(Joined(-7, language))
    assert note == Outgoing(-7, None, CHAT_WORDING[spoken].joined(), language=spoken)


async def test_a_group_that_the_bot_is_put_back_into_is_told_that_it_goes_on(talk: Talk) -> None:
    async with talk.store.begin() as conn:
        await subscribers.subscribe(conn, -7, [PUBLIC.id], NOW)
        await subscribers.choose(conn, -7, NOW, language="zh")
    (note,) = await talk.hear(Joined(-7, "en"))
    assert note == Outgoing(-7, None, CHAT_WORDING["zh"].joined_again(), language="zh")
    async with talk.store.begin() as conn:
        await subscribers.rest(conn, -7)
    (note,) = await talk.hear(Joined(-7, "en"))
    assert note == Outgoing(-7, None, CHAT_WORDING["zh"].joined(), language="zh")
