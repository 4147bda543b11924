"""Days and lengths of time in English."""

from __future__ import annotations

from datetime import date

from schedules.days import Distance
from schedules.when import DayOfYear

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def full_day(day: date) -> str:
    """A day with its weekday and its year: "Wednesday 31 August 2016"."""
    return f"{_WEEKDAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]} {day.year}"


def brief_day(day: date) -> str:
    """A day without its year: "31 Aug"."""
    return f"{day.day} {_MONTHS[day.month - 1][:3]}"


def how_long(distance: Distance) -> str:
    """A length of time, its count as a figure: "1 day", "10 working days"."""
    return f"{distance.count} {distance.unit}{'' if distance.count == 1 else 's'}"


def day_of_year(day: DayOfYear) -> str:
    """A day that each year has."""
    return f"{day.day} {_MONTHS[day.month - 1]}"
