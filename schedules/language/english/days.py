"""Days and lengths of time in English."""

from __future__ import annotations

from datetime import date

from babel.dates import format_date

from schedules.days import Distance
from schedules.when import DayOfYear


def full_day(day: date) -> str:
    """A day with its weekday and its year: "Wednesday 31 August 2016"."""
    return f"{format_date(day, 'EEEE d MMMM', locale='en')} {day.year}"


def brief_day(day: date) -> str:
    """A day without its year: "31 Aug"."""
    return format_date(day, "d MMM", locale="en")


def how_long(distance: Distance) -> str:
    """A length of time, its count as a figure: "1 day", "10 working days"."""
    return f"{distance.count} {distance.unit}{'' if distance.count == 1 else 's'}"


def day_of_year(day: DayOfYear) -> str:
    """A day that each year has."""
    return format_date(day.of(_LEAP_YEAR), "d MMMM", locale="en")


_LEAP_YEAR = 2000
