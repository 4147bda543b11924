"""A Bot API that answers as fast as it can, in a process of its own, and keeps when each message came.

``python -m benchmarks.quick_botapi`` prints its port, serves until its input ends, and then prints the
messages as JSON, each as the moment it came (Unix seconds) and its chat. It checks nothing: it is there
to measure the sender by. The one that judges it is ``tests/botapi``.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from subprocess import PIPE, Popen
from typing import Any

TOKEN = "123456789:a-server-to-measure-with-0000000000"
_BOT = {"id": 123456789, "is_bot": True, "first_name": "Agreed", "username": "agreed_bench_bot"}


@dataclass
class QuickServer:
    """Where it is, and, once it has ended, what came: moment and chat of every message, in order."""

    url: str
    arrivals: list[tuple[float, int]] = field(default_factory=list)


@contextmanager
def quick_botapi() -> Iterator[QuickServer]:
    """Serve from another process until the end of the block."""
    with Popen([sys.executable, "-m", __name__], stdin=PIPE, stdout=PIPE, text=True) as process:
        assert process.stdin
        assert process.stdout
        server = QuickServer(f"http://127.0.0.1:{int(process.stdout.readline())}/bot")
        yield server
        process.stdin.close()
        server.arrivals += [tuple(one) for one in json.loads(process.stdout.readline())]


class _Connection(asyncio.Protocol):
    """Reads requests one after another, and answers each at once."""

    def __init__(self, arrivals: list[tuple[float, int]]) -> None:
        self._arrivals = arrivals
        self._unread = b""
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._unread += data
        while (end := self._unread.find(b"\r\n\r\n")) >= 0:
            head, start = self._unread[:end], end + 4
            length = _number(head.lower(), b"content-length:", b"\r\n")
            if len(self._unread) < start + length:
                return
            body, self._unread = self._unread[start : start + length], self._unread[start + length :]
            self._answer(head.split(b" ", 2)[1].rpartition(b"/")[2].lower(), body)

    def _answer(self, method: bytes, body: bytes) -> None:
        said = json.dumps({"ok": True, "result": self._result(method, body)}).encode()
        head = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: %d\r\n\r\n"
        assert self._transport
        self._transport.write(head % len(said) + said)

    def _result(self, method: bytes, body: bytes) -> Any:
        if method != b"sendmessage":
            return _BOT if method == b"getme" else True
        now, chat = time.time(), _number(body, b"chat_id=", b"&")
        self._arrivals.append((now, chat))
        there = {"id": chat, "type": "private", "first_name": "Anna"}
        return {
            "message_id": len(self._arrivals),
            "date": int(now),
            "chat": there,
            "from": _BOT,
            "text": "Due",
        }


def _number(text: bytes, name: bytes, end: bytes) -> int:
    """The number after ``name``; 0 if it is not there."""
    return int(text.partition(name)[2].partition(end)[0] or 0)


async def _serve() -> None:
    arrivals: list[tuple[float, int]] = []
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: _Connection(arrivals), "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)
    print(json.dumps(arrivals), flush=True)


if __name__ == "__main__":
    asyncio.run(_serve())
