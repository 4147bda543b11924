"""English: why a phrase is refused."""

from __future__ import annotations

from collections.abc import Mapping

from schedules.language.english.advice import ADVICE
from schedules.language.english.days import full_day
from schedules.language.faults import (
    Ambiguous,
    DaysOfAnother,
    Fault,
    NoDayLeft,
    NoFirstDay,
    NoFiscalYear,
    NoSuchDay,
    NotAsOne,
    NotNeighbours,
    NotOfEach,
    NotSoMany,
    NotSoOften,
    NotTogether,
    OtherWeekday,
    OutOfCalendar,
    TwoLastDays,
    WhichMilestone,
    WhichOfSeries,
)
from schedules.language.refusals import Expected, Stop, listed
from schedules.text import Title

_EXPECTED = {
    Expected.RELATION: "before, by, after or from",
    Expected.PERIOD: "a date or a period (31 August 2016, September, Q3)",
    Expected.MILESTONE: "a milestone of the schedule",
    Expected.COUNT: "a number",
    Expected.UNIT: "days, weeks, months or years",
    Expected.YEAR: "a year",
    Expected.RHYTHM: "a rhythm (every three months, regularly)",
}


_NOT_AS_ONE: Mapping[type[Fault], str] = {
    NotTogether: (
        "these words cannot be read as one; write each part as a phrase of its own, in a list, "
        "or say it with a first and a last day"
    ),
    NotNeighbours: (
        "these do not follow one another; make a milestone of each, or write the first and the last, "
        "such as: between July and September"
    ),
    NoFirstDay: (
        "what comes again after so long counts from a day, and none is said; write the first one, such as: "
        "every two years from 1 July 2018; every three months after the seminar"
    ),
    TwoLastDays: (
        "these are two last days, and the later would count for nothing; write the one that counts, or make "
        "a milestone of each"
    ),
    NotOfEach: (
        "not each week, month, quarter or year has such days, or they have no first or last one; write, "
        "such as: by the 15th of each month; by the end of each quarter; on the first Monday of each month; "
        "within 30 days after the end of each quarter"
    ),
}
_HOW_OFTEN = {1: "once", 2: "twice"}
_SUCH_AS = "Write when, such as: before September 2016; in August; within 30 days; to be agreed"


class EnglishRefusals:
    """See ``schedules.language.refusals.Refusals``."""

    def stopped(self, stop: Stop) -> str:
        if stop.advice:
            understood = f"understood “{stop.understood}”, but " if stop.understood else ""
            return f"{understood}“{stop.known}” {ADVICE[stop.advice]}"
        if not stop.stopped_at:
            missing = f"After it could stand: {self._expected(stop)}" if stop.expected else _SUCH_AS
            return f"“{stop.words}” stops too early. {missing}"
        if not stop.understood:
            return f"“{stop.stopped_at}” is not understood. {_SUCH_AS}{self._nearest(stop)}"
        missing = f"There could stand: {self._expected(stop)}" if stop.expected else _SUCH_AS
        return f"understood “{stop.understood}”, but not “{stop.stopped_at}”. {missing}{self._nearest(stop)}"

    def _expected(self, stop: Stop) -> str:
        return listed([_EXPECTED[expected] for expected in stop.expected], "; or ", "; ")

    def _nearest(self, stop: Stop) -> str:
        if not stop.nearest:
            return ""
        return f". Did you mean {listed([f'“{title}”' for title in stop.nearest], ' or ')}?"

    def fault(self, fault: Fault, title: Title) -> str:
        match fault:
            case NoSuchDay():
                return "the calendar has no such day; check the day and the month"
            case OtherWeekday(day):
                return f"that day is {full_day(day)}; correct the weekday or the date"
            case NoDayLeft(first, last):
                return f"no day is left: it begins on {full_day(first)} and ends on {full_day(last)} already"
            case Ambiguous(one, other) if one and other:
                return f"this may be {full_day(one)} or {full_day(other)}; say which, with month and year"
            case Ambiguous():
                return "this may be several days; say it with day, month and year"
            case WhichMilestone() | WhichOfSeries() | NotSoMany() | DaysOfAnother():
                return self._mention(fault, title)
            case NotTogether() | NotNeighbours() | TwoLastDays() | NotOfEach() | NoFirstDay() | NotSoOften():
                return _not_as_one(fault)
            case NoFiscalYear():
                return "the schedule does not say when its fiscal year begins; add: fiscal_year: April"
            case OutOfCalendar():
                return "these days lie outside of the calendar; check the number and the year"

    def _mention(
        self, fault: WhichMilestone | WhichOfSeries | NotSoMany | DaysOfAnother, title: Title
    ) -> str:
        match fault:
            case WhichMilestone(mention):
                names = listed([f"“{title(id)}”" for id in mention.ids[:5]], " or ")
                return f"“{mention.words}” may be {names}; write the one you mean in full"
            case WhichOfSeries(mention):
                return (
                    f"“{mention.words}” is a series of {len(mention.ids)}; write “the next {mention.words}”, "
                    f"“the second {mention.words}”, or “at each {mention.words}”"
                )
            case NotSoMany(mention):
                count = len(mention.ids)
                return f"there is no such “{mention.words}”: the schedule has {count}; add it, or count again"
            case DaysOfAnother(mention):
                return (
                    f"these days may be those of “{mention.words}”, which says itself when it is: leave them "
                    "out. If they are the days of this one, write them as a phrase of their own, in a list"
                )

    def too_long(self, most: int) -> str:
        return f"this is too long to say when; write at most {most} characters"

    def clock(self) -> str:
        return "write one time of day only, such as 17:00, 23:59 AoE or 17:00 Europe/Paris"


def _not_as_one(fault: NotAsOne) -> str:
    if not isinstance(fault, NotSoOften):
        return _NOT_AS_ONE[type(fault)]
    often = _HOW_OFTEN.get(fault.times, f"{fault.times} times")
    return (
        f"it is to come {often} a year, and {fault.number} times are named; name {fault.times}, "
        "or leave the number out, such as: every March and September"
    )
