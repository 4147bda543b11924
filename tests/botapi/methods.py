"""The methods of the Bot API that this server plays, in one table."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from tests.botapi.inline import answer_inline_query
from tests.botapi.ledger import Request
from tests.botapi.membership import get_chat, get_chat_administrators, get_chat_member
from tests.botapi.messages import (
    answer_callback_query,
    edit_message_text,
    send_document,
    send_message,
    send_photo,
)
from tests.botapi.parameters import Parameters
from tests.botapi.refusals import Json, bad_request
from tests.botapi.service import Service
from tests.botapi.webhook import WEBHOOK_ACTIVE

MAX_COMMANDS = 100
_COMMAND = re.compile(r"[a-z0-9_]{1,32}")

Call = Callable[[Service, Parameters, Request], Awaitable[Any]]


@dataclass(frozen=True, slots=True)
class Method:
    """What a method does, and the parameters it is played with."""

    call: Call
    parameters: frozenset[str]


async def get_me(service: Service, _: Parameters, __: Request) -> Json:
    """The bot itself."""
    abilities = ("can_join_groups", "can_read_all_group_messages", "supports_inline_queries")
    return service.bot.to_json() | {name: name != "can_read_all_group_messages" for name in abilities}


async def get_updates(service: Service, asked: Parameters, _: Request) -> list[Json]:
    """What came in; see ``Updates.fetch``. Refused while there is a webhook."""
    if service.webhook.url:
        raise WEBHOOK_ACTIVE
    if (kinds := asked.json("allowed_updates")) is not None:
        service.updates.want([str(kind) for kind in kinds])
    timeout = float(asked.integer("timeout"))
    return await service.updates.fetch(asked.integer("offset"), asked.integer("limit", 100), timeout)


async def set_webhook(service: Service, asked: Parameters, _: Request) -> bool:
    """Deliver updates to an address from now on."""
    if (kinds := asked.json("allowed_updates")) is not None:
        service.updates.want([str(kind) for kind in kinds])
    service.webhook.set(asked.text("url"), asked.text("secret_token"))
    return True


async def delete_webhook(service: Service, asked: Parameters, _: Request) -> bool:
    """Deliver nothing any more; what waits can be dropped."""
    service.webhook.set("", "")
    if asked.boolean("drop_pending_updates"):
        service.updates.clear()
    return True


async def get_webhook_info(service: Service, _: Parameters, __: Request) -> Json:
    """Where updates are delivered to, and how many wait."""
    waiting = len(service.updates.waiting())
    url = service.webhook.url
    return {"url": url, "has_custom_certificate": False, "pending_update_count": waiting}


async def set_my_commands(service: Service, asked: Parameters, _: Request) -> bool:
    """The menu for a scope and a language."""
    commands = asked.objects("commands")
    if len(commands) > MAX_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    for command in commands:
        if not _COMMAND.fullmatch(str(command.get("command", ""))):
            raise bad_request("BOT_COMMAND_INVALID")
        if not 1 <= len(str(command.get("description", ""))) <= 256:
            raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    service.commands[_menu(asked)] = commands
    return True


async def get_my_commands(service: Service, asked: Parameters, _: Request) -> list[Json]:
    """The menu for exactly this scope and language, empty if none was set."""
    return service.commands.get(_menu(asked), [])


def _menu(asked: Parameters) -> str:
    return f"{asked.json('scope') or {'type': 'default'}} {asked.text('language_code')}"


def _method(call: Call, parameters: str = "") -> Method:
    return Method(call, frozenset(parameters.split()))


_SENDING = "chat_id message_thread_id reply_markup disable_notification protect_content"
_CAPTION = "caption caption_entities parse_mode"

METHODS: Mapping[str, Method] = MappingProxyType(
    {
        "getme": _method(get_me),
        "getupdates": _method(get_updates, "offset limit timeout allowed_updates"),
        "setwebhook": _method(set_webhook, "url secret_token allowed_updates"),
        "deletewebhook": _method(delete_webhook, "drop_pending_updates"),
        "getwebhookinfo": _method(get_webhook_info),
        "setmycommands": _method(set_my_commands, "commands scope language_code"),
        "getmycommands": _method(get_my_commands, "scope language_code"),
        "sendmessage": _method(send_message, f"{_SENDING} text entities parse_mode link_preview_options"),
        "senddocument": _method(send_document, f"{_SENDING} {_CAPTION} document"),
        "sendphoto": _method(send_photo, f"{_SENDING} {_CAPTION} photo"),
        "editmessagetext": _method(
            edit_message_text, "chat_id message_id text entities parse_mode link_preview_options reply_markup"
        ),
        "answercallbackquery": _method(
            answer_callback_query, "callback_query_id text show_alert url cache_time"
        ),
        "answerinlinequery": _method(
            answer_inline_query, "inline_query_id results cache_time is_personal next_offset button"
        ),
        "getchat": _method(get_chat, "chat_id"),
        "getchatmember": _method(get_chat_member, "chat_id user_id"),
        "getchatadministrators": _method(get_chat_administrators, "chat_id"),
    }
)
"""By name in lower case: Telegram does not look at capitals."""
