"""How much may be sent: Telegram's limits, a little under what it allows.

Each limit is one moment, kept in a bucket: from then on the next message may leave (the generic
cell rate algorithm, ITU-T I.371, with its theoretical arrival time moved back by the tolerance). Each
departure moves it on. No limit is ever exceeded in any window, wherever it begins.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

EVERYTHING = "everything"
"""The bucket that all messages of a token share."""

CHAT = "chat "
"""Before the id of a chat: the bucket for its second."""

GROUP = "group "
"""Before the id of a group or channel: the bucket for its minute."""

# What is counted is when a message leaves. It arrives some milliseconds later, one sooner than the
# other, so they leave a little further apart than Telegram wants.
_SECOND = timedelta(seconds=1.05)
_LATENESS = timedelta(seconds=0.015)


@dataclass(frozen=True, slots=True)
class Limit:
    """One message every ``interval``; one that leaves late by up to ``slack`` does not delay the next.

    In any window of length ``t``, its ends included, at most ``1 + (t + slack) / interval`` leave.
    """

    interval: timedelta
    slack: timedelta = timedelta(0)

    def after(self, free_at: datetime | None, now: datetime) -> datetime:
        """From when on the next one may leave, if one leaves ``now``."""
        earliest = now - self.slack
        return max(free_at or earliest, earliest) + self.interval


ONE_A_SECOND = Limit(_SECOND)
"""To one chat."""

TWENTY_A_MINUTE = Limit(timedelta(seconds=4), slack=timedelta(seconds=16))
"""To one group or channel, all its topics together: five at once, then one every four seconds."""


def limits_of(chat: int, rate: int) -> dict[str, Limit]:
    """The buckets that a message to ``chat`` needs, where ``rate`` messages a second may leave in all."""
    limits = {EVERYTHING: Limit(_SECOND / rate, _LATENESS), f"{CHAT}{chat}": ONE_A_SECOND}
    if is_group(chat):
        limits[group_bucket(chat)] = TWENTY_A_MINUTE
    return limits


def is_group(chat: int) -> bool:
    """Whether it is a group or a channel: their ids are below zero."""
    return chat < 0


def group_bucket(chat: int) -> str:
    """The bucket of a group or channel for its minute."""
    return f"{GROUP}{chat}"


def in_flight(rate: int) -> int:
    """How many requests may be unanswered at once: each could be repeated after a crash.

    Enough for ``rate`` a second where an answer takes 0.3 s, and never over 16: more are slower.
    """
    return min(16, -(-3 * rate // 10) + 1)
