"""Questions one after another: what a chat keeps of the last ones, so that "and in October?" has a meaning.

Kept are texts, not what they meant: they are read again each time, as of that day, so what was kept can
never disagree with the schedule.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from bot.answers import Answer, answer
from bot.questions import (
    AboutOne,
    Asker,
    Earlier,
    QuestionAmbiguous,
    QuestionNotUnderstood,
    read,
)
from schedules.timeline import Timeline

_MOST_KEPT = 6


@dataclass(frozen=True, slots=True)
class Kept:
    """The texts that a question may go on with: one that stood alone, and those that went on with it."""

    texts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Heard:
    """What a question was answered with, or why it was not; and what to keep for the next one."""

    found: Answer | QuestionNotUnderstood
    kept: Kept


def hear(text: str, kept: Kept, asker: Asker, timelines: Mapping[str, Timeline]) -> Heard:
    """Answer a question that may go on with what was kept; one that is not understood changes nothing."""
    found = _found(text, _earlier(kept, asker, timelines), asker, timelines)
    if isinstance(found, QuestionNotUnderstood) and not isinstance(found, QuestionAmbiguous):
        return Heard(found, kept)
    if not kept.texts:
        return Heard(found, Kept((text,)))
    return Heard(found, _shortest((*kept.texts, text), _earlier_of(found), asker, timelines))


def _shortest(
    texts: tuple[str, ...], earlier: Earlier | None, asker: Asker, timelines: Mapping[str, Timeline]
) -> Kept:
    """As few of the texts as mean the same as all of them; none where that would still be too many."""
    for fewer in (texts[-1:], (texts[0], texts[-1])):
        if _earlier(Kept(fewer), asker, timelines) == earlier:
            return Kept(fewer)
    return Kept(texts if len(texts) <= _MOST_KEPT else ())


def _earlier(kept: Kept, asker: Asker, timelines: Mapping[str, Timeline]) -> Earlier:
    earlier = Earlier()
    for text in kept.texts:
        earlier = _earlier_of(_found(text, earlier, asker, timelines)) or earlier
    return earlier


def _found(
    text: str, earlier: Earlier, asker: Asker, timelines: Mapping[str, Timeline]
) -> Answer | QuestionNotUnderstood:
    try:
        reading = read(text, asker, timelines, earlier)
        return replace(answer(reading.question, timelines, asker), left_out=reading.left_out)
    except QuestionNotUnderstood as refusal:
        return refusal


def _earlier_of(found: Answer | QuestionNotUnderstood) -> Earlier | None:
    """What a question can go on with; ``None`` after one that was not understood."""
    match found:
        case Answer(question=question) if isinstance(question, AboutOne):
            return Earlier(question, (question.ref,))
        case Answer(question=question, items=items):
            return Earlier(question, tuple(dict.fromkeys(item.ref for item in items)))
        case QuestionAmbiguous(meant=meant):
            return Earlier(choices=meant)
        case _:
            return None
