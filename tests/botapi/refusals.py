"""How Telegram says no: a status, a description, sometimes parameters.

The descriptions are those of the official server, since clients tell causes apart by them.
"""

from __future__ import annotations

from typing import Any

Json = dict[str, Any]
"""An object as it stands in a request or an answer."""


class Refused(Exception):
    """A request that is answered with ``ok: false``."""

    def __init__(self, code: int, description: str, parameters: Json | None = None) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters or {}

    def to_json(self) -> Json:
        """The body of the answer."""
        body: Json = {"ok": False, "error_code": self.code, "description": self.description}
        return body | ({"parameters": self.parameters} if self.parameters else {})


def bad_request(what: str, parameters: Json | None = None) -> Refused:
    """400: the request itself cannot be fulfilled."""
    return Refused(400, f"Bad Request: {what}", parameters)


def forbidden(what: str) -> Refused:
    """403: the bot may not."""
    return Refused(403, f"Forbidden: {what}")


def conflict(what: str) -> Refused:
    """409: somebody else is at it."""
    return Refused(409, f"Conflict: {what}")


def too_many_requests(retry_after: int) -> Refused:
    """429: wait for so many seconds."""
    return Refused(429, f"Too Many Requests: retry after {retry_after}", {"retry_after": retry_after})


def migrated(to_chat_id: int) -> Refused:
    """400: the group is a supergroup now, under another id."""
    return bad_request("group chat was upgraded to a supergroup chat", {"migrate_to_chat_id": to_chat_id})


def kicked_from(kind: str) -> Refused:
    """403: put out of a chat of this kind."""
    return forbidden(f"bot was kicked from the {kind} chat")


def not_in(kind: str) -> Refused:
    """403: not, or no longer, in a chat of this kind."""
    return forbidden(f"bot is not a member of the {kind} chat")


def not_played(what: str) -> Refused:
    """501, never Telegram's: a part that this server does not know."""
    return Refused(501, f"Not Implemented: the local server does not play {what}")


INVALID_TOKEN = Refused(401, "Unauthorized: invalid token specified")
UNAUTHORIZED = Refused(401, "Unauthorized")
NOT_FOUND = Refused(404, "Not Found")
METHOD_NOT_FOUND = Refused(404, "Not Found: method not found")
CHAT_NOT_FOUND = bad_request("chat not found")
THREAD_NOT_FOUND = bad_request("message thread not found")
BLOCKED = forbidden("bot was blocked by the user")
DEACTIVATED = forbidden("user is deactivated")
NOT_STARTED = forbidden("bot can't initiate conversation with a user")
DELETED = forbidden("the group chat was deleted")
OTHER_POLLER = conflict(
    "terminated by other getUpdates request; make sure that only one bot instance is running"
)
NOT_MODIFIED = bad_request(
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
QUERY_TOO_OLD = bad_request("query is too old and response timeout expired or query ID is invalid")
