"""Which milestone of a schedule is meant on the command line: an id, or a name as a person would write it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from bot.cli.common import fail
from schedules.language import SAYINGS, Names, NotUnderstood, names_of, read
from schedules.milestone import Schedule
from schedules.text import language_of
from schedules.understanding import context_of
from schedules.when import Before

_BEFORE = {"en": "before {}", "zh": "{}前"}


def milestone_or_fail(schedule: Schedule, words: str, on: date, language: str) -> str:  # noqa: RET503
    """The id of the milestone that is meant, as of a day.

    Where there is none, or there are several, the command ends with 2 and tells the nearest, or all.
    """
    if words in schedule.milestones:
        return words
    names = names_of(schedule)
    found = _called(names, words) or _counted(schedule, words, on)
    if len(found) == 1:
        return found[0]
    sayings = SAYINGS[language]
    if found:
        fail(sayings.several(words), *_listed(schedule, found, language))
    near = _nearest(schedule, names, words)
    fail(sayings.unknown(words, len(near)), *_listed(schedule, near, language))


def _called(names: Names, words: str) -> list[str]:
    bearers = names.called(words)
    return (bearers.fully or bearers.shortly) if bearers else []


def _counted(schedule: Schedule, words: str, on: date) -> list[str]:
    """One out of a series: "the next dialogue", "the third plenary"."""
    language = language_of(words)
    try:
        when = read(_BEFORE[language].format(words), context_of(schedule, on, question=True), language).when
    except NotUnderstood:
        return []
    return [when.anchor.id] if isinstance(when, Before) else []


def _nearest(schedule: Schedule, names: Names, words: str) -> list[str]:
    language = language_of(words)
    titles = names.nearest(words, language)
    near = (id for title in titles for id, m in schedule.milestones.items() if m.title.say(language) == title)
    return list(dict.fromkeys(near))


def _listed(schedule: Schedule, ids: Iterable[str], language: str) -> list[str]:
    return [f"  {id}: {schedule.milestones[id].title.say(language)}" for id in ids]
