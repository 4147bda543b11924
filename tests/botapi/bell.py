"""Waiting for something to happen, without polling."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


class Bell:
    """Rings whenever something has happened; those who wait look again."""

    def __init__(self) -> None:
        self._listeners: set[asyncio.Event] = set()

    def ring(self) -> None:
        """Something has happened."""
        for listener in self._listeners:
            listener.set()

    async def until(self, look: Callable[[], T | None], within: float) -> T | None:
        """What ``look`` sees as soon as that is not ``None``; ``None`` after ``within`` seconds."""
        listener = asyncio.Event()
        self._listeners.add(listener)
        try:
            async with asyncio.timeout(within):
                while (seen := look()) is None:
                    listener.clear()
                    await listener.wait()
                return seen
        except TimeoutError:
            return look()
        finally:
            self._listeners.discard(listener)
