"""Telegram's limits on what a bot sends, kept as sliding windows."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tests.botapi.chats import Chat
from tests.botapi.ledger import Sent


@dataclass(frozen=True, slots=True)
class Limits:
    """How many messages are taken: overall and to a chat in a second, to a group or channel in a minute.

    Messages that leave a second apart may arrive a little closer: ``grace`` seconds are forgiven.
    """

    overall: int = 30
    chat: int = 1
    group: int = 20
    grace: float = 0.1

    def wait(self, sent: Sequence[Sent], chat: Chat, now: float) -> int:
        """Whole seconds until one more message to the chat would be taken; 0 for now."""

        def here(entry: Sent) -> bool:
            return entry.chat == chat.id

        waits = [
            self._wait(sent, now, 1, self.overall, lambda _: True),
            self._wait(sent, now, 1, self.chat, here),
        ]
        if chat.is_shared:
            waits.append(self._wait(sent, now, 60, self.group, here))
        return math.ceil(max(waits))

    def _wait(
        self, sent: Sequence[Sent], now: float, seconds: float, most: int, counts: Callable[[Sent], bool]
    ) -> float:
        span = seconds - self.grace
        recent = [entry.at for entry in sent if now - entry.at < span and counts(entry)]
        return recent[-most] + span - now if len(recent) >= most else 0
