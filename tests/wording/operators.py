"""What the operators' chat is told: for the golden file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.wording.operators import said_of_catching_up, said_of_lateness

_SINCE = datetime(2016, 8, 31, 9, tzinfo=ZoneInfo("Asia/Shanghai"))


def operators(language: str) -> Iterator[tuple[str, str]]:
    """Each situation, and the text."""
    yield "One message is late", said_of_lateness(language, _SINCE, 1)
    yield "Many messages are late", said_of_lateness(language, _SINCE, 12345)
    yield "What is due is not put in line", said_of_lateness(language, _SINCE, 0)
    yield "They are no longer late", said_of_catching_up(language)
