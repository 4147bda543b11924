"""The words of the English grammar: how each token is written, and what it means."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from schedules.days import Distance, Unit
from schedules.language.english.numbers import LAST_DAY, cardinals, ordinals, years
from schedules.language.expressions import Edge, EdgeOf, PeriodUnit, Relative, Season, Third
from schedules.language.lexing import Entry, Lexicon
from schedules.language.tree import Relation, Which
from schedules.when import CalendarUnit

MONTHS = (
    "january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|"
    "september sept sep|october oct|november nov|december dec"
)
WEEKDAYS = (
    "monday mon|tuesday tue tues|wednesday wed|thursday thu thur thurs|friday fri|saturday sat|sunday sun"
)
_DAY, _WEEK, _MONTH, _YEAR = PeriodUnit.DAY, PeriodUnit.WEEK, PeriodUnit.MONTH, PeriodUnit.YEAR
_QUARTER, _HALF = PeriodUnit.QUARTER, PeriodUnit.HALF_YEAR

# One line an entry: the token's type, its meaning, and the ways of writing it, divided by bars.
_PHRASES: tuple[tuple[str, Any, str], ...] = (
    ("IN", Relation.IN, "in|on|at|some time in|sometime in|at some point in|sometime on"),
    ("FOR", Relation.IN, "for"),
    ("OVER", Relation.IN, "over|during|throughout|in the course of|over the course of|sometime during"),
    (
        "BEFORE",
        Relation.BEFORE,
        "before|prior to|ahead of|well before|well ahead of|earlier than|in advance of|"
        "well in advance of|some time before|sometime before|sometimes before|shortly before|"
        "immediately before|in time for|in good time before|in the run up to|preceding",
    ),
    (
        "BY",
        Relation.BY,
        "by|no later than|not later than|by no later than|by not later than|at the latest by|"
        "by at the latest|at latest by|latest by|on or before|by or before|before or on|not after|"
        "not beyond|due by|at the latest on|at the latest in|at the very latest by|"
        "until no later than",
    ),
    ("UNTIL", Relation.BY, "until|till|til|up to|up until"),
    ("THROUGH", Relation.UP_TO, "through|thru|through to|up to and including|until and including"),
    (
        "FROM",
        Relation.FROM,
        "from|starting|starting from|starting in|starting on|starting with|beginning from|"
        "beginning in|beginning on|beginning with|as of|as from|on or after|not before|"
        "no earlier than|not earlier than|no sooner than|not sooner than|commencing|commencing in|"
        "commencing on|effective|effective from|with effect from|from and including|"
        "at the earliest in|at the earliest on|at the earliest from",
    ),
    (
        "AFTER",
        Relation.AFTER,
        "after|following|later than|subsequent to|shortly after|soon after|immediately after|"
        "sometime after|some time after|any time after|as soon as possible after|"
        "as soon as practicable after|immediately following|shortly following|straight after|"
        "right after",
    ),
    ("SINCE", Relation.FROM, "since|ever since"),
    ("_ONWARDS", None, "onwards|onward|forward|and onwards"),
    ("_TO", None, "to"),
    ("_BETWEEN", None, "between|in between|any time between|sometime between|some time between"),
    ("_AND", None, "and|&"),
    ("_DASH", None, "–|—|-|~"),
    ("_COMMA", None, ",|;"),
    ("_BUT", None, "but|but also|and also|yet"),
    ("_OF", None, "of"),
    ("_STRICTLY", None, "( strictly :"),
    ("_CLOSE", None, ")"),
    ("_AT_LEAST", None, "at least|no less than|not less than|no fewer than|not fewer than|a minimum of"),
    ("_AT_MOST", None, "at most|no more than|not more than|a maximum of"),
    ("_WITHIN", None, "within|inside|within a period of|in no more than|within at most"),
    (
        "_WITHIN_NEXT",
        None,
        "within the next|within the coming|within the following|over the next|over the coming|"
        "over the following|during the next|during the coming|throughout the next|"
        "in the course of the next|over the course of the next|in the coming",
    ),
    ("_NEXT", None, "next|the following"),
    ("_COMING", None, "coming|upcoming|forthcoming"),
    ("_THIS", None, "this|current"),
    ("LAST", -1, "last|previous|past"),
    ("_DAY_AFTER", None, "the day after"),
    ("_DAY_BEFORE", None, "the day before|the eve of|eve of"),
    ("_LATER", None, "from now|from today|hence|later"),
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
    *(("QUARTER", number, f"q {number}") for number in (1, 2, 3, 4)),
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
    ("EDGE", Edge.END, "end|close"),
    ("EDGE", Edge.START, "start|beginning|outset"),
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
    ("RELATIVE", Relative(_YEAR, 0), "the year"),
    ("RELATIVE", Relative(_WEEK, 2), "week after next|the week after next"),
    ("RELATIVE", Relative(_MONTH, 2), "month after next|the month after next"),
    ("RELATIVE", Relative(_QUARTER, 2), "quarter after next|the quarter after next"),
    ("RELATIVE", Relative(_YEAR, 2), "year after next|the year after next"),
    ("PERIOD", EdgeOf(Edge.END, Relative(_DAY, 0)), "eod"),
    ("PERIOD", EdgeOf(Edge.END, Relative(_MONTH, 0)), "eom"),
    ("PERIOD", EdgeOf(Edge.END, Relative(_QUARTER, 0)), "eoq"),
    ("PERIOD", EdgeOf(Edge.END, Relative(_YEAR, 0)), "eoy"),
    ("EACH", Which.EACH, "each|every|once every|once each|once in every|once in each"),
    (
        "FUTURE",
        Which.FUTURE,
        "future|all future|each future|every future|all the future|subsequent|all subsequent|"
        "each subsequent|all further|further",
    ),
    ("_OTHER", None, "other"),
    ("TIMES", 1, "once|one time"),
    ("TIMES", 2, "twice|two times"),
    ("TIMES", 3, "three times"),
    ("TIMES", 4, "four times"),
    ("TIMES", 6, "six times"),
    ("TIMES", 12, "twelve times"),
    ("RHYTHM", CalendarUnit.WEEK, "weekly|on a weekly basis"),
    ("RHYTHM", CalendarUnit.MONTH, "monthly|on a monthly basis"),
    ("RHYTHM", CalendarUnit.QUARTER, "quarterly|on a quarterly basis"),
    ("RHYTHM", CalendarUnit.HALF_YEAR, "half-yearly|semi-annually|semiannually|on a half-yearly basis"),
    ("RHYTHM", CalendarUnit.YEAR, "yearly|annually|on an annual basis|on a yearly basis|per annum"),
    ("RHYTHM", Distance(1, Unit.DAY), "daily|on a daily basis"),
    ("RHYTHM", Distance(14, Unit.DAY), "fortnightly"),
    ("RHYTHM", Distance(2, Unit.YEAR), "biennially"),
    (
        "_REGULARLY",
        None,
        "regularly|periodically|from time to time|on a regular basis|on a periodic basis|"
        "at regular intervals|at appropriate intervals|afterwards|thereafter|regularly thereafter|"
        "afterwards , regularly|thereafter , regularly|thereafter regularly|regularly afterwards|"
        "afterwards regularly",
    ),
    (
        "_STANDING",
        None,
        "ongoing|on an ongoing basis|upon request|on request|at request|as needed|when needed|"
        "as required|when required|if requested|if necessary|as necessary|where necessary|"
        "continuously|continuing|continuous|on a continuing basis|on a continuous basis|"
        "at all times|at any time|permanently|permanent|always|always in force|standing|"
        "as and when needed|as and when required|as appropriate|where appropriate|whenever needed|"
        "whenever necessary|whenever required|upon demand|on demand|without time limit|indefinitely",
    ),
    (
        "_UNDATED",
        None,
        "to be agreed|to be agreed upon|to be determined|to be decided|to be confirmed|"
        "to be announced|to be fixed|to be set|to be scheduled|to be arranged|tbd|tba|tbc|"
        "not agreed|not yet agreed|no date|no date yet|no date agreed|undated|date to be agreed|"
        "date to be confirmed|date to be determined|at a date to be agreed|at a time to be agreed|"
        "on a date to be agreed|on dates to be agreed|as soon as possible|as soon as practicable|"
        "as soon as feasible|as early as possible|asap|at an early date|"
        "at the earliest opportunity|at the earliest possible date|at the earliest convenience|"
        "at an early opportunity|in due course|at a later date|at a later stage|soon|shortly|"
        "in the near future|in the future|at a suitable time|at an appropriate time|in good time|"
        "promptly|without delay|without undue delay|when possible|when appropriate|eventually|"
        "at some point|some day|at a mutually convenient time|at a mutually convenient date|"
        "expeditiously|at an early stage|within a reasonable time|in a timely manner",
    ),
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
