"""A clock time as it stands in words, before its zone is looked up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time


@dataclass(frozen=True, slots=True)
class Daytime:
    """A time of day, and where it stands (end not included).

    ``at`` is ``None`` for what is no time, such as 31 o'clock in the morning. ``left`` stands in its place,
    as long as it is, so that positions stay true. ``zone`` is a name, as it was written; ``unclear`` is
    where something stands that names no single zone.
    """

    start: int
    end: int
    at: time | None
    zone: str | None
    left: str
    unclear: tuple[int, int] | None = None
