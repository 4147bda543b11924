"""What is said of changes: what one would do, what became of it, and who may make it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Protocol

from bot.actions.previews import Preview
from bot.wording.chinese.changes import ChineseChanges
from bot.wording.consequences import CONSEQUENCE_WORDING
from bot.wording.effects import effects, reading_of
from bot.wording.english.changes import EnglishChanges
from bot.wording.news import NEWS_WORDING
from schedules.amend import Fate
from schedules.amendment import Added, Amendment, Edit, Finished, GivenUp, Reworded, Undone
from schedules.milestone import Schedule
from schedules.timeline import State


class ChangeWording(Protocol):
    """One language's texts. ``name`` is a milestone's title, ``title`` a schedule's."""

    def add(self, name: str, title: str) -> str:
        """Heads what an addition would do."""
        ...

    def move(self, name: str) -> str:
        """Heads what other words would do."""
        ...

    def done(self, name: str, day: date) -> str:
        """Heads what it would do to mark it done on a day."""
        ...

    def drop(self, name: str) -> str:
        """Heads what it would do to drop it."""
        ...

    def undo(self, what: str, by: str) -> str:
        """Heads what it would do to take back a change, as ``made`` says it."""
        ...

    def new_schedule(self) -> str:
        """The chat will have a schedule of its own."""
        ...

    def to_confirm(self, code: str) -> str:
        """Nothing has changed yet, and how to confirm: a word, or a command with a code, within the hour."""
        ...

    def yes(self) -> str:
        """Confirms, on a button."""
        ...

    def no(self) -> str:
        """Does not, on a button."""
        ...

    def kept(self) -> str:
        """The change is made; what it is follows, or nothing that people see is another."""
        ...

    def changes_nothing(self, name: str) -> str:
        """It says exactly that already."""
        ...

    def made_already(self, by: str) -> str:
        """Somebody confirmed it before, whose name may be empty."""
        ...

    def edited_too_late(self, number: int) -> str:
        """The words of a change were edited after it was confirmed as this number; how to undo it."""
        ...

    def withdrawn(self) -> str:
        """It is not made."""
        ...

    def nothing_to_confirm(self) -> str:
        """No change waits here, or not any more."""
        ...

    def changed_meanwhile(self) -> str:
        """The schedule is another than when the change was shown, so it is shown anew below."""
        ...

    def cannot_any_more(self, name: str) -> str:
        """What was shown can no longer be done, since the schedule is another."""
        ...

    def for_editors(self, title: str) -> str:
        """Only editors may change it; how one becomes one."""
        ...

    def for_administrators(self, title: str) -> str:
        """Only the administrators of the group may change it."""
        ...

    def for_its_chat(self, title: str) -> str:
        """Only the chat that owns it may change it."""
        ...

    def how_to(self, command: str) -> str:
        """What to write for a command: ``add``, ``move``, ``done`` or ``drop``."""
        ...

    def when(self, name: str) -> str:
        """Asks for words about when it is; how to leave it as it is."""
        ...

    def when_like(self) -> str:
        """Such words, for where they are written: at most 64 characters."""
        ...

    def when_again(self) -> str:
        """After words that do not say when, below why: they are still awaited."""
        ...

    def left_as_it_is(self) -> str:
        """Nothing is asked any more, and nothing is another."""
        ...

    def settled(self, name: str, state: State) -> str:
        """It is done or dropped, so this cannot be done to it; what can."""
        ...

    def no_day(self, words: str) -> str:
        """Words that are no single day."""
        ...

    def day_to_come(self, day: date) -> str:
        """What is done was done by today."""
        ...

    def too_long(self, most: int) -> str:
        """A title has at most so many characters."""
        ...

    def full(self, title: str, most: int) -> str:
        """A chat's own schedule holds the most milestones that it can."""
        ...

    def nothing_to_undo(self) -> str:
        """Nobody changed anything here."""
        ...

    def made(self, edit: Edit, name: str) -> str:
        """A change, in a few words; one that takes another back says so."""
        ...

    def history(self, title: str, lines: Sequence[str]) -> str:
        """The changes of a schedule, the newest first, one a line."""
        ...

    def line(self, number: int, day: date, by: str, made: str, why: str) -> str:
        """One change: its number, day, author, what it did, and why (or empty)."""
        ...

    def fate(self, fate: Fate) -> str:
        """What became of a change, in brackets; empty for one that stands."""
        ...

    def no_history(self) -> str:
        """Nothing was changed."""
        ...

    def invitation(self, title: str, link: str) -> str:
        """A link by which others can follow a schedule for a week from now on."""
        ...

    def nothing_to_invite_to(self) -> str:
        """The chat owns nothing, and sees nothing that is not public."""
        ...

    def open_to_all(self, title: str) -> str:
        """The schedule is public, so nobody has to be invited."""
        ...

    def rights(self, title: str, *, everyone: bool) -> str:
        """Who in the group may change its schedule, and how to choose."""
        ...

    def rights_of_groups(self) -> str:
        """That is a choice of groups that have a schedule of their own."""
        ...

    def whose_rights(self, words: str) -> bool | None:
        """Whether words, in small letters, mean everyone or the administrators; ``None`` for neither."""
        ...

    def own_title(self) -> str:
        """What a chat's own schedule is called."""
        ...

    def file_wins(self, title: str, lines: Sequence[str]) -> str:
        """To the editors: the file now says something else, so these changes do not count any more."""
        ...

    def words_that_confirm(self) -> frozenset[str]:
        """What may be typed to confirm, in small letters."""
        ...

    def words_that_withdraw(self) -> frozenset[str]:
        """What may be typed not to."""
        ...


CHANGE_WORDING: Mapping[str, ChangeWording] = {"en": EnglishChanges(), "zh": ChineseChanges()}


def telling_preview(preview: Preview, undone: Amendment | None, language: str, *, is_new: bool) -> str:
    """How the words were read, and everything that would move; ``undone`` is what would be taken back.

    ``is_new``: the schedule itself would be made by it.
    """
    lines = [_heading(preview, undone, language)]
    if is_new:
        lines.append(CHANGE_WORDING[language].new_schedule())
    if preview.statement:
        said = preview.statement
        reading = reading_of(said.when, preview.found.after.schedule, language, said.at)
        lines.append(CONSEQUENCE_WORDING[language].read_as(said.words.say(language), reading))
    lines += effects(preview.found, language) or [CONSEQUENCE_WORDING[language].nothing_moves()]
    if preview.amendment.why:
        lines.append(NEWS_WORDING[language].why(preview.amendment.why))
    return "\n".join(lines)


def _heading(preview: Preview, undone: Amendment | None, language: str) -> str:
    wording, found = CHANGE_WORDING[language], preview.found
    name = name_of(preview.amendment.milestone, (found.after.schedule, found.before.schedule), language)
    match preview.amendment.edit:
        case Added():
            return wording.add(name, found.after.schedule.title.say(language))
        case Reworded():
            return wording.move(name)
        case Finished(on):
            return wording.done(name, on)
        case GivenUp():
            return wording.drop(name)
        case Undone():
            return wording.undo(
                wording.made(undone.edit, name) if undone else name, undone.by.name if undone else ""
            )


def name_of(milestone: str, schedules: Sequence[Schedule], language: str) -> str:
    """What the first of these schedules that has it calls a milestone; its id, where none has it."""
    for schedule in schedules:
        if milestone in schedule.milestones:
            return schedule.milestones[milestone].title.say(language)
    return milestone


def telling_history(
    schedule: Schedule, amendments: Sequence[Amendment], fates: Mapping[int, Fate], language: str
) -> str:
    """The changes of a schedule, the newest first."""
    return CHANGE_WORDING[language].history(
        schedule.title.say(language),
        [history_line(schedule, one, fates[one.number], language) for one in reversed(amendments)],
    )


def history_line(schedule: Schedule, amendment: Amendment, fate: Fate, language: str) -> str:
    """One change of a schedule."""
    wording = CHANGE_WORDING[language]
    edit = amendment.edit
    name = name_of(amendment.milestone, [schedule], language)
    if isinstance(edit, Added):
        name = edit.title.say(language)
    said = wording.line(
        amendment.number, amendment.said_on, amendment.by.name, wording.made(edit, name), amendment.why or ""
    )
    return f"{said}{wording.fate(fate)}"
