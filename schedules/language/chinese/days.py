"""Days and lengths of time in Chinese."""

from __future__ import annotations

from datetime import date

from schedules.days import Distance, Unit

_WEEKDAYS = "一二三四五六日"
_UNITS = {
    Unit.DAY: "天",
    Unit.WORKING_DAY: "个工作日",
    Unit.WEEK: "周",
    Unit.MONTH: "个月",
    Unit.YEAR: "年",
}


def full_day(day: date) -> str:
    """A day with its year and its weekday: "2016年8月31日（星期三）"."""
    return f"{day.year}年{brief_day(day)}（星期{_WEEKDAYS[day.weekday()]}）"


def brief_day(day: date) -> str:
    """A day without its year: "8月31日"."""
    return f"{day.month}月{day.day}日"


def how_long(distance: Distance) -> str:
    """A length of time, its count as a figure: "3周", "10个工作日"."""
    return f"{distance.count}{_UNITS[distance.unit]}"
