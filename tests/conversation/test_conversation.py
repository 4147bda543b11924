"""Who is heard, and how commands are."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.conversation import COMMANDS
from bot.incoming import ChatKind, Left, Said
from tests.conversation.talk import Talk

pytestmark = pytest.mark.anyio


async def test_what_is_not_for_the_bot_is_not_answered(talk: Talk) -> None:
    assert await talk.hear(Said(-7, ChatKind.GROUP, "good morning", addressed=False)) == ()
    assert await talk.hear(Left(7)) == ()


async def test_an_answer_goes_where_the_question_was_asked(talk: Talk) -> None:
    reply = await talk.answer(Said(-7, ChatKind.GROUP, "/id", thread=3, user=12))
    assert (reply.chat, reply.thread, reply.notices) == (-7, 3, ())
    assert reply.text == "Your user id is 12; the id of this chat is -7."


@pytest.mark.parametrize("words", ["/id", "/ID", "  /id  ", "/id please"])
async def test_a_command_is_heard_however_it_is_written(talk: Talk, words: str) -> None:
    assert await talk.say(words) == "The id of this chat is 7."


@pytest.mark.parametrize("words", ["/weather", "/", "/ due", "/天气", f"/{'x' * 500}"])
async def test_what_is_no_command_is_said(talk: Talk, words: str) -> None:
    assert "is not a command here" in await talk.say(words)


@pytest.mark.parametrize("language", ["en", "zh"])
async def test_help_lists_every_command(talk: Talk, language: str) -> None:
    await talk.say(f"/language {language}")
    listed = [line.split()[0] for line in (await talk.say("/help")).splitlines() if line.startswith("/")]
    assert listed == [f"/{name}" for name in COMMANDS]


@pytest.mark.parametrize(
    "words", ["/due " + "x" * 5000, "what is due " * 400, "\u202e/due", "/zone \x00", "/hour ٩"]
)
async def test_any_text_is_answered(talk: Talk, words: str) -> None:
    assert (await talk.say(words)).strip()


@pytest.mark.parametrize(("named", "answers"), [(False, 0), (True, 1)])
async def test_a_command_of_another_bot_is_not_answered_in_a_group(
    talk: Talk, named: bool, answers: int
) -> None:
    said = Said(-7, ChatKind.GROUP, "/weather tomorrow", named=named)
    assert len(await talk.hear(said)) == answers
    assert len(await talk.hear(replace(said, text="/due"))) == 1
