"""What was asked of the server and what it accepted, in order, for tests to read."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field

from tests.botapi.refusals import Json

UNDER_WAY = "under way"


@dataclass(slots=True)
class Request:
    """One request to the Bot API.

    ``at`` and ``ended`` are Unix seconds. ``outcome`` is "ok", a status such as "429", or what became
    of the connection: "under way", "hung", "cut", "garbled". ``heard`` is false where the client was
    gone when the answer was ready.
    """

    number: int
    at: float
    method: str
    chat: int | None
    parameters: dict[str, str]
    outcome: str = UNDER_WAY
    description: str = ""
    ended: float | None = None
    heard: bool = True


@dataclass(frozen=True, slots=True)
class Sent:
    """One message of the bot that the server accepted, whether or not the bot ever learned of it."""

    number: int
    request: int
    at: float
    method: str
    chat: int
    thread: int | None
    message_id: int
    text: str
    reply_markup: Json | None
    message: Json


@dataclass(slots=True)
class Ledger:
    """Everything that happened between the bot and the server."""

    requests: list[Request] = field(default_factory=list)
    sent: list[Sent] = field(default_factory=list)

    def to_json(self, chat: int | None = None, method: str | None = None) -> Json:
        """Messages and requests of one chat and method, or of all."""
        return {
            name: [
                asdict(entry)
                for entry in entries
                if chat in {None, entry.chat} and method in {None, entry.method}
            ]
            for name, entries in (("messages", self.sent), ("requests", self.requests))
        }

    def tally(self) -> dict[str, int]:
        """How many messages and requests there are."""
        return {"messages": len(self.sent), "requests": len(self.requests)}

    def busiest(self, seconds: float, chat: int | None = None) -> int:
        """The largest number of messages accepted within any span of so many seconds."""
        return most_within(seconds, (sent.at for sent in self.sent if chat in {None, sent.chat}))


def most_within(seconds: float, moments: Iterable[float]) -> int:
    """The largest number of moments in any half-open span of so many seconds."""
    window: deque[float] = deque()
    most = 0
    for moment in sorted(moments):
        window.append(moment)
        while moment - window[0] >= seconds:
            window.popleft()
        most = max(most, len(window))
    return most
