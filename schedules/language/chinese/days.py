"""Days and lengths of time in Chinese."""

from __future__ import annotations

from datetime import date

from schedules.calendar_units import CalendarUnit, DayBefore, DayIn, DayOf, DayOfWeek, NthDay
from schedules.days import Distance, Unit

_WEEKDAYS = "一二三四五六日"
_NUMBERS = "一二三四五六七八九十"
_LAST = 31
_UNITS = {
    Unit.DAY: "天",
    Unit.WORKING_DAY: "个工作日",
    Unit.WEEK: "周",
    Unit.MONTH: "个月",
    Unit.YEAR: "年",
}


def weekday(day: date) -> str:
    """The weekday of a day, without 星期: "三"."""
    return _WEEKDAYS[day.weekday()]


def full_day(day: date) -> str:
    """A day with its year and its weekday: "2016年8月31日（星期三）"."""
    return f"{day.year}年{brief_day(day)}（星期{weekday(day)}）"


def brief_day(day: date) -> str:
    """A day without its year: "8月31日"."""
    return f"{day.month}月{day.day}日"


def how_long(distance: Distance) -> str:
    """A length of time, its count as a figure: "3周", "10个工作日"."""
    return f"{distance.count}{_UNITS[distance.unit]}"


def day_in(day: DayIn, unit: CalendarUnit) -> str:
    """A day of each unit, the unit itself not said: "15日", "3月31日", "第三个月15日", "第一个星期一"."""
    match day:
        case DayBefore(other):
            return f"{day_in(other, unit)}前一天"
        case DayOfWeek(weekday):
            return f"星期{_WEEKDAYS[weekday]}"
        case NthDay(number, weekday):
            which = "最后一个" if number == -1 else f"第{_number(number)}个"
            return which + ("工作日" if weekday is None else f"星期{_WEEKDAYS[weekday]}")
        case DayOf(month, number):
            return f"{'' if unit is CalendarUnit.MONTH else month_in(month, unit)}{number}日"


def month_in(month: int, unit: CalendarUnit) -> str:
    """A month of each unit: "3月", "第三个月"."""
    return f"{month}月" if unit is CalendarUnit.YEAR else f"第{_number(month)}个月"


def the_day(day: DayIn, unit: CalendarUnit) -> str:
    """A day that stands alone: the 31st of each month is its last, which only a range calls 31日."""
    said = day_in(day, unit)
    is_last = isinstance(day, DayOf) and day.day == _LAST and unit is not CalendarUnit.YEAR
    return said.replace(f"{_LAST}日", "最后一天") if is_last else said


def _number(number: int) -> str:
    return _NUMBERS[number - 1] if number <= len(_NUMBERS) else str(number)
