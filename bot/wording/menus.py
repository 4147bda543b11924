"""What the bot says on buttons, and above them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from bot.wording.chinese.menus import ChineseMenus
from bot.wording.english.menus import EnglishMenus
from schedules.days import Distance
from schedules.quiet import QuietDays, Weekday


class MenuWording(Protocol):
    """One language's texts. Labels are a word or a few."""

    done: str
    seen: str
    tomorrow: str
    next_week: str
    other_day: str
    why: str
    details: str
    set_date: str
    back: str
    nobody: str
    """On no side."""
    every_topic: str
    every_day: str
    """Told on each day that something is on, and not once a week."""
    no_quiet: str
    no_leads: str
    """Told on the due day itself only."""

    settings: Mapping[str, str]
    """What can be set, by the name of its command."""

    def menu(self, settings: Sequence[tuple[str, str]]) -> str:
        """Above the menu: what can be set, by the name of its command, and how it is set."""
        ...

    def city(self, *, in_reply: bool) -> str:
        """The zone can be told by the name of a city; ``in_reply`` to this message, where many write."""
        ...

    def side(self, name: str | None) -> str:
        """Whose side it is on."""
        ...

    def topics(self, topics: Sequence[str] | None) -> str:
        """Of which topics it is told."""
        ...

    def leads(self, leads: Sequence[Distance]) -> str:
        """How long before."""
        ...

    def digest(self, weekday: Weekday | None) -> str:
        """On which day of the week."""
        ...

    def quiet(self, quiet: QuietDays) -> str:
        """On which days it is told nothing."""
        ...

    def stale(self) -> str:
        """After a press on what is out of date."""
        ...

    def too_many(self, most: int, seconds: int) -> str:
        """To who presses where more than ``most`` requests came within a minute: at most 200 characters."""
        ...

    def not_in_channels(self) -> str:
        """To who presses a button in a channel, where others read: at most 200 characters."""
        ...


MENU_WORDING: Mapping[str, MenuWording] = {"en": EnglishMenus(), "zh": ChineseMenus()}
