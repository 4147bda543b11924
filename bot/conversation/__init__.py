"""The conversation: what is said in a chat, and what the bot answers and does.

It knows neither Telegram nor the terminal. Whatever it changes is written on the connection it is
given, so the change, the answer and the mark that it was heard are one transaction.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.conversation.asking import ask
from bot.conversation.awaiting import answer_awaited, leave_awaited
from bot.conversation.commands import COMMANDS
from bot.conversation.confirming import answered
from bot.conversation.editing import (
    already_made,
    is_as_heard,
    keep_heard,
    place_for,
    said_otherwise,
    take_back,
    withdraw_shown,
)
from bot.conversation.failing import something_failed
from bot.conversation.limiting import too_much
from bot.conversation.pressing import pressed
from bot.conversation.reporting import report
from bot.conversation.turns import Installation, Reply, Turn
from bot.delivery import Acknowledged, Outgoing
from bot.incoming import ChatKind, Incoming, Joined, Pressed, Said
from bot.invitations import Invitations
from bot.refreshing import refresh
from bot.timelines import Timelines
from bot.wording.chat import CHAT_WORDING
from bot.wording.menus import MENU_WORDING
from schedules.store import subscribers
from schedules.subscriber import Subscriber
from schedules.text import language_of

__all__ = ["COMMANDS", "Conversation"]

Heard = Outgoing | Acknowledged
"""What is sent because of what came in."""

_COMMAND = re.compile(r"/(\S*)\s*(.*)", re.DOTALL)


class Conversation:
    """Answers in every chat, over ``timelines``; ``address`` is where the calendars are served."""

    def __init__(
        self,
        timelines: Timelines,
        defaults: Subscriber,
        invitations: Invitations,
        address: str,
        editors: Collection[int] = (),
    ) -> None:
        self._here = Installation(timelines, invitations, address, defaults, frozenset(editors))

    def known_as(self, username: str, *, is_inline: bool = False) -> None:
        """Learn what Telegram calls the bot, and whether it can be asked by that name in any chat."""
        self._here = replace(self._here, username=username, is_inline=is_inline)

    async def hear(self, conn: AsyncConnection, incoming: Incoming, now: datetime) -> Sequence[Heard]:
        """Do what follows from ``incoming`` and give the answers; both hold once ``conn`` commits."""
        match incoming:
            case Said():
                return await self._said(conn, incoming, now)
            case Pressed():
                return await self._pressed(conn, incoming, now)
            case Joined(chat, language):
                return (await self._greeting(conn, chat, language),)
            case _:
                return ()

    async def _greeting(self, conn: AsyncConnection, chat: int, language: str | None) -> Outgoing:
        """In what the group chose, else in the language of whoever added the bot, where it is spoken here."""
        known = await subscribers.find(conn, chat)
        spoken = language if language in CHAT_WORDING else None
        if known and known.choices.language:
            spoken = known.choices.language
        wording = CHAT_WORDING[spoken := spoken or self._here.defaults.language]
        goes_on = known is not None and known.rests is None
        return Outgoing(chat, None, wording.joined_again() if goes_on else wording.joined(), language=spoken)

    async def failed(self, conn: AsyncConnection, incoming: Incoming) -> Sequence[Heard]:
        """What is said of ``incoming`` where ``hear`` failed for good."""
        return await something_failed(conn, incoming, self._here.defaults)

    async def _said(self, conn: AsyncConnection, said: Said, now: datetime) -> Sequence[Heard]:
        if not said.addressed or (not said.named and _is_of_another_bot(said.text)):
            if said.is_edited:
                await take_back(await self._turn(conn, said, now))
            return ()
        if await is_as_heard(conn, said):
            return ()
        if (refusal := await too_much(conn, said, self._here.defaults)) is not None:
            return refusal
        await keep_heard(conn, said, now)
        turn = await self._turn(conn, said, now)
        if refused := await already_made(turn):
            return (_outgoing(turn, refused),)
        reply = (await _reply(turn)).in_full
        return (_outgoing(turn, reply, await place_for(turn, reply)),)

    async def _pressed(self, conn: AsyncConnection, press: Pressed, now: datetime) -> Sequence[Heard]:
        # All who read a channel can press, and only those who write it may choose.
        if press.kind is ChatKind.CHANNEL:
            spoken = (await subscribers.choices(conn, press.chat)).over(self._here.defaults).language
            return (Acknowledged(press.id, MENU_WORDING[spoken].not_in_channels()),)
        if (refusal := await too_much(conn, press, self._here.defaults)) is not None:
            return refusal
        turn = await self._turn(conn, _by_whom(press), now)
        await leave_awaited(turn)
        reply = (await pressed(turn, press.data)).in_full
        return (Acknowledged(press.id), _outgoing(turn, reply, press.message if reply.in_place else None))

    async def _turn(self, conn: AsyncConnection, said: Said, now: datetime) -> Turn:
        await refresh(conn, self._here.timelines)
        chosen = await subscribers.choices(conn, said.chat)
        return Turn(conn, self._here, said, now, chosen.over(self._here.defaults))


def _by_whom(press: Pressed) -> Said:
    """A press is heard as words of whoever pressed."""
    return Said(
        press.chat,
        press.kind,
        "",
        thread=press.thread,
        user=press.user,
        language=press.language,
        name=press.name,
        administrator=press.administrator,
        username=press.username,
    )


def _outgoing(turn: Turn, reply: Reply, replaces: int | None = None) -> Outgoing:
    """What goes out; ``replaces`` is the message of ours in whose place it is shown."""
    return Outgoing(
        turn.chat,
        turn.said.thread,
        reply.text,
        reply.buttons,
        reply.notices,
        language=turn.subscriber.language,
        attachments=reply.attachments,
        replaces=replaces,
        date_times=reply.date_times,
        answers=turn.said.message,
    )


async def _reply(turn: Turn) -> Reply:
    text = turn.said.text.strip()
    shown = await withdraw_shown(turn)
    command = _COMMAND.fullmatch(text)
    if command is None:
        for hears in (answer_awaited, answered, report):
            if reply := await hears(turn, text):
                return reply
        return await said_otherwise(turn, text, shown) or await ask(turn, text, language_of(text))
    await leave_awaited(turn)
    name, words = command.groups()
    handler = COMMANDS.get(name.casefold())
    if handler is None:
        return Reply(turn.wording.not_a_command(name[:32]))
    return await handler(turn, words)


def _is_of_another_bot(text: str) -> bool:
    command = _COMMAND.fullmatch(text.strip())
    return command is not None and command[1].casefold() not in COMMANDS
