"""What the bot says of reminding of one milestone: quiet for a while, seen, and what was told before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Protocol

from bot.wording.chinese.reminders import ChineseReminders
from bot.wording.english.reminders import EnglishReminders
from bot.wording.tellings import Changed, Told
from schedules.timeline import State


class ReminderWording(Protocol):
    """One language's texts; each is a whole message."""

    def which_milestone(self, command: str) -> str:
        """After a command that lacks the name of a milestone."""
        ...

    def unknown_milestone(self, words: str, nearest: Sequence[str]) -> str:
        """Where no milestone is called so; ``nearest`` are the titles most like it, perhaps none."""
        ...

    def snoozed(self, title: str, until: date) -> str:
        """Nothing is told before a day."""
        ...

    def how_to_snooze(self) -> str:
        """After /snooze without a milestone or without words about when."""
        ...

    def until_when(self, title: str) -> str:
        """Asks until which day nothing is to be told of it."""
        ...

    def until_like(self) -> str:
        """An answer to that."""
        ...

    def bad_until(self, words: str, why: str | None) -> str:
        """After /snooze until something that is no day; ``why`` is what the reader of such words says."""
        ...

    def until_is_past(self, words: str, day: date) -> str:
        """After /snooze until a day that is today or was before."""
        ...

    def seen(self, title: str, due: date | None) -> str:
        """Nothing more is told as long as it is due on that day."""
        ...

    def silent_already(self, title: str, state: State) -> str:
        """Nothing is told of it in any case, for how it stands."""
        ...

    def never_told(self, title: str) -> str:
        """This chat was not reminded of it, and nothing of it was changed."""
        ...

    def moment(self, at: datetime) -> str:
        """A day with a clock time, as ``history`` says them."""
        ...

    def history(self, title: str, happened: Sequence[Told | Changed], zone: str) -> str:
        """When this chat was reminded of it, and what of it was changed, oldest first."""
        ...


REMINDER_WORDING: Mapping[str, ReminderWording] = {"en": EnglishReminders(), "zh": ChineseReminders()}
