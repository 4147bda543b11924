"""One thing said, and what is replied: what every handler of the conversation takes and gives."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.date_times import DateTimeWords, with_beside
from bot.delivery import Attachment, Rows
from bot.incoming import ChatKind, Said
from bot.invitations import Invitations
from bot.questions import Asker
from bot.timelines import Timelines
from bot.wording.chat import CHAT_WORDING, ChatWording
from bot.wording.choices import CHOICE_WORDING, ChoiceWording
from bot.wording.date_times import Moments, Reader
from bot.wording.menus import MENU_WORDING, MenuWording
from bot.wording.reminders import REMINDER_WORDING, ReminderWording
from schedules.store import subscribers
from schedules.subscriber import Subscriber
from schedules.timeline import Timeline


@dataclass(frozen=True, slots=True)
class Installation:
    """What one running program talks about: ``address`` is where its calendars are served.

    ``defaults`` hold for what a chat has not chosen. ``editors`` are the ids of the users who may change the
    schedules that have a file. ``username`` is what Telegram calls the bot, once it is known;
    ``is_inline``: by that name it can be asked in any chat.
    """

    timelines: Timelines
    invitations: Invitations
    address: str
    defaults: Subscriber
    editors: frozenset[int] = frozenset()
    username: str | None = None
    is_inline: bool = False


@dataclass(frozen=True, slots=True)
class Turn:
    """One thing said: in which chat, by whom, when, and as whom the chat is told."""

    conn: AsyncConnection
    here: Installation
    said: Said
    now: datetime
    subscriber: Subscriber

    @property
    def chat(self) -> int:
        """The chat in which it is said."""
        return self.said.chat

    @property
    def thread(self) -> int:
        """The topic of a forum in which it is said, 0 outside of topics."""
        return self.said.thread or 0

    @property
    def user(self) -> int:
        """Who says it, 0 where nobody knows."""
        return self.said.user or 0

    @property
    def wording(self) -> ChatWording:
        """The texts in the chat's language."""
        return CHAT_WORDING[self.subscriber.language]

    @property
    def choices(self) -> ChoiceWording:
        """The texts about what the chat can choose."""
        return CHOICE_WORDING[self.subscriber.language]

    @property
    def reminders(self) -> ReminderWording:
        """The texts about its reminders."""
        return REMINDER_WORDING[self.subscriber.language]

    @property
    def menus(self) -> MenuWording:
        """The texts on buttons and above them."""
        return MENU_WORDING[self.subscriber.language]

    @property
    def today(self) -> date:
        """The chat's calendar day."""
        return self.now.astimezone(self.subscriber.zone).date()

    def asker(self, language: str | None = None) -> Asker:
        """The chat as one who asks: in its own language, if no other is given."""
        me = self.subscriber
        return Asker(self.now.astimezone(me.zone), me.zone, language or me.language, me.side)

    def moments(self, language: str | None = None) -> Moments:
        """How the chat is told moments: in its own language, if no other is given."""
        reader = Reader(self.subscriber.zone, is_alone=self.said.kind is ChatKind.PRIVATE)
        return Moments(language or self.subscriber.language, self.today, reader)

    async def seen(self) -> Mapping[str, Timeline]:
        """What the chat follows; where it follows nothing yet, what anyone may see."""
        timelines = self.here.timelines
        followed = await subscribers.subscriptions_of(self.conn, self.chat)
        return timelines.on(self.today, followed) or timelines.on(self.today, timelines.public)

    async def said_of_absent(self) -> str:
        """What is to be said of schedules that the chat follows and is told nothing of; mostly nothing."""
        timelines = self.here.timelines
        followed = await subscribers.subscriptions_of(self.conn, self.chat)
        absent = [id for id in followed if id not in timelines.schedules]
        unreadable = [id for id in absent if id in timelines.unreadable]
        gone = [id for id in absent if id not in timelines.unreadable]
        said = [self.wording.not_readable(unreadable)] if unreadable else []
        said += [self.wording.not_here(gone)] if gone else []
        return "\n".join(said)


@dataclass(frozen=True, slots=True)
class Reply:
    """A text, with buttons under it, and what is attached to it; ``notices`` are the keys of what it tells.

    One that is ``in_place`` takes the place of the message whose button was pressed. ``date_times`` are words
    in it that say a moment.
    """

    text: str
    buttons: Rows = ()
    attachments: tuple[Attachment, ...] = ()
    notices: tuple[str, ...] = ()
    in_place: bool = False
    date_times: tuple[DateTimeWords, ...] = ()

    def under(self, more: str) -> Reply:
        """With more to be said, if there is any, below it."""
        return replace(self, text=f"{self.text}\n\n{more}") if more else self

    @property
    def in_full(self) -> Reply:
        """With what is to be said beside its moments."""
        text, date_times = with_beside(self.text, self.date_times)
        return replace(self, text=text, date_times=date_times)


class NotAnAnswer(Exception):
    """Words do not answer what was asked; the text says what would."""


def in_a_group(turn: Turn) -> bool:
    """Whether several people write there."""
    return turn.said.kind is ChatKind.GROUP


Handler = Callable[[Turn, str], Awaitable[Reply]]
"""Answers a command; the second argument is what stands after its name."""
