"""Time zones by the names people write."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from babel import Locale
from babel.core import get_global
from rapidfuzz import process

_LANGUAGES = ("en", "zh", "zh_Hant")
# Cities that people name, and in which the tz database keeps no zone of its own.
_BESIDE = {
    "Asia/Shanghai": "Beijing|北京|Guangzhou|广州|廣州|Shenzhen|深圳",
    "America/New_York": "Washington|Washington, D.C.|Washington DC|华盛顿|華盛頓|Boston|波士顿|波士頓",
    "America/Los_Angeles": "San Francisco|旧金山|舊金山|Seattle|西雅图|西雅圖",
    "America/Toronto": "Ottawa|渥太华",
    "America/Sao_Paulo": "Brasilia|Brasília|巴西利亚",
    "Asia/Dubai": "Abu Dhabi|阿布扎比",
    "Asia/Karachi": "Islamabad|伊斯兰堡|伊斯蘭堡",
    "Asia/Kolkata": "Delhi|New Delhi|德里|新德里|Mumbai|孟买|孟買",
    "Australia/Sydney": "Canberra|堪培拉",
    "Europe/Amsterdam": "The Hague|海牙",
    "Europe/Berlin": "Bonn|波恩|Frankfurt|法兰克福|法蘭克福|Munich|慕尼黑",
    "Europe/Paris": "Strasbourg|斯特拉斯堡",
    "Europe/Zurich": "Geneva|日内瓦|日內瓦|Bern|伯尔尼|伯爾尼",
    "Pacific/Auckland": "Wellington|惠灵顿|惠靈頓",
}
_UNIVERSAL = "格林尼治|格林威治|世界|协调世界|世界协调|協調世界"
_LIKE = 70
"""From so much likeness on, of 100, a name may have been meant: "Shangai" has 93, "Muenchen" 71."""

_NO_PLACES = ("Etc/", "SystemV/")


class BadZone(ValueError):
    """A name that is no time zone, or could be several. ``nearest`` may be meant, best first; or none."""

    def __init__(self, name: str, nearest: tuple[str, ...]) -> None:
        instead = f"did you mean {', '.join(nearest)}?" if nearest else "write one like Europe/Berlin"
        super().__init__(f"'{name}' is not a time zone; {instead}")
        self.nearest = nearest


def zone_named(name: str) -> ZoneInfo:
    """The zone of the tz database with that name, or that of a city: "New York", "北京".

    Capitals do not matter, nor whether spaces are written as underscores.

    Raises:
        BadZone: if there is none, or cities in several zones are called so.
    """
    wanted = _plain(name)
    known = _by_name().get(wanted, ())
    if len(known) == 1:
        return ZoneInfo(known[0])
    if known:
        raise BadZone(name, known)
    near = process.extract(wanted, _by_name().keys(), limit=3, score_cutoff=_LIKE)
    raise BadZone(name, tuple(dict.fromkeys(zone for found, _, _ in near for zone in _by_name()[found])))


def zone_at_end(words: str) -> tuple[str, str] | None:
    """The longest name of a zone or a city at the end of words, and the zone; ``None`` if there is none."""
    for start in range(len(words)):
        zones = _by_name().get(_plain(words[start:]), ())
        if len(zones) == 1:
            return words[start:], zones[0]
    return None


def _plain(name: str) -> str:
    return " ".join(name.replace("_", " ").split()).casefold()


@cache
def _by_name() -> Mapping[str, tuple[str, ...]]:
    """The zones that bear each name. The tz database's own names are never those of cities elsewhere."""
    zones = sorted(available_timezones())
    cities: dict[str, set[str]] = {}
    for city, zone in _cities(zones):
        cities.setdefault(_plain(city), set()).add(zone)
    named = {city: _different(of) for city, of in cities.items()}
    return named | {_plain(zone): (zone,) for zone in zones}


def _cities(zones: list[str]) -> Iterator[tuple[str, str]]:
    for zone in zones:
        if "/" in zone and not zone.startswith(_NO_PLACES):
            yield zone.rpartition("/")[2], zone
    for language in _LANGUAGES:
        for zone, names in Locale.parse(language).time_zones.items():
            if names.get("city") and zone in zones:
                yield names["city"], zone
    for zone, names in (*_BESIDE.items(), ("UTC", _UNIVERSAL)):
        for city in names.split("|"):
            yield city, zone


def _different(zones: set[str]) -> tuple[str, ...]:
    """One of those that are a single zone under several names: the one that is no other's former name."""
    aliases: Mapping[str, str] = get_global("zone_aliases")
    canonical: dict[str, list[str]] = {}
    for zone in sorted(zones):
        canonical.setdefault(aliases.get(zone, zone), []).append(zone)
    return tuple(of if of in same else same[0] for of, same in sorted(canonical.items()))
