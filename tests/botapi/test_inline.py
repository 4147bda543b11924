"""The inline mode: what may be offered, and what becomes of a choice."""

from __future__ import annotations

import pytest
from telegram import (
    Bot,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    MessageEntity,
)
from telegram.error import BadRequest

from tests.botapi.world import World

pytestmark = pytest.mark.anyio


def article(id: str = "1", title: str = "Due", text: str = "Nothing is due.") -> InlineQueryResultArticle:
    return InlineQueryResultArticle(id, title, InputTextMessageContent(text), description="Soon")


async def query(world: World, *, is_old: bool = False) -> str:
    return await world.type(await world.user("Anna", language="zh"), "august", is_old=is_old)


async def test_what_is_typed_reaches_the_bot(world: World, bot: Bot) -> None:
    id = await query(world)
    (update,) = await bot.get_updates(allowed_updates=["inline_query"])
    assert update.inline_query
    asked = update.inline_query
    assert (asked.id, asked.query, asked.from_user.language_code) == (id, "august", "zh")


async def test_it_is_kept_from_a_bot_that_does_not_ask_for_it(world: World, bot: Bot) -> None:
    await bot.get_updates(allowed_updates=["message"])
    await query(world)
    assert await world.unconfirmed() == []


async def test_what_is_offered_is_shown(world: World, bot: Bot) -> None:
    id = await query(world)
    button = InlineQueryResultsButton("Ask", start_parameter="ask")
    assert await bot.answer_inline_query(id, [article()], cache_time=10, is_personal=True, button=button)
    offered = await world.offered(id)
    assert offered
    assert (offered["cache_time"], offered["is_personal"]) == (10, True)
    assert offered["button"] == {"text": "Ask", "start_parameter": "ask"}
    (result,) = offered["results"]
    assert (result["id"], result["title"], result["description"]) == ("1", "Due", "Soon")


@pytest.mark.parametrize(
    ("results", "because"),
    [
        ([article("a" * 65)], "Result_id_invalid"),
        ([article("")], "Result_id_empty"),
        ([article(), article()], "Result_id_duplicate"),
        ([article(str(number)) for number in range(51)], "Too many inline query results"),
        ([article(title=" ")], "Article_title_empty"),
        ([article(text=" \n")], "Message text is empty"),
        ([article(text="年" * 4097)], "Message_too_long"),
    ],
)
async def test_results_that_telegram_would_not_take(
    world: World, bot: Bot, results: list[InlineQueryResultArticle], because: str
) -> None:
    id = await query(world)
    with pytest.raises(BadRequest, match=because):
        await bot.answer_inline_query(id, results)
    assert await world.offered(id, within=0) is None


@pytest.mark.parametrize(
    ("parameter", "because"),
    [("", "Can't use empty"), ("a" * 65, "Too long"), ("a b", "Unallowed characters")],
)
async def test_a_button_that_telegram_would_not_take(
    world: World, bot: Bot, parameter: str, because: str
) -> None:
    button = InlineQueryResultsButton("Ask", start_parameter=parameter)
    with pytest.raises(BadRequest, match=because):
        await bot.answer_inline_query(await query(world), [article()], button=button)


async def test_a_text_is_checked_as_any_other(world: World, bot: Bot) -> None:
    content = InputTextMessageContent("Due", entities=[MessageEntity(MessageEntity.BOLD, 0, 4)])
    with pytest.raises(BadRequest, match="ends after the end of the text"):
        await bot.answer_inline_query(await query(world), [InlineQueryResultArticle("1", "Due", content)])


async def test_nobody_waits_for_an_answer_for_ever(world: World, bot: Bot) -> None:
    for id in (await query(world, is_old=True), "12345"):
        with pytest.raises(BadRequest, match="Query is too old"):
            await bot.answer_inline_query(id, [article()])


async def test_what_is_chosen_is_sent_by_who_typed_and_the_bot_sees_it(world: World, bot: Bot) -> None:
    anna = await world.user("Anna", started=True)
    group = await world.group(members=[anna])
    id = await world.type(anna, "august")
    await bot.answer_inline_query(id, [article(), article("2", text="Test the hotline")])
    await bot.get_updates(offset=-1)
    sent = await world.choose(id, "2", group)
    assert (sent["text"], sent["from"]["id"]) == ("Test the hotline", anna)
    update = (await bot.get_updates())[-1]
    assert update.message
    assert update.message.via_bot
    assert update.message.via_bot.username == "agreed_test_bot"
