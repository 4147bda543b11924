"""What happened to one milestone, as it is told of later: a chat was reminded of it, or it was changed."""

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
    """``kind`` is ``None`` for news. ``at`` is in the zone of the chat; ``due`` as it was then.

    ``arrived_at`` is when it arrived, in that zone, where that was not at once.
    """

    at: datetime
    kind: NoticeKind | None
    due: date | None
    fate: Fate
    reason: str | None = None
    arrived_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Changed:
    """An amendment; ``at`` is when it was confirmed, in the zone of the chat.

    ``made`` is what it did, ``fate`` what became of it (perhaps nothing), as ``ChangeWording`` says them.
    ``before`` are the words about when that held before; those that hold ``again``, where it took others
    back. Whatever is not known is empty.
    """

    at: datetime
    number: int
    by: str
    made: str
    fate: str = ""
    before: str = ""
    again: str = ""
    why: str = ""
