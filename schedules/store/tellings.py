"""What a chat has been told, as columns of its row."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import time
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Column, Date, Row, Text

from schedules.quiet import QuietDays, TellingDays, Weekday
from schedules.telling import Telling
from schedules.told import ToldDays


def columns() -> tuple[Column[Any], ...]:
    """The columns that keep it."""
    return (
        Column("told_day", Date),
        Column("told_coming", Date),
        Column("told_passed", Date),
        Column("told_by", Text),
    )


def written(told: ToldDays | None) -> Mapping[str, object]:
    """The values of the columns; ``None`` for a chat that the planner has never looked at."""
    return {
        "told_day": told and told.day,
        "told_coming": told and told.coming,
        "told_passed": told and told.passed,
        "told_by": told and _written(told.by),
    }


def read(row: Row[Any]) -> ToldDays | None:
    """What a row says.

    Raises:
        ValueError: if it makes no sense.
    """
    if row.told_day is None:
        return None
    return ToldDays(row.told_day, row.told_coming, row.told_passed, _read(row.told_by))


def _written(telling: Telling) -> str:
    quiet, weekday = telling.days.quiet, telling.days.weekday
    hour, zone = telling.hour.isoformat(), telling.zone.key
    return json.dumps([hour, zone, weekday, quiet.weekends, quiet.country], separators=(",", ":"))


@lru_cache(1024)  # most chats are told alike
def _read(written: str) -> Telling:
    hour, zone, weekday, weekends, country = json.loads(written)
    days = TellingDays(QuietDays(weekends, country), None if weekday is None else Weekday(weekday))
    return Telling(time.fromisoformat(hour), ZoneInfo(zone), days)
