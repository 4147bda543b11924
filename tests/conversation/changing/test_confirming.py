"""A change is shown, confirmed, told as news, and holds for everyone."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from bot.incoming import ChatKind, Said
from bot.wording.changes import CHANGE_WORDING
from schedules.store import shown
from tests.conversation.talk import BEN, EDITOR, EDITORS, NOW, OTHER_EDITOR, PUBLIC, Talk

pytestmark = pytest.mark.anyio

EN = CHANGE_WORDING["en"]


async def test_a_move_shows_how_it_was_read_and_all_that_moves_with_it(talk: Talk) -> None:
    said = await talk.say("/move seminar to 24 and 25 August")
    assert "“24 and 25 August” = from Wednesday 24 August 2016 to Thursday 25 August 2016" in said
    assert "Network-protection seminar: now between Monday 1 August 2016" in said
    assert "Report of the experts" not in said
    assert "Regular meetings of the experts (1): now on or after Tuesday 2 August 2016; then on or" in said
    assert "Nothing has changed yet" in said
    assert await talk.kept() == 0


@pytest.mark.parametrize("yes", ["yes", "Yes.", "OK", "/confirm"])
async def test_once_confirmed_it_holds_for_everyone_and_the_answer_is_the_news(talk: Talk, yes: str) -> None:
    await talk.say("/move seminar to 24 and 25 August because the hall is free")
    said = await talk.say(yes)
    assert said.startswith(
        "Confirmed.\n\nChanged in China–US dialogue on fighting cyber-crime, June 2016, by Anna:"
    )
    assert "Moved: Network-protection seminar, now 24–25 Aug" in said
    assert said.endswith("Why: the hall is free")
    assert "25 August" in await talk.say("when is the seminar?", chat=BEN)
    assert talk.due("protection-seminar") == date(2016, 8, 25)


@pytest.mark.each_database
async def test_the_chat_that_confirms_is_not_told_the_news_again(talk: Talk) -> None:
    await talk.say("/start")
    await talk.say("/move seminar to 24 August")
    reply = await talk.answer(Said(EDITOR, ChatKind.PRIVATE, "yes", user=EDITOR, name="Anna"))
    async with talk.store.connect() as conn:
        (news,) = await shown.recent_news(conn, NOW)
    assert reply.notices == (news.key,)
    assert news.by
    assert news.by.say("en") == "Anna"


async def test_in_chinese(talk: Talk) -> None:
    await talk.say("/language zh")
    said = await talk.say("/move 研讨会 到 8月24日至25日，因为场地已定")
    assert "“8月24日至25日” = 从2016年8月24日（星期三）至2016年8月25日（星期四）" in said
    assert "专家定期会晤（1）：由2016年8月2日（星期二）或之后，改为2016年8月26日（星期五）或之后" in said
    said = await talk.say("是")
    assert said.startswith("已确认。\n\n2016年6月中美打击网络犯罪高级别对话有变动，由Anna修改：")
    assert said.endswith("原因：场地已定")


async def test_no_leaves_it(talk: Talk) -> None:
    await talk.say("/move seminar to 24 August")
    assert await talk.say("no") == EN.withdrawn()
    assert await talk.say("/confirm") == EN.nothing_to_confirm()
    assert await talk.kept() == 0


async def test_yes_without_anything_shown_is_a_question_like_others(talk: Talk) -> None:
    assert "Confirmed" not in await talk.say("yes")


@pytest.mark.each_database
async def test_after_an_hour_it_has_to_be_shown_again(talk: Talk) -> None:
    await talk.say("/move seminar to 24 August")
    late = NOW + timedelta(hours=1, seconds=1)
    assert await talk.say("/confirm", now=late) == EN.nothing_to_confirm()
    assert await talk.kept() == 0


@pytest.mark.each_database
async def test_it_is_confirmed_once_and_whoever_comes_second_is_told(talk: Talk) -> None:
    code = (await talk.say("/move seminar to 24 August")).rpartition(" ")[2]
    await talk.say(f"/confirm {code}")
    assert await talk.say(f"/confirm {code}") == EN.made_already("Anna")
    assert await talk.kept() == 1


async def test_a_code_is_good_only_in_the_chat_in_which_it_was_shown(talk: Talk) -> None:
    code = (await talk.say("/move seminar to 24 August")).rpartition(" ")[2]
    assert await talk.say(f"/confirm {code}", chat=OTHER_EDITOR) == EN.nothing_to_confirm()


@pytest.mark.each_database
async def test_of_two_changes_to_one_schedule_the_second_is_shown_anew(talk: Talk) -> None:
    await talk.say("/move seminar to 24 August")
    await talk.say("/move seminar to 29 August", chat=OTHER_EDITOR)
    await talk.say("yes")
    said = await talk.say("yes", chat=OTHER_EDITOR)
    assert said.startswith(EN.changed_meanwhile())
    assert "now on Wednesday 24 August 2016; then on Monday 29 August 2016" in said
    assert talk.due("protection-seminar") == date(2016, 8, 24)
    await talk.say("yes", chat=OTHER_EDITOR)
    await talk.say("/due")
    assert talk.due("protection-seminar") == date(2016, 8, 29)


@pytest.mark.each_database
async def test_other_processes_take_it_in(talk: Talk) -> None:
    other = Talk(talk.store, PUBLIC, editors=EDITORS)
    await talk.say("/move seminar to 24 August")
    await talk.say("yes")
    await other.say("/due", chat=BEN)
    assert other.due("protection-seminar") == date(2016, 8, 24)


async def test_what_was_shown_of_a_schedule_that_is_gone_cannot_be_confirmed(talk: Talk) -> None:
    assert "Nothing has changed yet" in await talk.say("/move misuse seminar to 12 August")
    assert await Talk(talk.store, editors=EDITORS).say("yes") == EN.nothing_to_confirm()
    assert await talk.kept() == 0
