"""What a chat chose for itself, as values and as columns of its row."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import time
from typing import Any, TypedDict
from zoneinfo import ZoneInfo

from sqlalchemy import Boolean, Column, Integer, Row, String, Text, Time

from schedules.days import Distance, Unit
from schedules.quiet import QuietDays, Weekday
from schedules.subscriber import Subscriber

_ANYBODY = Subscriber(ZoneInfo("UTC"))


class Chosen(TypedDict, total=False):
    """Some of a chat's choices; ``None`` goes back to the default."""

    hour: time | None
    zone: ZoneInfo | None
    language: str | None
    leads: tuple[Distance, ...] | None
    side: str | None
    topics: frozenset[str] | None
    digest: Weekday | None
    quiet: QuietDays | None


@dataclass(frozen=True, slots=True)
class Choices:
    """What a chat chose for itself; ``None`` leaves the default.

    Raises:
        ValueError: for what no ``Subscriber`` can have.
    """

    hour: time | None = None
    zone: ZoneInfo | None = None
    language: str | None = None
    leads: tuple[Distance, ...] | None = None
    side: str | None = None
    topics: frozenset[str] | None = None
    digest: Weekday | None = None
    quiet: QuietDays | None = None

    def __post_init__(self) -> None:
        self.over(_ANYBODY)

    def over(self, defaults: Subscriber) -> Subscriber:
        """The subscriber that these choices make of ``defaults``."""
        chosen = {name: getattr(self, name) for name in Chosen.__annotations__}
        return replace(defaults, **{name: value for name, value in chosen.items() if value is not None})


def columns() -> tuple[Column[Any], ...]:
    """The columns that keep them."""
    return (
        Column("hour", Time),
        Column("zone", String(64)),
        Column("language", String(8)),
        Column("leads", Text),
        Column("side", String(64)),
        Column("topics", Text),
        Column("digest", Integer),
        Column("quiet_weekends", Boolean),
        Column("quiet_country", String(2)),
    )


def written(choices: Choices) -> Mapping[str, object]:
    """The values of the columns."""
    leads, topics, quiet = choices.leads, choices.topics, choices.quiet
    return {
        "hour": choices.hour,
        "zone": choices.zone and choices.zone.key,
        "language": choices.language,
        "leads": None if leads is None else json.dumps([[lead.count, lead.unit] for lead in leads]),
        "side": choices.side,
        "topics": None if topics is None else json.dumps(sorted(topics), ensure_ascii=False),
        "digest": choices.digest,
        "quiet_weekends": None if quiet is None else quiet.weekends,
        "quiet_country": None if quiet is None else quiet.country,
    }


def read(row: Row[Any]) -> Choices:
    """The choices in a row.

    Raises:
        ValueError: if the row holds what no subscriber can have.
    """
    return Choices(
        hour=row.hour,
        zone=None if row.zone is None else ZoneInfo(row.zone),
        language=row.language,
        leads=None if row.leads is None else _leads(row.leads),
        side=row.side,
        topics=None if row.topics is None else frozenset(json.loads(row.topics)),
        digest=None if row.digest is None else Weekday(row.digest),
        quiet=None if row.quiet_weekends is None else QuietDays(row.quiet_weekends, row.quiet_country),
    )


def _leads(written: str) -> tuple[Distance, ...]:
    return tuple(Distance(count, Unit(unit)) for count, unit in json.loads(written))
