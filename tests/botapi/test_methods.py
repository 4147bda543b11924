"""The bot itself and its menu."""

from __future__ import annotations

import pytest
from telegram import Bot, BotCommandScopeAllPrivateChats
from telegram.error import BadRequest, InvalidToken

from tests.botapi.world import World

pytestmark = pytest.mark.anyio


async def test_the_bot_knows_itself(world: World, bot: Bot) -> None:
    me = await bot.get_me()
    assert (me.username, me.is_bot, me.can_read_all_group_messages) == ("agreed_test_bot", True, False)


async def test_a_token_that_is_not_the_bots(world: World) -> None:
    with pytest.raises(InvalidToken):
        async with Bot("987654321:wrong-wrong-wrong-wrong-wrong-wrong", base_url=world.base_url):
            pytest.fail("the token was taken")


async def test_a_menu_for_each_scope_and_language(bot: Bot) -> None:
    private = BotCommandScopeAllPrivateChats()
    assert await bot.set_my_commands([("due", "What is due")])
    assert await bot.set_my_commands([("due", "什么到期")], scope=private, language_code="zh")
    assert [command.description for command in await bot.get_my_commands()] == ["What is due"]
    assert [command.description for command in await bot.get_my_commands(private, "zh")] == ["什么到期"]
    assert await bot.get_my_commands(private) == ()


@pytest.mark.parametrize(
    ("command", "description", "because"),
    [
        ("Due", "What is due", "Bot_command_invalid"),
        ("due", "", "Bot_command_description_invalid"),
    ],
)
async def test_a_menu_that_telegram_would_not_take(
    bot: Bot, command: str, description: str, because: str
) -> None:
    with pytest.raises(BadRequest, match=because):
        await bot.set_my_commands([(command, description)])
