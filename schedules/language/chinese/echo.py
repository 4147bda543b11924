"""What was read, said back in Chinese.

These sentences are read again by the grammar beside this module, as of any day, and give the value
that they were made from: so every day has its year, every milestone stands in quotation marks, and
no form says less than the value holds.
"""

from __future__ import annotations

from collections.abc import Sequence

from schedules.calendar_units import AfterEnd, CalendarUnit, DayBefore, FromTo, OnNth, Part, UpTo, whole_month
from schedules.days import Distance, Unit
from schedules.language.chinese.days import day_in, full_day, how_long, month_in, the_day, weekday
from schedules.text import Title
from schedules.when import (
    After,
    AllOf,
    Anchor,
    Anchored,
    Apart,
    At,
    AtEach,
    Before,
    By,
    Dated,
    Direction,
    Every,
    EveryPeriod,
    From,
    MilestoneAnchor,
    OnOrAfter,
    OnOrBefore,
    Period,
    Reach,
    Regularly,
    Repeating,
    Run,
    Standing,
    Undated,
    When,
    Within,
)

_SIDE = {Direction.BEFORE: "之前", Direction.AFTER: "之后"}
_CALENDAR_UNITS = {
    CalendarUnit.WEEK: "日历周",
    CalendarUnit.MONTH: "日历月",
    CalendarUnit.QUARTER: "日历季度",
    CalendarUnit.HALF_YEAR: "日历半年",
    CalendarUnit.YEAR: "日历年",
}


def echo(when: When, title: Title) -> str:
    """A reading in words, milestones by what ``title`` says for their ids.

    Read again, as of whichever day, it gives a value equal to ``when``.
    """
    match when:
        case AllOf(parts):
            return "，且".join(echo(part, title) for part in parts)
        case Within() | Run() | OnOrBefore() | OnOrAfter():
            return _dated(when)
        case Before() | By() | At() | From() | After() | Apart():
            return _anchored(when, _quoted(when.anchor, title))
        case Every() | EveryPeriod() | AtEach() | Regularly():
            return _repeating(when, title)
        case Standing():
            return "长期有效"
        case Undated():
            return "待定"


def joined(items: Sequence[str]) -> str:
    """A list of one thing or more, the last after 和."""
    *others, last = items
    return f"{'、'.join(others)}和{last}" if others else last


def _dated(when: Dated) -> str:
    match when:
        case Within(period) if period.is_day:
            return f"在{full_day(period.first)}"
        case Within(period):
            return f"在{full_day(period.first)}至{full_day(period.last)}之间"
        case Run(period):
            return f"从{full_day(period.first)}至{full_day(period.last)}"
        case OnOrBefore(day, strictly) if day == strictly:
            return f"{full_day(day)}或之前"
        case OnOrBefore(day, strictly):
            return f"{full_day(day)}或之前（从严：{full_day(strictly)}）"
        case OnOrAfter(day):
            return f"{full_day(day)}或之后"


def _anchored(when: Anchored, anchor: str) -> str:
    match when:
        case Before():
            return f"{anchor}之前"
        case By():
            return f"不迟于{anchor}"
        case At():
            return f"在{anchor}时"
        case From():
            return f"自{anchor}起"
        case After():
            return f"{anchor}之后"
        case Apart(_, distance, side, reach):
            return f"{anchor}{_SIDE[side]}{_apart(distance, reach)}"


def _apart(distance: Distance, reach: Reach) -> str:
    match reach:
        case Reach.EXACTLY:
            return f"恰好{how_long(distance)}"
        case Reach.AT_LEAST:
            return f"至少{how_long(distance)}"
        case Reach.WITHIN:
            return f"{how_long(distance)}以内"


def _repeating(when: Repeating, title: Title) -> str:
    match when:
        case Every(Distance(1, Unit.WEEK), Period() as after, until) if after.is_day:
            return f"{_after(after, title)}每周{weekday(after.first)}{_until(until, title)}"
        case Every(Distance(1, Unit.DAY), after, until):
            return f"{_after(after, title)}每天一次{_until(until, title)}"
        case Every(distance, after, until):
            return f"{_after(after, title)}每{how_long(distance)}一次{_until(until, title)}"
        case EveryPeriod(unit, after, until, parts):
            each = f"每个{_CALENDAR_UNITS[unit]}"
            said = "，且".join(f"{each}{_part(part, unit)}" for part in parts) or f"{each}一次"
            return f"{_after(after, title)}{said}{_until(until, title)}"
        case AtEach(times):
            names = joined([_quoted(time.anchor, title) for time in times])
            return _anchored(times[0], f"每次{names}")
        case Regularly(after):
            return f"{_after(after, title)}定期"


def _part(part: Part, unit: CalendarUnit) -> str:
    match part:
        case FromTo(first, last) if first == last:
            return the_day(first, unit)
        case FromTo(first) if whole_month(part, unit):
            return month_in(first.month, unit)
        case FromTo(first, last):
            return f"{day_in(first, unit)}至{day_in(last, unit)}之间"
        case OnNth(day):
            return day_in(day, unit)
        case UpTo(DayBefore(day)):
            return f"{the_day(day, unit)}之前"
        case UpTo(last, strictly) if last == strictly:
            return f"{the_day(last, unit)}或之前"
        case UpTo(last, DayBefore()):
            return f"{the_day(last, unit)}或之前（从严：前一天）"
        case UpTo(last, strictly):
            return f"{day_in(last, unit)}或之前（从严：{day_in(strictly, unit)}）"
        case AfterEnd(distance, exactly):
            return f"结束后{_apart(distance, Reach.EXACTLY if exactly else Reach.WITHIN)}"


def _after(anchor: Anchor | None, title: Title) -> str:
    return f"{_anchor(anchor, title)}之后" if anchor else ""


def _until(anchor: Anchor | None, title: Title) -> str:
    return f"，直至{_anchor(anchor, title)}" if anchor else ""


def _anchor(anchor: Anchor, title: Title) -> str:
    match anchor:
        case MilestoneAnchor():
            return _quoted(anchor, title)
        case Period() if anchor.is_day:
            return full_day(anchor.first)
        case Period(first, last):
            return f"{full_day(first)}至{full_day(last)}"


def _quoted(anchor: MilestoneAnchor, title: Title) -> str:
    name = f"“{title(anchor.id)}”"
    return name if anchor.number is None else f"第{anchor.number}次{name}"
