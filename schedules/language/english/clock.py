"""Clock times in English words: 17:00, 5 pm, 17.00, 17h30, noon, 17:00 Beijing time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import time

from schedules.language.daytime import Daytime

_MONTHS = "JAN|FEB|MAR|APR|MAY|JUNE?|JULY?|AUG|SEPT?|OCT|NOV|DEC|MON|TUES?|WED|THU|FRI|SAT|SUN"
_CLOCK = re.compile(
    r"(?P<before>\b(?:before|prior to)\s+)?(?:\bat\s+|,\s*)?"
    r"(?:(?P<noon>\b(?:12(?::00)? noon|noon|midday)\b)"
    r"|(?<![\d:.])(?:(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?![\d:])(?:\s*(?P<half>[ap])\.?m\b\.?)?"
    # A point may stand in a date too, but no date is like these: 17.00, 17.30.
    r"|(?P<dotted>(?:[01]?\d|2[0-3])\.00|(?:1[3-9]|2[0-3])\.(?:1[3-9]|[2-5]\d)|(?:[01]?\d|2[0-3])h[0-5]\d)(?![\d.])"
    r"|(?P<joined>(?:[01]\d|2[0-3])[0-5]\d)(?=\s?(?:hrs|hours|h)\b)"
    r"|(?P<only>1[0-2]|0?[1-9])(?:\.(?P<past>[0-5]\d))?\s*(?P<pm>[ap])\.?m\b\.?)(?:\s?(?:hrs|hours|h)\b)?)"
    r"(?:\s*\(?(?:(?P<zone>(?:AoE|UTC|GMT)(?![A-Za-z])(?!\s?[+−±-]\s?\d))"
    rf"|(?P<unclear>(?-i:(?!(?:{_MONTHS})\b)[A-Z]{{2,5}}(?:/[A-Z]{{2,5}})?)\b"
    r"(?:\s?[+−±-]\s?\d{1,2}(?::\d\d)?)?|local time)"
    r"|(?P<named>[A-Z][A-Za-z]+/[A-Za-z_/]+)"
    r"|(?P<city>(?!(?:on|at|by|in|of|the|and|some|any)\b)[A-Z][A-Za-z]+(?: [A-Z][A-Za-z]+)?)\s+time\b)\)?)?"
    r"(?P<on>\s+on\b)?",
    re.IGNORECASE,
)
_HINT = re.compile(r"\d(?:[:.]\d\d|\s?h|\s*[ap]\.?m)|noon|midday", re.IGNORECASE)
"""What every clock time has in it: most phrases have none, and are not looked at closer."""

_NOON = 12


def daytimes(words: str) -> Iterator[Daytime]:
    """The clock times in English words, in order."""
    if _HINT.search(words):
        yield from map(_daytime, _CLOCK.finditer(words))


def _daytime(match: re.Match[str]) -> Daytime:
    zone = match["zone"] or match["named"] or match["city"]
    unclear = match.span("unclear") if match["unclear"] else None
    return Daytime(match.start(), match.end(), _time(match), zone, _left(match), unclear)


def _time(match: re.Match[str]) -> time:
    if match["noon"]:
        return time(_NOON)
    if match["dotted"]:
        hour, minute = re.split(r"[.h]", match["dotted"].casefold())
        return time(int(hour), int(minute))
    if match["joined"]:
        return time(int(match["joined"][:2]), int(match["joined"][2:]))
    half = (match["half"] or match["pm"] or "").casefold()
    return time(_hour(int(match["hour"] or match["only"]), half), int(match["minute"] or match["past"] or 0))


def _hour(hour: int, half: str) -> int:
    if half == "p":
        return hour if hour >= _NOON else hour + _NOON
    return 0 if half == "a" and hour == _NOON else hour


def _left(match: re.Match[str]) -> str:
    said = "by" if match["before"] and match["on"] else (match["before"] or "")
    return said.ljust(match.end() - match.start())
