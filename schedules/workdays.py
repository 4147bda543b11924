"""Which days people work on, by country: weekends, public holidays, and weekend days worked in exchange.

Some countries publish anew each year which days are worked in exchange for which; and some holidays hang on
the sight of the moon. Until a year's are published, its working days are provisional.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

import holidays
from holidays.registry import COUNTRIES

from schedules.days import IsWorkingDay, is_weekday

_ALPHA_2 = 2

_EXCHANGE_EACH_YEAR = frozenset({"AZ", "BY", "CN", "HU", "KG", "KZ", "LV", "RU", "TW", "UZ", "VN"})
"""Countries whose government settles year by year which days are worked and which are free in exchange.

That is no property of the library's. What it does have are the exchanges that it knows, by year.
"""

_CALENDAR = frozenset(range(date.min.year, date.max.year + 1))

_EXCHANGE_LENGTH = 4
"""An exchange is a month and a day that is free, and those worked instead; a special holiday is shorter."""


@cache
def countries() -> frozenset[str]:
    """The ISO 3166-1 alpha-2 codes of the countries whose holidays are known."""
    # The library's own list loads every country there is, which takes longer than an answer may.
    return frozenset(name for names in COUNTRIES.values() for name in names if len(name) == _ALPHA_2)


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """The working days of a country; call it with a day to ask whether it is one.

    With a year in ``doubt``, people work in it on Sundays alone, as nobody does: so it shows what rests on
    the working days of that year. ``ALL_UNPUBLISHED`` doubts every year that is not published yet.
    """

    country: str
    doubt: int | None = None

    def __call__(self, day: date) -> bool:
        if self.doubt is not None and self._is_doubted(day.year):
            return day.isoweekday() == 7
        return _known(self.country, day.year).is_working_day(day)

    def _is_doubted(self, year: int) -> bool:
        return not is_published(self.country, year) if self.doubt == ALL_UNPUBLISHED else year == self.doubt


ALL_UNPUBLISHED = 0


def working_days_of(country: str | None) -> IsWorkingDay:
    """Whether a day is a working day in a country whose holidays are known; Monday to Friday without one."""
    return is_weekday if country is None else WorkingDays(country)


def is_holiday(country: str, day: date) -> bool:
    """Whether a day is a public holiday in a country whose holidays are known."""
    return day in _known(country, day.year)


def unpublished(country: str | None, first: int, last: int) -> Iterator[int]:
    """The years from ``first`` to ``last``, both included, whose holidays are not published yet."""
    if country is not None:
        yield from (year for year in range(first, last + 1) if not is_published(country, year))


@cache
def is_published(country: str, year: int) -> bool:
    """Whether it is settled which days of a year are holidays in a country, as far as the library knows."""
    return year <= _exchanged_until(country) and not _is_estimated(country, year)


@cache
def _exchanged_until(country: str) -> int:
    """The last year of which it is published which days are exchanged; that of the calendar for most."""
    if country not in _EXCHANGE_EACH_YEAR:
        return date.max.year
    special = _known(country, date.max.year).special_public_holidays
    last: int = max(year for year, days in special.items() if any(map(_is_exchange, _each(days))))
    return last


def _each(days: tuple[object, ...]) -> tuple[object, ...]:
    """The library writes one entry of a year without a tuple around it."""
    return days if days and isinstance(days[0], tuple) else (days,)


def _is_exchange(entry: object) -> bool:
    return isinstance(entry, tuple) and len(entry) >= _EXCHANGE_LENGTH


def _is_estimated(country: str, year: int) -> bool:
    """Whether the library says of a holiday of that year that its day is estimated."""
    known = _known(country, year)
    marks = [_mark(known, "estimated_label"), _mark(known, "observed_estimated_label")]
    names = [name for day, name in known.items() if day.year == year]
    return any(mark in name for mark in marks if mark for name in names)


def _mark(known: holidays.HolidayBase, label: str) -> str:
    """What the library puts behind a holiday's name: " (estimated)", in whatever language it speaks."""
    pattern: str = known.tr(getattr(known, label, ""))
    return pattern.partition("%s")[2]


def _known(country: str, year: int) -> holidays.HolidayBase:
    """The holidays of a year, and of the years beside it: days are exchanged over New Year as well."""
    known = _country(country)
    missing = {year - 1, year, year + 1} - known.years
    if missing:
        with (
            warnings.catch_warnings()
        ):  # of a year that it knows too little of; then weekends are all there is
            warnings.simplefilter("ignore")
            for each in missing & _CALENDAR:
                known.get(date(each, 1, 1))  # the library works out a year when it is first asked about it
    return known


@cache
def _country(country: str) -> holidays.HolidayBase:
    return holidays.country_holidays(country)
