"""One reminder that a chat was sent, as it is told of later."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum, auto

from schedules.notice import NoticeKind


class Fate(Enum):
    """What became of it."""

    ARRIVED = auto()
    ON_ITS_WAY = auto()
    DOUBTFUL = auto()
    """It was sent, and not answered: it may have arrived, and is sent again."""
    FAILED = auto()


@dataclass(frozen=True, slots=True)
class Told:
    """``kind`` is ``None`` for news. ``at`` is in the zone of the chat; ``due`` as it was then."""

    at: datetime
    kind: NoticeKind | None
    due: date | None
    fate: Fate
    reason: str | None = None
