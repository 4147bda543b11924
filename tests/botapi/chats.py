"""Who is there: users, and the chats in which they and the bot meet."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from tests.botapi.refusals import (
    BLOCKED,
    DEACTIVATED,
    DELETED,
    NOT_STARTED,
    Json,
    Refused,
    kicked_from,
    migrated,
    not_in,
)


class Kind(StrEnum):
    """What sort of chat, in Telegram's words."""

    PRIVATE = "private"
    GROUP = "group"
    SUPERGROUP = "supergroup"
    CHANNEL = "channel"


class Access(StrEnum):
    """What stands between the bot and a chat."""

    OPEN = "open"
    NOT_STARTED = "not started"
    BLOCKED = "blocked"
    DEACTIVATED = "deactivated"
    KICKED = "kicked"
    LEFT = "left"
    DELETED = "deleted"


@dataclass(frozen=True, slots=True)
class User:
    """A person, or the bot itself."""

    id: int
    first_name: str
    username: str | None = None
    language_code: str | None = None
    is_bot: bool = False

    def to_json(self) -> Json:
        """The user as it stands in messages."""
        shown: Json = {"id": self.id, "is_bot": self.is_bot, "first_name": self.first_name}
        more = {"username": self.username, "language_code": self.language_code}
        return shown | {name: value for name, value in more.items() if value}


@dataclass(slots=True)
class Chat:
    """One chat, with everything ever written in it by message id.

    ``members`` are people, without the bot; the first of them owns the chat. ``threads`` are the topics
    of a forum, and in another supergroup the messages that were replied to.
    """

    id: int
    kind: Kind
    name: str
    username: str | None = None
    access: Access = Access.OPEN
    migrated_to: int | None = None
    is_forum: bool = False
    threads: set[int] = field(default_factory=set)
    members: list[int] = field(default_factory=list)
    administrators: list[int] = field(default_factory=list)
    messages: dict[int, Json] = field(default_factory=dict)

    def to_json(self) -> Json:
        """The chat as it stands in messages."""
        shown: Json = {"id": self.id, "type": str(self.kind)}
        shown["title" if self.is_shared else "first_name"] = self.name
        if self.username:
            shown["username"] = self.username
        return shown | ({"is_forum": True} if self.is_forum else {})

    @property
    def next_message_id(self) -> int:
        """The id that the next message will have."""
        return max(self.messages, default=0) + 1

    @property
    def is_shared(self) -> bool:
        """Whether several people read along, and Telegram allows 20 messages a minute."""
        return self.kind is not Kind.PRIVATE

    def refusal(self) -> Refused | None:
        """Why the bot may not write here; ``None`` where it may."""
        if self.migrated_to is not None:
            return migrated(self.migrated_to)
        match self.access:
            case Access.OPEN:
                return None
            case Access.NOT_STARTED:
                return NOT_STARTED
            case Access.BLOCKED:
                return BLOCKED
            case Access.DEACTIVATED:
                return DEACTIVATED
            case Access.KICKED:
                return kicked_from(self.kind)
            case Access.LEFT:
                return not_in(self.kind)
            case Access.DELETED:
                return DELETED
