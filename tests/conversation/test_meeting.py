"""The state of every promise, for a meeting."""

from __future__ import annotations

import pytest

from tests.conversation.talk import Talk

pytestmark = pytest.mark.anyio


async def test_every_promise_is_told_with_how_it_stands(talk: Talk) -> None:
    told = await talk.say("/report")
    assert "Test the hotline" in told
    assert "Exchange information" in told
    assert "\nhotline\n" in told


async def test_for_a_meeting_what_can_only_come_after_it_is_left_out(talk: Talk) -> None:
    told = await talk.say("/report protection seminar")
    assert "Test the hotline" in told
    assert "Regular meetings of the experts" not in told
    assert "Regular meetings of the experts" in await talk.say("/report")


async def test_it_speaks_the_language_of_the_chat(talk: Talk) -> None:
    await talk.say("/language zh")
    assert "测试热线" in await talk.say("/report")


async def test_a_meeting_that_is_not_known_is_told(talk: Talk) -> None:
    told = await talk.say("/report the summit")
    assert "the summit" in told
