"""Types of Chinese tokens that are days, or that something can hang on."""

from __future__ import annotations

DAYS = frozenset({"DATE", "DAY", "NUMBERED", "WEEKDAY", "CHECK", "FEAST"})
NOUNS = DAYS | {
    *("INT", "NAME", "YEAR", "MONTH", "QUARTER", "HALF", "SEASON", "PERIOD", "RELATIVE", "RELATIVE_YEAR"),
    *("THIRD", "TEN_DAYS", "TWENTY_DAYS", "HALF_MONTH", "FIRST_QUARTERS", "EDGE", "_FISCAL", "_NEXT_FISCAL"),
    *("ORD", "NTH", "NTH_DAY", "NTH_WORKING"),
}
PERIODS = NOUNS - {"NAME", "INT", "ORD", "NTH", "CHECK"}
