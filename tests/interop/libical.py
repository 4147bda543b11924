"""libical, the C library, called as it is."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from ctypes.util import find_library
from functools import cache

_ANY_COMPONENT, _XLICERROR, _VEVENT = 1, 27, 4


class _Time(ctypes.Structure):
    """``struct icaltimetype`` of libical 3."""

    _fields_ = (
        *((name, ctypes.c_int) for name in ("year", "month", "day", "hour", "minute", "second")),
        *((name, ctypes.c_int) for name in ("is_date", "is_daylight")),
        ("zone", ctypes.c_void_p),
    )

    def iso(self) -> str:
        """The date; a moment with a time is no date."""
        assert self.is_date == 1
        return f"{self.year:04}-{self.month:02}-{self.day:02}"


Row = tuple[str, str, str, str]


def is_there() -> bool:
    """Whether the library is installed."""
    return find_library("ical") is not None


@cache
def _library() -> ctypes.CDLL:
    library = ctypes.CDLL(find_library("ical"))
    for name in ("icalparser_parse_string", "icalcomponent_get_first_component"):
        getattr(library, name).restype = ctypes.c_void_p
    library.icalcomponent_get_next_component.restype = ctypes.c_void_p
    for name in ("icalcomponent_get_uid", "icalcomponent_get_summary", "icalcomponent_get_description"):
        getattr(library, name).restype = ctypes.c_char_p
    for name in ("icalcomponent_get_dtstart", "icalcomponent_get_dtend"):
        getattr(library, name).restype = _Time
    return library


def rows(calendar: bytes) -> list[Row]:
    """What it reads: uid, first day, the day after the last, summary. Nothing may be wrong with it."""
    library = _library()
    root = ctypes.c_void_p(library.icalparser_parse_string(calendar))
    assert root.value, "libical reads nothing"
    try:
        assert library.icalcomponent_count_errors(root) == 0
        assert library.icalrestriction_check(root) == 1
        return [_row(library, event) for event in _events(library, root)]
    finally:
        library.icalcomponent_free(root)


def _events(library: ctypes.CDLL, root: ctypes.c_void_p) -> Iterator[ctypes.c_void_p]:
    event = library.icalcomponent_get_first_component(root, _VEVENT)
    while event:
        yield ctypes.c_void_p(event)
        event = library.icalcomponent_get_next_component(root, _VEVENT)


def _row(library: ctypes.CDLL, event: ctypes.c_void_p) -> Row:
    uid, summary = (
        call(event).decode() for call in (library.icalcomponent_get_uid, library.icalcomponent_get_summary)
    )
    start, end = library.icalcomponent_get_dtstart(event), library.icalcomponent_get_dtend(event)
    return uid, start.iso(), end.iso(), summary
