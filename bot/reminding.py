"""The buttons under a reminder."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.delivery import Button, Rows
from bot.presses import mark_of, press
from bot.wording.menus import MENU_WORDING
from schedules.notice import Notice
from schedules.timeline import Occurrence, State, Timeline

MOST_ROWS = 8
"""For so many milestones at most there are buttons under one reminder."""

_LONGEST_LABEL = 40


def buttons_under(
    notices: Sequence[Notice], timelines: Mapping[str, Timeline], language: str, own: str | None = None
) -> Rows:
    """One milestone can be quieted, and asked about; of several each can be looked at by itself.

    ``own`` is the schedule that the chat owns, if it does: of that a milestone can be marked as done.
    """
    marks = {mark_of(notice.schedule, notice.occurrence): notice for notice in notices}
    if len(marks) == 1:
        ((mark, notice),) = marks.items()
        first = buttons_for(mark, language, is_own=notice.schedule == own)
        details = press(MENU_WORDING[language].details, "details", mark)
        return (first, (*more_buttons(mark, notice.occurrence, language), details))
    if len(marks) > MOST_ROWS:
        return ()
    titles = {mark: _title(notice, timelines, language) for mark, notice in marks.items()}
    return tuple((press(_short(title), "details", mark),) for mark, title in titles.items())


def buttons_for(mark: str, language: str, *, is_own: bool) -> tuple[Button, ...]:
    """Done where the chat owns it, seen, and quiet for a while, for the occurrence that is marked so."""
    say = MENU_WORDING[language]
    done = (press(say.done, "done", mark),) if is_own else ()
    return (
        *done,
        press(say.seen, "seen", mark),
        press(say.tomorrow, "later", f"{mark} tomorrow"),
        press(say.next_week, "later", f"{mark} week"),
    )


def more_buttons(mark: str, occurrence: Occurrence, language: str) -> tuple[Button, ...]:
    """Quiet until a day to be named; why it is then; a date, for what has none.

    Whether somebody may set one is looked at when it is pressed.
    """
    say = MENU_WORDING[language]
    is_undated = occurrence.state is State.UNDATED
    dating = (press(say.set_date, "date", mark),) if is_undated else ()
    return (press(say.other_day, "day", mark), press(say.why, "why", mark), *dating)


def _short(title: str) -> str:
    return title if len(title) <= _LONGEST_LABEL else f"{title[: _LONGEST_LABEL - 1]}…"


def _title(notice: Notice, timelines: Mapping[str, Timeline], language: str) -> str:
    return timelines[notice.schedule].entries[notice.milestone].milestone.title.say(language)
