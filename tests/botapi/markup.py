"""Keyboards under messages, checked as strictly as Telegram does."""

from __future__ import annotations

import ipaddress
import json
from typing import Any
from urllib.parse import urlsplit

from tests.botapi.refusals import Json, bad_request

MAX_CALLBACK_DATA = 64
MAX_BUTTONS = 100
MAX_ROW = 8


def checked(source: str) -> Json | None:
    """The keyboard as the message keeps it: only inline keyboards stay with a message.

    Raises:
        Refused: for anything that Telegram would not take.
    """
    if not source:
        return None
    try:
        markup = json.loads(source)
    except ValueError as broken:
        raise bad_request("can't parse reply keyboard markup JSON object") from broken
    if not isinstance(markup, dict):
        raise bad_request("object expected as reply markup")
    return _inline(markup["inline_keyboard"]) if "inline_keyboard" in markup else None


def _inline(rows: Any) -> Json | None:
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request('field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays')
    kept = [[_button(button) for button in row] for row in rows if row]
    if sum(map(len, kept)) > MAX_BUTTONS or any(len(row) > MAX_ROW for row in kept):
        raise bad_request("reply markup is too long")
    return {"inline_keyboard": kept} if kept else None


def _button(button: Any) -> Json:
    if not isinstance(button, dict):
        raise _unparsable("InlineKeyboardButton must be an Object")
    for name in ("text", "url", "callback_data"):
        if not isinstance(button.get(name, ""), str):
            raise _unparsable(f'Field "{name}" must be of type String')
    if "text" not in button:
        raise _unparsable('Can\'t find field "text"')
    if not button["text"].strip():
        raise bad_request("inline keyboard button text must be non-empty")
    if button.get("url"):
        check_address(button["url"])
    elif not button.get("callback_data"):
        raise _unparsable("Text buttons are unallowed in the inline keyboard")
    elif len(button["callback_data"].encode("utf-8")) > MAX_CALLBACK_DATA:
        raise bad_request("BUTTON_DATA_INVALID")
    return dict(button)


def check_address(address: str) -> None:
    """A link on a button leads to a public host.

    Raises:
        Refused: for other protocols, names without a dot, and addresses of this or a private network.
    """
    wrong = f"inline keyboard button URL '{address}' is invalid"
    try:
        parts = urlsplit(address if "://" in address or address.startswith("tg:") else f"http://{address}")
        host = parts.hostname or ""
        _ = parts.port
    except ValueError as broken:
        raise bad_request(f"{wrong}: Wrong HTTP URL") from broken
    if parts.scheme in {"tg", "ton"}:
        return
    if parts.scheme not in {"http", "https"}:
        raise bad_request(f"{wrong}: Unsupported URL protocol")
    if "." not in host and ":" not in host:
        raise bad_request(f"{wrong}: Wrong HTTP URL")
    if _is_local(host):
        raise bad_request("BUTTON_URL_INVALID")


def _is_local(host: str) -> bool:
    try:
        return not ipaddress.ip_address(host).is_global
    except ValueError:
        return host.endswith((".localhost", ".local"))


def _unparsable(what: str) -> Exception:
    return bad_request(f"can't parse inline keyboard button: {what}")
