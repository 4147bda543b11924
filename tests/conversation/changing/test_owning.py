"""Schedules that chats own: their first milestone, the rights of groups, and guests."""

from __future__ import annotations

import asyncio
from datetime import date

import pytest

from bot.conversation.changing import MOST_OF_A_CHAT
from bot.delivery import Press
from bot.incoming import ChatKind, Pressed, Said
from bot.wording.changes import CHANGE_WORDING
from schedules.amendment import Added, Amendment, Author
from schedules.store import amendments
from schedules.text import Text
from tests.conversation.talk import BEN, EDITOR, NOW, Talk

pytestmark = pytest.mark.anyio

EN = CHANGE_WORDING["en"]


# A schedule of one's own ----------------------------------------------------------------------


@pytest.mark.each_database
async def test_a_chat_makes_a_schedule_of_its_own(talk: Talk) -> None:
    said = await talk.say("/add Call the bank: before 5 August", chat=BEN)
    assert "This chat then has a schedule of its own" in said
    assert "Call the bank: new, on or before Thursday 4 August 2016" in said
    assert "chat-8" not in talk.timelines.schedules
    assert "New: Call the bank, by 4 Aug." in await talk.say("yes", chat=BEN)
    assert "Call the bank" in await talk.say("/due", chat=BEN)
    await talk.say("/add Visit the bank: within a week after the call", chat=BEN)
    await talk.say("yes", chat=BEN)
    await talk.say("/done call the bank", chat=BEN)
    assert "Done: Call the bank" in await talk.say("yes", chat=BEN)
    assert talk.due("call-the-bank", "chat-8") is not None


async def test_nobody_else_sees_it(talk: Talk) -> None:
    await talk.say("/add Call the bank: before 5 August", chat=BEN)
    await talk.say("yes", chat=BEN)
    assert "bank" not in await talk.say("/timeline")
    assert "chat-8" not in talk.timelines.public
    assert "Nothing that you follow" in await talk.say("/move call the bank to 6 August")


async def test_a_title_without_latin_letters_has_an_id_too(talk: Talk) -> None:
    await talk.say("/language zh", chat=BEN)
    for title in ("给银行打电话", "去银行"):
        await talk.say(f"/add {title}：8月5日前", chat=BEN)
        assert f"新增：{title}" in await talk.say("是", chat=BEN)
    await talk.say("/due", chat=BEN)
    assert list(talk.timelines.schedules["chat-8"].milestones) == ["milestone", "milestone-2"]


@pytest.mark.each_database
async def test_of_two_additions_shown_before_the_first_is_confirmed_none_is_lost(talk: Talk) -> None:
    shown = [await talk.say(f"/add {title}：8月5日前", chat=BEN) for title in ("给银行打电话", "去银行")]
    first, second = (said.rpartition(" ")[2] for said in shown)
    await talk.say(f"/confirm {first}", chat=BEN)
    assert (await talk.say(f"/confirm {second}", chat=BEN)).startswith(EN.changed_meanwhile())
    await talk.say("yes", chat=BEN)
    await talk.say("/due", chat=BEN)
    assert list(talk.timelines.schedules["chat-8"].milestones) == ["milestone", "milestone-2"]


@pytest.mark.each_database
async def test_undo_passes_over_what_others_changed_elsewhere(talk: Talk) -> None:
    await talk.say("/start", chat=BEN)
    await talk.say("/add Call the bank: before 5 August", chat=BEN)
    await talk.say("yes", chat=BEN)
    await talk.say("/move seminar to 24 August")
    await talk.say("yes")
    assert "Call the bank added" in await talk.say("/undo", chat=BEN)


async def test_a_chat_has_room_for_so_many(talk: Talk) -> None:
    await talk.say("/add Call the bank: before 5 August", chat=BEN)
    await talk.say("yes", chat=BEN)
    async with talk.store.begin() as conn:
        for number in range(2, MOST_OF_A_CHAT + 1):
            edit, by = Added(Text.of(f"Call {number}"), "待定"), Author(BEN, "Ben")
            day = date(2016, 7, 25)
            await amendments.keep(conn, Amendment(number, "chat-8", f"call-{number}", edit, day, by, NOW))
    full = EN.full("Our agreements", MOST_OF_A_CHAT)
    assert await talk.say("/add Visit the bank: before 5 August", chat=BEN) == full


async def test_an_editor_adds_to_a_file_by_its_id(talk: Talk) -> None:
    said = await talk.say("/add dialogue-2016: Sign the paper: by 30 October")
    assert "To be added to “China–US dialogue" in said
    assert "New: Sign the paper, by 30 Oct." in await talk.say("yes")
    refused = await talk.say("/add dialogue-2016: Sign the paper: by 30 October", chat=BEN)
    assert "only its editors" in refused


# Groups ---------------------------------------------------------------------------------------


async def test_in_a_group_its_administrators_change_its_own(talk: Talk) -> None:
    words = "/add Call the bank: before 5 August"
    reply = await talk.answer(Said(-5, ChatKind.GROUP, words, user=BEN, name="Ben"))
    assert reply.text == EN.for_administrators("Our agreements")
    administrator = Said(-5, ChatKind.GROUP, words, user=BEN, name="Ben", administrator=True)
    reply = await talk.answer(administrator)
    assert "To be added" in reply.text
    code = reply.text.rpartition(" ")[2]
    reply = await talk.answer(Said(-5, ChatKind.GROUP, f"/confirm {code}", user=EDITOR, name="Anna"))
    assert reply.text == EN.for_administrators("Our agreements")


@pytest.mark.each_database
async def test_of_two_who_press_at_once_one_makes_the_change_and_both_are_told(talk: Talk) -> None:
    def press(user: int, name: str) -> Pressed:
        return Pressed(-5, ChatKind.GROUP, str(user), data, 3, None, user, name=name, administrator=True)

    words = "/add Call the bank: before 5 August"
    shown = await talk.answer(Said(-5, ChatKind.GROUP, words, user=BEN, name="Ben", administrator=True))
    ((yes, _),) = shown.buttons
    assert isinstance(yes, Press)
    data = yes.data
    answers = await asyncio.gather(talk.press(press(EDITOR, "Anna")), talk.press(press(BEN, "Ben")))
    texts = [answer.text for answer in answers]
    (made,) = (text for text in texts if text.startswith("Confirmed."))
    (late,) = (text for text in texts if text != made)
    assert "New: Call the bank" in made
    assert late in {EN.made_already("Anna"), EN.made_already("Ben")}
    assert await talk.kept() == 1


async def test_a_group_can_let_everyone_change_it(talk: Talk) -> None:
    async def say(text: str, *, administrator: bool) -> str:
        said = Said(-5, ChatKind.GROUP, text, user=BEN, name="Ben", administrator=administrator)
        return (await talk.answer(said)).text

    assert await say("/rights everyone", administrator=True) == EN.rights_of_groups()
    code = (await say("/add Call the bank: before 5 August", administrator=True)).rpartition(" ")[2]
    await say(f"/confirm {code}", administrator=True)
    title = "Our agreements"
    assert await say("/rights everyone", administrator=False) == EN.for_administrators(title)
    assert await say("/rights", administrator=False) == EN.rights(title, everyone=False)
    assert await say("/rights everyone", administrator=True) == EN.rights(title, everyone=True)
    assert "To be marked as done" in await say("/done call the bank", administrator=False)


@pytest.mark.each_database
async def test_an_invitation_lets_others_follow_and_not_change(talk: Talk) -> None:
    assert await talk.say("/invite", chat=BEN) == EN.nothing_to_invite_to()
    await talk.say("/add Call the bank: before 5 August", chat=BEN)
    await talk.say("yes", chat=BEN)
    payload = (await talk.say("/invite", chat=BEN)).rpartition(" ")[2]
    assert "Call the bank" in await talk.say(f"/start {payload}")
    assert await talk.say("/done call the bank") == EN.for_its_chat("Our agreements")
    assert await talk.say("/invite chat-8") == EN.for_its_chat("Our agreements")
