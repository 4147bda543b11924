"""Spans: the days that are still open.

The bounds are days, closed at both ends; ``None`` is an open end. Comparing two spans has three
possible answers, so there is no ``<``: ``surely_before`` and ``possibly_before`` say which is meant.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


class EmptySpan(ValueError):
    """No day is left: the earliest day lies after the latest."""


@dataclass(frozen=True, slots=True)
class Span:
    """The days from ``earliest`` to ``latest``, both included; ``None`` is open."""

    earliest: date | None = None
    latest: date | None = None

    def __post_init__(self) -> None:
        if self.earliest and self.latest and self.earliest > self.latest:
            raise EmptySpan(f"{self.earliest} is after {self.latest}")

    @classmethod
    def on(cls, day: date) -> Span:
        """That day and no other."""
        return cls(day, day)

    def __contains__(self, day: date) -> bool:
        return (self.earliest is None or self.earliest <= day) and (self.latest is None or day <= self.latest)

    @property
    def is_open(self) -> bool:
        """Whether nothing at all is known."""
        return self.earliest is None and self.latest is None

    @property
    def is_day(self) -> bool:
        """Whether exactly one day is left."""
        return self.earliest is not None and self.earliest == self.latest

    @property
    def is_window(self) -> bool:
        """Whether both ends are known and more than one day is left."""
        return self.earliest is not None and self.latest is not None and self.earliest < self.latest

    def __and__(self, other: Span) -> Span:
        """The days in both.

        Raises:
            EmptySpan: if there is none.
        """
        earliest = max((d for d in (self.earliest, other.earliest) if d), default=None)
        latest = min((d for d in (self.latest, other.latest) if d), default=None)
        return Span(earliest, latest)

    def up_to(self, day: date) -> Span:
        """The days of it up to ``day``; if there are none, any day up to it."""
        latest = min(self.latest or day, day)
        return Span(self.earliest if self.earliest and self.earliest <= latest else None, latest)

    def overlaps(self, other: Span) -> bool:
        """Whether some day lies in both."""
        return not (self.surely_before(other) or other.surely_before(self))

    def surely_before(self, other: Span) -> bool:
        """Whether every day of this span is before every day of ``other``."""
        return self.latest is not None and other.earliest is not None and self.latest < other.earliest

    def possibly_before(self, other: Span) -> bool:
        """Whether some day of this span is before some day of ``other``."""
        return self.earliest is None or other.latest is None or self.earliest < other.latest


def surely(stricter: date | None, span: Span) -> date | None:
    """A stricter day of ``span``; none where the span has not begun by then."""
    return None if stricter and span.earliest and stricter < span.earliest else stricter
