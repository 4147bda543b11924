"""What follows from words, told: days, what would move, contradictions; in a chat as on the command line."""

from __future__ import annotations

from bot.wording.consequences import CONSEQUENCE_WORDING
from calendars.saying import Teller
from calendars.wording import WORDING
from schedules.changes import Change
from schedules.language import SAYINGS
from schedules.mends import Mend, mends
from schedules.milestone import ClockTime, Schedule, Statement
from schedules.timeline import Contradiction, Occurrence, Timeline
from schedules.whatif import WhatIf
from schedules.when import When

_BRACKETS = {"en": "{} ({})", "zh": "{}（{}）"}
_STOP = {"en": "; ", "zh": "；"}


def days_of(occurrence: Occurrence, timeline: Timeline, language: str) -> str:
    """The days still open, or the day on which it was done; how it stands, where that says more."""
    sayings = SAYINGS[language]
    if occurrence.done_on:
        return _BRACKETS[language].format(sayings.day(occurrence.done_on), sayings.state(occurrence.state))
    if occurrence.span.is_open:
        return sayings.state(occurrence.state)
    return span_of(occurrence, timeline, language)


def span_of(occurrence: Occurrence, timeline: Timeline, language: str) -> str:
    """The days still open, with the clock time, and whether they are provisional."""
    milestone = timeline.entries[occurrence.milestone].milestone
    span = Teller(timeline, language).days_in_full(milestone, occurrence)
    year = occurrence.provisional
    return f"{span}{_STOP[language]}{SAYINGS[language].provisional(year)}" if year else span


def effects(found: WhatIf, language: str) -> list[str]:
    """One line each for what would move, and those of what would newly contradict; none if nothing does."""
    lines = [f"• {_moved(change, found, language)}" for change in found.changes]
    if found.contradictions:
        lines.append(CONSEQUENCE_WORDING[language].would_contradict())
    for contradiction in found.contradictions:
        lines += contradiction_lines(contradiction, found.after, language)
    return lines


def reading_of(when: When, schedule: Schedule, language: str, at: ClockTime | None = None) -> str:
    """Words about when, said back as they were read, with the clock time that stood in them."""
    reading = SAYINGS[language].echo(when, lambda id: _title(schedule, id, language))
    if at is None:
        return reading
    clock = WORDING[language].clock_time(at.time, at.zone or schedule.zone.key)
    return WORDING[language].with_clock.format(days=reading, clock=clock)


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


def _moved(change: Change, found: WhatIf, language: str) -> str:
    of = found.after if change.milestone in found.after.schedule.milestones else found.before
    title = _title(of.schedule, change.milestone, language)
    number = change.key.partition("/")[2]
    name = _BRACKETS[language].format(title, number) if number else title
    wording = CONSEQUENCE_WORDING[language]
    if change.after is None:
        return wording.goes(name)
    if change.before is None:
        return wording.comes(name, days_of(change.after, found.after, language))
    return wording.moves(name, *_from_to(change.before, change.after, found, language))


def _from_to(before: Occurrence, after: Occurrence, found: WhatIf, language: str) -> tuple[str, str]:
    """The days of both; where these are the same, what else is not: the stricter day, or how it stands."""
    told = (days_of(before, found.before, language), days_of(after, found.after, language))
    if told[0] != told[1]:
        return told
    sayings = SAYINGS[language]
    if before.stricter != after.stricter:
        strictly = [sayings.stricter(each.stricter_due, with_grounds=False) for each in (before, after)]
        return f"{told[0]} [{strictly[0]}]", f"{told[1]} [{strictly[1]}]"
    return f"{told[0]} [{sayings.state(before.state)}]", f"{told[1]} [{sayings.state(after.state)}]"
