"""The parameters of a request, from a query string, a form, a multipart form or JSON.

As in the official server they are all strings in the end; objects and lists are JSON in a string.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from email.message import Message
from email.parser import BytesParser
from email.policy import HTTP
from typing import Any
from urllib.parse import parse_qsl

from tests.botapi.refusals import Json, Refused, bad_request


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came with the request."""

    name: str
    content: bytes
    media_type: str = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class Parameters:
    """What was asked for; the readers refuse what is not of their kind."""

    texts: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, Upload] = field(default_factory=dict)

    @property
    def names(self) -> set[str]:
        """What was given, files apart."""
        return set(self.texts)

    def text(self, name: str) -> str:
        """The text, empty where it is missing."""
        return self.texts.get(name, "")

    def has(self, name: str) -> bool:
        """Whether the parameter was given, and not empty."""
        return bool(self.texts.get(name))

    def integer(self, name: str, default: int = 0) -> int:
        """The number; ``default`` where it is missing or, as in the official server, no number."""
        try:
            return int(self.text(name))
        except ValueError:
            return default

    def boolean(self, name: str) -> bool:
        """Whether it is set."""
        return self.text(name).strip().lower() in {"true", "1", "yes", "t", "y"}

    def json(self, name: str) -> Any:
        """The value of a JSON parameter, ``None`` where it is missing."""
        if not self.has(name):
            return None
        try:
            return json.loads(self.text(name))
        except ValueError as broken:
            raise bad_request(f"can't parse {name} JSON object") from broken

    def objects(self, name: str) -> list[Json]:
        """The objects of a JSON list, empty where it is missing."""
        value = self.json(name)
        if value is None:
            return []
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            raise bad_request(f"can't parse {name}: expected an Array of Object")
        return value


def parse(query: str, content_type: str, body: bytes) -> Parameters:
    """The parameters of one request; those of the body come before those of the address."""
    texts = _form(query)
    kind = content_type.partition(";")[0].strip().lower()
    if not body or not kind:
        return Parameters(texts)
    match kind:
        case "application/json":
            return Parameters(texts | _json(body))
        case "application/x-www-form-urlencoded":
            return Parameters(texts | _form(_utf8(body)))
        case "multipart/form-data":
            more, files = _multipart(content_type, body)
            return Parameters(texts | more, files)
        case _:
            raise Refused(400, "Bad Request: unsupported content type")


def _utf8(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as broken:
        raise bad_request("strings must be encoded in UTF-8") from broken


def _form(encoded: str) -> dict[str, str]:
    try:
        pairs = parse_qsl(encoded, keep_blank_values=True, errors="strict")
    except UnicodeDecodeError as broken:
        raise bad_request("strings must be encoded in UTF-8") from broken
    return dict(pairs)


def _json(body: bytes) -> dict[str, str]:
    try:
        value = json.loads(_utf8(body))
    except ValueError as broken:
        raise bad_request("can't parse JSON object") from broken
    if not isinstance(value, dict):
        raise bad_request("JSON object expected")
    return {name: _as_text(item) for name, item in value.items() if item is not None}


def _as_text(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value)


def _multipart(content_type: str, body: bytes) -> tuple[dict[str, str], dict[str, Upload]]:
    head = f"Content-Type: {content_type}\r\n\r\n".encode("latin-1")
    form = BytesParser(policy=HTTP).parsebytes(head + body)
    texts: dict[str, str] = {}
    files: dict[str, Upload] = {}
    for part in form.iter_parts():
        name, content = _part(part)
        if (filename := part.get_filename()) is None:
            texts[name] = _utf8(content)
        else:
            files[name] = Upload(filename, content, part.get_content_type())
    return texts, files


def _part(part: Message) -> tuple[str, bytes]:
    name = part.get_param("name", header="content-disposition")
    content = part.get_payload(decode=True)
    if not isinstance(name, str) or not isinstance(content, bytes):
        raise bad_request("can't parse multipart form data")
    return name, content
