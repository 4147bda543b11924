"""English: what is said of changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from schedules.amend import Fate
from schedules.amendment import Added, Edit, Finished, GivenUp, Reworded, Undone
from schedules.language import SAYINGS
from schedules.timeline import State

_HOW_TO: Mapping[str, str] = {
    "add": "Write what, a colon, and when: /add Test the hotline: before September 2016",
    "move": "Write what, to when, and why if you like: /move hotline test to 24 August because …",
    "done": "Write what was done, and on which day if not today: /done hotline test on 20 August",
    "drop": "Write what is dropped, and why if you like: /drop hotline test because it was replaced",
}

_FATES: Mapping[Fate, str] = {
    Fate.STANDS: "",
    Fate.UNDONE: " (taken back)",
    Fate.TAKEN_UP: " (stands in the file now)",
    Fate.OVERRULED: " (no longer counts: the file says something else)",
    Fate.ADRIFT: " (no longer counts: what it names has gone)",
}


class EnglishChanges:
    """See ``bot.wording.changes.ChangeWording``."""

    def add(self, name: str, title: str) -> str:
        return f"To be added to “{title}”: {name}"

    def move(self, name: str) -> str:
        return f"To be moved: {name}"

    def done(self, name: str, day: date) -> str:
        return f"To be marked as done on {_day(day)}: {name}"

    def drop(self, name: str) -> str:
        return f"To be dropped: {name}"

    def undo(self, what: str, by: str) -> str:
        return f"To be taken back: {what}{f' (by {by})' if by else ''}"

    def new_schedule(self) -> str:
        return "This chat then has a schedule of its own, which only it can see."

    def to_confirm(self, code: str) -> str:
        return f"Nothing has changed yet. To confirm within the hour, answer “yes” or send /confirm {code}"

    def yes(self) -> str:
        return "Confirm"

    def no(self) -> str:
        return "Leave it"

    def kept(self) -> str:
        return "Confirmed."

    def changes_nothing(self, name: str) -> str:
        return f"{name}: the schedule says exactly that already."

    def made_already(self, by: str) -> str:
        return f"{by} has already confirmed this." if by else "This has been confirmed already."

    def edited_too_late(self, number: int) -> str:
        return (
            "This change is already made, so editing its message alters nothing. "
            f"/undo {number} takes it back; then send what you want in a new message."
        )

    def withdrawn(self) -> str:
        return "Left as it is."

    def nothing_to_confirm(self) -> str:
        return "No change waits to be confirmed here. Send it again: changes can be confirmed for an hour."

    def changed_meanwhile(self) -> str:
        return "The schedule has changed since you were shown this, so here it is anew."

    def cannot_any_more(self, name: str) -> str:
        return f"{name}: the schedule has changed, and this can no longer be done."

    def for_editors(self, title: str) -> str:
        return (
            f"“{title}” stands in a file, which only its editors can change. "
            "Those who run this bot name them; /id tells your user id."
        )

    def for_administrators(self, title: str) -> str:
        return f"“{title}” can be changed by the administrators of this group. Ask one of them."

    def for_its_chat(self, title: str) -> str:
        return f"“{title}” belongs to another chat, and can be changed only there."

    def how_to(self, command: str) -> str:
        return _HOW_TO[command]

    def when(self, name: str) -> str:
        return (
            f"{name}: when? Reply with the words, for example “before September” or “on 24 August”. "
            "I show how I read them before anything changes. “Cancel” leaves it as it is."
        )

    def when_like(self) -> str:
        return "before September"

    def when_again(self) -> str:
        return "Reply with other words, or with “cancel”."

    def left_as_it_is(self) -> str:
        return "All right: everything stays as it is."

    def settled(self, name: str, state: State) -> str:
        return f"{name}: {SAYINGS['en'].state(state)}. If that was said here, “/undo {name}” takes it back."

    def no_day(self, words: str) -> str:
        return f"“{words}” is not one day. Write the day: on 20 August, yesterday."

    def day_to_come(self, day: date) -> str:
        return f"{_day(day)} is still to come. What was done was done by today."

    def too_long(self, most: int) -> str:
        return f"The name is too long; use at most {most} characters."

    def full(self, title: str, most: int) -> str:
        return (
            f"“{title}” holds {most} things, the most there can be in a chat. A schedule file can hold more."
        )

    def nothing_to_undo(self) -> str:
        return "There is no change here to take back."

    def made(self, edit: Edit, name: str) -> str:
        match edit:
            case Added(words=words):
                return f"{name} added, “{words}”"
            case Reworded(words):
                return f"{name} moved to “{words}”"
            case Finished(on):
                return f"{name} done on {_day(on)}"
            case GivenUp():
                return f"{name} dropped"
            case Undone(number):
                return f"no. {number} taken back ({name})"

    def history(self, title: str, lines: Sequence[str]) -> str:
        return "\n".join([f"Changes to “{title}”, the newest first:", *lines])

    def line(self, number: int, day: date, by: str, made: str, why: str) -> str:
        said = f"{number}. {_day(day)}{f', {by}' if by else ''}: {made}"
        return f"{said}. Why: {why}" if why else said

    def fate(self, fate: Fate) -> str:
        return _FATES[fate]

    def no_history(self) -> str:
        return "Nothing has been changed since it was agreed."

    def invitation(self, title: str, link: str) -> str:
        return f"Whoever opens this within seven days can follow “{title}”, but not change it:\n{link}"

    def nothing_to_invite_to(self) -> str:
        return "There is nothing here to invite to. /add begins a schedule of this chat's own."

    def open_to_all(self, title: str) -> str:
        return f"“{title}” is open to everyone: /subscribe follows it."

    def rights(self, title: str, *, everyone: bool) -> str:
        who, other = ("everyone here", "administrators") if everyone else ("the administrators", "everyone")
        return f"“{title}” can be changed by {who}. To change that: /rights {other}"

    def rights_of_groups(self) -> str:
        return "Who may change it is a choice of groups that have a schedule of their own; /add begins one."

    def whose_rights(self, words: str) -> bool | None:
        return {"everyone": True, "all": True, "administrators": False, "admins": False}.get(words)

    def own_title(self) -> str:
        return "Our agreements"

    def file_wins(self, title: str, lines: Sequence[str]) -> str:
        listed = "\n".join(lines)
        return (
            f"The file of “{title}” has changed. It wins over these changes, which no longer count:\n{listed}"
        )

    def words_that_confirm(self) -> frozenset[str]:
        return frozenset({"yes", "y", "ok", "okay", "confirm"})

    def words_that_withdraw(self) -> frozenset[str]:
        return frozenset({"no", "n", "cancel", "leave it"})


def _day(day: date) -> str:
    return SAYINGS["en"].day(day)
