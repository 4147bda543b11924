"""What delivery itself has to say, at the end of a message."""

from __future__ import annotations

from bot.wording.chinese import delivery as chinese
from bot.wording.english import delivery as english

_REPETITION = {"en": english.REPETITION, "zh": chinese.REPETITION}
_REHEARSAL = {"en": english.REHEARSAL, "zh": chinese.REHEARSAL}
_THREAD_GONE = {"en": english.THREAD_GONE, "zh": chinese.THREAD_GONE}


def said_of_repetition(language: str) -> str:
    """It was sent before without an answer, so it may have arrived already."""
    return _REPETITION.get(language, english.REPETITION)


def said_of_rehearsal(language: str) -> str:
    """It follows a clock that was set to another day."""
    return _REHEARSAL.get(language, english.REHEARSAL)


def said_of_thread(language: str) -> str:
    """The forum topic that it was meant for is gone."""
    return _THREAD_GONE.get(language, english.THREAD_GONE)
