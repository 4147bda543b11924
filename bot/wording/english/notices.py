"""English: what is told of a milestone, unasked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from babel.dates import format_date

from bot.wording.subject import Form, Subject
from schedules.language import SAYINGS


class EnglishNotices:
    """See ``bot.wording.notices.NoticeWording``."""

    def lead(self, of: Subject) -> str:
        if of.form is Form.DAY:
            return f"{_capital(_in(of.days_to(of.due)))}: {of.name}, {_due(of)}."
        if of.form is Form.RUN:
            return _run(of)
        if of.stricter:
            left = f"{_days(of.days_to(of.stricter))} left to be right under every reading"
            return f"{left}: {of.name}, by {_day(of.stricter, of)}{_latest(of)}"
        return f"Due {_within(of)}: {of.name}, by {_due(of)}{_strictly(of)}.{_window(of)}"

    def stricter_day(self, of: Subject) -> str:
        last = "Today is"
        if of.was_stricter:
            last = f"{_day(of.was_stricter, of)} was"
        return f"{last} the last day that is right under every reading: {of.name}{_latest(of)}"

    def due_day(self, of: Subject) -> str:
        if of.clock and of.days_to(of.due):
            remark = "" if of.is_late else " This is the last reminder before that."
            return f"Due by {_clock_first(of)}: {of.name}{_strictly(of)}.{remark}{_window(of)}"
        if of.form is Form.DAY:
            return f"Today: {of.name}, {_due(of)}."
        if of.form is Form.RUN:
            return _run(of)
        return f"Due today: {of.name}, {_due(of)}{_strictly(of)}.{_window(of)}"

    def overdue(self, of: Subject) -> str:
        return f"Overdue by {_days(-of.days_to(of.due))}: {of.name}, {_was_due(of)}."

    def unkeepable(self, of: Subject) -> str:
        return f"Can no longer be kept: {of.name}, {_was_due(of)}."

    def opens(self, of: Subject) -> str:
        if of.form is Form.RUN:
            return _run(of)
        opens = _opens(of)
        if of.stricter:
            return f"{opens}: {of.name}, by {_day(of.stricter, of)}{_latest(of)}"
        return f"{opens}: {of.name}, by {_due(of)}{_strictly(of)}.{_window(of)}"

    def asked(self) -> str:
        return " (You asked to be reminded of it again.)"

    def undated(self, title: str) -> str:
        return f"No date yet ({title}):" if title else "No date yet:"

    def surely_by(self, day: str) -> str:
        return f"under every reading by {day}"

    def was_surely_by(self, day: str) -> str:
        return f"the last day right under every reading was {day}"

    def undated_but(self, name: str, known: Sequence[str]) -> str:
        return ", ".join((name, *known))

    def late(self, day: date, today: date) -> str:
        return f" (Late: this was meant for {_dated(day, today)}.)"

    def cited(self, quote: str, title: str) -> str:
        return f"{quote} – {title}"

    def with_clock(self, of: Subject) -> tuple[tuple[str, str], ...]:
        return (("", _due(of)), ("", _clock_first(of)), (f"{_open(of)}, ", of.clock))


def _run(of: Subject) -> str:
    """Something on known days that follow each other: before, during, or on the last of them."""
    days = f"{_open(of)}, {of.clock}" if of.clock else _open(of)
    if of.days_to(of.begins) >= 0:
        return f"Begins {_in(of.days_to(of.begins))}: {of.name}, {days}."
    if of.days_to(of.due):
        return f"Ends {_in(of.days_to(of.due))}: {of.name}, {days}."
    return f"Last day today: {of.name}, {days}."


def _opens(of: Subject) -> str:
    if of.days_to(of.begins) > 0:
        return f"Opens {_in(of.days_to(of.begins))}, on {_day(of.begins, of)}"
    return "Opens today" if of.days_to(of.begins) == 0 else f"Open since {_day(of.begins, of)}"


def _within(of: Subject) -> str:
    """In a window no day is set, so the days that are left are not the days until it."""
    left = of.days_to(of.due)
    return f"within {_days(left)}" if of.form is Form.WINDOW and left > 1 else _in(left)


def _window(of: Subject) -> str:
    if of.form is not Form.WINDOW:
        return ""
    return f" No day is set in the window {_open(of)}."


def _open(of: Subject) -> str:
    return SAYINGS["en"].short_span(of.occurrence.span, of.today, of.occurrence.lasts)


def _latest(of: Subject) -> str:
    """The due day after the stricter one, or that there is none, and the end of the sentence."""
    if of.notice.due is None:
        first = f" (not before {_day(of.not_before, of)})" if of.not_before else ""
        return f"; no date is set yet{first}."
    return f"; at the latest by {_due(of)}.{_window(of)}"


def _strictly(of: Subject) -> str:
    """A stricter day that has passed."""
    return f"; under every reading by {_day(of.was_stricter, of)}" if of.was_stricter else ""


def _was_due(of: Subject) -> str:
    if of.form is Form.RUN:
        return f"was to run {_open(of)}"
    return f"was due {'on' if of.form is Form.DAY else 'by'} {_due(of)}{_strictly(of)}"


def _due(of: Subject) -> str:
    return f"{_day(of.due, of)}, {of.clock}" if of.clock else _day(of.due, of)


def _clock_first(of: Subject) -> str:
    return f"{of.clock} on {_day(of.due, of)}"


def _in(days: int) -> str:
    near = {0: "today", 1: "tomorrow"}
    return near.get(days) or f"in {_days(days)}"


def _days(count: int) -> str:
    return "1 day" if count == 1 else f"{count} days"


def _day(day: date, of: Subject) -> str:
    return _dated(day, of.today)


def _dated(day: date, today: date) -> str:
    """With its weekday, and with its year where it is not that of ``today``."""
    said: str = format_date(day, "EEE d MMM", locale="en")
    return said if day.year == today.year else f"{said} {day.year}"


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]
