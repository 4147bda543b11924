"""Reading a question that is refused word by word once more, without a little that is not known."""

from __future__ import annotations

import re
from collections.abc import Mapping

from bot.questions.dialects import DIALECTS, dialect_of
from bot.questions.earlier import Earlier
from bot.questions.finding import Finder
from bot.questions.gist.known import Known
from bot.questions.gist.leaving_out import Reading, leaving_out
from bot.questions.parsing import parse
from bot.questions.patterns import tokens_of
from bot.questions.refusals import QuestionAmbiguous, QuestionNotUnderstood
from bot.questions.smalltalk import MOST_CHARACTERS, plainly
from bot.questions.values import AgreedAbout, Among, Asker, Written
from bot.questions.whens import Whens
from schedules.text import language_of
from schedules.timeline import Timeline

_WHO_ASKS = re.compile(
    r"(?P<clause>[^:：,，]+(?:\b(?:asks|asked|wonders|wondered|(?:is|are) asking|wants? to know)"
    r"|问|问道|问起|问我|问我们|想知道|想了解))\s*[:：,，]\s*(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_MOST_WORDS = 5
_MOST_HAN = 8
_NEVER = re.compile(
    r"[不没未别勿谁\d]|\b(?:no|not|never|nobody|who|what|when)\b|n't\b|^(?:do|does|did|has|have|is|are|if)\b",
    re.IGNORECASE,
)
"""A negation, a number, or another question."""


def read(
    text: str, asker: Asker, timelines: Mapping[str, Timeline], earlier: Earlier | None = None
) -> Reading:
    """As ``parse``; what it refuses is read once more without a little that is not known.

    Raises:
        QuestionNotUnderstood, QuestionAmbiguous: as ``parse``.
    """
    try:
        return Reading(parse(text, asker, timelines, earlier), "")
    except QuestionAmbiguous:
        raise
    except QuestionNotUnderstood:
        plain = plainly(text)
        if len(plain) > MOST_CHARACTERS:
            raise
        asking = frozenset().union(*(dialect.asking for dialect in DIALECTS.values()))
        subject = earlier.subject if earlier else None
        whens = Whens(asker, timelines, asking)
        finder = Finder(whens, dialect_of(language_of(plain)), subject=subject)
        reading = _told_who_asks(plain, finder) or leaving_out(plain, finder)
        if reading is None:
            raise
        return reading


def _told_who_asks(text: str, finder: Finder) -> Reading | None:
    """What stands behind a clause that tells who asks: 厅长问：…"""
    found = _WHO_ASKS.fullmatch(text)
    if found is None or not _may_be_left_out(found["clause"], Known(finder)):
        return None
    try:
        question = parse(found["rest"], finder.asker, finder.timelines)
    except QuestionNotUnderstood:
        return None
    of_words = isinstance(question, AgreedAbout | Written | Among)
    return None if of_words else Reading(question, found["clause"].strip())


def _may_be_left_out(clause: str, known: Known) -> bool:
    """That it is short, and names no milestone, which may be asked about, nor a side: its "we" is another."""
    tokens = tokens_of(clause, {})
    if len(tokens) > (_MOST_HAN if language_of(clause) == "zh" else _MOST_WORDS) or _NEVER.search(clause):
        return False
    runs = (clause[one.start : other.end] for at, one in enumerate(tokens) for other in tokens[at:])
    return not any(known.is_side(run) or known.is_name(run) for run in runs)
