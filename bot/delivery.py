"""Messages on their way: what is to be sent, one part of it, and what became of an attempt."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import IntEnum, StrEnum
from typing import Protocol

from bot.date_times import DateTimeEntity, DateTimeWords
from bot.parts import parts_of, writable

MOST_DATA = 64
MOST_PROMPT = 64
MOST_BYTES = 5_000_000
"""Half of what Telegram takes as a picture, a tenth of what it takes as a file."""
MOST_NAME = 64


@dataclass(frozen=True, slots=True)
class Link:
    """A button under a message that opens a web address."""

    label: str
    url: str

    def __post_init__(self) -> None:
        object.__setattr__(self, "label", writable(self.label))


@dataclass(frozen=True, slots=True)
class Press:
    """A button under a message that tells the bot ``data`` when somebody presses it.

    Raises:
        ValueError: if ``data`` is not 1 to 64 bytes long in UTF-8 (Bot API, InlineKeyboardButton).
    """

    label: str
    data: str

    def __post_init__(self) -> None:
        object.__setattr__(self, "label", writable(self.label))
        if not 1 <= len(self.data.encode()) <= MOST_DATA:
            raise ValueError(f"a button tells 1 to {MOST_DATA} bytes")


@dataclass(frozen=True, slots=True)
class Prompt:
    """No button: the message is shown as one to be replied to, with ``label`` where the reply is written.

    It stands alone. ``is_for_mentioned``: only to who is mentioned in the text (Bot API, ForceReply).

    Raises:
        ValueError: if ``label`` has not 1 to 64 characters.
    """

    label: str
    is_for_mentioned: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "label", writable(self.label))
        if not 1 <= len(self.label) <= MOST_PROMPT:
            raise ValueError(f"where a reply is written stand 1 to {MOST_PROMPT} characters")


Button = Link | Press | Prompt
Rows = tuple[tuple[Button, ...], ...]
"""Buttons under a message: rows from the top, each from left to right."""


class AttachmentKind(StrEnum):
    """How something is shown that comes with a message."""

    PICTURE = "picture"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class Attachment:
    """A picture (PNG) or a file that comes with a message; ``name`` is that of the file.

    Raises:
        ValueError: if it is empty or larger than 5 MB, or the name is empty or has more than 64 characters.
    """

    kind: AttachmentKind
    name: str
    body: bytes = field(repr=False)

    def __post_init__(self) -> None:
        if not 1 <= len(self.body) <= MOST_BYTES:
            raise ValueError(f"an attachment has 1 to {MOST_BYTES} bytes")
        if not 1 <= len(self.name) <= MOST_NAME:
            raise ValueError(f"the name of a file has 1 to {MOST_NAME} characters")


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
    What cannot be written in ``text`` is replaced. The buttons stand under its last part. ``replaces`` is
    the id of a message of ours, as the chat knows it, in whose place this one is shown. ``date_times`` are
    words that say a moment, wherever they stand in ``text``. ``answers`` is the id of the message with the
    words that it answers.

    Raises:
        ValueError: if there is nothing to read in ``text``, or one that replaces another has attachments or
            more than one part.
    """

    chat: int
    thread: int | None
    text: str
    buttons: Rows = ()
    notices: tuple[str, ...] = ()
    urgency: Urgency = Urgency.ANSWER
    language: str | None = None
    attachments: tuple[Attachment, ...] = ()
    replaces: int | None = None
    date_times: tuple[DateTimeWords, ...] = ()
    answers: int | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", writable(self.text))
        if not self.text.strip():
            raise ValueError("a message says something")
        if self.replaces is not None and (self.attachments or len(parts_of(self.text)) > 1):
            raise ValueError("a message that replaces another is one text")


@dataclass(frozen=True, slots=True)
class Delivery:
    """One part of a message, as it goes out: at most 4,096 UTF-16 units of plain text.

    With an ``attachment`` they are its caption, at most 1,024 and perhaps none. ``since`` is when the message
    was put in line, by the clock of the program. ``entities`` are where the text says a moment.
    """

    id: int
    chat: int
    thread: int | None
    text: str
    buttons: Rows = ()
    since: datetime | None = None
    attachment: Attachment | None = None
    replaces: int | None = None
    entities: tuple[DateTimeEntity, ...] = ()


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """A press was heard: whoever pressed need not wait any longer. ``press`` is its id.

    It is said once, at once, and is no message: if it is lost, the button shows for a while that it waits.
    ``text`` is for whoever pressed, and nobody else sees it; at most 200 characters. ``is_alert``: it stays
    until they have read it.
    """

    press: str
    text: str | None = None
    is_alert: bool = False


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
class PlaceGone:
    """The message in whose place it was to be shown is gone, or cannot be another any more."""


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


Gone = ChatMoved | ThreadGone | PlaceGone | ChatGone
Trouble = NotSent | Unanswered | Limited | Gone | Unauthorized | Refused
Outcome = Sent | Trouble


class Outlet(Protocol):
    """Where deliveries leave the program: Telegram, or a terminal."""

    async def send(self, delivery: Delivery) -> Outcome:
        """Try once. Whatever happens is an outcome, never an exception."""
        ...
