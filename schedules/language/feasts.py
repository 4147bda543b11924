"""Holidays that words can hang on, by year: fixed ones, those that follow Easter, and those of the moon.

The moving ones are taken from the library ``holidays``, by the country that keeps them.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

import holidays

_FIXED = {
    "new-year": (1, 1),
    "valentine": (2, 14),
    "womens-day": (3, 8),
    "labour-day": (5, 1),
    "youth-day": (5, 4),
    "childrens-day": (6, 1),
    "party-day": (7, 1),
    "army-day": (8, 1),
    "teachers-day": (9, 10),
    "national-day-of-china": (10, 1),
    "halloween": (10, 31),
    "christmas-eve": (12, 24),
    "christmas": (12, 25),
    "new-years-eve": (12, 31),
}
_AFTER_GOOD_FRIDAY = {
    "good-friday": 0,
    "easter": 2,
    "easter-monday": 3,
    "ascension": 41,
    "pentecost": 51,
    "whit-monday": 52,
}
_CHINESE = {
    "spring-festival": ("Chinese New Year (Spring Festival)", 0),
    "new-years-eve-of-china": ("Chinese New Year (Spring Festival)", -1),
    "lantern-festival": ("Chinese New Year (Spring Festival)", 14),
    "qingming": ("Tomb-Sweeping Day", 0),
    "dragon-boat": ("Dragon Boat Festival", 0),
    "mid-autumn": ("Mid-Autumn Festival", 0),
}

KEYS = frozenset(_FIXED) | frozenset(_AFTER_GOOD_FRIDAY) | frozenset(_CHINESE) | {"thanksgiving"}
"""Every holiday that is known here."""


def is_fixed(key: str) -> bool:
    """Whether it is on the same day of each year."""
    return key in _FIXED


@cache
def feast(key: str, year: int) -> date | None:
    """The day of a holiday in a year; ``None`` where the library has none for that year.

    Raises:
        KeyError: for a key that is not among ``KEYS``.
    """
    if key in _FIXED:
        return date(year, *_FIXED[key])
    if key in _AFTER_GOOD_FRIDAY:
        return _first(holidays.country_holidays("GB", years=year), "Good Friday", _AFTER_GOOD_FRIDAY[key])
    if key == "thanksgiving":
        return _first(holidays.country_holidays("US", years=year), "Thanksgiving", 0)
    name, days = _CHINESE[key]
    return _first(holidays.country_holidays("CN", years=year, language="en_US"), name, days)


def _first(known: holidays.HolidayBase, name: str, days: int) -> date | None:
    found = [day for day in known.get_named(name, lookup="icontains") if day.year in known.years]
    return min(found) + timedelta(days=days) if found else None
