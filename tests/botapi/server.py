"""The server in a thread of its own, on a free port of this machine."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager

import uvicorn

from tests.botapi.answers import Reachable
from tests.botapi.app import application
from tests.botapi.limits import Limits
from tests.botapi.service import TOKEN, Service
from tests.botapi.world import World


@contextmanager
def serving(token: str = TOKEN, limits: Limits | None = None, port: int = 0) -> Iterator[str]:
    """Serve until the end of the block; yields the server's address, like ``http://127.0.0.1:40123``.

    Raises:
        OSError: if the port is taken.
    """
    # Named as TCP, so that asyncio sends small packets at once.
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(("127.0.0.1", port))
        listener.listen()
        server = _Stoppable(Service(token, limits))
        thread = threading.Thread(target=server.run, args=([listener],), name="botapi")
        thread.start()
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            server.stop()
            thread.join()


@asynccontextmanager
async def botapi(token: str = TOKEN, limits: Limits | None = None) -> AsyncIterator[World]:
    """Serve until the end of the block; yields the world that a test acts on."""
    with serving(token, limits) as address:
        async with World(address, token) as world:
            yield world


class _Stoppable(uvicorn.Server):
    """A server that another thread can stop, and that then lets go of everyone who waits."""

    def __init__(self, service: Service) -> None:
        super().__init__(
            uvicorn.Config(
                application(service),
                http=Reachable,
                ws="none",
                lifespan="off",
                log_config=None,
                access_log=False,
            )
        )
        self._service = service
        self._loop: asyncio.AbstractEventLoop | None = None
        self._begun = threading.Event()
        self._ended = asyncio.Event()

    def stop(self) -> None:
        """Stop as soon as possible, from another thread."""
        self._begun.wait(timeout=10)
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self._ended.set)

    async def main_loop(self) -> None:
        """Wait for ``stop``, instead of asking ten times a second."""
        self._loop = asyncio.get_running_loop()
        self._begun.set()
        await self._ended.wait()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Let go of polls and of answers that hang, and close, without uvicorn's wait for clients."""
        self._service.close()
        for server in self.servers:
            server.close()
        for connection in list(self.server_state.connections):
            connection.shutdown()
        if unanswered := self.server_state.tasks:
            await asyncio.wait(unanswered, timeout=1)
