"""What is told of changes, at once: what was, what is, who changed it and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Protocol

from bot.wording.chinese.news import ChineseNews
from bot.wording.english.news import EnglishNews
from calendars.wording import WORDING
from schedules.language import SAYINGS
from schedules.milestone import ClockTime
from schedules.news import Item, News, NewsKind, Shown
from schedules.text import Text
from schedules.timeline import Occurrence


class NewsWording(Protocol):
    """One language's sentences. ``was`` and ``now`` say days, and how certain they are; empty for no date."""

    def heading(self, title: str, by: str) -> str:
        """Which schedule changed; ``by`` whom, or empty: its file was edited."""
        ...

    def added(self, name: str, now: str) -> str:
        """It is new."""
        ...

    def moved(self, name: str, was: str, now: str) -> str:
        """It falls on other days."""
        ...

    def done(self, name: str, day: str) -> str:
        """It was done; the day is empty where it is not known."""
        ...

    def dropped(self, name: str, was: str, why: str) -> str:
        """It was dropped, for a reason that may be empty."""
        ...

    def gone(self, name: str, was: str) -> str:
        """It does not stand in the schedule any more."""
        ...

    def reopened(self, name: str, now: str) -> str:
        """It was done or dropped, and is open again."""
        ...

    def contradicted(self, name: str, now: str) -> str:
        """Other statements contradict its date."""
        ...

    def at(self, days: str, clock: str) -> str:
        """Days, of the last of which the clock time is."""
        ...

    def no_day_set(self, days: str) -> str:
        """The days of a window."""
        ...

    def surely(self, days: str, day: str, *, no_day_set: bool) -> str:
        """Days, and the stricter day, beside which may stand that no day is set."""
        ...

    def why(self, reason: str) -> str:
        """Why it was changed."""
        ...

    def broken(self, file: str, title: str, problems: Sequence[str]) -> str:
        """To the editors: the file of a schedule cannot be used as it is, and what is wrong with it."""
        ...


NEWS_WORDING: Mapping[str, NewsWording] = {"en": EnglishNews(), "zh": ChineseNews()}


def telling_news(news: News, title: Text | None, today: date, language: str) -> str:
    """One message with all that one change has done, as told on ``today``, the subscriber's own day.

    ``title`` is that of the schedule; where it is not known, its id stands for it.
    """
    wording = NEWS_WORDING[language]
    named = title.say(language) if title else news.schedule
    lines = [wording.heading(named, news.by.say(language) if news.by else "")]
    lines += [f"• {_said(item, today, language)}" for item in news.items]
    if news.why:
        lines.append(wording.why(news.why.say(language)))
    return "\n".join(lines)


def _said(item: Item, today: date, language: str) -> str:
    wording, name = NEWS_WORDING[language], _name(item.shown, language)
    title = item.shown.title.say(language)  # what is dropped is dropped with all its times
    was, now = (_days(one, today, language) for one in (item.before, item.after))
    match item.kind:
        case NewsKind.ADDED:
            return wording.added(name, now)
        case NewsKind.MOVED:
            return wording.moved(name, was, now)
        case NewsKind.DONE:
            done_on = item.shown.occurrence.done_on
            return wording.done(name, SAYINGS[language].short_day(done_on, today) if done_on else "")
        case NewsKind.DROPPED if item.after is None:
            return wording.gone(title, was)
        case NewsKind.DROPPED:
            return wording.dropped(title, was, item.shown.why.say(language) if item.shown.why else "")
        case NewsKind.REOPENED:
            return wording.reopened(name, now)
        case NewsKind.CONTRADICTED:
            return wording.contradicted(name, now)


def _name(shown: Shown, language: str) -> str:
    title, number = shown.title.say(language), shown.occurrence.number
    return title if number is None else WORDING[language].numbered.format(title=title, number=number)


def _days(shown: Shown | None, today: date, language: str) -> str:
    """The days that are open, that no day is set in a window, and the stricter day where it is another."""
    if shown is None or shown.occurrence.span.is_open:
        return ""
    occurrence, wording = shown.occurrence, NEWS_WORDING[language]
    said, is_window = days_with_clock(shown, today, language), occurrence.span.is_window
    if stricter := _stricter(occurrence):
        return wording.surely(said, SAYINGS[language].short_day(stricter, today), no_day_set=is_window)
    return wording.no_day_set(said) if is_window else said


def days_with_clock(shown: Shown, today: date, language: str) -> str:
    """The days that are open, and the clock time of the due day."""
    occurrence, at = shown.occurrence, shown.at
    said = SAYINGS[language].short_span(occurrence.span, today, occurrence.lasts)
    if at is None or occurrence.due is None:
        return said
    return NEWS_WORDING[language].at(said, clock_of(at, language))


def clock_of(at: ClockTime, language: str) -> str:
    """A clock time that names its zone."""
    return WORDING[language].clock_time(at.time, at.zone or "UTC")


def _stricter(occurrence: Occurrence) -> date | None:
    stricter = occurrence.stricter_due
    return None if stricter == occurrence.due else stricter
