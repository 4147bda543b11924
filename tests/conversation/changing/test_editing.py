"""Words that were edited: heard as they are now, answered in the same place, and never confirmed unseen."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.delivery import Outgoing
from bot.incoming import ChatKind, Said
from bot.wording.changes import CHANGE_WORDING
from tests.botapi.chats import Kind
from tests.botapi.server import botapi
from tests.conversation.changing.helpers import SHOWN, mark, press, yes_of
from tests.conversation.talk import EDITOR, NOW, Talk
from tests.processes import serve

pytestmark = pytest.mark.anyio

EN = CHANGE_WORDING["en"]
AT = datetime(2026, 7, 1, 8, tzinfo=UTC)
WORDS = "/move misuse seminar to 12 August"


async def say(talk: Talk, text: str, message: int = 1, *, edited: bool = False) -> Outgoing:
    """An editor writes this in a message, or edits it to be this."""
    said = Said(
        EDITOR, ChatKind.PRIVATE, text, user=EDITOR, name="Anna", at=AT, message=message, is_edited=edited
    )
    return await talk.answer(said)


async def edit(talk: Talk, text: str, message: int = 1) -> str:
    return (await say(talk, text, message, edited=True)).text


async def test_what_was_shown_before_can_no_longer_be_confirmed(talk: Talk) -> None:
    first = await say(talk, WORDS)
    second = await say(talk, WORDS.replace("12", "13"), edited=True)
    assert "13 August" in second.text
    assert (await press(talk, yes_of(first))).text == EN.nothing_to_confirm()
    assert "13 Aug" in (await press(talk, yes_of(second))).text
    assert await talk.kept() == 1


async def test_an_edit_that_leaves_the_words_does_nothing_and_says_nothing(talk: Talk) -> None:
    shown = await say(talk, WORDS)
    again = Said(EDITOR, ChatKind.PRIVATE, WORDS, user=EDITOR, name="Anna", at=AT, message=1, is_edited=True)
    assert await talk.hear(again, NOW) == ()
    assert "12 Aug" in (await press(talk, yes_of(shown))).text, "it still waits"
    assert await talk.hear(again, NOW) == (), "nor that it was confirmed too early"
    aside = replace(again, addressed=False)
    assert await talk.hear(aside, NOW) == ()
    assert (await say(talk, WORDS, edited=True)).text == EN.edited_too_late(1), "it is for the bot once more"


async def test_of_an_edit_that_came_twice_the_second_is_none(talk: Talk) -> None:
    await say(talk, "/nxt")
    assert "hotline" in await edit(talk, "/next")
    again = Said(EDITOR, ChatKind.PRIVATE, "/next", user=EDITOR, at=AT, message=1, is_edited=True)
    assert await talk.hear(again, NOW) == ()
    assert "hotline" not in await edit(talk, "/nxt"), "it says something else again"


async def test_edited_into_a_question_nothing_waits_to_be_confirmed(talk: Talk) -> None:
    shown = await say(talk, WORDS)
    assert SHOWN not in await edit(talk, "/next")
    assert (await press(talk, yes_of(shown))).text == EN.nothing_to_confirm()


async def test_edited_into_what_is_not_for_the_bot_nothing_waits_to_be_confirmed(talk: Talk) -> None:
    shown = await say(talk, WORDS)
    aside = Said(EDITOR, ChatKind.PRIVATE, "never mind", addressed=False, message=1, is_edited=True)
    assert await talk.hear(aside, NOW) == ()
    assert (await press(talk, yes_of(shown))).text == EN.nothing_to_confirm()


@pytest.mark.parametrize("words", ["/move misuse seminar to 13 August", "/next", "what is due?"])
async def test_what_was_confirmed_is_made_and_the_edit_says_how_to_undo_it(talk: Talk, words: str) -> None:
    await press(talk, yes_of(await say(talk, WORDS)))
    assert await edit(talk, words) == EN.edited_too_late(1)
    assert "To be taken back" in (await say(talk, "/undo 1", message=2)).text
    await say(talk, "yes", message=3)
    assert SHOWN in await edit(talk, "/move misuse seminar to 14 August"), "it was undone"


async def test_the_first_words_that_a_chat_would_add_are_edited(talk: Talk) -> None:
    first = await say(talk, "/add Hall: by 12 August")
    second = await say(talk, "/add Hall: by 13 August", edited=True)
    assert (await press(talk, yes_of(first))).text == EN.nothing_to_confirm()
    assert "by 13 Aug" in (await press(talk, yes_of(second))).text


async def test_the_words_of_a_date_are_edited_without_its_name(talk: Talk) -> None:
    await press(talk, f"date:{mark(talk)}")
    first = await say(talk, "by 12 August")
    second = await say(talk, "by 13 August", edited=True)
    assert "13 August" in second.text
    assert SHOWN in second.text
    assert (await press(talk, yes_of(first))).text == EN.nothing_to_confirm()


async def test_an_edited_yes_confirms_nothing_that_was_shown_after_it(talk: Talk) -> None:
    await say(talk, WORDS, message=1)
    await say(talk, "yse", message=2)
    await say(talk, "/done hotline test", message=3)
    assert (await edit(talk, "yes", message=2)).startswith("Confirmed.")
    await edit(talk, "yes!", message=2)
    assert await talk.kept() == 1
    assert "hotline" in (await say(talk, "yes", message=4)).text, "it still waits"


@pytest.mark.parametrize("first", ["yes", "no"])
async def test_an_edited_yes_confirms_nothing_but_what_it_was_about(talk: Talk, first: str) -> None:
    await say(talk, "/done hotline test", message=1)
    await say(talk, WORDS, message=2)
    await say(talk, first, message=3)
    kept = await talk.kept()
    assert "hotline" not in await edit(talk, "Yes!", message=3)
    assert await talk.kept() == kept, "the change shown before is not meant"
    assert "hotline" in (await say(talk, "yes", message=4)).text, "it still waits"


async def test_an_edited_yes_that_may_mean_what_a_button_proposed_confirms_nothing(talk: Talk) -> None:
    await say(talk, WORDS, message=1)
    await press(talk, f"done:{mark(talk, 'hotline-test')}")
    await say(talk, "yse", message=2)
    await edit(talk, "yes", message=2)
    assert await talk.kept() == 0


async def test_what_was_shown_anew_is_of_the_same_words(talk: Talk) -> None:
    shown = await say(talk, WORDS)
    other = await talk.answer(Said(9, ChatKind.PRIVATE, "/done hotline test", user=9, name="C"))
    await press(talk, yes_of(other), 9)
    anew = await press(talk, yes_of(shown))
    assert SHOWN in anew.text
    await edit(talk, WORDS.replace("12", "13"))
    assert (await press(talk, yes_of(anew))).text == EN.nothing_to_confirm()


async def test_an_edited_question_is_answered_in_the_place_of_its_answer(tmp_path: Path) -> None:
    async with botapi() as world:
        anna = await world.user("Anna")
        async with serve(tmp_path, world, "--now", "2016-07-25T12:00", EDITORS=str(anna)) as served:
            await served.until("https://t.me/agreed_test_bot")
            asked = await world.say(anna, "/move misuse seminar to 12 August")
            (answer,) = await world.messages(anna, count=1, within=30)
            await world.edit(anna, asked["message_id"], "/move misuse seminar to 13 August")
            await world.requests("editMessageText", count=1, within=30)
            (shown,) = [one for one in await world.shown(anna) if one["message_id"] == answer["message_id"]]
            assert "Saturday 13 August 2016" in shown["text"]
            await world.press(anna, answer["message_id"], EN.yes())
            (_, made) = await world.texts(anna, count=2, within=30)
            assert "13 Aug" in made
            await world.edit(anna, asked["message_id"], "/move misuse seminar to 14 August")
            (*_, late) = await world.texts(anna, count=3, within=30)
            assert late.startswith(EN.edited_too_late(1))


async def test_a_post_of_a_channel_is_edited_and_a_preview_is_no_edit(tmp_path: Path) -> None:
    async with botapi() as world:
        channel = await world.group(kind=Kind.CHANNEL)
        async with serve(tmp_path, world, "--now", "2016-07-25T12:00") as served:
            await served.until("https://t.me/agreed_test_bot")
            post = await world.say(channel, "/due in Smarch")
            (refused,) = await world.messages(channel, count=1, within=30)
            await world.edit(channel, post["message_id"], "/next")
            await world.requests("editMessageText", count=1, within=30)
            await world.edit(channel, post["message_id"], "/next")  # as Telegram does for a preview
            await world.say(channel, "/id")
            assert str(channel) in (await world.texts(channel, count=2, within=30))[-1]
            shown = {one["message_id"]: one["text"] for one in await world.shown(channel)}
            assert "hotline" in shown[refused["message_id"]]
            assert len(await world.requests("editMessageText")) == 1
