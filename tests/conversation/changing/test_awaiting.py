"""What a button asks for, and the words that answer it: a date that was missing, a city."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.delivery import Outgoing, Prompt
from bot.incoming import ChatKind, Said
from bot.wording.changes import CHANGE_WORDING
from bot.wording.menus import MENU_WORDING
from tests.conversation.changing.helpers import GROUP, SHOWN, mark, press, yes_of, zone_of
from tests.conversation.talk import BEN, EDITOR, NOW, Talk

pytestmark = pytest.mark.anyio

EN, MENU = CHANGE_WORDING["en"], MENU_WORDING["en"]
SEMINAR = "Seminar on misuse of technology and communications for terrorist acts"
HOUR = timedelta(hours=1)
FRIDAY = date(2016, 8, 12)


# A date ---------------------------------------------------------------------------------------


@pytest.fixture
async def asked(talk: Talk) -> Outgoing:
    """An editor has pressed "Set a date"."""
    return await press(talk, f"date:{mark(talk)}")


async def test_the_next_words_are_shown_as_the_new_date_and_confirmed(talk: Talk, asked: Outgoing) -> None:
    assert asked.text == EN.when(SEMINAR)
    assert asked.buttons == ((Prompt("before September"),),)
    shown = await talk.say("by 12 August because the hall is free")
    assert "“by 12 August” = on or before Friday 12 August 2016" in shown
    assert "Why: the hall is free" in shown
    assert talk.due("misuse-seminar") is None, "nothing has changed yet"
    assert (await talk.say("yes")).startswith("Confirmed.")
    assert "Friday 12 August 2016" in await talk.say("when is the misuse seminar?")
    assert talk.due("misuse-seminar") == FRIDAY


async def test_in_chinese(talk: Talk) -> None:
    await talk.say("/language zh")
    asked = await press(talk, f"date:{mark(talk)}")
    assert asked.buttons == ((Prompt("9月前"),),)
    assert "2016年8月12日（星期五）" in await talk.say("不迟于8月12日")
    await talk.say("是")
    assert "8月12日" in await talk.say("反恐研讨会是什么时候？")


async def test_words_that_say_no_day_are_refused_and_others_awaited(talk: Talk, asked: Outgoing) -> None:
    refused = await talk.say("in Smarch")
    assert "Smarch" in refused
    assert refused.endswith(EN.when_again())
    assert "Friday 12 August 2016" in await talk.say("by 12 August")


@pytest.mark.parametrize("question", ["what is due in September?", "hotline test", "9月前有什么到期？"])
async def test_a_question_is_answered_and_the_words_still_awaited(
    talk: Talk, asked: Outgoing, question: str
) -> None:
    assert await talk.say(question) == await talk.say(question, chat=BEN)
    assert "Friday 12 August 2016" in await talk.say("by 12 August")


@pytest.mark.parametrize("no", ["cancel", "No.", "取消"])
async def test_cancel_leaves_everything_as_it_is(talk: Talk, asked: Outgoing, no: str) -> None:
    assert await talk.say(no) in {wording.left_as_it_is() for wording in CHANGE_WORDING.values()}
    assert SHOWN not in await talk.say("by 12 August"), "a question again"


@pytest.mark.parametrize("leaving", ["command", "button", "hour", "another user"])
async def test_what_ends_it(talk: Talk, asked: Outgoing, leaving: str) -> None:
    user, now = EDITOR, NOW
    match leaving:
        case "command":
            await talk.say("/next")
        case "button":
            await press(talk, "settings")
        case "hour":
            now = NOW + HOUR + timedelta(seconds=1)
        case _:
            user = BEN
    answer = await talk.say("by 12 August", now, user)
    assert SHOWN not in answer


async def test_within_the_hour_it_is_awaited(talk: Talk, asked: Outgoing) -> None:
    assert SHOWN in await talk.say("by 12 August", now=NOW + HOUR)


async def test_who_may_not_change_it_is_told_who_can(talk: Talk) -> None:
    refused = await press(talk, f"date:{mark(talk)}", BEN)
    assert "only its editors" in refused.text
    assert refused.buttons == ()
    assert SHOWN not in await talk.say("by 12 August", chat=BEN)


async def test_what_was_done_meanwhile_needs_no_date(talk: Talk, asked: Outgoing) -> None:
    done = await talk.answer(Said(9, ChatKind.PRIVATE, "/done misuse seminar", user=9, name="Clara"))
    await press(talk, yes_of(done), 9)
    assert await talk.say("by 12 August") == MENU.stale()


async def test_what_got_a_date_meanwhile_is_not_given_another_unseen(talk: Talk, asked: Outgoing) -> None:
    shown = await talk.answer(Said(9, ChatKind.PRIVATE, "/move misuse seminar to 1 August", user=9, name="C"))
    await press(talk, yes_of(shown), 9)
    assert await talk.say("by 12 August") == MENU.stale()


async def test_in_a_group_the_one_who_pressed_is_asked_to_reply(talk: Talk) -> None:
    asked = await press(talk, f"date:{mark(talk)}", chat=GROUP, username="anna")
    assert asked.text == f"@anna {EN.when(SEMINAR)}"
    assert asked.buttons == ((Prompt("before September", is_for_mentioned=True),),)
    reply = Said(GROUP, ChatKind.GROUP, "by 12 August", user=BEN, name="Ben")
    assert SHOWN not in (await talk.answer(reply)).text
    assert SHOWN in (await talk.answer(replace(reply, user=EDITOR))).text
    unnamed = await press(talk, f"date:{mark(talk)}", chat=GROUP)
    assert unnamed.buttons == ((Prompt("before September"),),)


async def test_the_button_stands_under_what_has_no_date_and_nothing_else(talk: Talk) -> None:
    for milestone, dates in (("misuse-seminar", True), ("hotline-test", False), ("resource-sharing", False)):
        details = await press(talk, f"details:{mark(talk, milestone)}")
        labels = [button.label for row in details.buttons for button in row]
        assert (MENU.set_date in labels) is dates


# A city ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("city", "zone"),
    [("Geneva", "Europe/Zurich"), ("东京", "Asia/Tokyo"), ("new york", "America/New_York"), ("UTC", "UTC")],
)
async def test_a_city_is_written_under_the_zone_of_the_menu(talk: Talk, city: str, zone: str) -> None:
    menu = await press(talk, "settings:zone")
    assert menu.text.endswith(MENU.city(in_reply=False))
    assert [b.label for row in menu.buttons for b in row][:3] == ["Shanghai", "UTC", "Tokyo"]
    assert zone in await talk.say(city)
    assert await zone_of(talk) == ZoneInfo(zone)


async def test_what_is_no_city_is_refused_and_others_awaited(talk: Talk) -> None:
    await talk.say("/settings zone")
    assert (await talk.say("Shangai")).startswith(
        "“Shangai” is not a time zone I know. Did you mean Asia/Shang"
    )
    assert "Europe/Berlin" in await talk.say("Berlin")
    await talk.say("Paris")
    assert await zone_of(talk) == ZoneInfo("Europe/Berlin")


async def test_a_statement_is_no_city(talk: Talk) -> None:
    await press(talk, "settings:zone")
    assert SHOWN in await talk.say("the seminar will be on 24 August")
