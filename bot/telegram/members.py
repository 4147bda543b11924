"""Who administers a group, asked of Telegram when it matters: what was known a minute ago may be over."""

from __future__ import annotations

from dataclasses import replace

from telegram import Bot, ChatMember
from telegram.error import BadRequest

from bot.conversation.standing import changes_something
from bot.incoming import ChatKind, Incoming, Pressed, Said

_ADMINISTRATORS = {ChatMember.OWNER, ChatMember.ADMINISTRATOR}


class Members:
    """Says of what came from a group whether an administrator said it."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot

    async def with_standing(self, came: Incoming) -> Incoming:
        """What came, knowing whether an administrator said it, where it would change something.

        Raises:
            telegram.error.TelegramError: if Telegram cannot be asked.
        """
        if not isinstance(came, Said | Pressed) or came.kind is not ChatKind.GROUP:
            return came
        if came.administrator or came.user is None or not changes_something(came):
            return came
        return replace(came, administrator=await self._administers(came.chat, came.user))

    async def _administers(self, chat: int, user: int) -> bool:
        try:
            member = await self._bot.get_chat_member(chat, user)
        except BadRequest:  # no member that anybody knows of
            return False
        return member.status in _ADMINISTRATORS
