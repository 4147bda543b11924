"""What reaches the bot from a chat, whatever the chat runs on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class ChatKind(StrEnum):
    """Who can read along."""

    PRIVATE = "private"
    GROUP = "group"
    CHANNEL = "channel"


@dataclass(frozen=True, slots=True)
class Said:
    """Text that someone wrote.

    ``addressed`` tells whether it is meant for the bot: always in a private chat; in a group only a
    command, a mention or a reply. A mention of the bot's own name is taken out of ``text``. ``named``
    tells whether it can be for no other bot: a bare command in a group may be.
    ``language`` is the writer's own, as a two-letter code, where it is known; ``name`` is the one shown,
    ``username`` the one that a mention needs, without ``@``.
    ``administrator``: it is known that the writer administers the group, as of now. ``at`` is when it was
    written, in real time; ``None`` where it does not matter how much is said. ``message`` is the id of the
    message, as the chat knows it, and ``is_edited`` whether it said something else before.
    """

    chat: int
    kind: ChatKind
    text: str
    addressed: bool = True
    thread: int | None = None
    user: int | None = None
    language: str | None = None
    named: bool = True
    name: str = ""
    administrator: bool = False
    at: datetime | None = None
    username: str | None = None
    message: int | None = None
    is_edited: bool = False


@dataclass(frozen=True, slots=True)
class Pressed:
    """Someone pressed a button under a message of ours: ``message`` is its id, as the chat knows it.

    ``id`` is that of the press, which is acknowledged by it. ``data`` is what the button tells. The rest is
    as in ``Said``.
    """

    chat: int
    kind: ChatKind
    id: str
    data: str
    message: int
    thread: int | None = None
    user: int | None = None
    language: str | None = None
    name: str = ""
    administrator: bool = False
    at: datetime | None = None
    username: str | None = None


@dataclass(frozen=True, slots=True)
class Joined:
    """The bot was put into a group."""

    chat: int
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Moved:
    """A group became a supergroup: the chat goes on under another id."""

    chat: int
    to: int


@dataclass(frozen=True, slots=True)
class Left:
    """The bot was blocked or put out of the chat: nothing can be sent there any more."""

    chat: int


Incoming = Said | Pressed | Joined | Moved | Left
