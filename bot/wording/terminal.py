"""What the terminal says about itself, beside what any chat is told."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from bot.wording.chinese.terminal import ChineseTerminal
from bot.wording.english.terminal import EnglishTerminal


class TerminalWording(Protocol):
    """One language's texts. ``moment`` is a day and an hour, written out."""

    def welcome(self, moment: str, place: str, calendar: str) -> str:
        """The first lines: which moment is rehearsed, and where the page with the calendar is."""
        ...

    def now(self, moment: str) -> str:
        """After time was moved on."""
        ...

    def bad_skip(self, words: str) -> str:
        """After /skip with something that is no number of days or weeks."""
        ...

    def help_here(self) -> str:
        """After /help: the commands that only a terminal has."""
        ...

    def you(self) -> str:
        """Who types, as the one who changes something."""
        ...

    def goodbye(self) -> str:
        """At the end."""
        ...


TERMINAL_WORDING: Mapping[str, TerminalWording] = {"en": EnglishTerminal(), "zh": ChineseTerminal()}
