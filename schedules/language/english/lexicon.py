"""The words of the English grammar: how each token is written, and what it means."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from schedules.calendar_units import CalendarUnit
from schedules.days import Distance, Unit
from schedules.language.english.loose import LOOSE
from schedules.language.english.numbers import LAST_DAY, cardinals, ordinals, years
from schedules.language.english.places import PLACES
from schedules.language.english.unsaid import UNSAID
from schedules.language.expressions import Edge, EdgeOf, PeriodUnit, Range, Relative, Season, Shifted, Third
from schedules.language.lexing import Entry, Lexicon
from schedules.language.tree import Relation, Which

MONTHS = (
    "january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|"
    "september sept sep|october oct|november nov|december dec"
)
WEEKDAYS = (
    "monday mon|tuesday tue tues|wednesday wed|thursday thu thur thurs|friday fri|saturday sat|sunday sun"
)
_DAY, _WEEK, _MONTH, _YEAR = PeriodUnit.DAY, PeriodUnit.WEEK, PeriodUnit.MONTH, PeriodUnit.YEAR
_QUARTER, _HALF = PeriodUnit.QUARTER, PeriodUnit.HALF_YEAR
_TWO_YEARS = Range(Relative(_YEAR, 0), Relative(_YEAR, 1))

# One line an entry: the token's type, its meaning, and the ways of writing it, divided by bars.
_PHRASES: tuple[tuple[str, Any, str], ...] = (
    (
        "IN",
        Relation.IN,
        "in|on|at|sometime|some time|some time in|sometime in|at some point in|sometime on|at the time of|"
        "on the margins of|in the margins of|at the margins of|on the sidelines of|on the occasion of",
    ),
    ("FOR", Relation.IN, "for|for a period of"),
    ("OVER", Relation.IN, "over"),
    (
        "DURING",
        Relation.IN,
        "during|in the course of|over the course of|sometime during|during the course of|in the period|"
        "during the period|over the period|for the period",
    ),
    (
        "BEFORE",
        Relation.BEFORE,
        "before|prior to|ahead of|well before|well ahead of|earlier than|in advance of|"
        "well in advance of|some time before|sometime before|sometimes before|shortly before|"
        "immediately before|just before|in time for|in good time before|in the run up to|preceding",
    ),
    (
        "BY",
        Relation.BY,
        "by|no later than|not later than|by no later than|by not later than|at the latest by|"
        "by at the latest|at latest by|latest by|on or before|by or before|before or on|not after|"
        "not beyond|due by|at the latest on|at the latest in|at the very latest by|"
        "until no later than|by the time of|starting no later than|beginning no later than|starting by|"
        "beginning by|commencing no later than|starting not later than|beginning not later than|"
        "commencing not later than|before or by|on or prior to",
    ),
    (
        "BY",
        Relation.UP_TO,
        "in or before|before or in|at or before|before or at|during or before|before or during",
    ),
    (
        "_LATEST",
        None,
        "at the latest|at the very latest|at latest|or earlier|or sooner|or before|or before then",
    ),
    ("_EARLIEST", None, "at the earliest|at the very earliest|or later|or after|or thereafter"),
    ("_INCLUSIVE", None, "( inclusive )|inclusive|( included )|included|( incl )"),
    ("UNTIL", Relation.UNTIL, "until|till|til|up to|up until|up till|and ending|and ending on|and ending in"),
    ("THROUGH", Relation.UP_TO, "through|thru|through to|up to and including|until and including"),
    (
        "FROM",
        Relation.FROM,
        "from|starting|starting from|starting in|starting on|starting with|beginning from|"
        "beginning in|beginning on|beginning with|as of|as from|on or after|not before|"
        "no earlier than|not earlier than|no sooner than|not sooner than|commencing|commencing in|"
        "commencing on|effective|effective from|with effect from|from and including|"
        "at the earliest in|at the earliest on|at the earliest from|not until|not till|at or after|"
        "in or after|in the period from|during the period from|over the period from|for the period from|"
        "on and after|from and after|during or after|from the date of",
    ),
    (
        "AFTER",
        Relation.AFTER,
        "after|following|later than|subsequent to|shortly after|soon after|immediately after|"
        "sometime after|some time after|any time after|as soon as possible after|"
        "as soon as practicable after|immediately following|shortly following|straight after|"
        "right after|just after|promptly after|promptly following|without delay after|"
        "as soon as possible following|"
        "quickly after|upon completion of|upon the completion of|on completion of|on the completion of|"
        "upon conclusion of|upon the conclusion of|on conclusion of|on the conclusion of",
    ),
    ("_SINCE", None, "since|ever since"),
    ("_ONWARDS", None, "onwards|onward|forward|and onwards|and onward|and thereafter"),
    ("_TO", None, "to"),
    (
        "_BETWEEN",
        None,
        "between|in between|in the period between|during the period between|any time between|"
        "sometime between|some time between",
    ),
    ("_AND", None, "and|&"),
    ("_DASH", None, "–|—|-|~"),
    ("_COMMA", None, ",|;"),
    (
        "_BUT",
        None,
        "but|but also|and also|yet|in any case|in any event|and in any case|and in any event|"
        "but in any case|but in any event|and at all events|and at any rate",
    ),
    ("_OR", None, "or"),
    ("_SLASH", None, "/"),
    ("_OF", None, "of"),
    ("_STRICTLY", None, "( strictly :"),
    ("_CLOSE", None, ")"),
    ("_AT_LEAST", None, "at least|no less than|not less than|no fewer than|not fewer than|a minimum of"),
    ("_AT_MOST", None, "at most|no more than|not more than|a maximum of"),
    (
        "_WITHIN",
        None,
        "within|inside|within a maximum of|within up to|within a period of|in no more than|within at most|"
        "within a period not exceeding|within a period of up to|within a period of no more than|"
        "within a period of not more than|within a maximum period of|within a time limit of",
    ),
    (
        "_WITHIN_NEXT",
        None,
        "within the next|within the coming|within the following|over the next|over the coming|"
        "over the following|during the next|during the coming|throughout the next|"
        "in the course of the next|over the course of the next|in the coming",
    ),
    ("_NEXT", None, "next"),
    ("_COMING", None, "coming|upcoming|forthcoming"),
    ("_THIS", None, "this|current"),
    ("LAST", -1, "last|previous|past"),
    ("FINAL", -1, "final"),
    ("DAY_BESIDE", Relation.AFTER, "the day after|the day following"),
    ("DAY_BESIDE", Relation.BEFORE, "the day before|the day prior to|the day preceding|the eve of|eve of"),
    ("_LATER", None, "hence|later"),
    ("_FROM_NOW", None, "from now|from today"),
    ("_AT_ONCE", None, "with immediate effect|effective immediately|effective at once|effective forthwith"),
    ("_TIME", None, "time|' time"),
    ("_AGO", None, "ago"),
    ("ONE", 1, "a|an"),
    ("LENGTH", Distance(14, Unit.DAY), "a fortnight|fortnight|one fortnight"),
    ("LENGTH", Distance(6, Unit.MONTH), "half a year|half year|a half year"),
    ("LENGTH", Distance(18, Unit.MONTH), "a year and a half|one and a half years"),
    ("WEEK", _WEEK, "week|calendar week|wk"),
    ("PLURAL", _WEEK, "weeks|calendar weeks|wks"),
    ("UNIT", _MONTH, "month|calendar month"),
    ("PLURAL", _MONTH, "months|calendar months"),
    ("UNIT", _YEAR, "year|calendar year|yr"),
    ("PLURAL", _YEAR, "years|calendar years|yrs"),
    ("UNIT", _HALF, "calendar half-year|calendar half year"),
    ("UNIT", PeriodUnit.DECADE, "decade"),
    ("PLURAL", PeriodUnit.DECADE, "decades"),
    ("DAY", _DAY, "day|calendar day"),
    ("PLURAL", _DAY, "days|calendar days"),
    ("WORKING", Unit.WORKING_DAY, "working day|working days|business day|business days|workday|workdays"),
    ("QUARTERS", _QUARTER, "quarter|calendar quarter"),
    ("PLURAL", _QUARTER, "quarters|calendar quarters"),
    ("_HALF", None, "half"),
    ("HALF", 1, "h 1"),
    ("HALF", 2, "h 2"),
    ("HALF", 1, "1 h"),
    ("HALF", 2, "2 h|latter half"),
    *(("QUARTER", number, f"q {number}|{number} q") for number in (1, 2, 3, 4)),
    ("SEASON", Season.SPRING, "spring"),
    ("SEASON", Season.SUMMER, "summer"),
    ("SEASON", Season.AUTUMN, "autumn|fall"),
    ("SEASON", Season.WINTER, "winter"),
    ("_FISCAL", None, "fiscal year|financial year|budget year|fy"),
    ("FEAST", "new-year", "new year|new year's day|new year day|the new year"),
    ("FEAST", "new-years-eve", "new year's eve|new year eve"),
    ("FEAST", "good-friday", "good friday"),
    ("FEAST", "easter", "easter|easter sunday|easter day"),
    ("FEAST", "easter-monday", "easter monday"),
    ("FEAST", "ascension", "ascension|ascension day"),
    ("FEAST", "pentecost", "pentecost|whitsun|whit sunday"),
    ("FEAST", "whit-monday", "whit monday"),
    ("FEAST", "labour-day", "may day"),
    ("FEAST", "halloween", "halloween"),
    ("FEAST", "thanksgiving", "thanksgiving|thanksgiving day"),
    ("FEAST", "christmas-eve", "christmas eve"),
    ("FEAST", "christmas", "christmas|christmas day|xmas"),
    ("FEAST", "spring-festival", "spring festival|chinese new year|lunar new year"),
    ("FEAST", "lantern-festival", "lantern festival"),
    ("FEAST", "qingming", "qingming|qingming festival|tomb-sweeping day"),
    ("FEAST", "dragon-boat", "dragon boat festival"),
    ("FEAST", "mid-autumn", "mid-autumn festival"),
    ("THIRD", Third.EARLY, "early|early on"),
    ("THIRD", Third.MID, "mid|middle"),
    ("THIRD", Third.LATE, "late"),
    ("EDGE", Edge.END, "end|close|conclusion|completion|closing|closure"),
    ("EDGE", Edge.START, "start|beginning|outset|commencement|opening"),
    (
        "_WEEK_OF",
        None,
        "week beginning|week starting|week commencing|the week beginning|the week starting|"
        "the week commencing",
    ),
    ("_REST_OF", None, "rest of|remainder of"),
    ("RELATIVE", Relative(_DAY, 0), "today|now|the day|this time"),
    ("RELATIVE", Relative(_DAY, 1), "tomorrow|tmrw"),
    ("RELATIVE", Relative(_DAY, -1), "yesterday"),
    ("RELATIVE", Relative(_DAY, 2), "day after tomorrow|the day after tomorrow|the day after tmrw"),
    ("RELATIVE", Relative(_DAY, -2), "day before yesterday|the day before yesterday"),
    ("RELATIVE", Relative(_WEEK, 0), "the week"),
    ("RELATIVE", Relative(_MONTH, 0), "the month"),
    ("RELATIVE", Relative(_QUARTER, 0), "the quarter"),
    ("RELATIVE", Relative(_YEAR, 0), "the year|the calendar year"),
    ("RELATIVE", Relative(_WEEK, 2), "week after next|the week after next"),
    ("RELATIVE", Relative(_MONTH, 2), "month after next|the month after next"),
    ("RELATIVE", Relative(_QUARTER, 2), "quarter after next|the quarter after next"),
    ("RELATIVE", Relative(_YEAR, 2), "year after next|the year after next"),
    ("PERIOD", EdgeOf(Edge.END, Relative(_DAY, 0)), "eod"),
    ("PERIOD", EdgeOf(Edge.END, Relative(_MONTH, 0)), "eom"),
    ("PERIOD", EdgeOf(Edge.END, Relative(_QUARTER, 0)), "eoq"),
    ("_YEAR_END", None, "eoy|year end|the year end"),
    ("_MID_YEAR", None, "mid year|midyear"),
    ("PERIOD", Shifted(Distance(1, Unit.YEAR), 1), "this time next year"),
    ("PERIOD", Shifted(Distance(1, Unit.MONTH), 1), "this time next month"),
    ("PERIOD", Shifted(Distance(1, Unit.WEEK), 1), "this time next week"),
    ("PERIOD", _TWO_YEARS, "this year and next|this year and next year"),
    ("PERIOD", _TWO_YEARS, "this year or next|this year or next year"),
    ("EACH", Which.EACH, "each|every|once every|once each|once in every|once in each"),
    (
        "FUTURE",
        Which.FUTURE,
        "future|all future|each future|every future|all the future|subsequent|all subsequent|"
        "each subsequent|all further|further",
    ),
    ("ALL", Which.EACH, "all|all of"),
    ("_OTHER", None, "other"),
    ("_PER", None, "per"),
    ("TIMES", 1, "once|one time"),
    ("TIMES", 2, "twice|two times"),
    ("TIMES", 3, "three times"),
    ("TIMES", 4, "four times"),
    ("TIMES", 6, "six times"),
    ("TIMES", 12, "twelve times"),
    ("RHYTHM", CalendarUnit.WEEK, "weekly|on a weekly basis"),
    ("RHYTHM", CalendarUnit.MONTH, "monthly|on a monthly basis"),
    ("RHYTHM", CalendarUnit.QUARTER, "quarterly|on a quarterly basis"),
    (
        "RHYTHM",
        CalendarUnit.HALF_YEAR,
        "twice yearly|twice annually|half-yearly|semi-annually|semiannually|on a half-yearly basis",
    ),
    ("RHYTHM", CalendarUnit.YEAR, "yearly|annually|on an annual basis|on a yearly basis|per annum"),
    ("RHYTHM", Distance(1, Unit.DAY), "daily|on a daily basis"),
    ("RHYTHM", Distance(14, Unit.DAY), "fortnightly"),
    ("RHYTHM", Distance(2, Unit.YEAR), "biennially"),
    ("_PLACE", None, PLACES),
    *UNSAID,
    *LOOSE,
)


def _entries() -> Iterator[tuple[tuple[str, ...], Entry]]:
    for type, value, written in _PHRASES:
        for words in written.split("|"):
            yield _pieces(words), (type, value)
    for number, names in enumerate(MONTHS.split("|"), 1):
        yield from (((name,), ("MONTH", number)) for name in names.split())
    for number, names in enumerate(WEEKDAYS.split("|")):
        yield (f"{names.split()[0]}s",), ("WEEKDAYS", number)
        yield from (((name,), ("WEEKDAY", number)) for name in names.split())
    for number, pieces in cardinals():
        yield pieces, ("INT" if number <= LAST_DAY else "COUNT", number)
    for number, pieces in ordinals():
        yield pieces, ("ORD", number)
    for year, pieces in years():
        yield pieces, ("YEAR", year)


def _pieces(words: str) -> tuple[str, ...]:
    """As ``words.py`` splits them: a hyphen inside a word is gone."""
    return tuple(words.split()) if words == "-" else tuple(words.replace("-", " ").split())


LEXICON = Lexicon(_entries())
