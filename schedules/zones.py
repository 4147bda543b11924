"""Time zones by the names people write."""

from __future__ import annotations

from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from rapidfuzz import process


class BadZone(ValueError):
    """A name that is no time zone; ``nearest`` are those it may have meant, best first."""

    def __init__(self, name: str, nearest: tuple[str, ...]) -> None:
        super().__init__(f"'{name}' is not a time zone; did you mean {', '.join(nearest)}?")
        self.nearest = nearest


def zone_named(name: str) -> ZoneInfo:
    """The zone of the tz database with that name, whatever its capitals.

    Raises:
        BadZone: if there is none.
    """
    wanted = name.strip().replace(" ", "_")
    known = {zone.casefold(): zone for zone in available_timezones()}
    try:
        return ZoneInfo(known[wanted.casefold()])
    except (KeyError, ZoneInfoNotFoundError):
        near = process.extract(wanted.casefold(), known.keys(), limit=3)
        raise BadZone(name, tuple(known[found] for found, _, _ in near)) from None
