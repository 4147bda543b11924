"""What a button asks for, and the words that answer it: a date that was missing, a city."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.delivery import Acknowledged, Outgoing, Press, Prompt
from bot.incoming import ChatKind, Pressed, Said
from bot.presses import mark_of
from bot.wording.changes import CHANGE_WORDING
from bot.wording.menus import MENU_WORDING
from schedules.store import schedules as owned
from schedules.store import subscribers
from schedules.store.engine import Store
from tests.botapi.chats import Kind
from tests.botapi.server import botapi
from tests.botapi.world import World
from tests.conversation.talk import NOW
from tests.conversation.test_changing import BEN, EDITOR, Talk
from tests.processes import Served, serve
from tests.processes import talk as talk_to

pytestmark = pytest.mark.anyio

EN, MENU = CHANGE_WORDING["en"], MENU_WORDING["en"]
SEMINAR = "Seminar on misuse of technology and communications for terrorist acts"
HOUR = timedelta(hours=1)
FRIDAY = date(2016, 8, 12)
GROUP = -5
SHOWN = "Nothing has changed yet"


@pytest.fixture
def talk(store: Store) -> Talk:
    return Talk(store)


def mark(talk: Talk, milestone: str = "misuse-seminar") -> str:
    timeline = talk.timelines.on(NOW.date())["dialogue-2016"]
    return mark_of("dialogue-2016", timeline.entries[milestone].current)


async def press(talk: Talk, data: str, user: int = EDITOR, chat: int = 0, username: str = "") -> Outgoing:
    """A user presses a button that says this, in private unless a group is named."""
    kind = ChatKind.GROUP if chat else ChatKind.PRIVATE
    pressed = Pressed(chat or user, kind, "77", data, 12, user=user, name="Anna", username=username or None)
    async with talk.store.begin() as conn:
        acknowledged, reply = await talk._conversation.hear(conn, pressed, NOW)
    assert acknowledged == Acknowledged("77")
    assert isinstance(reply, Outgoing)
    return reply


def yes_of(shown: Outgoing) -> str:
    """What the button says that confirms."""
    ((yes, _),) = shown.buttons
    assert isinstance(yes, Press)
    return yes.data


@pytest.fixture
async def asked(talk: Talk) -> Outgoing:
    """An editor has pressed "Set a date"."""
    return await press(talk, f"date:{mark(talk)}")


# A date -----------------------------------------------------------------------------------------


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
    assert await talk.say(question) == await talk.say(question, BEN)
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
    answer = await talk.say("by 12 August", user, now)
    assert SHOWN not in answer


async def test_within_the_hour_it_is_awaited(talk: Talk, asked: Outgoing) -> None:
    assert SHOWN in await talk.say("by 12 August", now=NOW + HOUR)


async def test_who_may_not_change_it_is_told_who_can(talk: Talk) -> None:
    refused = await press(talk, f"date:{mark(talk)}", BEN)
    assert "only its editors" in refused.text
    assert refused.buttons == ()
    assert SHOWN not in await talk.say("by 12 August", BEN)


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


# A city -----------------------------------------------------------------------------------------


async def zone_of(talk: Talk, chat: int = EDITOR) -> ZoneInfo | None:
    async with talk.store.connect() as conn:
        return (await subscribers.choices(conn, chat)).zone


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


# Who stays anonymous ----------------------------------------------------------------------------

ANONYMOUS = Said(GROUP, ChatKind.GROUP, "Berlin", name="Fair", administrator=True)


async def test_an_anonymous_administrator_is_asked_by_name_and_answers_without(talk: Talk) -> None:
    for said in ("/add Hall: to be agreed", "yes", "/next"):
        await talk.answer(replace(ANONYMOUS, text=said))
    own = owned.id_of(GROUP)
    unset = mark_of(own, talk.timelines.on(NOW.date(), [own])[own].entries["hall"].current)
    pressed = Pressed(GROUP, ChatKind.GROUP, "77", f"date:{unset}", 12, user=BEN, administrator=True)
    await talk.press(pressed)
    stranger = Said(GROUP, ChatKind.GROUP, "by 12 August", user=EDITOR, name="Anna")
    assert SHOWN not in (await talk.answer(stranger)).text
    assert SHOWN in (await talk.answer(replace(ANONYMOUS, text="by 12 August"))).text
    assert SHOWN not in (await talk.answer(replace(ANONYMOUS, text="by 13 August"))).text, "it was answered"


async def test_of_two_who_were_asked_nobody_knows_which_one_answers(talk: Talk) -> None:
    for user in (EDITOR, BEN):
        await press(talk, "settings:zone", user, GROUP)
    await talk.answer(ANONYMOUS)
    assert await zone_of(talk, GROUP) is None
    await talk.answer(replace(ANONYMOUS, user=BEN, administrator=False))
    assert await zone_of(talk, GROUP) == ZoneInfo("Europe/Berlin")
    await talk.answer(replace(ANONYMOUS, text="cancel"))
    await talk.answer(replace(ANONYMOUS, text="Paris", user=EDITOR, administrator=False))
    assert await zone_of(talk, GROUP) == ZoneInfo("Europe/Berlin"), "nothing was awaited any more"


# From end to end --------------------------------------------------------------------------------


@pytest.fixture
async def world() -> AsyncIterator[World]:
    async with botapi() as served:
        yield served


FAIR = """\
schedule: fair
title: Fair
agreed_on: 2016-06-14
timezone: Asia/Shanghai
visibility: public
milestones:
  hall: {title: Rent the hall, when: to be agreed}
"""


async def test_under_a_monthly_reminder_in_a_group_over_restarts(tmp_path: Path, world: World) -> None:
    (tmp_path / "fair.yaml").write_text(FAIR, encoding="utf-8")
    anna = await world.user("Anna", username="anna")
    group = await world.group(members=[anna])

    def serving(now: str) -> AbstractAsyncContextManager[Served]:
        return serve(tmp_path, world, "fair.yaml", "--now", now, EDITORS=str(anna))

    async with serving("2016-08-13T12:00"):
        await world.texts(group, count=1, within=30)  # what is said to a group that the bot joined
        await talk_to(world, group, "/start")
    async with serving("2016-08-14T09:00:30") as served:
        (*_, reminder) = await world.messages(group, count=3, within=30)
        assert reminder["text"].startswith("No date yet:\n• Rent the hall")
        await world.press(group, reminder["message_id"], MENU.set_date, anna)
        (*_, asked) = await world.messages(group, count=4, within=30)
        assert asked["text"].startswith("@anna Rent the hall: when?")
        await served.kill()
    (*_, request) = await world.requests("sendMessage")
    prompt = {"force_reply": True, "input_field_placeholder": "before September", "selective": True}
    assert json.loads(request["parameters"]["reply_markup"]) == prompt
    async with serving("2016-08-14T09:30"):
        await world.say(group, "by 30 August", anna, reply_to=asked["message_id"])
        (*_, shown) = await world.messages(group, count=5, within=30)
        assert "“by 30 August” = on or before Tuesday 30 August 2016" in shown["text"]
        await world.press(group, shown["message_id"], EN.yes(), anna)
        assert "Rent the hall, now by 30 Aug" in (await world.texts(group, count=6, within=30))[-1]


async def test_an_administrator_who_stays_anonymous_changes_what_the_group_owns(
    tmp_path: Path, world: World
) -> None:
    anna, ben = await world.user("Anna"), await world.user("Ben")
    group = await world.group("Delegation", members=[anna, ben], kind=Kind.SUPERGROUP)

    async def heard(text: str, user: int = anna, *, is_anonymous: bool = True) -> str:
        before = len(await world.texts(group))
        await world.say(group, text, user, is_anonymous=is_anonymous)
        return (await world.texts(group, count=before + 1, within=30))[-1]

    async with serve(tmp_path, world, "--now", "2016-07-25T12:00"):
        await world.texts(group, count=1, within=30)
        refused = await heard("/add Hall: to be agreed", ben, is_anonymous=False)
        assert refused.startswith(EN.for_administrators(EN.own_title()))
        assert SHOWN in await heard("/add Hall: to be agreed")
        made = await heard("@agreed_test_bot yes")
        assert "New: Hall, no date yet." in made
        assert "by Delegation" in made
        assert "by 12 August" in await heard("/move hall to by 12 August")
        (*_, shown) = await world.messages(group)
        await world.press(group, shown["message_id"], EN.yes(), ben)
        assert (await world.texts(group, count=7, within=30))[-1] == refused
        await world.press(group, shown["message_id"], EN.yes(), anna)
        assert "Moved: Hall, now by 12 Aug" in (await world.texts(group, count=8, within=30))[-1]
