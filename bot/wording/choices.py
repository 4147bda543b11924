"""What the bot says of what a chat can choose: its side, topics, lead times, weekly digest and quiet days."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from bot.wording.chinese.choices import ChineseChoices
from bot.wording.english.choices import EnglishChoices
from schedules.days import Distance
from schedules.quiet import QuietDays, Weekday


class ChoiceWording(Protocol):
    """One language's texts; each is a whole message, and says how to choose otherwise."""

    def side(self, ours: str | None, parties: Sequence[tuple[str, str]]) -> str:
        """Whose promises "we" owe (``None``: nobody's); ``parties`` by id and name, perhaps none."""
        ...

    def bad_side(self, words: str, parties: Sequence[tuple[str, str]]) -> str:
        """After /party with something that is no party."""
        ...

    def several_sides(self, words: str, named: Sequence[str]) -> str:
        """After /party with what several parties are called."""
        ...

    def topics(self, chosen: Sequence[str] | None, known: Sequence[str]) -> str:
        """Which topics are told (``None``: all), of those there are, perhaps none."""
        ...

    def bad_topics(self, words: Sequence[str], known: Sequence[str]) -> str:
        """After /topics with some that are none."""
        ...

    def leads(self, leads: Sequence[Distance]) -> str:
        """How long before a due day this chat is told, perhaps not at all before it."""
        ...

    def bad_leads(self, words: str, most: int) -> str:
        """After /leads with something that is no list of distances, or with more than ``most``."""
        ...

    def digest(self, weekday: Weekday | None) -> str:
        """On which day of the week this chat is told (``None``: on every day)."""
        ...

    def bad_digest(self, words: str) -> str:
        """After /digest with something that is no day of the week."""
        ...

    def quiet(self, quiet: QuietDays) -> str:
        """On which days this chat is told nothing."""
        ...

    def bad_quiet(self, words: str) -> str:
        """After /quiet with something that is neither weekends nor a country whose holidays are known."""
        ...


CHOICE_WORDING: Mapping[str, ChoiceWording] = {"en": EnglishChoices(), "zh": ChineseChoices()}
