"""Which days people work on, by country: weekends, public holidays, and weekend days worked in exchange."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache

import holidays

from schedules.days import IsWorkingDay, is_weekday


def countries() -> Iterable[str]:
    """The ISO 3166-1 alpha-2 codes of the countries whose holidays are known."""
    return holidays.list_supported_countries(include_aliases=False)


@cache
def working_days_of(country: str | None) -> IsWorkingDay:
    """Whether a day is a working day there; Monday to Friday without a country.

    Raises:
        NotImplementedError: for a country whose holidays are not known.
    """
    if country is None:
        return is_weekday
    known = holidays.country_holidays(country)

    def is_working_day(day: date) -> bool:
        return known.is_working_day(day)

    return is_working_day
