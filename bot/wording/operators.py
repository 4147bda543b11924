"""What the operators' chat is told."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from bot.wording.chinese import operators as chinese
from bot.wording.english import operators as english

_LATE: Mapping[str, Callable[[str, int], str]] = {"en": english.late, "zh": chinese.late}
_CAUGHT_UP: Mapping[str, str] = {"en": english.CAUGHT_UP, "zh": chinese.CAUGHT_UP}


def said_of_lateness(language: str, since: datetime, waiting: int) -> str:
    """Messages are late: the first of them since when, and how many wait."""
    return _LATE[language](f"{since:%Y-%m-%d %H:%M} ({since.tzinfo})", waiting)


def said_of_catching_up(language: str) -> str:
    """Messages are no longer late."""
    return _CAUGHT_UP[language]
