"""English: why words about when mean no days, to one who asks."""

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

_full = SAYINGS["en"].day


def no_days(why: Fault | ComesAgain) -> str | None:
    """See ``bot.wording.no_days.no_days``."""
    match why:
        case NoSuchDay():
            return "The calendar has no such day."
        case OutOfCalendar():
            return "Those days lie outside of the calendar."
        case OtherWeekday(day):
            return f"That day is a {_full(day)}."
        case NoDayLeft(first, last):
            return f"No day is left: {_full(first)} is later than {_full(last)}."
        case Ambiguous(one, other) if one and other:
            return f"That may be {_full(one)} or {_full(other)}; say which, with month and year."
        case Ambiguous():
            return "That may be several days; say it with day, month and year."
        case NoFiscalYear():
            return "It was not said when the fiscal year begins."
        case NotSoMany(mention):
            return f"There is no such “{mention.words}”; {len(mention.ids)} are known."
        case ComesAgain():
            return "It comes again and again: what moves with one time of it cannot be told."
        case _:
            return None
