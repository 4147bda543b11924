"""For what it matters who says it: known before anything is looked up."""

from __future__ import annotations

import re

from bot.conversation.reporting import asks
from bot.incoming import Pressed, Said
from bot.presses import said_by

_CHANGING = frozenset({"add", "move", "done", "drop", "undo", "confirm", "rights", "invite", "date"})
_COMMAND = re.compile(r"/(\w+)")


def changes_something(came: Said | Pressed) -> bool:
    """Whether it might change what was agreed: a command that does, or words that are no question."""
    if isinstance(came, Pressed):
        return said_by(came.data)[0] in _CHANGING
    if not came.addressed:
        return False
    if command := _COMMAND.match(came.text.strip()):
        return command[1].casefold() in _CHANGING
    return not asks(came.text)
