"""When a chat was told, as its row keeps it: the choices and the defaults that held when it was looked at."""

from __future__ import annotations

import json
from datetime import time
from functools import lru_cache
from zoneinfo import ZoneInfo

from schedules.quiet import QuietDays, TellingDays, Weekday
from schedules.told import Telling


def written(telling: Telling) -> str:
    """The value of the column."""
    quiet, weekday = telling.days.quiet, telling.days.weekday
    hour, zone = telling.hour.isoformat(), telling.zone.key
    return json.dumps([hour, zone, weekday, quiet.weekends, quiet.country], separators=(",", ":"))


@lru_cache(1024)  # most chats are told alike
def read(written: str) -> Telling:
    """The value in the column.

    Raises:
        ValueError: if it is none.
    """
    hour, zone, weekday, weekends, country = json.loads(written)
    days = TellingDays(QuietDays(weekends, country), None if weekday is None else Weekday(weekday))
    return Telling(time.fromisoformat(hour), ZoneInfo(zone), days)
