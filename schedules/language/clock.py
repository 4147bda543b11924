"""Clock times in a phrase: taken out before the grammar runs, since spans stay in days.

What is taken out leaves as many spaces, so that positions stay true. "Before 17:00 on 31 August" is still
on that day, so there the preposition turns into one that includes the day.
"""

from __future__ import annotations

import re

from schedules.language.chinese import clock as chinese
from schedules.language.english import clock as english
from schedules.milestone import ClockTime
from schedules.text import HAN
from schedules.zones import BadZone, zone_named

AOE = "Etc/GMT+12"
"""Anywhere on Earth: the last zone in which a day ends."""

_HAN = re.compile(f"[{HAN}]")


class SeveralTimes(ValueError):
    """More than one clock time, or one that is none; ``position`` is where."""

    def __init__(self, position: int) -> None:
        super().__init__(position)
        self.position = position


class UnclearZone(ValueError):
    """What stands from ``position`` to ``end`` names no single time zone."""

    def __init__(self, position: int, end: int) -> None:
        super().__init__(position, end)
        self.position = position
        self.end = end


def without_clock(words: str) -> tuple[str, ClockTime | None]:
    """The words with spaces in place of their clock time, and that time.

    Raises:
        SeveralTimes: if there are two, or its zone is none.
        UnclearZone: if its zone may be several.
    """
    found = list(chinese.daytimes(words) if _HAN.search(words) else english.daytimes(words))
    if not found:
        return words, None
    if len(found) > 1:
        raise SeveralTimes(found[1].start)
    (said,) = found
    if said.unclear:
        raise UnclearZone(*said.unclear)
    if said.at is None:
        raise SeveralTimes(said.start)
    try:
        at = ClockTime(said.at, zone_of(said.zone) if said.zone else None)
    except BadZone:
        raise SeveralTimes(said.start) from None
    return words[: said.start] + said.left + words[said.end :], at


def zone_of(name: str) -> str:
    """The tz database's name of a zone, which may be called AoE.

    Raises:
        BadZone: if there is none.
    """
    return AOE if name.casefold() == "aoe" else zone_named(name).key
