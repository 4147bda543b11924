"""HTTP's own questions: has it changed, and may it come compressed? (RFC 9110, sections 12.5.3 and 13)"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from functools import lru_cache

from starlette.requests import Request
from starlette.responses import Response

from calendars.publication import Publication

Headers = tuple[tuple[str, str], ...]
"""Names and values."""


def respond(request: Request, publication: Publication, headers: Headers) -> Response:
    """``publication`` with its validators: 304 for whoever has it, compressed for whoever asks."""
    asked = dict(request.scope["headers"])
    zipped = publication.zipped if _accepts_gzip(asked.get(b"accept-encoding", b"")) else None
    body = publication.body if zipped is None else zipped
    sent = _sent(publication.tag, len(body), publication.modified_at, headers, zipped is not None)
    if _is_known(asked, publication):
        return _Ready(304, b"", sent.without_body)
    return _Ready(200, body, sent.with_body)


class _Ready(Response):
    """A response whose headers are encoded already: of one publication they are always the same."""

    def __init__(self, status: int, body: bytes, raw_headers: list[tuple[bytes, bytes]]) -> None:
        self.status_code = status
        self.body = body
        self.raw_headers = raw_headers
        self.background = None


@dataclass(frozen=True, slots=True)
class _Sent:
    """The headers of a publication, as they go out."""

    with_body: list[tuple[bytes, bytes]]
    without_body: list[tuple[bytes, bytes]]


@lru_cache(maxsize=1024)
def _sent(tag: str, length: int, modified_at: datetime | None, headers: Headers, zipped: bool) -> _Sent:
    validators = {"ETag": f'"{tag}-gz"' if zipped else f'"{tag}"', "Cache-Control": "no-cache"}
    if modified_at is not None:
        validators["Last-Modified"] = format_datetime(modified_at.astimezone(UTC), usegmt=True)
    without_body = [
        (name.lower().encode(), value.encode("latin-1")) for name, value in (*headers, *validators.items())
    ]
    encoding = [(b"content-encoding", b"gzip")] if zipped else []
    return _Sent([(b"content-length", b"%d" % length), *without_body, *encoding], without_body)


@lru_cache(maxsize=256)
def _accepts_gzip(accepted: bytes) -> bool:
    """Whether gzip is asked for by name; an encoding with ``q=0`` is refused, not asked for."""
    for item in accepted.decode("latin-1").split(","):
        name, _, weight = item.partition(";")
        if name.strip().lower() in {"gzip", "x-gzip"}:
            return weight.replace(" ", "").lower() not in {"q=0", "q=0.0", "q=0.00", "q=0.000"}
    return False


def _is_known(asked: Mapping[bytes, bytes], publication: Publication) -> bool:
    known, since = asked.get(b"if-none-match"), asked.get(b"if-modified-since")
    if known is not None:
        return _names(known.decode("latin-1"), publication.tag)
    if since is None or publication.modified_at is None:
        return False
    return _moment(since.decode("latin-1")) >= publication.modified_at.replace(microsecond=0)


def _names(known: str, tag: str) -> bool:
    """Whether a list of tags has this one in it, of either form, strong or weak; ``*`` is any."""
    if known == f'"{tag}"':  # nearly always it is the one that was sent
        return True
    tags = (item.strip().removeprefix("W/").strip('"').removesuffix("-gz") for item in known.split(","))
    return known.strip() == "*" or tag in tags


def _moment(text: str) -> datetime:
    """The moment of an HTTP date; long ago for what is none, since such a header counts as not there."""
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return datetime.min.replace(tzinfo=UTC)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
