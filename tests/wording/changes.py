"""What is said of changes: for the golden file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from bot.actions.previews import preview
from bot.date_times import with_beside
from bot.wording.changes import CHANGE_WORDING, telling_history, telling_preview
from bot.wording.date_times import Moments, Reader
from schedules.amend import amended, said_of
from schedules.amendment import Added, Amendment, Author, Edit, Finished, GivenUp, Reworded, Undone
from schedules.examples import example
from schedules.reading import load
from schedules.text import Text
from schedules.timeline import State

_TODAY = date(2016, 7, 25)
_AT = datetime(2016, 7, 25, 1, tzinfo=UTC)
_PAGE = load(example("dialogue-2016"))


def changes(language: str) -> Iterator[tuple[str, str]]:
    """Each situation, and the text."""
    yield from _previews(language)
    yield from _confirming(language)
    yield from _refusals(language)
    yield from _rights(language)
    yield "The history of changes", _history(language)
    yield "To the editors: their file wins", _file_wins(language)


def _amendment(number: int, milestone: str, edit: Edit, language: str, why: str | None = None) -> Amendment:
    by = Author(7, {"en": "Anna", "zh": "安娜"}[language])
    over = said_of(_PAGE, milestone, edit)
    return Amendment(number, _PAGE.id, milestone, edit, _TODAY, by, _AT, why, over)


def _edits(language: str) -> Iterator[tuple[str, Amendment]]:
    english = language == "en"
    words = "on 24 and 25 August" if english else "8月24日至25日"
    why = "the hall is free" if english else "场地已定"
    yield "A move", _amendment(1, "protection-seminar", Reworded(words), language, why)
    yield "Done", _amendment(3, "hotline-test", Finished(date(2016, 7, 20)), language)
    reason = "it was replaced" if english else "已有新安排"
    yield "Dropped", _amendment(4, "dialogue", GivenUp(_TODAY), language, reason)
    title, when = ("Sign the paper", "by 30 October") if english else ("签署文件", "不迟于10月30日")
    yield "Added", _amendment(5, "sign", Added(Text.of(title), when), language)


def _previews(language: str) -> Iterator[tuple[str, str]]:
    for situation, amendment in _edits(language):
        shown = preview(_PAGE, amended(_PAGE, []), [], amendment, _TODAY)
        yield f"{situation}, before it is made", telling_preview(shown, None, language, is_new=False)
    (_, moved), *_ = _edits(language)
    back = _amendment(9, "protection-seminar", Undone(1), language)
    shown = preview(_PAGE, amended(_PAGE, [moved]), [moved], back, _TODAY)
    yield "Taken back, before it is", telling_preview(shown, moved, language, is_new=False)
    yield from _with_clock(language)
    yield "The chat's first schedule of its own", CHANGE_WORDING[language].new_schedule()


def _with_clock(language: str) -> Iterator[tuple[str, str]]:
    words = "by 17:00 on 30 August" if language == "en" else "不迟于8月30日17:00"
    moved = _amendment(7, "hotline-test", Reworded(words), language)
    shown = preview(_PAGE, amended(_PAGE, []), [], moved, _TODAY)
    moments = Moments(language, _TODAY, Reader(ZoneInfo("America/New_York"), is_alone=True))
    said = telling_preview(shown, None, language, is_new=False)
    yield "A clock time, read in another zone", with_beside(said, moments.of_preview(shown))[0]
    over = amended(_PAGE, [moved])
    said = telling_history(over.schedule, [moved], over.fates, language)
    yield "The history of it", with_beside(said, moments.of_amendments(over.schedule, [moved]))[0]


def _confirming(language: str) -> Iterator[tuple[str, str]]:
    wording = CHANGE_WORDING[language]
    yield "Below what would change", wording.to_confirm("a1b2c3d4e5f6")
    yield "Its buttons", f"[{wording.yes()}] [{wording.no()}]"
    yield "Once confirmed, before the news", wording.kept()
    yield "Not confirmed", wording.withdrawn()
    yield "Nothing waits", wording.nothing_to_confirm()
    yield "Somebody was first", wording.made_already({"en": "Anna", "zh": "安娜"}[language])
    yield "The schedule has changed since", wording.changed_meanwhile()
    yield "It cannot be done any more", wording.cannot_any_more(_name("hotline-test", language))


def _refusals(language: str) -> Iterator[tuple[str, str]]:
    wording, name = CHANGE_WORDING[language], _name("hotline-test", language)
    for command in ("add", "move", "done", "drop"):
        yield f"/{command} without words", wording.how_to(command)
    yield "The words of a change were edited after it was made", wording.edited_too_late(12)
    yield "After a press on “set a date”", wording.when(name)
    yield "Where the reply is written", wording.when_like()
    yield "Below why the reply is no date", wording.when_again()
    yield "After “cancel”, where a date was asked for", wording.left_as_it_is()
    yield "It is so already", wording.changes_nothing(name)
    yield "It is dropped", wording.settled(name, State.DROPPED)
    yield "No single day", wording.no_day({"en": "July", "zh": "7月"}[language])
    yield "A day to come", wording.day_to_come(date(2016, 8, 20))
    yield "A long title", wording.too_long(200)
    yield "No room for more", wording.full(wording.own_title(), 300)
    yield "Nothing to take back", wording.nothing_to_undo()


def _rights(language: str) -> Iterator[tuple[str, str]]:
    wording, title = CHANGE_WORDING[language], _PAGE.title.say(language)
    own = wording.own_title()
    yield "For editors only", wording.for_editors(title)
    yield "For administrators only", wording.for_administrators(own)
    yield "For another chat", wording.for_its_chat(own)
    yield "Who may change it: administrators", wording.rights(own, everyone=False)
    yield "Who may change it: everyone", wording.rights(own, everyone=True)
    yield "Not a group with a schedule", wording.rights_of_groups()
    yield "An invitation", wording.invitation(own, "https://t.me/agreed_bot?start=…")
    yield "Nothing to invite to", wording.nothing_to_invite_to()
    yield "Open to everyone", wording.open_to_all(title)


def _history(language: str) -> str:
    made = [amendment for _, amendment in _edits(language)]
    history = [*made, _amendment(6, "protection-seminar", Undone(1), language)]
    over = amended(_PAGE, history)
    return "\n".join(
        [telling_history(over.schedule, history, over.fates, language), CHANGE_WORDING[language].no_history()]
    )


def _file_wins(language: str) -> str:
    wording = CHANGE_WORDING[language]
    (_, moved), *_ = _edits(language)
    made = wording.made(moved.edit, _name(moved.milestone, language))
    line = wording.line(1, moved.said_on, moved.by.name, made, "")
    return wording.file_wins(_PAGE.title.say(language), [line])


def _name(milestone: str, language: str) -> str:
    return _PAGE.milestones[milestone].title.say(language)
