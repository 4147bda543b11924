"""Messages on their way: what is to be sent, one part of it, and what became of an attempt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Link:
    """A button under a message that opens a web address."""

    label: str
    url: str


class Urgency(IntEnum):
    """What goes first: the lower number."""

    ALARM = -1
    """To the operators: the program itself does not do well."""
    ANSWER = 0
    NOTICE = 1


@dataclass(frozen=True, slots=True)
class Outgoing:
    """All that is told to one chat at one moment, of any length.

    ``notices`` are the keys of the notices in it: each is told to a chat once. ``language`` is that
    of what delivery itself may have to add; where it is ``None``, the script of ``text`` decides.

    Raises:
        ValueError: if there is nothing to read in ``text``.
    """

    chat: int
    thread: int | None
    text: str
    links: tuple[Link, ...] = ()
    notices: tuple[str, ...] = ()
    urgency: Urgency = Urgency.ANSWER
    language: str | None = None

    def __post_init__(self) -> None:
        if not self.text.strip():
            raise ValueError("a message says something")


@dataclass(frozen=True, slots=True)
class Delivery:
    """One part of a message, as it goes out: at most 4,096 UTF-16 units of plain text.

    ``since`` is when the message was put in line, by the clock of the program.
    """

    id: int
    chat: int
    thread: int | None
    text: str
    links: tuple[Link, ...] = ()
    since: datetime | None = None


# What became of an attempt ----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Sent:
    """It arrived. ``message`` is the id that the chat knows it by."""

    message: int


@dataclass(frozen=True, slots=True)
class NotSent:
    """It never left: it can go again without doubt."""

    why: str


@dataclass(frozen=True, slots=True)
class Unanswered:
    """It may have arrived, or may not."""

    why: str


@dataclass(frozen=True, slots=True)
class Limited:
    """Too much was sent: nothing more may be for ``wait``."""

    wait: timedelta


@dataclass(frozen=True, slots=True)
class ChatMoved:
    """The chat goes on under another id."""

    to: int


@dataclass(frozen=True, slots=True)
class ThreadGone:
    """The topic of the forum is gone; the chat is not."""


@dataclass(frozen=True, slots=True)
class ChatGone:
    """Nothing can be sent to this chat until it writes again."""

    why: str


@dataclass(frozen=True, slots=True)
class Unauthorized:
    """The server does not know the bot's token: nothing at all can be sent."""


@dataclass(frozen=True, slots=True)
class Refused:
    """This message will never be accepted."""

    why: str


Trouble = NotSent | Unanswered | Limited | ChatMoved | ThreadGone | ChatGone | Unauthorized | Refused
Outcome = Sent | Trouble


class Outlet(Protocol):
    """Where deliveries leave the program: Telegram, or a terminal."""

    async def send(self, delivery: Delivery) -> Outcome:
        """Try once. Whatever happens is an outcome, never an exception."""
        ...
