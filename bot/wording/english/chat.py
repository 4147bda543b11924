"""English: what the bot says about the chat itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import time

from bot.wording.english import lengths

_HEARD_IN_GROUPS = (
    "In groups I hear commands, mentions and replies to me, and nothing else. "
    "If I do not answer, Telegram did not show me the message: write my @name in it, "
    "or make me an administrator. /help shows what I can do."
)


class EnglishChat:
    """See ``bot.wording.chat.ChatWording``."""

    name = "English"
    commands: Mapping[str, str] = {
        "start": "be reminded in this chat",
        "stop": "no more reminders here",
        "due": "what is due: /due, /due before September",
        "next": "what comes next",
        "timeline": "everything agreed, in order, and as a picture",
        "report": "how every promise stands: /report, or for a meeting: /report next dialogue",
        "calendar": "for your calendar program; /calendar new: another address",
        "schedules": "which schedules this chat follows",
        "subscribe": "follow one more: /subscribe NAME",
        "unsubscribe": "follow one less: /unsubscribe NAME",
        "add": "add something: /add Test the hotline: before September",
        "move": "change when: /move hotline test to 24 August",
        "done": "mark as done: /done hotline test on 20 August",
        "drop": "drop something: /drop hotline test because …",
        "undo": "take back the last change",
        "confirm": "confirm what was shown",
        "leave": "do not make the change that was shown",
        "amendments": "what was changed, by whom and why",
        "invite": "a link that lets others follow what this chat agreed",
        "rights": "who in a group may change its schedule",
        "snooze": "no reminders until a day: /snooze hotline test until next Monday",
        "seen": "no more reminders of it: /seen hotline test",
        "history": "when you were reminded of it, and who changed it: /history hotline test",
        "party": "who “we” are: /party cn",
        "topics": "which topics you are told of: /topics hotline",
        "leads": "how long before: /leads 30 7 1, /leads 2 weeks",
        "digest": "one message a week: /digest monday, /digest off",
        "quiet": "days without reminders: /quiet weekends, /quiet CN",
        "settings": "all that you can choose, in a menu",
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

    def joined(self) -> str:
        return f"Hello. Send /start, and I remind this group of what was agreed. {_HEARD_IN_GROUPS}"

    def joined_again(self) -> str:
        return (
            "Hello again. I go on reminding this group as before; /due shows how things stand, "
            f"/stop ends it. {_HEARD_IN_GROUPS}"
        )

    def schedules(self, followed: Sequence[tuple[str, str]], others: Sequence[tuple[str, str]]) -> str:
        if not followed and not others:
            return self.nothing_to_see()
        ours = (
            f"This chat follows:\n{_listed(followed)}" if followed else "This chat follows no schedule yet."
        )
        more = [f"It may follow as well:\n{_listed(others)}"] if others else []
        how = [f"/subscribe {others[0][0]}"] if others else []
        how += [f"/unsubscribe {followed[0][0]}"] if followed else []
        return "\n".join((ours, *more, f"To change it: {_either(how)}"))

    def follows(self, title: str) -> str:
        return f"You will be reminded here of {title}."

    def follows_no_more(self, title: str) -> str:
        return f"No more reminders here of {title}."

    def no_such_schedule(self, command: str, words: str, known: Sequence[tuple[str, str]]) -> str:
        if not known:
            follows_none = command == "unsubscribe"
            return (
                "This chat follows no schedule." if follows_none else "There is no schedule to choose from."
            )
        none = f"“{words}” does not name one schedule." if words else "Which one?"
        return f"{none} Write /{command} and one of these:\n{_listed(known)}"

    def resting(self) -> str:
        return "No more reminders here. You can still ask; /start brings them back."

    def help(self, commands: Sequence[str], username: str | None = None) -> str:
        listed = "\n".join(f"/{name} – {self.commands[name]}" for name in commands)
        anywhere = f"\nIn any other chat: @{username} august" if username else ""
        return (
            f"{listed}\nOr just ask: “what is due before September?”, “when is the next meeting?”{anywhere}"
        )

    def nothing_to_see(self) -> str:
        return "This chat follows no schedule yet. Ask those who run this bot for an invitation link."

    def not_here(self, ids: Sequence[str]) -> str:
        which, them = ("which is", "it") if len(ids) == 1 else ("which are", "them")
        return (
            f"This chat follows {', '.join(ids)}, {which} not kept here now: nothing is told of {them}. "
            f"To let go: /unsubscribe {ids[0]}"
        )

    def not_readable(self, ids: Sequence[str]) -> str:
        them = "it" if len(ids) == 1 else "them"
        return (
            f"{', '.join(ids)} cannot be read now, so nothing is told of {them}. "
            "Those who run this bot can mend that."
        )

    def calendar(self, own: str, feeds: Sequence[tuple[str, str]], *, is_new: bool) -> str:
        first = (
            "The old address no longer works. This is the new one" if is_new else "Subscribe to this address"
        )
        listed = "\n".join(f"{title}\n{address}" for title, address in feeds)
        return (
            f"{first}, for all that this chat follows; your calendar program keeps it up to date:\n{own}\n"
            f"Whoever has it can read it; /calendar new makes another.\nOne by one:\n{listed}"
        )

    def hour(self, hour: time, zone: str) -> str:
        return f"You are told at {hour:%H:%M} ({zone}). To change it: /hour 08:30"

    def bad_hour(self, words: str) -> str:
        return f"“{words}” is not a time of day. Write it like this: /hour 08:30"

    def zone(self, zone: str, hour: time) -> str:
        return f"Your time zone is {zone}; you are told at {hour:%H:%M}. To change it: /zone Europe/Berlin"

    def bad_zone(self, words: str, nearest: Sequence[str]) -> str:
        unknown = f"“{words}” is not a time zone I know."
        if not nearest:
            return f"{unknown} Write a large city nearby: Geneva, 曼谷."
        return f"{unknown} Did you mean {_either(nearest)}?"

    def language(self, known: Sequence[str]) -> str:
        return f"I speak English here. To change it: {_either([f'/language {code}' for code in known])}"

    def bad_language(self, words: str, known: Sequence[str]) -> str:
        return f"I do not speak “{words}”. Choose {_either([f'/language {code}' for code in known])}."

    def ids(self, user: int | None, chat: int) -> str:
        if user is None or user == chat:
            return f"The id of this chat is {chat}."
        return f"Your user id is {user}; the id of this chat is {chat}."

    def too_many(self, most: int, seconds: int) -> str:
        return (
            f"More than {most} requests came within a minute: this one was not done, nor is what follows. "
            f"I can go on in {lengths.seconds(seconds)}: please send it again then."
        )

    def something_failed(self) -> str:
        return "Something went wrong here, and this was not done. It is noted for whoever runs this bot."

    def not_a_command(self, name: str) -> str:
        return f"/{name} is not a command here. /help shows those there are."


def _listed(schedules: Sequence[tuple[str, str]]) -> str:
    return "\n".join(f"• {id} – {title}" for id, title in schedules)


def _either(items: Sequence[str]) -> str:
    *others, last = items
    return f"{', '.join(others)} or {last}" if others else last
