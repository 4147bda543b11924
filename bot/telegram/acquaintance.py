"""Whether Telegram knows the bot: asked at the start, and every minute from then on."""

from __future__ import annotations

import asyncio
from enum import StrEnum

import structlog
from telegram import Bot
from telegram.error import InvalidToken, TelegramError

_FIRST_PAUSE_SECONDS = 1
_LONGEST_PAUSE_SECONDS = 60

log = structlog.get_logger()


class Standing(StrEnum):
    """What Telegram last said of the token."""

    UNHEARD = "has not answered yet"
    KNOWN = "knows the token"
    REFUSED = "does not know the token"


class Acquaintance:
    """Keeps asking Telegram who the bot is.

    ``refused`` is set if the very first answer is that it is nobody: then the token was mistyped. One
    that is given up later may be put right at Telegram, so it is only said.
    """

    def __init__(self, bot: Bot) -> None:
        self._bot = bot
        self._met = asyncio.Event()
        self.standing = Standing.UNHEARD
        self.refused = asyncio.Event()

    async def username(self) -> str:
        """The bot's name, without ``@``, once Telegram has told it."""
        await self._met.wait()
        return self._bot.username

    async def run(self) -> None:
        """Ask until cancelled."""
        pause = _FIRST_PAUSE_SECONDS
        while True:
            if await self._ask(pause):
                pause = _LONGEST_PAUSE_SECONDS
            await asyncio.sleep(pause)
            pause = min(2 * pause, _LONGEST_PAUSE_SECONDS)

    async def _ask(self, pause: float) -> bool:
        """Ask once; whether there was an answer."""
        try:
            # The first time it also makes the client ready to be shut down.
            await (self._bot.get_me() if self._met.is_set() else self._bot.initialize())
        except InvalidToken:
            self._refuse()
        except TelegramError as error:
            if not self._met.is_set():
                log.error("Telegram does not answer", error=type(error).__name__, again_in=pause)
            return False
        else:
            self.standing = Standing.KNOWN
            self._met.set()
        return True

    def _refuse(self) -> None:
        if self.standing is not Standing.REFUSED:
            log.error("TELEGRAM_BOT_TOKEN is not known to Telegram")
        if not self._met.is_set():
            self.refused.set()
        self.standing = Standing.REFUSED
