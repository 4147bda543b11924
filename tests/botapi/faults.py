"""Faults that a test asks for: which requests they hit, and what goes wrong with those."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tests.botapi.refusals import Refused, too_many_requests


class Break(StrEnum):
    """What goes wrong."""

    REFUSE = "refuse"
    """Answer ``ok: false`` with ``status``, ``description`` and ``retry_after``."""
    GATEWAY = "gateway"
    """Answer ``status`` with a page of HTML, as the proxy before Telegram does."""
    GARBLE = "garble"
    """Answer 200 with half of the JSON."""
    CUT = "cut"
    """Close the connection without a byte of answer."""
    HANG = "hang"
    """Do not answer until ``release`` or the end of the server."""
    SLOW = "slow"
    """Answer after ``seconds``."""


@dataclass(slots=True)
class Fault:
    """One thing that goes wrong, with the requests that match.

    ``received`` says whether the request is carried out before things go wrong: a message then stands
    in the chat, and the bot does not learn of it. The first ``after`` matching requests pass; the
    ``times`` next ones are hit (all, for ``None``).
    """

    breaks: Break
    method: str | None = None
    chat: int | None = None
    after: int = 0
    times: int | None = 1
    received: bool = False
    status: int = 502
    description: str = ""
    retry_after: int | None = None
    seconds: float = 0

    def refusal(self) -> Refused:
        """What a ``REFUSE`` answers."""
        if self.retry_after is not None:
            return too_many_requests(self.retry_after)
        return Refused(self.status, self.description)

    def hits(self, method: str, chat: int | None) -> bool:
        """Whether this request is hit; counts it."""
        if self.times == 0 or self.method not in {None, method} or self.chat not in {None, chat}:
            return False
        if self.after > 0:
            self.after -= 1
            return False
        if self.times is not None:
            self.times -= 1
        return True


def first_hit(faults: list[Fault], method: str, chat: int | None) -> Fault | None:
    """The fault that this request meets: of those that match it, the one asked for first."""
    return next((fault for fault in faults if fault.hits(method, chat)), None)
