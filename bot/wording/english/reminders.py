"""English: what the bot says of reminding of one milestone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from bot.wording.tellings import Changed, Fate, Told
from schedules.language import SAYINGS
from schedules.notice import NoticeKind
from schedules.timeline import State

_KINDS: Mapping[NoticeKind | None, str] = {
    None: "news of it",
    NoticeKind.UNKEEPABLE: "it can no longer be kept",
    NoticeKind.OVERDUE: "overdue",
    NoticeKind.DUE_DAY: "the due day",
    NoticeKind.STRICTER_DAY: "the last day that is right under every reading",
    NoticeKind.LEAD: "ahead of the due day",
    NoticeKind.OPENS: "its window opens",
    NoticeKind.SNOOZE_OVER: "the end of a snooze",
    NoticeKind.UNDATED: "no date yet",
}
_AHEAD_OF_STRICTER = "ahead of the last day that is right under every reading"
"""A lead where there is no due day."""


class EnglishReminders:
    """See ``bot.wording.reminders.ReminderWording``."""

    def which_milestone(self, command: str) -> str:
        return f"Of which milestone? Write its name: /{command} hotline test"

    def unknown_milestone(self, words: str, nearest: Sequence[str]) -> str:
        unknown = f"Nothing that you follow is called “{words}”."
        if not nearest:
            return f"{unknown} /timeline lists what there is."
        return f"{unknown} Did you mean {' or '.join(f'“{title}”' for title in nearest)}?"

    def snoozed(self, title: str, until: date) -> str:
        return f"{title}: no more reminders here before {_day(until)}."

    def how_to_snooze(self) -> str:
        return "Write what, and until when: /snooze hotline test until next Monday"

    def until_when(self, title: str) -> str:
        return f"{title}: when shall I remind again? Write a day: next Monday. “Cancel” leaves it as it is."

    def until_like(self) -> str:
        return "next Monday"

    def bad_until(self, words: str, why: str | None) -> str:
        refused = f"“{words}” is not a day until which I can wait."
        said = f"{refused} {why}." if why else refused
        return f"{said}\nWrite it like this: until tomorrow, until next week, until 5 September."

    def until_is_past(self, words: str, day: date) -> str:
        return f"“{words}” is {_day(day)}, which is not after today. Name a later day."

    def seen(self, title: str, due: date | None) -> str:
        if due is None:
            return f"{title}: seen. No more reminders here until it has a date."
        return f"{title}: seen. No more reminders here, as long as it is due by {_day(due)}."

    def silent_already(self, title: str, state: State) -> str:
        return f"{title}: {SAYINGS['en'].state(state)}, so there are no reminders of it."

    def never_told(self, title: str) -> str:
        return f"This chat has not been reminded of {title}, and nothing of it was changed."

    def moment(self, at: datetime) -> str:
        return _moment(at)

    def history(self, title: str, happened: Sequence[Told | Changed], zone: str) -> str:
        told = sum(isinstance(one, Told) for one in happened)
        counts = [f"told here {_times(told)}" if told else "not told here yet"]
        if told < len(happened):
            counts.append(f"changed {_times(len(happened) - told)}")
        return "\n".join((f"{title}: {', '.join(counts)} (hours in {zone}).", *map(_line, happened)))


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def _line(one: Told | Changed) -> str:
    return f"• {_moment(one.at)}: {_telling(one) if isinstance(one, Told) else _change(one)}"


def _moment(at: datetime) -> str:
    return f"{_day(at.date())}, {at:%H:%M}"


def _telling(told: Told) -> str:
    due = f" (it was then due by {_day(told.due)})" if told.due else ""
    kind = _KINDS[told.kind] if told.due or told.kind is not NoticeKind.LEAD else _AHEAD_OF_STRICTER
    return f"{kind}{due} – {_fate(told)}"


def _change(changed: Changed) -> str:
    by = f" by {changed.by}" if changed.by else ""
    words = [f"it was “{changed.before}”"] if changed.before else []
    words += [f"it is “{changed.again}” again"] if changed.again else []
    told = f"; {', '.join(words)}" if words else ""
    said = f"change no. {changed.number}{by}: {changed.made}{told}{changed.fate}"
    return f"{said}. Why: {changed.why}" if changed.why else said


def _fate(told: Told) -> str:
    match told.fate:
        case Fate.ARRIVED:
            return f"arrived{_arrival(told.at, told.arrived_at)}"
        case Fate.ON_ITS_WAY:
            return "on its way"
        case Fate.DOUBTFUL:
            return "sent, but not confirmed; it is sent again"
        case Fate.FAILED:
            return f"did not arrive ({told.reason})" if told.reason else "did not arrive"


def _arrival(at: datetime, arrived_at: datetime | None) -> str:
    if arrived_at is None:
        return ""
    day = "" if arrived_at.date() == at.date() else f" on {_day(arrived_at.date())}"
    return f"{day} at {arrived_at:%H:%M}"


def _day(day: date) -> str:
    return SAYINGS["en"].day(day)
