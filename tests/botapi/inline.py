"""The inline mode: people type to the bot in any chat, and choose what it offers."""

from __future__ import annotations

import re
import secrets
import time
from collections.abc import Sequence
from typing import Any

from tests.botapi import entities
from tests.botapi.chats import Chat, Kind, User
from tests.botapi.ledger import Request
from tests.botapi.parameters import Parameters
from tests.botapi.refusals import QUERY_TOO_OLD, Json, bad_request
from tests.botapi.service import Service, Typed

MAX_RESULTS = 50
MAX_ID_BYTES = 64
MAX_START_PARAMETER = 64
MAX_QUERY = 256
WAITS_SECONDS = 10
_START_PARAMETER = re.compile("[A-Za-z0-9_-]+")


def type_to_bot(service: Service, user: User, text: str, *, is_old: bool = False) -> Json:
    """Someone types after the bot's name; the inline query. One that ``is_old`` is not waited for any more.

    Raises:
        ValueError: for a text longer than Telegram sends.
    """
    if len(text) > MAX_QUERY:
        raise ValueError(f"a query has at most {MAX_QUERY} characters")
    query: Json = {
        "id": str(secrets.randbits(62)),
        "from": user.to_json(),
        "chat_type": "sender",
        "query": text,
        "offset": "",
    }
    service.inline[query["id"]] = Typed(query, time.time() - (WAITS_SECONDS if is_old else 0))
    service.updates.add("inline_query", query)
    return query


def choose(service: Service, query_id: str, result_id: str, chat: Chat) -> Json:
    """Who typed chooses a result for a chat; the message. The bot gets it where it is in that chat.

    Raises:
        ValueError: if nothing such was offered.
    """
    typed = service.inline[query_id]
    offered: Sequence[Json] = (typed.answer or {}).get("results", ())
    content = next((one["input_message_content"] for one in offered if one["id"] == result_id), None)
    if content is None:
        raise ValueError(f"no result {result_id!r} was offered")
    user = service.users[typed.query["from"]["id"]]
    message = service.write(chat, user, content | {"via_bot": service.bot.to_json()})
    if chat.kind is not Kind.CHANNEL and chat.refusal() is None:  # also in privacy mode
        service.updates.add("message", message)
    return message


async def answer_inline_query(service: Service, asked: Parameters, _: Request) -> bool:
    """Offer results: the button, how many they are and their texts are looked at first, as by Telegram."""
    button = _button(asked)
    results = asked.objects("results")
    if len(results) > MAX_RESULTS:
        raise bad_request("too many inline query results specified")
    kept = [_result(result) for result in results]
    typed = service.inline.get(asked.text("inline_query_id"))
    if typed is None or time.time() - typed.at >= WAITS_SECONDS:
        raise QUERY_TOO_OLD
    _check_ids([result["id"] for result in kept])
    if len(asked.text("next_offset").encode()) > MAX_ID_BYTES:
        raise bad_request("NEXT_OFFSET_INVALID")
    typed.answer = {
        "results": kept,
        "cache_time": asked.integer("cache_time", 300),
        "is_personal": asked.boolean("is_personal"),
        "button": button,
    }
    return True


def _button(asked: Parameters) -> Json | None:
    button = asked.json("button")
    if button is None:
        return None
    if not isinstance(button, dict) or not _text_of(button, "text"):
        raise bad_request("can't parse inline query results button: Can't find field \"text\"")
    parameter = _text_of(button, "start_parameter")
    if not parameter:
        raise bad_request("can't use empty start_parameter")
    if len(parameter) > MAX_START_PARAMETER:
        raise bad_request("too long start_parameter specified")
    if not _START_PARAMETER.fullmatch(parameter):
        raise bad_request("unallowed characters in start_parameter are used")
    return button


def _result(result: Json) -> Json:
    kind = _text_of(result, "type").lower()
    if kind != "article":
        raise _unparsable(f'type "{kind}" is unsupported for the inline query result')
    for name in ("id", "title"):
        if name not in result:
            raise _unparsable(f'Can\'t find field "{name}"')
    title = entities.cleaned(_text_of(result, "title"), []).text
    if not title:
        raise bad_request("ARTICLE_TITLE_EMPTY")
    description = entities.cleaned(_text_of(result, "description"), []).text
    given = result.get("input_message_content")
    content = _content(given if isinstance(given, dict) else {})
    return result | {"title": title, "description": description, "input_message_content": content}


def _content(content: Json) -> Json:
    """The text of the message that is sent, as strictly as any other."""
    if "message_text" not in content:
        raise _unparsable('Can\'t find field "message_text"')
    if "parse_mode" in content:
        raise bad_request("unsupported parse_mode")
    formatted = entities.cleaned(_text_of(content, "message_text"), list(content.get("entities", [])))
    if not formatted.text:
        raise bad_request("message text is empty")
    if entities.units(formatted.text) > entities.MAX_TEXT:
        raise bad_request("MESSAGE_TOO_LONG")
    kept: Json = {"text": formatted.text}
    return kept | ({"entities": list(formatted.entities)} if formatted.entities else {})


def _check_ids(ids: Sequence[Any]) -> None:
    if any(not id for id in ids):
        raise bad_request("RESULT_ID_EMPTY")
    if any(not isinstance(id, str) or len(id.encode()) > MAX_ID_BYTES for id in ids):
        raise bad_request("RESULT_ID_INVALID")
    if len(set(ids)) < len(ids):
        raise bad_request("RESULT_ID_DUPLICATE")


def _text_of(given: Json, name: str) -> str:
    value = given.get(name, "")
    if not isinstance(value, str):
        raise _unparsable(f'Field "{name}" must be of type String')
    return value


def _unparsable(what: str) -> Exception:
    return bad_request(f"can't parse InlineQueryResult: {what}")
