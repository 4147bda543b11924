"""HTTP's own questions: has it changed, and may it come compressed? (RFC 9110, sections 12.5.3 and 13)"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime

from starlette.requests import Request
from starlette.responses import Response

from calendars.publishing import Publication


def respond(request: Request, publication: Publication, headers: Mapping[str, str]) -> Response:
    """``publication`` with its validators: 304 for whoever has it, compressed for whoever asks."""
    zipped = _accepts_gzip(request.headers.get("accept-encoding", ""))
    tag = f'"{publication.tag}-gz"' if zipped else f'"{publication.tag}"'
    modified = publication.modified_at.astimezone(UTC).replace(microsecond=0)
    validators = {
        "ETag": tag,
        "Last-Modified": format_datetime(modified, usegmt=True),
        "Cache-Control": "no-cache",
        "Vary": "Accept-Encoding",
    }
    if _is_known(request, publication.tag, modified):
        return Response(status_code=304, headers={**headers, **validators})
    if zipped:
        validators["Content-Encoding"] = "gzip"
    return Response(publication.zipped if zipped else publication.body, headers={**headers, **validators})


def _accepts_gzip(accepted: str) -> bool:
    """Whether gzip is asked for by name; an encoding with ``q=0`` is refused, not asked for."""
    for item in accepted.split(","):
        name, _, weight = item.partition(";")
        if name.strip().lower() in {"gzip", "x-gzip"}:
            return weight.replace(" ", "").lower() not in {"q=0", "q=0.0", "q=0.00", "q=0.000"}
    return False


def _is_known(request: Request, tag: str, modified: datetime) -> bool:
    known = request.headers.get("if-none-match")
    if known is not None:
        tags = {item.strip().removeprefix("W/").strip('"').removesuffix("-gz") for item in known.split(",")}
        return known.strip() == "*" or tag in tags
    since = request.headers.get("if-modified-since")
    return since is not None and _moment(since) >= modified


def _moment(text: str) -> datetime:
    """The moment of an HTTP date; long ago for what is none, since such a header counts as not there."""
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return datetime.min.replace(tzinfo=UTC)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
