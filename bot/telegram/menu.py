"""The command menu that Telegram shows beside the text field."""

from __future__ import annotations

import structlog
from telegram import Bot, BotCommand
from telegram.error import TelegramError

from bot.conversation import COMMANDS
from bot.wording.chat import CHAT_WORDING

_DEFAULT = "en"

log = structlog.get_logger()


async def show_menu(bot: Bot) -> None:
    """Let every language's menu list the commands; a menu that does so already is left alone."""
    try:
        for language in CHAT_WORDING:
            await _show(bot, language)
    except TelegramError as error:
        log.warning("the command menu stays as it was", error=type(error).__name__)


async def _show(bot: Bot, language: str) -> None:
    described = CHAT_WORDING[language].commands
    wanted = tuple(BotCommand(name, described[name]) for name in COMMANDS)
    code = None if language == _DEFAULT else language
    if await bot.get_my_commands(language_code=code) != wanted:
        await bot.set_my_commands(wanted, language_code=code)
