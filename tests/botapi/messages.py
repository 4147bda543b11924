"""Sending and editing, as strictly as Telegram does."""

from __future__ import annotations

import struct
import time

from tests.botapi import entities, markup
from tests.botapi.ledger import Request
from tests.botapi.parameters import Parameters
from tests.botapi.refusals import NOT_MODIFIED, QUERY_TOO_OLD, Json, bad_request
from tests.botapi.service import Service

MAX_CALLBACK_ANSWER = 200
_EDITABLE = {"text", "entities", "reply_markup"}
_PNG = b"\x89PNG\r\n\x1a\n"


async def send_message(service: Service, asked: Parameters, request: Request) -> Json:
    """A text, of 1 to 4096 UTF-16 units."""
    return _send(service, asked, request, _text(asked))


async def send_document(service: Service, asked: Parameters, request: Request) -> Json:
    """A file, with a caption of at most 1024 UTF-16 units."""
    content = _caption(asked)
    file = _file(service, asked, "document")
    upload = service.files[file["file_id"]]
    content["document"] = file | {"file_name": upload.name, "mime_type": upload.media_type}
    return _send(service, asked, request, content)


async def send_photo(service: Service, asked: Parameters, request: Request) -> Json:
    """A picture, which has to be a PNG here."""
    content = _caption(asked)
    file = _file(service, asked, "photo")
    width, height = _size(service.files[file["file_id"]].content)
    content["photo"] = [file | {"width": width, "height": height}]
    return _send(service, asked, request, content)


async def edit_message_text(service: Service, asked: Parameters, _: Request) -> Json:
    """Another text, and another keyboard or none, for a message of the bot."""
    content = _text(asked) | _keyboard(asked)
    chat = service.writable(asked.text("chat_id"), 0)
    message = chat.messages.get(asked.integer("message_id"))
    if message is None:
        raise bad_request("message to edit not found")
    if "text" not in message or message.get("from", service.bot.to_json())["id"] != service.bot.id:
        raise bad_request("message can't be edited")
    if content == {name: value for name, value in message.items() if name in _EDITABLE}:
        raise NOT_MODIFIED
    for name in _EDITABLE:
        message.pop(name, None)
    message |= content | {"edit_date": int(time.time())}
    return message


async def answer_callback_query(service: Service, asked: Parameters, _: Request) -> bool:
    """Stop the clock on a button, perhaps with a few words."""
    if asked.text("callback_query_id") not in service.queries:
        raise QUERY_TOO_OLD
    if entities.units(asked.text("text")) > MAX_CALLBACK_ANSWER:
        raise bad_request("MESSAGE_TOO_LONG")
    return True


def _send(service: Service, asked: Parameters, request: Request, content: Json) -> Json:
    content |= _keyboard(asked)
    thread = asked.integer("message_thread_id")
    chat = service.writable(asked.text("chat_id"), thread)
    return service.accept(request, chat, thread, content)


def _text(asked: Parameters) -> Json:
    _refuse_parse_mode(asked)
    given = entities.cleaned(asked.text("text"), asked.objects("entities"))
    return _with_entities("text", "entities", entities.checked_text(given))


def _caption(asked: Parameters) -> Json:
    _refuse_parse_mode(asked)
    given = entities.cleaned(asked.text("caption"), asked.objects("caption_entities"))
    return _with_entities("caption", "caption_entities", entities.checked_caption(given))


def _with_entities(text: str, marks: str, formatted: entities.Formatted) -> Json:
    content: Json = {text: formatted.text} if formatted.text else {}
    return content | ({marks: list(formatted.entities)} if formatted.entities else {})


def _refuse_parse_mode(asked: Parameters) -> None:
    if asked.has("parse_mode"):
        raise bad_request("unsupported parse_mode")


def _keyboard(asked: Parameters) -> Json:
    keyboard = markup.checked(asked.text("reply_markup"))
    return {"reply_markup": keyboard} if keyboard else {}


def _file(service: Service, asked: Parameters, name: str) -> Json:
    """The uploaded file under its own name or, with ``attach://``, under another; or one sent before."""
    given = asked.text(name)
    upload = asked.files.get(given.removeprefix("attach://") if given else name) or service.files.get(given)
    if upload is None:
        raise bad_request(f"there is no {name} in the request")
    if not upload.content:
        raise bad_request("file must be non-empty")
    return service.keep(upload)


def _size(picture: bytes) -> tuple[int, int]:
    if not picture.startswith(_PNG) or len(picture) < len(_PNG) + 16:
        raise bad_request("IMAGE_PROCESS_FAILED")
    width, height = struct.unpack(">II", picture[16:24])
    if width + height > 10_000 or max(width, height) > 20 * min(width, height):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    return width, height
