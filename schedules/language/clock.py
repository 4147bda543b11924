"""Clock times in a phrase: taken out before the grammar runs, since spans stay in days.

What is taken out leaves as many spaces, so that positions stay true. "Before 17:00 on 31 August" is still
on that day, so there the preposition turns into one that includes the day.
"""

from __future__ import annotations

import re
from datetime import time

from schedules.milestone import ClockTime
from schedules.zones import BadZone, zone_named

AOE = "Etc/GMT+12"
"""Anywhere on Earth: the last zone in which a day ends."""

_CLOCK = re.compile(
    r"(?P<before>\b(?:before|prior to)\s+)?(?:\bat\s+|[,，]\s*)?"
    r"(?:(?<![\d:])(?P<hour>[01]?\d|2[0-3])[:：](?P<minute>[0-5]\d)(?![\d:])(?:\s*(?P<half>[ap])\.?m\b\.?)?"
    r"|(?<![\d:])(?P<only>1[0-2]|0?[1-9])\s*(?P<pm>[ap])\.?m\b\.?"
    r"|(?P<noon>\bnoon\b|正午|中午12[点點])"
    r"|(?P<part>上午|下午|晚上)?(?<!\d)(?P<han>[01]?\d|2[0-3])[点點时時](?P<sharp>整|半)?)"
    r"(?:\s*(?P<zone>(?:AoE|UTC|GMT)(?![A-Za-z])|[A-Z][A-Za-z]+/[A-Za-z_]+))?"
    r"(?P<on>\s+on\b)?(?P<front>[之以]?前)?",
    re.IGNORECASE,
)
_HINT = re.compile(r"[:：点點时時午]|\d\s*[ap]\.?m|noon", re.IGNORECASE)
"""What every clock time has in it: most phrases have none, and are not looked at closer."""

_NOON = 12


class SeveralTimes(ValueError):
    """More than one clock time, or one that is none; ``position`` is where."""

    def __init__(self, position: int) -> None:
        super().__init__(position)
        self.position = position


def without_clock(words: str) -> tuple[str, ClockTime | None]:
    """The words with spaces in place of their clock time, and that time.

    Raises:
        SeveralTimes: if there are two, or its zone is none.
    """
    found = list(_CLOCK.finditer(words)) if _HINT.search(words) else []
    if not found:
        return words, None
    if len(found) > 1:
        raise SeveralTimes(found[1].start())
    match = found[0]
    try:
        at = ClockTime(_time(match), zone_of(match["zone"]) if match["zone"] else None)
    except (BadZone, ValueError):
        raise SeveralTimes(match.start()) from None
    return words[: match.start()] + _left(match) + words[match.end() :], at


def zone_of(name: str) -> str:
    """The tz database's name of a zone, which may be called AoE.

    Raises:
        BadZone: if there is none.
    """
    return AOE if name.casefold() == "aoe" else zone_named(name).key


def _time(match: re.Match[str]) -> time:
    if match["noon"]:
        return time(_NOON)
    if match["han"]:
        late = match["part"] in {"下午", "晚上"}
        return time(_hour(int(match["han"]), "p" if late else ""), 30 if match["sharp"] == "半" else 0)
    half = (match["half"] or match["pm"] or "").casefold()
    return time(_hour(int(match["hour"] or match["only"]), half), int(match["minute"] or 0))


def _hour(hour: int, half: str) -> int:
    if half == "p":
        return hour if hour >= _NOON else hour + _NOON
    return 0 if half == "a" and hour == _NOON else hour


def _left(match: re.Match[str]) -> str:
    said = "by" if match["before"] and match["on"] else (match["before"] or "")
    end = "止" if match["front"] else ""
    return said.ljust(match.end() - match.start() - len(end)) + end
