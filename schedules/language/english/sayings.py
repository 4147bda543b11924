"""English, said back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from schedules.days import Distance
from schedules.grounds import Early, Grounds, PassedOn, ReadStrictly
from schedules.language.english.days import brief_day, full_day, how_long
from schedules.language.english.echo import echo, joined
from schedules.span import Span
from schedules.text import Title
from schedules.timeline import Bound, Happened, Reason, Said, State
from schedules.when import When

_STATES = {
    State.OPEN: "open",
    State.OVERDUE: "overdue",
    State.UNDATED: "no date yet",
    State.STANDING: "always in force",
    State.DONE: "done",
    State.DROPPED: "dropped",
    State.LAPSED: "not done in its time",
    State.UNKEEPABLE: "can no longer be kept",
}

_NUMBERS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
"""Numbers from two on, in words."""


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

    def echo(self, when: When, title: Title) -> str:
        return echo(when, title)

    def state(self, state: State) -> str:
        return _STATES[state]

    def distance(self, distance: Distance) -> str:
        return how_long(distance)

    def reason(self, reason: Reason, title: Title, today: date) -> str:
        bound = "no earlier than" if reason.bound is Bound.EARLIEST else "no later than"
        day = self.short_day(reason.day, today)
        match reason:
            case Happened():
                return f"{title(reason.milestone)}: done on {day}"
            case Said(statement=statement, provisional=year):
                said = f"“{statement.words.say('en')}”, said on {self.short_day(statement.said_on, today)}"
                told = f"{title(reason.milestone)}: {bound} {day}, since {said}"
                return f"{told}; {self.provisional(year)}" if year else told

    def provisional(self, year: int) -> str:
        return f"provisional, as the holidays of {year} are not published yet"

    def stricter(self, day: date | None, *, with_grounds: bool) -> str:
        surely = f"Surely in time only on or before {full_day(day)}" if day else "No day is surely in time"
        return f"{surely}, since:" if with_grounds else surely

    def grounds(self, grounds: Grounds, title: Title) -> str:
        said = f"{title(grounds.statement.milestone)}: “{grounds.statement.words.say('en')}”"
        match grounds:
            case ReadStrictly(day):
                return f"{said} can also be read as on or before {full_day(day)}"
            case Early(anchor=anchor, earliest=earliest):
                early = f"“{title(anchor)}” may be as early as {full_day(earliest)}" if earliest else ""
                return f"{said}, and {early or f'nothing says how early “{title(anchor)}” may be'}"
            case PassedOn(to=other, day=day):
                by = f"only on or before {full_day(day)}" if day else "on no day"
                return f"{said}, and “{title(other)}” is surely in time {by}"

    def contradiction(self, count: int, misses_by: int) -> str:
        days = "1 day" if misses_by == 1 else f"{misses_by} days"
        if count == 1:
            return f"This cannot hold; it misses by {days}:"
        return f"These {_number(count)} cannot {'both' if count == 2 else 'all'} hold; they miss by {days}:"

    def unknown(self, words: str, near: int) -> str:
        unknown = f"No milestone of this schedule is called “{words}”."
        return f"{unknown} Did you mean{':' if near == 1 else ' one of these:'}" if near else unknown

    def several(self, words: str) -> str:
        return f"“{words}” may be any of these; write its id:"

    def joined(self, items: Sequence[str]) -> str:
        return joined(items)


def _number(count: int) -> str:
    """Two to ten in words."""
    return _NUMBERS[count - 2] if 0 <= count - 2 < len(_NUMBERS) else str(count)


def _ending(latest: date | None, lasts: int) -> date | None:
    if latest is None:
        return None
    # Where the calendar ends before the last running day, its last day is as far as can be said.
    return latest + timedelta(days=min(lasts - 1, (date.max - latest).days))
