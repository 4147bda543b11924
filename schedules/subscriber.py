"""Who is told: where and how they live, and how long before a due day they want to know."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from zoneinfo import ZoneInfo

from schedules.days import Distance, Unit

DEFAULT_LEADS = (Distance(30, Unit.DAY), Distance(7, Unit.DAY), Distance(1, Unit.DAY))
"""How long before a due day people are told, unless a milestone or they themselves say otherwise."""


@dataclass(frozen=True, slots=True)
class Subscriber:
    """One who is told once a day at ``hour`` of ``zone``, in ``language``.

    ``side`` is the party that the subscriber means by "we", ``None`` for nobody's side.
    """

    zone: ZoneInfo
    language: str = "en"
    hour: time = time(9)
    leads: tuple[Distance, ...] = DEFAULT_LEADS
    side: str | None = None
