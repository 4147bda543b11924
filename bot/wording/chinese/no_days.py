"""Chinese: why words about when mean no days, to one who asks."""

from __future__ import annotations

from bot.questions.refusals import ComesAgain
from schedules.language import SAYINGS
from schedules.language.faults import (
    Ambiguous,
    Fault,
    NoDayLeft,
    NoFiscalYear,
    NoSuchDay,
    NotSoMany,
    OtherWeekday,
    OutOfCalendar,
)

_full = SAYINGS["zh"].day


def no_days(why: Fault | ComesAgain) -> str | None:
    """See ``bot.wording.no_days.no_days``."""
    match why:
        case NoSuchDay():
            return "日历上没有这一天。"
        case OutOfCalendar():
            return "这些日子超出了日历的范围。"
        case OtherWeekday(day):
            return f"这一天是{_full(day)}。"
        case NoDayLeft(first, last):
            return f"没有剩下任何一天：{_full(first)}比{_full(last)}晚。"
        case Ambiguous(one, other) if one and other:
            return f"可能从{_full(one)}开始，也可能从{_full(other)}开始，请写明年份和月份。"
        case Ambiguous():
            return "可能指几个不同的日子，请写明年、月、日。"
        case NoFiscalYear():
            return "没有说明财政年度从几月开始。"
        case NotSoMany(mention):
            return f"没有这一次“{mention.words}”：已知的共有{len(mention.ids)}次。"
        case ComesAgain():
            return "这一项会重复进行，只改其中一次会牵动什么，还不能推算。"
        case _:
            return None
