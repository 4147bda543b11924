"""Clock times in Chinese words: 17时30分, 下午五点, 北京时间17:00."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import time

from schedules.language.chinese.numbers import count_of
from schedules.language.daytime import Daytime
from schedules.zones import zone_at_end

_HAN = "零〇一二两兩三四五六七八九十"
_CLOCK = re.compile(
    r"(?:[,，]\s*)?"
    r"(?P<part>凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|晚间|晚間|夜间|夜間|晚)?\s*"
    r"(?:(?<![\d:：])(?P<hour>\d{1,2})[:：](?P<minute>[0-5]\d)(?:[:：]00)?(?![\d:：])[时時]?"
    rf"|(?:(?<![\d月])(?P<figure>\d{{1,2}})|(?<=[日号號天)）,，晨午上晚间間\s])(?P<han>[{_HAN}]{{1,3}}))"
    r"[点點时時](?![间間常期候])"
    rf"(?:(?P<minutes>[0-5]?\d|[{_HAN}]{{1,3}})分|(?P<half>半)|(?P<quarters>[一三])刻|[整正])?"
    r"|(?P<noon>正午))"
    r"(?:\s*[(（]?(?P<zone>(?:AoE|UTC|GMT)(?![A-Za-z])|[A-Z][A-Za-z]+/[A-Za-z_]+)[)）]?)?"
    r"(?P<front>\s*[之以]?前)?",
    re.IGNORECASE,
)
_HINT = re.compile(r"[:：点點时時午]")
"""What every clock time has in it: most phrases have none, and are not looked at closer."""
_PLACE = re.compile(r"[(（]?(?P<place>[\u4e00-\u9fff]{2,})(?:时间|時間)[)）]?")
_MORNING = frozenset({"凌晨", "清晨", "早上", "早晨", "上午"})
_AFTERNOON = frozenset({"下午", "傍晚"})
_NOON, _EVENING, _MIDNIGHT, _LAST_MINUTE = 12, 5, 24, time(23, 59)


def daytimes(words: str) -> Iterator[Daytime]:
    """The clock times in Chinese words, in order; a place whose time it is as one more with no time."""
    if not _HINT.search(words):
        return
    place = _place(words)
    if place is None:
        yield from map(_daytime, _CLOCK.finditer(words))
        return
    start, end, zone = place
    blank = words[:start] + " " * (end - start) + words[end:]
    for match in _CLOCK.finditer(blank):
        found = _daytime(match)
        yield Daytime(
            min(start, found.start),
            max(end, found.end),
            None if found.zone else found.at,
            zone,
            blank[min(start, found.start) : found.start]
            + found.left
            + blank[found.end : max(end, found.end)],
        )


def _place(words: str) -> tuple[int, int, str] | None:
    """北京时间, from where to where, and whose time it is."""
    for match in _PLACE.finditer(words):
        found = zone_at_end(match["place"])
        if found:
            city, zone = found
            start = match.end("place") - len(city)
            in_brackets = start > 0 and words[start - 1] in "(（" and words[match.end() - 1] in ")）"
            end = match.end() if in_brackets else match.end("place") + len("时间")
            return start - in_brackets, end, zone
    return None


def _daytime(match: re.Match[str]) -> Daytime:
    at = _time(match)
    if match["front"] and at == time(0):
        at = None  # before 0:00 on 31 August is on the 30th
    end = "止" if match["front"] else ""
    left = " " * (match.end() - match.start() - len(end)) + end
    return Daytime(match.start(), match.end(), at, match["zone"], left)


def _time(match: re.Match[str]) -> time | None:
    if match["noon"]:
        return time(_NOON)
    said = match["hour"] or match["figure"]
    hour = _hour(match["part"], int(said) if said else _number(match["han"]))
    minute = _minute(match)
    if hour == _MIDNIGHT and minute == 0:
        return _LAST_MINUTE  # the last of that day
    if hour is None or minute is None or not (0 <= hour < _MIDNIGHT and minute < 60):
        return None
    return time(hour, minute)


def _minute(match: re.Match[str]) -> int | None:
    if match["half"]:
        return 30
    if match["quarters"]:
        return 15 if match["quarters"] == "一" else 45
    said = match["minute"] or match["minutes"]
    return _number(said) if said else 0


def _number(figures: str) -> int | None:
    if figures in {"零", "〇"}:
        return 0
    if figures[0] in "零〇":
        return count_of(figures[1:])  # 十七时零五分
    return int(figures) if figures.isdecimal() else count_of(figures.replace("兩", "两"))


def _hour(part: str | None, hour: int | None) -> int | None:
    """The hour of 24; ``None`` where nobody can tell, as with 晚上12点."""
    if hour is None or part is None:
        return hour
    if part in _MORNING:
        return hour if hour < _NOON else None
    if part == "中午":
        return hour if hour in {11, 12} else hour + _NOON if hour in {1, 2} else None
    if part in _AFTERNOON:
        return hour if hour >= _NOON else hour + _NOON if hour else None
    return (
        hour + _NOON if _EVENING <= hour < _NOON else hour if _NOON + _EVENING <= hour < _MIDNIGHT else None
    )
