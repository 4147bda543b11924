"""What is done, dropped or taken back, and what is refused."""

from __future__ import annotations

from datetime import date

import pytest

from bot.wording.changes import CHANGE_WORDING
from schedules.timeline import State
from tests.conversation.talk import BEN, Talk

pytestmark = pytest.mark.anyio

EN = CHANGE_WORDING["en"]


# Done, dropped, undone ------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    ["hotline test on 20 July", "hotline test yesterday", "热线测试 7月20日", "hotline test", "热线测试"],
)
async def test_done_on_a_day_that_is_over_or_today(talk: Talk, words: str) -> None:
    days = {"hotline test on 20 July": 20, "热线测试 7月20日": 20, "hotline test yesterday": 24}
    day = days.get(words, 25)
    said = await talk.say(f"/done {words}")
    assert f"{day} July 2016" in said or f"2016年7月{day}日" in said
    await talk.say("yes")
    await talk.say("/due")
    entry = talk.timelines.on(date(2016, 7, 25))["dialogue-2016"].entries["hotline-test"]
    assert entry.current.state is State.DONE
    assert entry.current.done_on == date(2016, 7, day)


async def test_what_is_done_was_done_by_today(talk: Talk) -> None:
    said = await talk.say("/done hotline test on 20 August 2016")
    assert said == EN.day_to_come(date(2016, 8, 20))
    assert await talk.say("/done hotline test in July") == EN.no_day("July")


async def test_dropped_for_a_reason(talk: Talk) -> None:
    assert "To be dropped: Test the hotline" in await talk.say("/drop hotline test because it was replaced")
    said = await talk.say("yes")
    assert "Dropped: Test the hotline. Before: by 31 Aug. Reason: it was replaced" in said
    assert said.count("it was replaced") == 1
    refused = await talk.say("/move hotline test to 24 August")
    assert refused == EN.settled("Test the hotline", State.DROPPED)


@pytest.mark.each_database
async def test_undo_gives_back_what_held_before(talk: Talk) -> None:
    before = talk.timelines.digests["dialogue-2016"]
    await talk.say("/move seminar to 24 August")
    await talk.say("yes")
    said = await talk.say("/undo")
    assert said.startswith("To be taken back: Network-protection seminar moved to “24 August” (by Anna)")
    said = await talk.say("yes")
    assert "Moved: Network-protection seminar, now 1–31 Aug (no day set); it was 24 Aug." in said
    await talk.say("/due")
    assert talk.timelines.digests["dialogue-2016"] == before
    assert await talk.say("/undo") == EN.nothing_to_undo()


@pytest.mark.each_database
async def test_undo_of_one_milestone_or_by_number(talk: Talk) -> None:
    for words in ("/move seminar to 24 August", "/done hotline test"):
        await talk.say(words)
        await talk.say("yes")
    assert "Network-protection seminar moved" in await talk.say("/undo seminar")
    assert "Test the hotline done" in await talk.say("/undo 2")
    assert await talk.say("/undo 3") == EN.nothing_to_undo()


@pytest.mark.each_database
async def test_the_history_of_changes(talk: Talk) -> None:
    assert await talk.say("/amendments") == EN.no_history()
    for words in ("/move seminar to 24 August because the hall is free", "/undo"):
        await talk.say(words)
        await talk.say("yes")
    assert (await talk.say("/amendments seminar")).splitlines() == [
        "Changes to “China–US dialogue on fighting cyber-crime, June 2016”, the newest first:",
        "2. Monday 25 July 2016, Anna: no. 1 taken back (Network-protection seminar)",
        "1. Monday 25 July 2016, Anna: Network-protection seminar moved to “24 August”. "
        "Why: the hall is free (taken back)",
    ]


# Refused --------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", ["/move seminar to 24 August", "/done hotline test", "/drop dialogue"])
async def test_only_editors_change_what_has_a_file(talk: Talk, words: str) -> None:
    said = await talk.say(words, chat=BEN)
    assert said == EN.for_editors("China–US dialogue on fighting cyber-crime, June 2016")


@pytest.mark.parametrize(
    "words",
    [
        "/move seminar to laminated 24 August",
        "/move laminated seminar to 24 August",
        "move the laminated seminar to 24 August",
        "把研讨会亮相推迟到8月24日",
    ],
)
async def test_nothing_is_left_out_of_a_change(talk: Talk, words: str) -> None:
    said = await talk.say(words)
    assert "Left out" not in said
    assert "没有计入" not in said
    assert "Confirm" not in await talk.say("yes")
    assert await talk.kept() == 0


async def test_words_that_are_not_read_are_refused_with_what_would_be(talk: Talk) -> None:
    said = await talk.say("/move seminar to before the picnic")
    assert "picnic" in said
    assert "Nothing has changed yet" not in said
    assert (await talk.say("/move hotline test to 15 August: they asked")).startswith(
        "Understood “15 August”"
    )


@pytest.mark.parametrize("command", ["add", "move", "done", "drop"])
async def test_a_bare_command_says_how_to_write_it(talk: Talk, command: str) -> None:
    assert await talk.say(f"/{command}") == EN.how_to(command)


async def test_what_is_so_already_is_said(talk: Talk) -> None:
    await talk.say("/move seminar to 24 August")
    await talk.say("yes")
    said = await talk.say("/move seminar to 24 August")
    assert said == EN.changes_nothing("Network-protection seminar")
