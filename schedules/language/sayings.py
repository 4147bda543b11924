"""What the words of a language say back: days, spans, readings, reasons, states."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Protocol

from schedules.days import Distance
from schedules.grounds import Grounds
from schedules.language.chinese.sayings import ChineseSayings
from schedules.language.english.sayings import EnglishSayings
from schedules.span import Span
from schedules.text import Title
from schedules.timeline import Reason, State
from schedules.when import When


class Sayings(Protocol):
    """One language. Nothing is a sentence with a full stop unless it says so."""

    def day(self, day: date) -> str:
        """A day in full, with its weekday."""
        ...

    def short_day(self, day: date, today: date) -> str:
        """A day as briefly as is clear; the year only where it is not that of ``today``."""
        ...

    def span(self, span: Span, lasts: int = 1) -> str:
        """The days open for something that runs for ``lasts`` days, in full."""
        ...

    def short_span(self, span: Span, today: date, lasts: int = 1) -> str:
        """The days open, as briefly as is clear."""
        ...

    def echo(self, when: When, title: Title) -> str:
        """A reading said back; read again as of the same day, it gives an equal value."""
        ...

    def state(self, state: State) -> str:
        """How something stands, in a word or two."""
        ...

    def distance(self, distance: Distance) -> str:
        """A length of time."""
        ...

    def reason(self, reason: Reason, title: Title, today: date) -> str:
        """One link of the chain that says why a bound is where it is."""
        ...

    def provisional(self, year: int) -> str:
        """That days may still move, since they count working days of a year not published yet."""
        ...

    def stricter(self, day: date | None, *, with_grounds: bool) -> str:
        """By when it is surely in time, or that no day is (``None``); ends with a colon before grounds."""
        ...

    def grounds(self, grounds: Grounds, title: Title) -> str:
        """One link of the chain that says why a stricter day is where it is."""
        ...

    def contradiction(self, count: int, misses_by: int) -> str:
        """That so many statements cannot all hold, and by how many days they miss; ends with a colon."""
        ...

    def unknown(self, words: str, near: int) -> str:
        """That no milestone is called so; ends with a colon if some have names that are near."""
        ...

    def several(self, words: str) -> str:
        """That several milestones may be called so; ends with a colon."""
        ...

    def joined(self, items: Sequence[str]) -> str:
        """A list of things, the last after "and"."""
        ...


SAYINGS: Mapping[str, Sayings] = {"en": EnglishSayings(), "zh": ChineseSayings()}
LANGUAGES = tuple(SAYINGS)
