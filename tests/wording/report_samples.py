"""A report as a message, to be read aloud."""

from __future__ import annotations

from collections.abc import Iterator

from bot.report import report
from bot.wording.report import plain
from tests.questions.agreement import timelines
from tests.schedules import on


def reports(language: str) -> Iterator[tuple[str, str]]:
    """The situation, and the text."""
    (harbour,) = timelines(on(9, 3)).values()
    yield "Where every promise stands", plain(report(harbour), language)
    yield "The same, for a meeting", plain(report(harbour, "plenary-2"), language)
