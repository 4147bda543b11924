"""Following schedules, and stopping."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.incoming import ChatKind, Said
from bot.inline import ASK
from bot.invitations import LIFETIME
from bot.wording.chat import CHAT_WORDING
from bot.wording.offers import OFFER_WORDING
from schedules.store.engine import Store
from schedules.store.subscribers import Rest
from tests.conversation.talk import INVITATIONS, INVITED, NOW, PUBLIC, Talk, chinese

pytestmark = pytest.mark.anyio


async def test_start_follows_what_is_public_and_tells_what_is_due(talk: Talk) -> None:
    said = await talk.say("/start")
    assert "China–US dialogue on fighting cyber-crime, June 2016" in said
    assert "At 09:00 (Asia/Shanghai)" in said
    assert said.endswith(await talk.say("/due"))
    assert await talk.follows() == ("dialogue-2016",)
    chat = await talk.chat()
    assert (chat.rests, chat.since, chat.next_at) == (None, NOW, NOW)


async def test_start_in_chinese(talk: Talk) -> None:
    await chinese(talk)
    said = await talk.say("/start")
    assert "2016年6月中美打击网络犯罪高级别对话" in said
    assert said.endswith(await talk.say("/due"))


@pytest.mark.parametrize("language", ["en", "zh"])
async def test_who_comes_to_ask_follows_nothing_by_that(talk: Talk, language: str) -> None:
    if language == "zh":
        await chinese(talk)
    assert await talk.say(f"/start {ASK}") == OFFER_WORDING[language].ask_here()
    assert await talk.follows() == ()


async def test_who_comes_to_ask_where_nothing_is_public_is_told_how_to_begin(store: Store) -> None:
    assert await Talk(store, INVITED).say(f"/start {ASK}") == CHAT_WORDING["en"].nothing_to_see()


@pytest.mark.each_database
async def test_stop_rests_and_start_goes_on(talk: Talk) -> None:
    await talk.say("/start")
    assert await talk.say("/stop") == CHAT_WORDING["en"].resting()
    assert (await talk.chat()).rests is Rest.STOPPED
    assert "Test the hotline" in await talk.say("when is the hotline test?")
    await talk.say("/start", NOW + timedelta(days=1))
    chat = await talk.chat()
    assert (chat.rests, chat.since) == (None, NOW + timedelta(days=1))


async def test_stop_of_one_who_never_started_is_fine(talk: Talk) -> None:
    assert await talk.say("/stop") == CHAT_WORDING["en"].resting()


@pytest.mark.each_database
async def test_start_is_for_the_topic_in_which_it_is_said(talk: Talk) -> None:
    said = Said(-7, ChatKind.GROUP, "/start", thread=3)
    reply = await talk.answer(said)
    assert reply.thread == 3
    assert (await talk.chat(-7)).thread == 3


async def test_where_nothing_is_public_it_says_how_to_get_in(store: Store) -> None:
    talk = Talk(store, INVITED)
    assert await talk.say("/start") == CHAT_WORDING["en"].nothing_public()
    for words in ("/due", "what is next?", "/calendar", "/timeline"):
        assert await talk.say(words) == CHAT_WORDING["en"].nothing_to_see()
    assert await talk.say("有什么到期？") == CHAT_WORDING["en"].nothing_to_see()


async def test_an_invitation_lets_in(store: Store) -> None:
    talk = Talk(store, INVITED)
    await talk.say(f"/start {INVITATIONS.write('another', NOW)}", NOW + LIFETIME)
    assert await talk.follows() == ("another",)
    assert "Test the hotline" in await talk.say("when is the hotline test?")


@pytest.mark.each_database
async def test_an_invitation_adds_to_what_is_followed(talk: Talk) -> None:
    await talk.say("/start")
    await talk.say(f"/start {INVITATIONS.write('another', NOW)}")
    assert await talk.follows() == ("another", "dialogue-2016")


@pytest.mark.parametrize("language", ["en", "zh"])
async def test_an_invitation_that_is_over_or_not_ours_lets_nobody_in(talk: Talk, language: str) -> None:
    wording = CHAT_WORDING[language]
    await talk.say(f"/language {language}")
    payload = INVITATIONS.write("another", NOW)
    late = NOW + LIFETIME + timedelta(seconds=1)
    assert await talk.say(f"/start {payload}", late) == wording.invitation_expired()
    assert await talk.say(f"/start {payload[:-2]}xx") == wording.invitation_unknown()
    assert await talk.say("/start 你好") == wording.invitation_unknown()
    assert await talk.follows() == ()


# Choosing what to follow ------------------------------------------------------------------------


@pytest.mark.each_database
async def test_what_is_followed_is_told_and_can_be_changed(store: Store) -> None:
    talk = Talk(store, PUBLIC, replace(PUBLIC, id="review"), INVITED)
    title = "China–US dialogue on fighting cyber-crime, June 2016"
    assert await talk.say("/unsubscribe review") == "This chat follows no schedule."
    assert await talk.say("/subscribe review") == CHAT_WORDING["en"].follows(title)
    assert await talk.follows() == ("review",)
    assert (await talk.chat()).rests is None
    said = await talk.say("/schedules")
    assert said == CHAT_WORDING["en"].schedules([("review", title)], [("dialogue-2016", title)])
    await talk.say("/subscribe dialogue-2016")
    assert await talk.follows() == ("dialogue-2016", "review")
    assert await talk.say("/unsubscribe Review") == CHAT_WORDING["en"].follows_no_more(title)
    assert await talk.follows() == ("dialogue-2016",)


@pytest.mark.each_database
@pytest.mark.parametrize("language", ["en", "zh"])
async def test_of_what_is_followed_and_no_longer_kept_here_it_is_said_so(store: Store, language: str) -> None:
    gone = CHAT_WORDING[language].not_here(["another"])
    talk = Talk(store, PUBLIC, INVITED)
    await talk.say(f"/language {language}")
    await talk.say(f"/start {INVITATIONS.write('another', NOW)}")
    assert gone not in await talk.say("/due")
    restarted = Talk(store, PUBLIC)
    for words in ("/start", "/due", "/due August", "/schedules", "8月有什么到期？"):
        assert (await restarted.say(words)).endswith(gone)
    assert await restarted.follows() == ("another", "dialogue-2016")
    assert gone not in await Talk(store, PUBLIC, INVITED).say("/due")
    assert await restarted.say("/unsubscribe another") == CHAT_WORDING[language].follows_no_more("another")
    assert gone not in await restarted.say("/due")


async def test_where_nothing_else_is_followed_it_is_said_too(store: Store) -> None:
    talk = Talk(store, INVITED)
    await talk.say(f"/start {INVITATIONS.write('another', NOW)}")
    said = await Talk(store).say("/due")
    assert said == f"{CHAT_WORDING['en'].nothing_to_see()}\n\n{CHAT_WORDING['en'].not_here(['another'])}"


async def test_a_title_that_two_have_is_asked_about(store: Store) -> None:
    talk = Talk(store, PUBLIC, replace(PUBLIC, id="review"))
    said = await talk.say("/subscribe dialogue on fighting")
    assert "dialogue-2016" in said
    assert "review" in said
    assert await talk.follows() == ()


async def test_to_what_is_not_public_only_an_invitation_leads(talk: Talk) -> None:
    said = await talk.say("/subscribe another")
    assert "another –" not in said
    assert await talk.follows() == ()
    await talk.say(f"/start {INVITATIONS.write('another', NOW)}")
    assert "another –" in await talk.say("/schedules")
    await talk.say("/unsubscribe another")
    assert await talk.follows() == ()
    assert "another –" not in await talk.say("/schedules")


@pytest.mark.each_database
async def test_of_what_is_no_longer_followed_nothing_is_told(talk: Talk) -> None:
    await talk.say("/start")
    await talk.say("/unsubscribe dialogue-2016")
    assert await talk.told("", NOW, NOW + timedelta(days=40)) == []
