"""Days and lengths of time in English."""

from __future__ import annotations

from datetime import date

from schedules.calendar_units import CalendarUnit, DayBefore, DayIn, DayOf, DayOfWeek, NthDay
from schedules.days import Distance
from schedules.language.english.numbers import figure, nth

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_LAST = 31
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def weekday(day: date) -> str:
    """The weekday of a day: "Wednesday"."""
    return _WEEKDAYS[day.weekday()]


def full_day(day: date) -> str:
    """A day with its weekday and its year: "Wednesday 31 August 2016"."""
    return f"{weekday(day)} {day.day} {_MONTHS[day.month - 1]} {day.year}"


def brief_day(day: date) -> str:
    """A day without its year: "31 Aug"."""
    return f"{day.day} {_MONTHS[day.month - 1][:3]}"


def how_long(distance: Distance) -> str:
    """A length of time, its count as a figure: "1 day", "10 working days"."""
    return f"{distance.count} {distance.unit}{'' if distance.count == 1 else 's'}"


def day_in(day: DayIn, unit: CalendarUnit) -> str:
    """A day of each unit, the unit itself not said: "the 15th", "the last day of the third month"."""
    match day:
        case DayBefore(other):
            return f"the day before {day_in(other, unit)}"
        case DayOfWeek(weekday):
            return _WEEKDAYS[weekday]
        case NthDay(number, weekday):
            name = "working day" if weekday is None else _WEEKDAYS[weekday]
            return f"the {'last' if number == -1 else nth(number)} {name}"
        case DayOf(month, number) if unit is CalendarUnit.YEAR:
            return f"{number} {_MONTHS[month - 1]}"
        case DayOf(month, number):
            said = "the last day" if number == _LAST else f"the {figure(number)}"
            return said if unit is CalendarUnit.MONTH else f"{said} of {month_in(month, unit)}"


def month_in(month: int, unit: CalendarUnit) -> str:
    """A month of each unit: "March", "the third month"."""
    return _MONTHS[month - 1] if unit is CalendarUnit.YEAR else f"the {nth(month)} month"
