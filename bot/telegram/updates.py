"""Updates as Telegram writes them (Bot API, Update), turned into what the bot understands."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.incoming import ChatKind, Incoming, Joined, Left, Moved, Pressed, Said

_WRITTEN = ("message", "channel_post")
_EDITED = ("edited_message", "edited_channel_post")

KINDS = (*_WRITTEN, *_EDITED, "my_chat_member", "callback_query", "inline_query")
"""The kinds of update that are asked for."""

EDITED_WITHIN = timedelta(hours=48)
"""So long after they were written edited words are heard: so long people can edit them (Telegram)."""

_CHAT_KINDS = {
    "private": ChatKind.PRIVATE,
    "group": ChatKind.GROUP,
    "supergroup": ChatKind.GROUP,
    "channel": ChatKind.CHANNEL,
}

_COMMAND = re.compile(r"/\w+(?:@(?P<bot>\w+))?")

_OUTSIDE = {"left", "kicked"}
"""The standings of one who is not in a chat (Bot API, ChatMember)."""

Json = Mapping[str, Any]


def incoming(update: Json, username: str, received: datetime | None = None) -> Incoming | None:
    """What an update says to the bot called ``username`` (without ``@``); ``None`` if nothing.

    ``received`` is when it was written down: Telegram does not tell when a button was pressed.
    Nothing is said by other bots, by messages without text, by commands for another bot, and by what was
    edited more than two days after it was written. Inline queries are not heard here: see
    ``bot.telegram.inline``.
    """
    if member := update.get("my_chat_member"):
        return _membership(member)
    if query := update.get("callback_query"):
        return _pressed(query, received)
    message = next((update[kind] for kind in (*_WRITTEN, *_EDITED) if update.get(kind)), None)
    if not message:
        return None
    if to := message.get("migrate_to_chat_id"):
        return Moved(message["chat"]["id"], to)
    is_edited = any(kind in update for kind in _EDITED)
    if is_edited and _is_edited_late(message, received):
        return None
    said = _said(message, username, received)
    return replace(said, is_edited=is_edited) if said else None


def _membership(member: Json) -> Left | Joined | None:
    chat = member["chat"]["id"]
    if member["new_chat_member"]["status"] in _OUTSIDE:
        return Left(chat)
    was_outside = member.get("old_chat_member", {}).get("status") in _OUTSIDE
    if not was_outside or _CHAT_KINDS.get(member["chat"]["type"]) is not ChatKind.GROUP:
        return None
    return Joined(chat, language_code(member.get("from", {}).get("language_code")))


def _pressed(query: Json, received: datetime | None) -> Pressed | None:
    """Nothing is said by a press under a message of the inline mode, or one that carries no data."""
    message, user = query.get("message"), query["from"]
    kind = _CHAT_KINDS.get(message["chat"]["type"]) if message else None
    if message is None or kind is None or "data" not in query:
        return None
    return Pressed(
        chat=message["chat"]["id"],
        kind=kind,
        id=query["id"],
        data=query["data"],
        message=message["message_id"],
        thread=message.get("message_thread_id") if message.get("is_topic_message") else None,
        user=user["id"],
        language=language_code(user.get("language_code")),
        name=_name(user),
        at=received,
        username=user.get("username"),
    )


def _said(message: Json, username: str, received: datetime | None) -> Said | None:
    kind = _CHAT_KINDS.get(message["chat"]["type"])
    if kind is None or "text" not in message or not _is_written_by_someone(message):
        return None
    text: str = message["text"]
    command = _COMMAND.match(text)
    if command and command["bot"] and command["bot"].casefold() != username.casefold():
        return None
    spoken, mentions = re.subn(rf"\s?@{username}(?!\w)", "", text, flags=re.IGNORECASE)
    replied = message.get("reply_to_message", {}).get("from", {}).get("username", "")
    named = bool(mentions) or replied.casefold() == username.casefold() or kind is ChatKind.PRIVATE
    writer = {} if "sender_chat" in message else message.get("from", {})
    return Said(
        chat=message["chat"]["id"],
        kind=kind,
        text=spoken.strip(),
        addressed=named or bool(command),
        thread=message.get("message_thread_id") if message.get("is_topic_message") else None,
        user=writer.get("id"),
        language=language_code(writer.get("language_code")),
        named=named,
        name=_name(writer) or message.get("sender_chat", {}).get("title", ""),
        administrator=message.get("sender_chat", {}).get("id") == message["chat"]["id"],
        at=_written_at(message) or received,
        username=writer.get("username"),
        message=message.get("message_id"),
    )


def _is_edited_late(message: Json, received: datetime | None) -> bool:
    written, edited = message.get("date"), received or _written_at(message)
    return bool(written and edited and edited > datetime.fromtimestamp(written, UTC) + EDITED_WITHIN)


def _written_at(message: Json) -> datetime | None:
    """When it was written as it is now; updates may have waited long for a program that was down."""
    seconds = message.get("edit_date") or message.get("date")
    return datetime.fromtimestamp(seconds, UTC) if seconds else None


def _name(writer: Json) -> str:
    return " ".join(filter(None, (writer.get("first_name"), writer.get("last_name"))))


def _is_written_by_someone(message: Json) -> bool:
    """Not by a bot, nor chosen from what one offered: our own answers would be questions else.

    An administrator who stays anonymous writes as a bot, and in the name of a chat.
    """
    if message.get("is_automatic_forward") or "via_bot" in message:
        return False
    return "sender_chat" in message or not message.get("from", {}).get("is_bot", False)


def language_code(code: str | None) -> str | None:
    """The language of a user (Bot API, User: an IETF tag), without its region."""
    return code.partition("-")[0].casefold() if code else None
