"""Quiet for one milestone: until a day, or as long as its due day stays."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from bot.conversation.naming import Named, NotNamed, named
from bot.conversation.prompting import prompted
from bot.conversation.turns import NotAnAnswer, Reply, Turn
from bot.store.awaited import Asked, Awaited
from schedules.language import Context, NotUnderstood, read
from schedules.store import hushes, subscribers
from schedules.subscriber import Hush, Seen, Snoozed
from schedules.text import language_of
from schedules.timeline import State
from schedules.when import OnOrAfter, Run, When, Within
from schedules.workdays import working_days_of

_UNTIL = re.compile(r"\s+(?:until|till)\s+|\s*(?:直到|到)\s*", re.IGNORECASE)
_LEADING_UNTIL = re.compile(r"^(?:until|till)\s+|^直到|^到", re.IGNORECASE)
_SILENT = {State.DONE, State.DROPPED, State.LAPSED, State.STANDING}


class _BadUntil(Exception):
    """Words that are no day to wait for; the text is the answer."""


async def snooze(turn: Turn, words: str) -> Reply:
    """Tell nothing of a milestone until a day."""
    if not (splits := tuple(_splits(words))):
        return Reply(turn.reminders.how_to_snooze())
    try:
        name, until = _last_readable(turn, splits)
        what = await named(turn, name, "snooze")
        day = _day(turn, until)
    except (NotNamed, _BadUntil) as refusal:
        return Reply(str(refusal))
    return await snooze_until(turn, what, day)


async def seen(turn: Turn, words: str) -> Reply:
    """Tell nothing more of a milestone, as long as its due day stays."""
    try:
        what = await named(turn, words, "seen")
    except NotNamed as refusal:
        return Reply(str(refusal))
    return await mark_seen(turn, what)


async def snooze_until(turn: Turn, what: Named, day: date) -> Reply:
    """Keep it quiet until a day after today."""
    if said := _silent_already(turn, what):
        return said
    await _hush(turn, Snoozed(what.schedule, what.occurrence.key, day))
    return Reply(turn.reminders.snoozed(what.title, day))


async def until_when(turn: Turn, mark: str) -> Reply:
    """Ask until when what is marked is kept quiet."""
    what = await named(turn, mark, "snooze")
    if said := _silent_already(turn, what):
        return said
    say = turn.reminders
    return await prompted(turn, Awaited(Asked.UNTIL, mark), say.until_when(what.title), say.until_like())


async def quiet_until(turn: Turn, mark: str, text: str) -> Reply:
    """Keep what is marked quiet until the day that these words name.

    Raises:
        NotAnAnswer: if they name none.
    """
    try:
        day = _day(turn, _LEADING_UNTIL.sub("", text.strip(), count=1))
        return await snooze_until(turn, await named(turn, mark, "snooze"), day)
    except _BadUntil as refusal:
        raise NotAnAnswer(str(refusal)) from None
    except NotNamed as refusal:
        return Reply(str(refusal))


async def mark_seen(turn: Turn, what: Named) -> Reply:
    """Keep it quiet as long as it is due on the day on which it is due now."""
    if said := _silent_already(turn, what):
        return said
    await _hush(turn, Seen(what.schedule, what.occurrence.key, what.occurrence.due))
    return Reply(turn.reminders.seen(what.title, what.occurrence.due))


def _silent_already(turn: Turn, what: Named) -> Reply | None:
    state = what.occurrence.state
    return Reply(turn.reminders.silent_already(what.title, state)) if state in _SILENT else None


async def _hush(turn: Turn, hush: Hush) -> None:
    await subscribers.keep(turn.conn, turn.chat, turn.now)
    await hushes.hush(turn.conn, turn.chat, hush, turn.now)


# Until when -------------------------------------------------------------------------------------


def _splits(words: str) -> Iterator[tuple[str, str]]:
    """The name and the words about when, at each "until", the last first: a name may hold one too."""
    for match in reversed(list(_UNTIL.finditer(words))):
        name, until = words[: match.start()].strip(), words[match.end() :].strip()
        if name and until:
            yield name, until


def _last_readable(turn: Turn, splits: tuple[tuple[str, str], ...]) -> tuple[str, str]:
    for name, until in splits:
        try:
            _read(turn, until)
        except NotUnderstood:
            continue
        return name, until
    return splits[0]


def _read(turn: Turn, words: str) -> When:
    return read(words, until_context(turn), language_of(words)).when


def until_context(turn: Turn) -> Context:
    """Words about when are read as of the chat's today, and name no milestones."""
    return Context(turn.today, question=True, is_working_day=working_days_of(turn.subscriber.quiet.country))


def _day(turn: Turn, words: str) -> date:
    """The first day of what is meant: "until next week" ends on its Monday.

    Raises:
        _BadUntil: for what begins on no known day, or not after today.
    """
    shown = words[:64]
    try:
        when = _read(turn, words)
    except NotUnderstood as refusal:
        raise _BadUntil(turn.reminders.bad_until(shown, refusal.sentence)) from None
    match when:
        case Within(period) | Run(period):
            day = period.first
        case OnOrAfter(day):
            pass
        case _:
            raise _BadUntil(turn.reminders.bad_until(shown, None))
    if day <= turn.today:
        raise _BadUntil(turn.reminders.until_is_past(shown, day))
    return day
