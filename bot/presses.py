"""What buttons tell: a command and its words, as if they were typed; and how they name an occurrence.

Telegram says in which chat and by whom a button was pressed, and a press may do no more than those words
in that chat. So there is nothing to forge. It has 64 bytes, too few for names, so it names an occurrence by
a digest of it and of its due day: once that has moved, the button is out of date.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping

from bot.delivery import MOST_DATA, Press
from schedules.timeline import Occurrence, Timeline

MARK = "~"
"""Stands before what ``mark_of`` gives; no name of a milestone begins so."""

_LENGTH = 16


def press(label: str, command: str, words: str = "") -> Press:
    """A button that says ``/command words``.

    Raises:
        ValueError: if that is too long.
    """
    return Press(label, f"{command}:{words}" if words else command)


def fits(command: str, words: str) -> bool:
    """Whether a button can say that."""
    return len(f"{command}:{words}".encode()) <= MOST_DATA


def said_by(data: str) -> tuple[str, str]:
    """The command and the words of a button."""
    command, _, words = data.partition(":")
    return command, words


def mark_of(schedule: str, occurrence: Occurrence) -> str:
    """Names an occurrence that is due on a day: 17 characters, all of them ASCII."""
    named = f"{schedule}/{occurrence.key} {occurrence.due or '-'}"
    return MARK + base64.urlsafe_b64encode(hashlib.sha256(named.encode()).digest()).decode()[:_LENGTH]


def marked(mark: str, timelines: Mapping[str, Timeline]) -> tuple[str, Occurrence] | None:
    """The schedule and the occurrence with that mark; ``None`` if there is none, or its day has moved."""
    for id, timeline in timelines.items():
        for _, occurrence in timeline.occurrences():
            if mark_of(id, occurrence) == mark:
                return id, occurrence
    return None
