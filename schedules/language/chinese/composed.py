"""Chinese words that are put together from parts: seasons, days of weeks, and days that are included."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from schedules.calendar_units import CalendarUnit
from schedules.language.chinese.numbers import WEEKDAYS
from schedules.language.expressions import Inside, NextWeekday, PeriodUnit, Range, Relative, Season, SeasonOf
from schedules.language.lexing import Entry

_WHICH_WEEK = {0: ("这", "本", "今"), 1: ("下",), 2: ("下下",), -1: ("上",), -2: ("上上",)}
_WEEK_NAMES = ("周", "星期", "礼拜")
_INCLUSIVE = ("(含)", "(含当日)", "(含当天)", "(含本日)", "(含该日)")
_FRONT, _REAR = ("前", "之前", "以前"), ("后", "之后", "以后")


def composed() -> Iterator[tuple[str, Entry]]:
    """Each composed word, with its type and what it means."""
    yield from _seasons()
    yield from _inclusive()
    yield from _weekdays()


def _seasons() -> Iterator[tuple[str, Entry]]:
    """今夏, 明春, 这个夏天; 今冬明春 is from the one to the other."""
    this, following = (
        {season: Inside(SeasonOf(season), Relative(PeriodUnit.YEAR, year)) for season in Season}
        for year in (0, 1)
    )
    for season, name in zip(Season, "春夏秋冬", strict=True):
        yield "今" + name, ("PERIOD", this[season])
        yield "明" + name, ("PERIOD", following[season])
        yield from ((f"这个{name}{of}", ("PERIOD", this[season])) for of in "天季")
    yield "今冬明春", ("PERIOD", Range(this[Season.WINTER], following[Season.SPRING]))


def _inclusive() -> Iterator[tuple[str, Entry]]:
    """Before or after a day, that day included."""
    for type, sides in (("_OR_BEFORE", _FRONT), ("_OR_AFTER", _REAR)):
        for join, side in product(("或", "及", "及其"), sides[1:]):
            yield join + side, (type, None)
        for aside, side in product(_INCLUSIVE, sides):
            yield aside + side, (type, None)
            yield side + aside, (type, None)


def _weekdays() -> Iterator[tuple[str, Entry]]:
    for week, (number, day) in product(_WEEK_NAMES, WEEKDAYS.items()):
        yield week + number, ("WEEKDAY", day)
        for every in ("每", "每个", "每逢"):
            yield every + week + number, ("WEEKLY", day)
        yield f"({week}{number})", ("CHECK", day)
    for every, week in product(("每", "每个"), _WEEK_NAMES):
        yield f"{every}{week}一次", ("RHYTHM", CalendarUnit.WEEK)  # and not Monday
    for which, those in _WHICH_WEEK.items():
        for that, counted, week in product(those, ("", "个", "一", "一个"), _WEEK_NAMES):
            yield that + counted + week, ("RELATIVE", Relative(PeriodUnit.WEEK, which))
            # Nobody can tell whether Friday belongs to it; without this it would be the end of the week.
            yield f"{that}{counted}{week}末", ("WEEKEND", None)
            for number, day in WEEKDAYS.items():
                yield that + counted + week + number, ("DATE", NextWeekday(day, which))
