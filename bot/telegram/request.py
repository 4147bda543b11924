"""How python-telegram-bot's client reaches the server: over aiohttp, with nothing between.

Its own way, over httpx, needs twice the processor time for a message, tells less about why a request
failed, and logs an answer that it cannot read, with whatever words of a chat stand in it.
"""

from __future__ import annotations

import json
from typing import Any

import aiohttp
from telegram.error import NetworkError, TelegramError, TimedOut
from telegram.request import BaseRequest, RequestData

from bot.settings import is_local

_Seconds = Any
"""Seconds, ``None`` for no limit, or the library's mark for "as always"."""


class AiohttpRequest(BaseRequest):
    """At most ``connections`` requests at once to the server at ``url``.

    Raises the library's errors: ``TimedOut`` or ``NetworkError`` with the error of aiohttp as its cause.
    Proxies are taken from the environment, but not for an address that only this machine or its
    network knows.
    """

    def __init__(self, url: str, connections: int, connect_seconds: float, read_seconds: float) -> None:
        self._connections = connections
        self._connect_seconds = connect_seconds
        self._read_seconds = read_seconds
        self._trust_env = not is_local(url)
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        """How long an answer is waited for, in seconds, if nobody says otherwise."""
        return self._read_seconds

    async def initialize(self) -> None:
        """Open a session, if none is open."""
        self._open()

    def _open(self) -> aiohttp.ClientSession:
        if self._session is None:
            connector = aiohttp.TCPConnector(limit=self._connections)
            headers = {"User-Agent": self.USER_AGENT}
            self._session = aiohttp.ClientSession(
                connector=connector,
                headers=headers,
                trust_env=self._trust_env,
                cookie_jar=aiohttp.DummyCookieJar(),
            )
        return self._session

    async def shutdown(self) -> None:
        """Close the session, if one is open."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: _Seconds = BaseRequest.DEFAULT_NONE,
        write_timeout: _Seconds = BaseRequest.DEFAULT_NONE,
        connect_timeout: _Seconds = BaseRequest.DEFAULT_NONE,
        pool_timeout: _Seconds = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """Ask once; the status and the body of the answer."""
        session = self._open()
        timeout = aiohttp.ClientTimeout(
            connect=self._connect_seconds,
            sock_read=read_timeout if isinstance(read_timeout, int | float) else self._read_seconds,
        )
        try:
            async with session.request(method, url, data=_body(request_data), timeout=timeout) as answer:
                return answer.status, await answer.read()
        except TimeoutError as error:
            raise TimedOut from error
        except (aiohttp.ClientError, OSError) as error:
            raise NetworkError(type(error).__name__) from error

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """Read an answer; one that cannot be read is an error, and is not logged.

        Raises:
            TelegramError: if it is no JSON object.
        """
        try:
            answer = json.loads(payload)
        except ValueError:
            answer = None
        if not isinstance(answer, dict):
            raise TelegramError("Invalid server response")
        return answer


def _body(data: RequestData | None) -> dict[str, str] | aiohttp.FormData | None:
    if data is None or not data.multipart_data:
        return data and data.json_parameters
    form = aiohttp.FormData(data.json_parameters)
    for name, (filename, content, kind) in data.multipart_data.items():
        form.add_field(name, content, filename=filename, content_type=kind)
    return form
