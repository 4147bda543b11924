"""How an answer leaves the server, or fails to."""

from __future__ import annotations

import asyncio
import json
from typing import Any

from starlette.responses import Response
from starlette.types import Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol

from tests.botapi.refusals import Refused

_TRANSPORT = "transport"
_GATEWAY_PAGE = (
    "<html>\r\n<head><title>{0}</title></head>\r\n<body>\r\n"
    "<center><h1>{0}</h1></center>\r\n<hr><center>nginx/1.18.0</center>\r\n</body>\r\n</html>\r\n"
)


class Reachable(H11Protocol):
    """The protocol of uvicorn, except that an answer can get hold of its connection."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self.app_state = {**self.app_state, _TRANSPORT: transport}


def ok(result: Any) -> Response:
    """The method's result."""
    return _as_json({"ok": True, "result": result}, 200)


def refused(refusal: Refused) -> Response:
    """A refusal with its status."""
    refusal.__traceback__ = None  # it is raised again and again, and would grow
    answer = _as_json(refusal.to_json(), refusal.code)
    if "retry_after" in refusal.parameters:
        answer.headers["Retry-After"] = str(refusal.parameters["retry_after"])
    return answer


def gateway(status: int) -> Response:
    """A page of HTML, as the proxy before Telegram answers."""
    return Response(_GATEWAY_PAGE.format(status), status, media_type="text/html")


def garbled(answer: Response) -> Response:
    """Half of the answer, as if it were all."""
    body = bytes(answer.body)
    return Response(body[: len(body) // 2], answer.status_code, media_type="application/json")


class Cut(Response):
    """No answer: the connection is closed."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        scope["state"][_TRANSPORT].abort()
        while (await receive())["type"] != "http.disconnect":
            pass


def _as_json(body: Any, status: int) -> Response:
    return Response(json.dumps(body), status, media_type="application/json")
