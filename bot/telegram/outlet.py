"""The outlet to Telegram, and the one place that decides what became of an attempt.

python-telegram-bot raises the same classes for very different things (``BadRequest`` and
``TimedOut`` are both a ``NetworkError``). So classes are compared exactly, and the error of aiohttp
beneath decides whether a request can have left.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import aiohttp
from telegram import Bot, InputFile
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    EndPointNotFound,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.date_times import DateTimeEntity
from bot.delivery import (
    Attachment,
    AttachmentKind,
    ChatGone,
    ChatMoved,
    Delivery,
    Limited,
    Link,
    NotSent,
    Outcome,
    PlaceGone,
    Press,
    Prompt,
    Refused,
    Rows,
    Sent,
    ThreadGone,
    Unanswered,
    Unauthorized,
)

CHAT_GONE = frozenset(
    {
        "bot was blocked by the user",
        "user is deactivated",
        "bot can't initiate conversation with a user",
        "bot can't send messages to bots",
        "bot was kicked from the group chat",
        "bot was kicked from the supergroup chat",
        "bot was kicked from the channel chat",
        "bot is not a member of the group chat",
        "bot is not a member of the supergroup chat",
        "bot is not a member of the channel chat",
        "the group chat was deleted",
        "group chat was deactivated",
        "chat not found",
        "user not found",
        "peer_id_invalid",
        "channel_private",
        "chat_write_forbidden",
        "have no rights to send a message",
        "not enough rights to send text messages to the chat",
        "need administrator rights in the channel chat",
    }
)
"""What Telegram says of a chat to which nothing can be sent, in lower case, without the class."""

THREAD_GONE = frozenset({"message thread not found", "topic_closed", "topic_deleted"})
"""What it says of a forum topic in which nothing can be written."""

PLACE_GONE = frozenset({"message to edit not found", "message can't be edited", "message_id_invalid"})
"""What it says of a message in whose place nothing else can be shown."""

_GENERAL = 1
"""The topic of a forum that every forum has; Telegram finds no message thread of that number."""

_NOT_MODIFIED = "message is not modified"
"""It is there already: an edit that was repeated has arrived."""

_ENTITY_REFUSED = ("entity_date", "entities_too_long", "can't parse messageentity")
"""How its refusals of a moment begin; the last is that of a server that knows no ``date_time``."""

_FURTHEST = timedelta(days=1098)
"""How far ahead a moment may lie (core.telegram.org, messageEntityFormattedDate)."""

_MOST_ENTITIES = 100
"""So many of a message it marks; more it leaves out or refuses (tdlib/telegram-bot-api, issues 165, 820)."""

_UNNAMED_WAIT = timedelta(seconds=5)
_ATTACHING = {
    AttachmentKind.PICTURE: ("sendphoto", "photo"),
    AttachmentKind.FILE: ("senddocument", "document"),
}
"""The method for each kind of attachment, and its parameter."""

_PREVIEWS_OFF = '{"is_disabled": true}'


class TelegramOutlet:
    """Sends through an initialised client."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot

    async def send(self, delivery: Delivery) -> Outcome:
        """Try once; what is refused because of a moment in it was not sent, and goes without being marked."""
        outcome = await self._send(delivery)
        if delivery.entities and isinstance(outcome, Refused) and outcome.why.startswith(_ENTITY_REFUSED):
            return await self._send(replace(delivery, entities=()))
        return outcome

    async def _send(self, delivery: Delivery) -> Outcome:
        try:
            # In small letters, which Telegram takes as well, the library leaves the answer as it is: to
            # make objects of all that it says takes as long as sending.
            answer = await self._bot.do_api_request(_method(delivery), _asked(delivery))
            return Sent(int(answer["message_id"]))
        except TelegramError as error:
            return outcome_of(error, delivery)
        except Exception as error:  # an answer that the library cannot read is an answer all the same
            return Unanswered(f"unreadable answer: {type(error).__name__}")


def outcome_of(error: TelegramError, delivery: Delivery) -> Outcome:
    """What an error of the library means for a delivery."""
    kind = type(error)
    if isinstance(error, RetryAfter):
        return Limited(_wait(error))
    if isinstance(error, ChatMigrated):
        return ChatMoved(error.new_chat_id)
    if kind in {InvalidToken, EndPointNotFound}:
        return Unauthorized()
    if delivery.replaces is not None and _said(error).startswith(_NOT_MODIFIED):
        return Sent(delivery.replaces)
    if kind in {BadRequest, Forbidden}:
        return _refusal(_said(error), delivery)
    if kind is Conflict:
        return NotSent(_said(error))
    if kind in {TimedOut, NetworkError}:
        return _network(error)
    return Unanswered(f"unreadable answer: {kind.__name__}")


def _refusal(said: str, delivery: Delivery) -> Outcome:
    if said in CHAT_GONE:
        return ChatGone(said)
    if said in PLACE_GONE and delivery.replaces is not None:
        return PlaceGone()
    if said in THREAD_GONE and delivery.thread is not None:
        return ThreadGone()
    return Refused(said)


def _network(error: TelegramError) -> Outcome:
    if _said(error).startswith("too many requests"):
        return Limited(_UNNAMED_WAIT)
    cause = error.__cause__
    if cause is None:
        return Unanswered(_said(error))
    why = type(cause).__name__
    return NotSent(why) if _never_left(cause) else Unanswered(why)


def _never_left(cause: BaseException) -> bool:
    """Whether the request failed before anything of it can have reached the server."""
    return isinstance(cause, aiohttp.ClientConnectorError | aiohttp.ConnectionTimeoutError)


def _said(error: TelegramError) -> str:
    """The server's words, without the class that stands before them."""
    return error.message.casefold().removeprefix("forbidden: ").removeprefix("bad request: ").strip(" .")


def _wait(error: RetryAfter) -> timedelta:
    wait = error.retry_after
    return wait if isinstance(wait, timedelta) else timedelta(seconds=wait)


def _method(delivery: Delivery) -> str:
    if delivery.replaces is not None:
        return "editmessagetext"
    return _ATTACHING[delivery.attachment.kind][0] if delivery.attachment else "sendmessage"


def _asked(delivery: Delivery) -> dict[str, object]:
    """The parameters (Bot API, sendMessage and its like), the compound ones as JSON."""
    asked: dict[str, object] = {"chat_id": delivery.chat}
    if delivery.attachment:
        asked |= _attached(delivery.attachment, delivery.text)
    else:
        asked |= {"text": delivery.text, "link_preview_options": _PREVIEWS_OFF}
    if entities := message_entities(delivery.entities, datetime.now(UTC)):
        asked["caption_entities" if delivery.attachment else "entities"] = json.dumps(entities)
    if delivery.replaces is not None:
        asked["message_id"] = delivery.replaces
    elif delivery.thread is not None and delivery.thread != _GENERAL:
        asked["message_thread_id"] = delivery.thread
    if delivery.buttons:
        asked["reply_markup"] = json.dumps(_markup(delivery.buttons), ensure_ascii=False)
    return asked


def message_entities(entities: Iterable[DateTimeEntity], now: datetime) -> list[Mapping[str, str | int]]:
    """As the Bot API writes them: those that it takes ``now``, by the real clock; the first of too many."""
    latest = (now + _FURTHEST).timestamp()
    return [_entity(one) for one in entities if 0 <= one.unix_time < latest][:_MOST_ENTITIES]


def _entity(one: DateTimeEntity) -> Mapping[str, str | int]:
    place: dict[str, str | int] = {"type": "date_time", "offset": one.offset, "length": one.length}
    moment = place | {"unix_time": one.unix_time}
    return moment | {"date_time_format": one.format} if one.format else moment


def _attached(attachment: Attachment, caption: str) -> dict[str, object]:
    _, name = _ATTACHING[attachment.kind]
    file = InputFile(attachment.body, filename=attachment.name)
    return {name: file, "caption": caption} if caption else {name: file}


def _markup(rows: Rows) -> dict[str, object]:
    for prompt in (button for row in rows for button in row if isinstance(button, Prompt)):
        shown = {"force_reply": True, "input_field_placeholder": prompt.label}
        return shown | {"selective": True} if prompt.is_for_mentioned else shown
    buttons = [[button for button in row if not isinstance(button, Prompt)] for row in rows]
    return {"inline_keyboard": [[_button(button) for button in row] for row in buttons]}


def _button(button: Link | Press) -> dict[str, str]:
    match button:
        case Link(label, url):
            return {"text": label, "url": url}
        case Press(label, data):
            return {"text": label, "callback_data": data}
