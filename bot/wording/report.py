"""A report in words: as a message, as Markdown, and as a page that prints well."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from jinja2 import Environment, PackageLoader, StrictUndefined

from bot.report import Fate, Promise, Report, Section, milestone_of
from bot.wording.chinese.report import ChineseReport
from bot.wording.english.report import EnglishReport
from calendars.clean import clean
from calendars.saying import Teller
from schedules.language import SAYINGS
from schedules.timeline import State

_MARKS = re.compile(r"([\\`*_{}\[\]<>#|~])")
_AT_START = re.compile(r"^(\s*)([-+>]|\d+(?=[.)]))")
_TEMPLATES = Environment(
    loader=PackageLoader("bot"),
    undefined=StrictUndefined,
    autoescape=True,
    trim_blocks=True,
    lstrip_blocks=True,
)


class ReportWording(Protocol):
    """One language's texts."""

    @property
    def tag(self) -> str:
        """The language, as HTML names it."""
        ...

    def title(self, agreement: str) -> str:
        """What the report is about."""
        ...

    def as_of(self, day: str) -> str:
        """The day on which everything stands so."""
        ...

    def meeting(self, title: str, days: str) -> str:
        """The meeting for which it is made, and when that is."""
        ...

    def fate(self, fate: Fate) -> str:
        """How a promise stands."""
        ...

    def count(self, count: int, fate: Fate) -> str:
        """How many stand so."""
        ...

    def late_by(self, days: int) -> str:
        """It was kept so many days late."""
        ...

    def no_topic(self) -> str:
        """The heading over what belongs to no topic."""
        ...

    def nothing(self) -> str:
        """There is no promise to be told of."""
        ...

    def columns(self) -> tuple[str, str, str, str]:
        """The heads of a table: the promise, its state, its days, who is responsible."""
        ...


REPORT_WORDING: Mapping[str, ReportWording] = {"en": EnglishReport(), "zh": ChineseReport()}


@dataclass(frozen=True, slots=True)
class Row:
    """A promise in words; ``days`` and ``responsible`` may be empty."""

    title: str
    fate: Fate
    state: str
    days: str
    responsible: str
    quotes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A topic and its promises, in words."""

    topic: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class ToldReport:
    """A report in words, before it has a form."""

    wording: ReportWording
    title: str
    facts: tuple[str, ...]
    parts: tuple[Part, ...]


def told(report: Report, language: str) -> ToldReport:
    """The words of a report."""
    return _Telling(report, language).whole()


def plain(report: Report, language: str) -> str:
    """As a message in a chat, without marks and without quotes."""
    whole = told(report, language)
    lines = [whole.title, *whole.facts]
    for part in whole.parts:
        lines += ["", part.topic, *(f"• {' · '.join(_facts(row))}" for row in part.rows)]
    return "\n".join(lines)


def markdown(report: Report, language: str) -> str:
    """As Markdown (CommonMark); texts of the agreement stand in it as they are, with their marks escaped."""
    whole = told(report, language)
    lines = [f"# {_escaped(whole.title)}", "", *(f"{_escaped(fact)}  " for fact in whole.facts)]
    for part in whole.parts:
        lines += ["", f"## {_escaped(part.topic)}", ""]
        for row in part.rows:
            title, *others = map(_escaped, _facts(row))
            lines.append(" · ".join((f"- **{title}**", *others)))
            lines += [f"  > {_escaped(quote)}" for quote in row.quotes]
    return "\n".join(lines) + "\n"


def html(report: Report, language: str) -> str:
    """As a page that stands by itself, loads nothing and prints well."""
    return _TEMPLATES.get_template("report.html").render(report=told(report, language))


def _facts(row: Row) -> Iterator[str]:
    return (fact for fact in (row.title, row.state, row.days, row.responsible) if fact)


def _escaped(text: str) -> str:
    flat = " ".join(clean(text).split())
    return _AT_START.sub(r"\1\\\2", _MARKS.sub(r"\\\1", flat))


@dataclass(frozen=True, slots=True)
class _Telling:
    report: Report
    language: str

    def whole(self) -> ToldReport:
        """The report in words."""
        schedule, wording = self.report.timeline.schedule, REPORT_WORDING[self.language]
        parts = tuple(
            Part(self._topic(section), tuple(map(self._row, section.promises)))
            for section in self.report.sections
        )
        facts = (*self._facts(wording), *(() if parts else (wording.nothing(),)))
        return ToldReport(wording, wording.title(schedule.title.say(self.language)), facts, parts)

    def _topic(self, section: Section) -> str:
        wording = REPORT_WORDING[self.language]
        return section.topic.say(self.language) if section.topic else wording.no_topic()

    def _facts(self, wording: ReportWording) -> Iterator[str]:
        timeline, sayings = self.report.timeline, SAYINGS[self.language]
        yield wording.as_of(sayings.day(timeline.on))
        if self.report.meeting:
            entry = timeline.entries[self.report.meeting]
            days = self._teller.days(entry.milestone, entry.current, timeline.on)
            yield wording.meeting(entry.milestone.title.say(self.language), days)
        counts = [wording.count(count, fate) for fate, count in self.report.counts.items()]
        if counts:
            yield " · ".join(counts)

    def _row(self, promise: Promise) -> Row:
        milestone = milestone_of(self.report, promise)
        parties = self.report.timeline.schedule.parties or {}
        named = [parties[id].say(self.language) if id in parties else id for id in milestone.responsible]
        return Row(
            self._teller.name(milestone, promise.occurrence),
            promise.fate,
            self._state(promise),
            self._days(promise),
            SAYINGS[self.language].joined(named) if named else "",
            self._teller.quotes(milestone),
        )

    def _state(self, promise: Promise) -> str:
        wording = REPORT_WORDING[self.language]
        return wording.late_by(promise.late_by) if promise.late_by else wording.fate(promise.fate)

    def _days(self, promise: Promise) -> str:
        occurrence, today = promise.occurrence, self.report.timeline.on
        if occurrence.done_on:
            return SAYINGS[self.language].short_day(occurrence.done_on, today)
        no_days = {State.STANDING, State.DONE, State.DROPPED}
        if occurrence.state in no_days or occurrence.span.is_open:
            return ""
        return self._teller.days(milestone_of(self.report, promise), occurrence, today)

    @property
    def _teller(self) -> Teller:
        return Teller(self.report.timeline, self.language)
