"""What ``check``, ``why`` and ``whatif`` share: days and contradictions in words."""

from __future__ import annotations

from bot.wording.consequences import CONSEQUENCE_WORDING
from schedules.language import SAYINGS
from schedules.mends import Mend, mends
from schedules.milestone import Schedule, Statement
from schedules.timeline import Contradiction, Occurrence, Timeline

_STOP = {"en": "; ", "zh": "；"}


def days_of(occurrence: Occurrence, language: str) -> str:
    """The days still open, or the day on which it was done; how it stands, where that says more."""
    sayings = SAYINGS[language]
    if occurrence.done_on:
        return f"{sayings.day(occurrence.done_on)} ({sayings.state(occurrence.state)})"
    if occurrence.span.is_open:
        return sayings.state(occurrence.state)
    return span_of(occurrence, language)


def span_of(occurrence: Occurrence, language: str) -> str:
    """The days still open, and whether they are provisional."""
    sayings = SAYINGS[language]
    span, year = sayings.span(occurrence.span, occurrence.lasts), occurrence.provisional
    return f"{span}{_STOP[language]}{sayings.provisional(year)}" if year else span


def contradiction_lines(found: Contradiction, timeline: Timeline, language: str) -> list[str]:
    """The statements that cannot all hold, and what would mend it."""
    sayings = SAYINGS[language]
    wording = CONSEQUENCE_WORDING[language]
    return [
        sayings.contradiction(len(found.statements), found.misses_by),
        *(f"  • {_said(statement, timeline.schedule, language)}" for statement in found.statements),
        f"  {wording.mends()}",
        *(f"  → {_mend(mend, timeline.schedule, language)}" for mend in mends(found, timeline)),
    ]


def _said(statement: Statement, schedule: Schedule, language: str) -> str:
    sayings = SAYINGS[language]
    reading = sayings.echo(statement.when, lambda id: _title(schedule, id, language))
    title = _title(schedule, statement.milestone, language)
    day = sayings.short_day(statement.said_on, schedule.agreed_on)
    return CONSEQUENCE_WORDING[language].said(title, statement.words.say(language), reading, day)


def _mend(mend: Mend, schedule: Schedule, language: str) -> str:
    wording = CONSEQUENCE_WORDING[language]
    title = _title(schedule, mend.statement.milestone, language)
    words = mend.statement.words.say(language)
    if mend.when is None:
        return wording.give_up(title, words)
    reading = SAYINGS[language].echo(mend.when, lambda id: _title(schedule, id, language))
    return wording.mend(title, words, reading)


def _title(schedule: Schedule, id: str, language: str) -> str:
    return schedule.milestones[id].title.say(language)
