"""English: what the terminal says about itself."""

from __future__ import annotations


class EnglishTerminal:
    """See ``bot.wording.terminal.TerminalWording``."""

    def welcome(self, moment: str, place: str, calendar: str) -> str:
        return (
            f"A rehearsal: here it is {moment} ({place}).\n"
            f"The page with the calendar: {calendar}\n"
            "Ask anything, or move time on and see the reminders arrive:\n"
            "  what is due before September?     when is the next war game?     下次演习是什么时候？\n"
            "  /tomorrow     /skip 7 days     /help     /quit"
        )

    def now(self, moment: str) -> str:
        return f"It is now {moment}."

    def bad_skip(self, words: str) -> str:
        return f"How far? “{words}” is not a number of days or weeks. Write it like this: /skip 7 days"

    def help_here(self) -> str:
        return "Only here:\n/tomorrow – a day on\n/skip – further on: /skip 7 days\n/quit – end the rehearsal"

    def you(self) -> str:
        return "you"

    def goodbye(self) -> str:
        return "Goodbye."
