"""The words of a change taken apart: what, when, which day, why. Nothing is looked up here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from schedules.language import Context, NotUnderstood, read
from schedules.text import language_of
from schedules.when import Run, Within

_TO = re.compile(
    r"\s+to\s+|\s*[:：]\s*(?!\d\d)|\s*(?:推迟到|提前到|改到|改为|改在|定于|定在|移到|到|至)\s*", re.IGNORECASE
)
_ON = re.compile(r"\s+on\s+|\s+|[于在]|(?<=[\u4e00-\u9fff])(?=\d|昨天|今天|前天|上)", re.IGNORECASE)
_BECAUSE = re.compile(
    r"\s*[,;，；]?\s*\bbecause(?:\s+of)?\s+|\s*[,，；]?\s*(?:因为|由于|原因[:：是])\s*",
    re.IGNORECASE,
)
_COLON = re.compile(r":\s+|：(?!\d\d)")


@dataclass(frozen=True, slots=True)
class Split:
    """A name and what stands after it."""

    name: str
    rest: str


def apart_from_why(words: str) -> tuple[str, str | None]:
    """What is wanted, and the reason that is given for it, if one is."""
    found = _BECAUSE.search(words)
    if found is None or not words[: found.start()].strip():
        return words.strip(), None
    return words[: found.start()].strip(), _one_line(words[found.end() :]).strip(" .。") or None


def _one_line(words: str) -> str:
    """Without what nobody sees, as a schedule file has it."""
    return " ".join("".join(mark if mark.isprintable() else " " for mark in words).split())


def title_and_words(words: str) -> Split | None:
    """A title, a colon, and words about when: "Test the hotline: before September"."""
    found = _COLON.search(words)
    if found is None:
        return None
    title, rest = _one_line(words[: found.start()]), words[found.end() :].strip()
    return Split(title, rest) if title and rest else None


def splits_at_to(words: str) -> Iterator[Split]:
    """A name and words about when, at each "to", the first first: a name may hold one too."""
    yield from _splits(words, _TO)


def splits_before_day(words: str) -> Iterator[Split]:
    """The whole as a name, then a name and a day after it, the longest name first."""
    yield Split(words.strip(), "")
    yield from reversed(list(_splits(words, _ON)))


def _splits(words: str, at: re.Pattern[str]) -> Iterator[Split]:
    for found in at.finditer(words):
        name, rest = words[: found.start()].strip(), words[found.end() :].strip()
        if name and rest:
            yield Split(name, rest)


def past_day(words: str, today: date) -> date | None:
    """The one day that is meant, the last such one up to today; ``None`` if no day is.

    A day that names its year may lie after today.
    """
    context = Context(today, question=True, past=True)
    for said in (words, f"on {words}") if language_of(words) == "en" else (words,):
        try:
            when = read(said, context, language_of(words)).when
        except NotUnderstood:
            continue
        if isinstance(when, Within | Run) and when.period.first == when.period.last:
            return when.period.first
    return None
