"""What the bot says about the chat itself: who is told, when, and where to look."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import time
from typing import Protocol

from bot.wording.chinese.chat import ChineseChat
from bot.wording.english.chat import EnglishChat


class ChatWording(Protocol):
    """One language's texts; each is a whole message or a paragraph of one."""

    name: str
    """What the language calls itself."""

    commands: Mapping[str, str]
    """What each command does, by its name: a few words, for /help and the command menu."""

    def subscribed(self, titles: Sequence[str], hour: time, zone: str) -> str:
        """After /start."""
        ...

    def nothing_public(self) -> str:
        """After /start where no schedule is public."""
        ...

    def invitation_expired(self) -> str:
        """After /start with an invitation that is over."""
        ...

    def invitation_unknown(self) -> str:
        """After /start with something that is no invitation of ours."""
        ...

    def joined(self) -> str:
        """When the bot was put into a group."""
        ...

    def joined_again(self) -> str:
        """When the bot was put back into a group that it had reminded."""
        ...

    def schedules(self, followed: Sequence[tuple[str, str]], others: Sequence[tuple[str, str]]) -> str:
        """After /schedules: id and title of what this chat follows, and of what else it may."""
        ...

    def follows(self, title: str) -> str:
        """After /subscribe."""
        ...

    def follows_no_more(self, title: str) -> str:
        """After /unsubscribe."""
        ...

    def no_such_schedule(self, command: str, words: str, known: Sequence[tuple[str, str]]) -> str:
        """After /subscribe or /unsubscribe where none, or several, are called so, or nothing was said."""
        ...

    def resting(self) -> str:
        """After /stop."""
        ...

    def help(self, commands: Sequence[str], username: str | None = None) -> str:
        """After /help: the commands, in the order of the table.

        ``username`` is what the bot is called, if it can be asked in any chat.
        """
        ...

    def nothing_to_see(self) -> str:
        """In a chat that follows no schedule, where none is public."""
        ...

    def not_here(self, ids: Sequence[str]) -> str:
        """Of schedules that this chat follows and that are not kept here any more: only ids are known."""
        ...

    def not_readable(self, ids: Sequence[str]) -> str:
        """Likewise, of those that were set aside."""
        ...

    def calendar(self, own: str, feeds: Sequence[tuple[str, str]], *, is_new: bool) -> str:
        """After /calendar: the chat's own address, perhaps a new one, and title and address of each feed."""
        ...

    def hour(self, hour: time, zone: str) -> str:
        """When this chat is told, after /hour."""
        ...

    def bad_hour(self, words: str) -> str:
        """After /hour with something that is no time of day."""
        ...

    def zone(self, zone: str, hour: time) -> str:
        """Which zone this chat lives in, after /zone."""
        ...

    def bad_zone(self, words: str, nearest: Sequence[str]) -> str:
        """After a name that is no zone; ``nearest`` may be meant, perhaps none."""
        ...

    def language(self, known: Sequence[str]) -> str:
        """Which language this chat is spoken to in, after /language; ``known`` are the codes."""
        ...

    def bad_language(self, words: str, known: Sequence[str]) -> str:
        """After /language with one that is not spoken."""
        ...

    def ids(self, user: int | None, chat: int) -> str:
        """After /id."""
        ...

    def too_many(self, most: int, seconds: int) -> str:
        """After more than ``most`` requests within a minute: so many seconds later there is room for one."""
        ...

    def something_failed(self) -> str:
        """After something that could not be handled, by a fault of the program's own."""
        ...

    def not_a_command(self, name: str) -> str:
        """After a command that is not in the table."""
        ...


CHAT_WORDING: Mapping[str, ChatWording] = {"en": EnglishChat(), "zh": ChineseChat()}
