"""Questions, in words and by command."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from tests.conversation.talk import INVITATIONS, NOW, Talk, chinese

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("what is due before September?", ["Network-protection seminar", "Test the hotline"]),
        ("/due\nbefore September", ["Network-protection seminar", "Test the hotline"]),
        ("/due in August", ["Network-protection seminar", "Test the hotline"]),
        ("/next", ["Test the hotline"]),
        ("when is the hotline test?", ["Test the hotline", "31 August 2016"]),
        ("/timeline", ["Test the hotline", "Next dialogue on fighting cyber-crime", "Exchange information"]),
        ("9月前有什么到期？", ["网络保护研讨会", "测试热线"]),
        ("/due 9月前", ["网络保护研讨会", "测试热线"]),
        ("下次演习是什么时候？", ["打击网络犯罪和网络保护演习"]),
        ("八月有什么？", ["测试热线"]),
    ],
)
async def test_a_question_is_answered_in_its_own_language(
    talk: Talk, question: str, names: list[str]
) -> None:
    said = await talk.say(question)
    for name in names:
        assert name in said


@pytest.mark.parametrize("words", ["/due before September", "/next", "/timeline"])
async def test_commands_are_answered_in_the_language_of_the_chat(talk: Talk, words: str) -> None:
    await chinese(talk)
    assert "测试热线" in await talk.say(words)


async def test_today_is_that_of_the_chat(talk: Talk) -> None:
    last_evening = datetime(2016, 8, 31, 17, tzinfo=UTC)
    assert "Test the hotline" in await talk.say("what is overdue?", last_evening)
    await talk.say("/zone UTC")
    assert "Test the hotline" not in await talk.say("what is overdue?", last_evening)


@pytest.mark.parametrize(
    "words", ["how is the weather?", "今天天气怎么样？", "/due before the flood", "?", "..."]
)
async def test_what_is_not_understood_is_answered_with_what_would_be(talk: Talk, words: str) -> None:
    assert len((await talk.say(words)).splitlines()) > 1


@pytest.mark.parametrize(
    ("words", "last"),
    [
        ("when must the hotline test be laminated?", "Left out: “laminated”."),
        ("热线测试什么时候亮相？", "“亮相”没有计入。"),
    ],
)
async def test_what_was_left_out_of_a_question_is_told_in_the_last_line(
    talk: Talk, words: str, last: str
) -> None:
    assert (await talk.say(words)).splitlines()[-1] == last


async def test_a_chat_sees_only_what_it_follows(talk: Talk) -> None:
    await talk.say(f"/start {INVITATIONS.write('another', NOW)}")
    await talk.say("/start", chat=8)
    assert "/another.ics" in await talk.say("/calendar")
    assert "/another.ics" not in await talk.say("/calendar", chat=8)
    assert "/another.ics" not in await talk.say("/calendar", chat=9)


# Going on ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "then", "alone"),
    [
        ("when is the hotline test?", "why?", "why is the hotline test due then?"),
        ("what is due in August?", "and in October?", "what is due in October?"),
        ("8月有什么到期？", "那十月呢？", "10月有什么到期？"),
    ],
)
async def test_a_question_goes_on_with_the_last_one(talk: Talk, first: str, then: str, alone: str) -> None:
    await talk.say(first)
    assert await talk.say(then) == await talk.say(alone, chat=8)


async def test_it_goes_on_for_a_day_and_in_its_own_chat(talk: Talk) -> None:
    await talk.say("when is the hotline test?")
    unclear = await talk.say("why?", chat=8)
    assert await talk.say("why?") != unclear
    await talk.say("when is the hotline test?")
    assert await talk.say("why?", NOW + timedelta(days=1)) == unclear
