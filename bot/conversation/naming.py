"""Which milestone is meant in a command: found by name as in a question, never guessed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.conversation.turns import Turn
from bot.presses import MARK, marked
from bot.questions import Asker, QuestionAmbiguous, Ref
from bot.questions.dialects import DIALECTS, dialect_of
from bot.questions.failures import Ambiguity, Missing
from bot.questions.finding import Finder
from bot.questions.whens import Whens
from bot.wording.answers import not_understood
from schedules.text import language_of
from schedules.timeline import Entry, Occurrence, Timeline


class NotNamed(Exception):
    """No milestone, or several, are called so; the text says what to write instead."""


@dataclass(frozen=True, slots=True)
class Named:
    """The milestone that is meant, and the time of it: the current one, where none was counted."""

    schedule: str
    entry: Entry
    occurrence: Occurrence
    title: str


async def named(turn: Turn, words: str, command: str) -> Named:
    """The milestone of what the chat sees that is called so; ``command`` is what asks for it.

    Raises:
        NotNamed: if there is none, or more than one.
    """
    timelines = await turn.seen()
    if not timelines:
        raise NotNamed(turn.wording.nothing_to_see())
    if not words.strip():
        raise NotNamed(turn.reminders.which_milestone(command))
    if words.startswith(MARK):
        return _marked(turn, timelines, words)
    ref = _by_id(timelines, words.strip()) or _found(turn, timelines, words.strip())
    entry = timelines[ref.schedule].entries[ref.milestone]
    title = entry.milestone.title.say(turn.subscriber.language)
    return Named(ref.schedule, entry, entry.counted(ref.number) or entry.current, title)


def _marked(turn: Turn, timelines: Mapping[str, Timeline], mark: str) -> Named:
    """What a button is about."""
    found = marked(mark, timelines)
    if found is None:
        raise NotNamed(turn.menus.stale())
    schedule, occurrence = found
    entry = timelines[schedule].entries[occurrence.milestone]
    return Named(schedule, entry, occurrence, entry.milestone.title.say(turn.subscriber.language))


def _by_id(timelines: Mapping[str, Timeline], words: str) -> Ref | None:
    bearers = [Ref(id, words) for id, timeline in timelines.items() if words in timeline.entries]
    return bearers[0] if len(bearers) == 1 else None


def _found(turn: Turn, timelines: Mapping[str, Timeline], words: str) -> Ref:
    """By a name first; then with typing mistakes mended."""
    asker = turn.asker()
    for forgiving in (False, True):
        try:
            return finder(asker, timelines, words, forgiving=forgiving).one(words)
        except Ambiguity as ambiguity:
            several = QuestionAmbiguous(words, words, ambiguity.candidates, ())
            raise NotNamed(not_understood(several, asker.language)) from None
        except Missing:
            continue
    nearest = finder(asker, timelines, words).nearest(words)
    raise NotNamed(turn.reminders.unknown_milestone(words[:64], nearest))


def finder(asker: Asker, timelines: Mapping[str, Timeline], words: str, *, forgiving: bool = False) -> Finder:
    """Finds what ``words`` name, as those of a question."""
    asking = frozenset[str]().union(*(dialect.asking for dialect in DIALECTS.values()))
    return Finder(Whens(asker, timelines, asking), dialect_of(language_of(words)), forgiving=forgiving)
