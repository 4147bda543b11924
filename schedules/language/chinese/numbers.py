"""Numbers as Chinese writes them, and the units that follow them, as tokens.

"3月" is a month and "3个月" a length, "16日" a day and "90日" a length, "2016年" a year and "3年" a length:
so a number and its unit are read together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from schedules.days import Distance, Unit
from schedules.language.expressions import Decade, PeriodUnit
from schedules.language.faults import Faulty, NoSuchDay
from schedules.language.lexing import UNKNOWN
from schedules.language.refusals import Advice

WEEKDAYS: Mapping[str, int] = {number: day for day, number in enumerate("一二三四五六日")} | {"天": 6}
"""Days of the week, from Monday."""

_DIGITS = {digit: number for number, digit in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
# 壹 to 玖 stand in contracts, where nobody can turn one into another; 廿 and 卅 for twenty and thirty.
_PLAIN = str.maketrans("壹贰貳叁參肆伍陆陸柒捌玖拾佰仟", "一二二三三四五六六七八九十百千") | {
    ord("廿"): "二十",
    ord("卅"): "三十",
}
_YEAR = re.compile(r"[零〇○一二三四五六七八九]{4}|\d{4}")
_COUNT = re.compile(
    r"(?:(?P<thousands>[一二两三四五六七八九]?)千)?(?:(?P<hundreds>[一二两三四五六七八九]?)百)?"
    r"(?P<gap>零)?(?:(?P<tens>[一二三四五六七八九]?)十)?(?P<ones>[一二三四五六七八九]?)"
)
_FIGURES = r"(?:\d{1,4}(?!\d)|[零〇○一二两三四五六七八九十百千廿卅壹贰貳叁參肆伍陆陸柒捌玖拾佰仟]+)"
_UNITS = "工作日|工作天|自然日|日历日|季度|月份|月|年代|年度|年|天|日|号"
_WEEK = "周|星期|礼拜"
COUNTED = re.compile(
    rf"(?P<number>{_FIGURES})(?:\((?P<again>{_FIGURES})\))?"
    rf"(?P<piece>个)?(?P<unit>{_UNITS}|{_WEEK}|次|届)?(?P<half>半)?"
)
"""A number, the same once more in brackets, and its unit."""

# "The first Monday" is not "the first week", so there the week must not be followed by its day.
ORDINAL = re.compile(
    rf"(?:第(?P<number>{_FIGURES})|最后一)个?"
    rf"(?P<unit>{_UNITS}|季|(?:{_WEEK})(?![一二三四五六日天])|[次届轮场]次?)?"
)
"""第 with a number, or "the last", and what is counted."""

_LENGTHS: Mapping[str, PeriodUnit | Unit] = {
    **dict.fromkeys(("工作日", "工作天"), Unit.WORKING_DAY),
    **dict.fromkeys(("天", "日", "自然日", "日历日"), PeriodUnit.DAY),
    **dict.fromkeys(_WEEK.split("|"), PeriodUnit.WEEK),
    "月": PeriodUnit.MONTH,
    "季度": PeriodUnit.QUARTER,
    "年": PeriodUnit.YEAR,
}
_YEARS = range(1900, 3000)
_LAST_DAY = 31
_MONTHS, _QUARTERS, _DECADE = 12, 4, 10
_LAST, _CENTURY = -1, 100

Made = tuple[str, Any]
"""A token's type and what it means."""


def count_of(figures: str) -> int | None:
    """What 12, 十二 or 一百零五 is; ``None`` for what is no number, such as 三五."""
    if figures.isdecimal():
        return int(figures)
    if figures == "两":
        return 2
    figures = figures.translate(_PLAIN)
    match = _COUNT.fullmatch(figures)
    if match is None or not _well_made(match):
        return None
    places = (("thousands", 1000), ("hundreds", 100), ("tens", 10), ("ones", 1))
    return sum(_place(match[name], each) for name, each in places)


def _place(digit: str | None, each: int) -> int:
    """百日 is a hundred days: no digit before a place is a one, and no ones are none."""
    if digit is None or (each == 1 and not digit):
        return 0
    return each * (_DIGITS[digit] if digit else 1)


def _well_made(match: re.Match[str]) -> bool:
    """一百零五 and not 一百五, which is also a hundred and fifty."""
    higher = match["hundreds"] is not None or match["thousands"] is not None
    if match["ones"] and match["tens"] is None and higher:
        return match["gap"] is not None
    return match["gap"] is None or (match["tens"] is not None and match["hundreds"] is None and higher)


def year_of(figures: str) -> int | None:
    """The year that 2016 or 二〇一六 is; ``None`` for what is none."""
    if not _YEAR.fullmatch(figures):
        return None
    year = int("".join(str(_DIGITS.get(figure, figure)) for figure in figures))
    return year if year in _YEARS else None


def counted(match: re.Match[str]) -> Iterator[Made]:
    """The tokens of a ``COUNTED``, one or two."""
    figures, unit, piece = match["number"], match["unit"], match["piece"] is not None
    number = count_of(figures)
    if match["again"] is not None and count_of(match["again"]) != number:
        return iter([("ADVISED", Advice.NUMBERS_DIFFER)])
    if match["half"] is not None:
        return iter([_and_a_half(number, unit, match[0])])
    year = year_of(figures)
    if year is not None and not piece and unit in {None, "年", "年度", "年代"}:
        return iter([_of_year(year, unit)])
    if number is None or number == 0:
        return iter([(UNKNOWN, match[0])])
    if unit is None or unit in {"年代", "年度", "次", "届"}:
        return iter([_alone(number, unit, piece, match[0])])
    return _of_unit(number, unit, piece or figures == "两", match[0])


def _of_year(year: int, unit: str | None) -> Made:
    if unit != "年代":
        return "YEAR", year
    return ("PERIOD", Decade(year)) if year % _DECADE == 0 else (UNKNOWN, f"{year}{unit}")


def _and_a_half(number: int | None, unit: str | None, said: str) -> Made:
    """Only years have a half that is a whole number of something."""
    if number and number < _CENTURY and unit == "年":
        return "LENGTH", Distance(12 * number + 6, Unit.MONTH)
    return UNKNOWN, said


def _alone(number: int, unit: str | None, piece: bool, said: str) -> Made:
    if piece or unit in {"年代", "年度"}:
        return UNKNOWN, said
    if unit is not None:
        return "TIMES", number
    return ("INT" if number <= _LAST_DAY else "COUNT"), number


def _of_unit(number: int, unit: str, length: bool, said: str) -> Iterator[Made]:
    """``length``: 个 or 两 before the unit, which are said of lengths only."""
    if not length:
        match unit:
            case "月" | "月份":
                yield "MONTH", _up_to(_MONTHS, number)
                return
            case "季度" if number <= _QUARTERS:
                yield "QUARTER", number
                return
            case "号":
                yield "NUMBERED", _up_to(_LAST_DAY, number)
                return
            case "日" if number <= _LAST_DAY:
                yield "DAY", number
                return
    measure = _LENGTHS.get(unit)
    if measure is None or (unit == "季度" and not length):
        yield UNKNOWN, said
        return
    yield "COUNT", number
    yield "UNIT", measure


def ordinal(match: re.Match[str]) -> Made:
    """The token of an ``ORDINAL``."""
    number, unit = (count_of(match["number"]) if match["number"] else _LAST), match["unit"]
    if not number:
        return UNKNOWN, match[0]
    if unit is None:
        return "ORD", number
    if unit in {"季", "季度"} and number != _LAST:
        return "QUARTER", _up_to(_QUARTERS, number)
    measure = _LENGTHS.get(unit)
    if measure is None:
        return ("COUNTED", number) if unit[0] in "次届轮场" and number > 0 else (UNKNOWN, match[0])
    if measure is Unit.WORKING_DAY:
        return "NTH_WORKING", (number, measure)
    return ("NTH_DAY" if measure is PeriodUnit.DAY else "NTH"), (number, measure)


def last_few() -> Iterator[tuple[str, Made]]:
    """最后两个月, 最后10天; of weeks nobody can tell where the last of a month ends."""
    said = {number: (str(number), han) for number, han in enumerate("两三四五六七八九十", 2)}
    for unit, written in ((PeriodUnit.DAY, "天"), (PeriodUnit.MONTH, "个月"), (PeriodUnit.QUARTER, "个季度")):
        for number, figures in said.items():
            yield from ((f"最后{figure}{written}", ("LAST_OF", (number, unit))) for figure in figures)


def _up_to(most: int, number: int) -> int:
    if number > most:
        raise Faulty(NoSuchDay())
    return number
