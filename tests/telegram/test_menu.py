"""The command menu."""

from __future__ import annotations

import pytest
from structlog.testing import capture_logs
from telegram import Bot

from bot.conversation import COMMANDS
from bot.telegram.menu import show_menu
from bot.wording.chat import CHAT_WORDING
from tests.botapi.faults import Break
from tests.botapi.world import World

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize(("code", "language"), [(None, "en"), ("zh", "zh")])
async def test_every_command_stands_in_the_menu_of_each_language(
    bot: Bot, code: str | None, language: str
) -> None:
    await show_menu(bot)
    shown = await bot.get_my_commands(language_code=code)
    described = CHAT_WORDING[language].commands
    assert [(c.command, c.description) for c in shown] == [(name, described[name]) for name in COMMANDS]


async def test_a_menu_that_is_right_is_left_alone(world: World, bot: Bot) -> None:
    await show_menu(bot)
    await show_menu(bot)
    assert len(await world.requests("setMyCommands")) == len(CHAT_WORDING)


async def test_a_menu_that_cannot_be_set_stops_nothing(world: World, bot: Bot) -> None:
    await world.fault(Break.CUT, method="setMyCommands")
    with capture_logs() as logs:
        await show_menu(bot)
    assert [line["event"] for line in logs] == ["the command menu stays as it was"]
