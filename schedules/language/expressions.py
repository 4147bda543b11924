"""Calendar expressions: what words say of days, before anybody asks as of which day.

No language and no day is in it: "next August" and "明年8月" differ from each other only where they say
something else. ``periods`` turns them into days. Weekdays count from Monday, 0.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from schedules.days import Distance, Unit


class PeriodUnit(StrEnum):
    """What of the calendar can be this one, the next one, or the third of a longer one."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half-year"
    YEAR = "year"
    DECADE = "decade"


class Third(StrEnum):
    """A third of a month, quarter, half-year or year."""

    EARLY = "early"
    MID = "mid"
    LATE = "late"


class Season(StrEnum):
    """A meteorological season of the northern half: spring is March to May."""

    SPRING = "spring"
    SUMMER = "summer"
    AUTUMN = "autumn"
    WINTER = "winter"


class Edge(StrEnum):
    """The first or the last day of a period."""

    START = "start"
    END = "end"


# Calendar expressions -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Fixed:
    """A day with everything said: "2016-08-31"."""

    day: date


@dataclass(frozen=True, slots=True)
class Year:
    """A calendar year."""

    year: int


@dataclass(frozen=True, slots=True)
class AnyYear:
    """A calendar year, not said which: what "mid-year" is the middle of."""


@dataclass(frozen=True, slots=True)
class CalendarWeek:
    """A week by its number, as ISO 8601 counts them; ``None``: of no year said."""

    number: int
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Decade:
    """Ten years from ``year`` on: "the 2020s"."""

    year: int


@dataclass(frozen=True, slots=True)
class FiscalYear:
    """The fiscal year that ends in that year; without one, ``offset`` counts from the present one.

    ``of_two``: said by both of its years ("FY 2016/17").
    """

    year: int | None
    offset: int = 0
    of_two: bool = False


@dataclass(frozen=True, slots=True)
class Half:
    """The first or second half of a year."""

    number: int


@dataclass(frozen=True, slots=True)
class Quarter:
    """A quarter of a year."""

    number: int


@dataclass(frozen=True, slots=True)
class SeasonOf:
    """A season of a year."""

    season: Season


@dataclass(frozen=True, slots=True)
class Month:
    """A month of a year, from 1."""

    number: int


@dataclass(frozen=True, slots=True)
class MonthDay:
    """A day of a year: "31 August"."""

    month: int
    day: int


@dataclass(frozen=True, slots=True)
class DayNumber:
    """A day of a month: "the 18th"."""

    day: int


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of a week: "Friday"."""

    weekday: int


@dataclass(frozen=True, slots=True)
class Holiday:
    """A holiday of a year, by its key in ``feasts``."""

    key: str


@dataclass(frozen=True, slots=True)
class Relative:
    """A unit, counted from the one that holds the day said: 0 is "this week", 1 "next week"."""

    unit: PeriodUnit
    offset: int


@dataclass(frozen=True, slots=True)
class EachUnit:
    """Each unit, as in "the 15th of each month"; a year begins in that month (``None``: as fiscal ones)."""

    unit: PeriodUnit
    begins: int | None = 1


@dataclass(frozen=True, slots=True)
class Ahead:
    """A distance from the day said on, that day included: "within six months"."""

    distance: Distance


@dataclass(frozen=True, slots=True)
class NextDays:
    """So many days from tomorrow on: "the next three days"."""

    count: int


@dataclass(frozen=True, slots=True)
class Shifted:
    """The day at a distance after (``sign`` 1) or before (-1) another; ``None``: the day said."""

    distance: Distance
    sign: int
    base: Expression | None = None


@dataclass(frozen=True, slots=True)
class Nth:
    """The n-th unit, weekday or working day (-1: the last) of a period: "the first Monday of October"."""

    number: int
    unit: PeriodUnit | Weekday | Unit
    of: Expression | None = None


@dataclass(frozen=True, slots=True)
class OfNextYear:
    """What each year has, said to be this (0), the next (1) or the last one (-1): "next June"."""

    inner: Month | MonthDay | Holiday | SeasonOf
    which: int


@dataclass(frozen=True, slots=True)
class NextWeekday:
    """A weekday of this week (0), of the next (1); ``None``: the next one to come ("coming Friday").

    ``to_come``: it is not said of one that has passed, as "this Monday" on a Tuesday.
    """

    weekday: int
    week: int | None
    to_come: bool = False


@dataclass(frozen=True, slots=True)
class Inside:
    """An expression said to lie in another: "August" in "2016", "the 20th" in "next month"."""

    inner: Expression
    outer: Expression


@dataclass(frozen=True, slots=True)
class ThirdOf:
    """A third of a period."""

    third: Third
    of: Expression


@dataclass(frozen=True, slots=True)
class HalfOf:
    """The first half of a month, its days 1 to 15, or the second."""

    number: int
    of: Expression


@dataclass(frozen=True, slots=True)
class EdgeOf:
    """The first or last day of a period: what "by the end of August" is by."""

    edge: Edge
    of: Expression


@dataclass(frozen=True, slots=True)
class WeekOf:
    """The week, from Monday, that holds the first day of another expression."""

    of: Expression


@dataclass(frozen=True, slots=True)
class RestOf:
    """From the day said to the end of a period."""

    of: Expression


@dataclass(frozen=True, slots=True)
class Checked:
    """A day that is also said to be a certain weekday: "Wednesday 31 August 2016"."""

    weekday: int
    day: Expression


@dataclass(frozen=True, slots=True)
class Range:
    """From the first day of one expression to the last of another; each borrows what only the other says.

    ``every_day``: where both ends are days, it is on each of them ("24–28 August") and not on some
    day in between ("between 24 and 28 August"). ``adjacent``: the last day must follow the first
    ("24 and 25 August").
    """

    first: Expression
    last: Expression
    every_day: bool = False
    adjacent: bool = False


Absolute = Fixed | Year | AnyYear | CalendarWeek | Decade | FiscalYear
OfEach = Half | Quarter | SeasonOf | Month | MonthDay | DayNumber | Holiday | Weekday
Counted = Relative | EachUnit | Ahead | NextDays | Shifted | OfNextYear | NextWeekday | RestOf
Composed = Inside | Nth | ThirdOf | HalfOf | EdgeOf | WeekOf | Checked | Range
Expression = Absolute | OfEach | Counted | Composed
