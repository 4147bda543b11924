"""Presses are acknowledged past the line of messages: it is no message, and the button waits for it."""

from __future__ import annotations

import asyncio

import structlog
from telegram import Bot
from telegram.error import TelegramError

from bot.delivery import Acknowledged

log = structlog.get_logger()


class Acknowledger:
    """Tells Telegram, once each, which presses were heard."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot
        self._under_way: set[asyncio.Task[None]] = set()

    def acknowledge(self, acknowledged: Acknowledged) -> None:
        """Begin to; nobody waits for it."""
        task = asyncio.create_task(self._tell(acknowledged))
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)

    async def _tell(self, acknowledged: Acknowledged) -> None:
        try:
            alert = acknowledged.is_alert or None
            await self._bot.answer_callback_query(acknowledged.press, acknowledged.text, show_alert=alert)
        except TelegramError as error:  # most often it is too old: the program was down when it came
            log.info("a press is not acknowledged", error=type(error).__name__)
