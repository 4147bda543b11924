"""Which days people work on, by country: weekends, public holidays, and weekend days worked in exchange."""

from __future__ import annotations

from datetime import date
from functools import cache, partial

import holidays
from holidays.registry import COUNTRIES

from schedules.days import IsWorkingDay, is_weekday

_ALPHA_2 = 2


@cache
def countries() -> frozenset[str]:
    """The ISO 3166-1 alpha-2 codes of the countries whose holidays are known."""
    # The library's own list loads every country there is, which takes longer than an answer may.
    return frozenset(name for names in COUNTRIES.values() for name in names if len(name) == _ALPHA_2)


def working_days_of(country: str | None) -> IsWorkingDay:
    """Whether a day is a working day in a country whose holidays are known; Monday to Friday without one."""
    return is_weekday if country is None else partial(_is_working_day, country)


def _is_working_day(country: str, day: date) -> bool:
    return _known(country).is_working_day(day)


@cache
def _known(country: str) -> holidays.HolidayBase:
    return holidays.country_holidays(country)
