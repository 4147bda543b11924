"""English: what the bot says about the chat itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import time


class EnglishChat:
    """See ``bot.wording.chat.ChatWording``."""

    name = "English"
    commands: Mapping[str, str] = {
        "start": "be reminded in this chat",
        "stop": "no more reminders here",
        "due": "what is due: /due, /due before September",
        "next": "what comes next",
        "timeline": "everything agreed, in order",
        "calendar": "the address for your calendar program",
        "hour": "when you are told: /hour 08:30",
        "zone": "your time zone: /zone Europe/Berlin",
        "language": "English or 中文: /language zh",
        "id": "your user id and this chat's id",
        "help": "this list",
    }

    def subscribed(self, titles: Sequence[str], hour: time, zone: str) -> str:
        agreed = "\n".join(f"• {title}" for title in titles)
        return (
            f"You will be reminded here of what was agreed in:\n{agreed}\n"
            f"At {hour:%H:%M} ({zone}), in one message for all that is on that day.\n"
            "/help shows what else you can do."
        )

    def nothing_public(self) -> str:
        return "No schedule here is open to everyone. Ask those who run this bot for an invitation link."

    def invitation_expired(self) -> str:
        return "This invitation has expired: they are good for seven days. Ask for a new one."

    def invitation_unknown(self) -> str:
        return (
            "This invitation does not work here; ask for a new one. /start follows what is open to everyone."
        )

    def resting(self) -> str:
        return "No more reminders here. You can still ask; /start brings them back."

    def help(self, commands: Sequence[str]) -> str:
        listed = "\n".join(f"/{name} – {self.commands[name]}" for name in commands)
        return f"{listed}\nOr just ask: “what is due before September?”, “when is the next meeting?”"

    def nothing_to_see(self) -> str:
        return "This chat follows no schedule yet. Ask those who run this bot for an invitation link."

    def calendar(self, feeds: Sequence[tuple[str, str]]) -> str:
        listed = "\n".join(f"{title}\n{address}" for title, address in feeds)
        return f"Subscribe to this address in your calendar program; it keeps itself up to date.\n{listed}"

    def hour(self, hour: time, zone: str) -> str:
        return f"You are told at {hour:%H:%M} ({zone}). To change it: /hour 08:30"

    def bad_hour(self, words: str) -> str:
        return f"“{words}” is not a time of day. Write it like this: /hour 08:30"

    def zone(self, zone: str, hour: time) -> str:
        return f"Your time zone is {zone}; you are told at {hour:%H:%M}. To change it: /zone Europe/Berlin"

    def bad_zone(self, words: str, nearest: Sequence[str]) -> str:
        return f"“{words}” is not a time zone I know. Did you mean {_either(nearest)}?"

    def language(self, known: Sequence[str]) -> str:
        return f"I speak English here. To change it: {_either([f'/language {code}' for code in known])}"

    def bad_language(self, words: str, known: Sequence[str]) -> str:
        return f"I do not speak “{words}”. Choose {_either([f'/language {code}' for code in known])}."

    def ids(self, user: int | None, chat: int) -> str:
        if user is None or user == chat:
            return f"The id of this chat is {chat}."
        return f"Your user id is {user}; the id of this chat is {chat}."

    def not_a_command(self, name: str) -> str:
        return f"/{name} is not a command here. /help shows those there are."


def _either(items: Sequence[str]) -> str:
    *others, last = items
    return f"{', '.join(others)} or {last}" if others else last
