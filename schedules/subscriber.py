"""Who is told: where and how they live, what they want to know, and how long before a due day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from zoneinfo import ZoneInfo

from schedules.days import Distance, Unit
from schedules.language import LANGUAGES
from schedules.quiet import NO_QUIET, QuietDays, TellingDays, Weekday
from schedules.telling import Telling
from schedules.text import Text
from schedules.topics import is_among

DEFAULT_LEADS = (Distance(30, Unit.DAY), Distance(7, Unit.DAY), Distance(1, Unit.DAY))
"""How long before a due day people are told, unless a milestone or they themselves say otherwise."""

MOST_LEADS = 10
"""How many lead times one can have."""


@dataclass(frozen=True, slots=True)
class Snoozed:
    """Nothing is told of an occurrence before the day ``until``, on which it is brought up again."""

    schedule: str
    occurrence: str
    until: date


@dataclass(frozen=True, slots=True)
class Seen:
    """Nothing more is told of an occurrence, as long as ``due`` is its due day (``None``: it has none).

    Whoever saw it knows of that day. With another one it is brought up again.
    """

    schedule: str
    occurrence: str
    due: date | None


Hush = Snoozed | Seen
"""What quiets one occurrence, by its key, for one subscriber. News of it is told all the same."""


@dataclass(frozen=True, slots=True)
class Subscriber:
    """One who is told at ``hour`` of ``zone``, in ``language``: every day, or on one day a week (``digest``).

    ``side`` is the party that the subscriber means by "we", ``None`` for nobody's side: it decides what a
    question is about, not what is told. ``topics`` are those that are told, by any of their names, ``None``
    for all; what belongs to no topic is always told. ``hushes`` hold at most one for each occurrence.

    Raises:
        ValueError: for a language that is not spoken, an hour with a zone of its own, lead times that are
            too many or there twice, an empty choice of topics, or two hushes for one occurrence.
    """

    zone: ZoneInfo
    language: str = "en"
    hour: time = time(9)
    leads: tuple[Distance, ...] = DEFAULT_LEADS
    side: str | None = None
    topics: frozenset[str] | None = None
    digest: Weekday | None = None
    quiet: QuietDays = NO_QUIET
    hushes: frozenset[Hush] = frozenset()

    def __post_init__(self) -> None:
        if self.language not in LANGUAGES:
            raise ValueError(f"{self.language!r} is not spoken here")
        if self.hour.tzinfo is not None:
            raise ValueError("the hour is one of the subscriber's zone")
        if len(self.leads) > MOST_LEADS or len(set(self.leads)) < len(self.leads):
            raise ValueError(f"lead times are distinct, and at most {MOST_LEADS}")
        if self.topics is not None and not self.topics:
            raise ValueError("a choice of topics names one at least")
        if len({(hush.schedule, hush.occurrence) for hush in self.hushes}) < len(self.hushes):
            raise ValueError("an occurrence is hushed once")

    @property
    def telling(self) -> Telling:
        """When this subscriber is told."""
        return Telling(self.hour, self.zone, TellingDays(self.quiet, self.digest))

    def hears_of(self, topic: Text | None) -> bool:
        """Whether this subscriber wants to be told of a topic; ``None`` is none."""
        return self.topics is None or topic is None or is_among(topic, self.topics)

    def hush_of(self, schedule: str, occurrence: str) -> Hush | None:
        """What quiets an occurrence, by its key."""
        ours = (hush for hush in self.hushes if (hush.schedule, hush.occurrence) == (schedule, occurrence))
        return next(ours, None)
