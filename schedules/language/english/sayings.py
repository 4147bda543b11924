"""English, said back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from schedules.days import Distance
from schedules.language.english.days import brief_day, full_day, how_long
from schedules.language.english.echo import echo, joined
from schedules.span import Span
from schedules.timeline import Happened, Reason, Said, Side, State
from schedules.when import When

_STATES = {
    State.OPEN: "open",
    State.OVERDUE: "overdue",
    State.UNDATED: "no date yet",
    State.STANDING: "standing",
    State.DONE: "done",
    State.DROPPED: "dropped",
    State.LAPSED: "not done in its time",
    State.UNKEEPABLE: "can no longer be kept",
}


class EnglishSayings:
    """See ``schedules.language.sayings.Sayings``."""

    def day(self, day: date) -> str:
        return full_day(day)

    def short_day(self, day: date, today: date) -> str:
        return brief_day(day) if day.year == today.year else f"{brief_day(day)} {day.year}"

    def span(self, span: Span, lasts: int = 1) -> str:
        first, last = span.earliest, _ending(span.latest, lasts)
        if first is None:
            return f"on or before {full_day(last)}" if last else "no date"
        if last is None:
            return f"on or after {full_day(first)}"
        if first == last:
            return f"on {full_day(first)}"
        if span.is_day:
            return f"from {full_day(first)} to {full_day(last)}"
        return f"between {full_day(first)} and {full_day(last)}"

    def short_span(self, span: Span, today: date, lasts: int = 1) -> str:
        first, last = span.earliest, _ending(span.latest, lasts)
        if first is None:
            return f"by {self.short_day(last, today)}" if last else "no date yet"
        if last is None:
            return f"from {self.short_day(first, today)}"
        return self._from_to(first, last, today)

    def _from_to(self, first: date, last: date, today: date) -> str:
        said = self.short_day(last, today)
        if first == last:
            return said
        if (first.year, first.month) == (last.year, last.month):
            return f"{first.day}–{said}"
        if first.year == last.year:
            return f"{brief_day(first)} – {said}"
        return f"{self.short_day(first, today)} – {said}"

    def echo(self, when: When, title: Callable[[str], str]) -> str:
        return echo(when, title)

    def state(self, state: State) -> str:
        return _STATES[state]

    def distance(self, distance: Distance) -> str:
        return how_long(distance)

    def reason(self, reason: Reason, title: Callable[[str], str], today: date) -> str:
        bound = "no earlier than" if reason.bound is Side.EARLIEST else "no later than"
        day = self.short_day(reason.day, today)
        match reason:
            case Happened():
                return f"{title(reason.milestone)}: done on {day}"
            case Said(statement=statement):
                said = f"“{statement.words.say('en')}”, said on {self.short_day(statement.said_on, today)}"
                return f"{title(reason.milestone)}: {bound} {day}, since {said}"

    def contradiction(self, count: int, misses_by: int) -> str:
        days = "1 day" if misses_by == 1 else f"{misses_by} days"
        if count == 1:
            return f"This cannot hold; it misses by {days}:"
        return f"These {count} cannot all hold; they miss by {days}:"

    def joined(self, items: Sequence[str]) -> str:
        return joined(items)


def _ending(latest: date | None, lasts: int) -> date | None:
    if latest is None:
        return None
    # Where the calendar ends before the last running day, its last day is as far as can be said.
    return latest + timedelta(days=min(lasts - 1, (date.max - latest).days))
