"""Words about when, read: the one door from a phrase to its meaning."""

from __future__ import annotations

from datetime import time

from schedules.language.clock import SeveralTimes, UnclearZone, without_clock
from schedules.language.context import Context, Reading
from schedules.language.faults import Fault, Faulty, NotSoMany, NotTogether, WhichMilestone, WhichOfSeries
from schedules.language.grammars import GRAMMARS
from schedules.language.meaning import meaning
from schedules.language.parsing import Stopped
from schedules.language.refusals import Advice, Stop, expected_of
from schedules.language.tree import Related, Relation
from schedules.milestone import ClockTime
from schedules.when import After, AtEach, From, OnOrAfter

_FIRST_MINUTE = ClockTime(time(0))
MOST_CHARACTERS = 500
"""A phrase about when is a few words; what is longer is something else."""


class NotUnderstood(ValueError):
    """Words that cannot be read: the message says, in their own language, what was understood, what not and
    what could stand there. ``position`` counts the characters before what was not understood; ``reason`` is
    what is wrong with words that are known, for those who say it in words of their own.
    """

    def __init__(self, words: str, position: int, message: str, reason: Fault | Advice | None = None) -> None:
        super().__init__(message)
        self.words = words
        self.position = position
        self.reason = reason

    @property
    def sentence(self) -> str:
        """The message where nothing stands before it."""
        message = str(self)
        return message[:1].upper() + message[1:]


def read(words: str, context: Context, language: str) -> Reading:
    """What ``words`` mean, read by the grammar of ``language``.

    Raises:
        NotUnderstood: if any of them cannot be read, or they leave no day.
    """
    grammar = GRAMMARS[language]
    if len(words) > MOST_CHARACTERS:
        raise NotUnderstood(words, MOST_CHARACTERS, grammar.refusals.too_long(MOST_CHARACTERS))
    try:
        plain, at = without_clock(words)
        tokens = grammar.tokens(plain, context)
        phrase = grammar.parser.parse(tokens)
        when = meaning(phrase, context)
    except SeveralTimes as several:
        raise NotUnderstood(words, several.position, grammar.refusals.clock()) from None
    except UnclearZone as unclear:
        raise _unclear_zone(words, unclear, language) from None
    except Stopped as stop:
        raise _stopped(words, stop, context, language) from None
    except Faulty as faulty:
        raise _faulty(words, faulty.fault, context, language) from None
    if at == _FIRST_MINUTE and isinstance(phrase, Related) and phrase.relation is Relation.FROM:
        at = None  # from 00:00 on 1 January is from that day on
    if at and isinstance(when.times[0] if isinstance(when, AtEach) else when, OnOrAfter | After | From):
        raise _faulty(words, NotTogether(), context, language)  # it has no due day
    return Reading(when, at)


def _stopped(words: str, stop: Stopped, context: Context, language: str) -> NotUnderstood:
    token = stop.token
    position = token.start_pos if token else len(words.rstrip())
    rest = words[position:].strip()
    told = Stop(
        words.strip(),
        words[:position].strip(" ,，、"),
        _shown(rest),
        expected_of(stop.expected),
        context.names.nearest(rest, language) if rest else (),
        token.value if token and isinstance(token.value, Advice) else None,
        words[position : token.end_pos] if token else "",
    )
    return NotUnderstood(words, position, GRAMMARS[language].refusals.stopped(told), told.advice)


def _unclear_zone(words: str, unclear: UnclearZone, language: str) -> NotUnderstood:
    position, end = unclear.position, unclear.end
    understood, rest = words[:position].strip(), words[position:].strip()
    told = Stop(words.strip(), understood, rest, (), (), Advice.WHICH_ZONE, words[position:end])
    return NotUnderstood(words, position, GRAMMARS[language].refusals.stopped(told))


def _shown(rest: str) -> str:
    return rest if len(rest) <= 60 else f"{rest[:57]}…"


def _faulty(words: str, fault: Fault, context: Context, language: str) -> NotUnderstood:
    position = fault.mention.position if isinstance(fault, WhichMilestone | WhichOfSeries | NotSoMany) else 0

    def title(id: str) -> str:
        return context.names.known[id].title.say(language)

    return NotUnderstood(words, position, GRAMMARS[language].refusals.fault(fault, title), fault)
