"""The table of what buttons may say. Each is heard like words of whoever presses it, in the chat it is in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from bot.conversation import changing, confirming, quieting
from bot.conversation.asking import again, ask
from bot.conversation.dating import set_date
from bot.conversation.naming import NotNamed, named
from bot.conversation.settings import set_one, settings
from bot.conversation.turns import Handler, Reply, Turn
from bot.presses import MARK, said_by
from bot.questions import Ref, WhenIs, Why
from bot.reminding import buttons_for, more_buttons
from schedules.store.schedules import id_of

_DAY = timedelta(days=1)


async def pressed(turn: Turn, data: str) -> Reply:
    """Do what a button says; one that is out of date says so."""
    command, words = said_by(data)
    handler = PRESSES.get(command)
    if handler is None:
        return Reply(turn.menus.stale())
    try:
        return await handler(turn, words)
    except NotNamed as refusal:
        return Reply(str(refusal))


async def later(turn: Turn, words: str) -> Reply:
    """Snooze what is marked until tomorrow, or until the Monday of next week."""
    mark, _, until = words.partition(" ")
    days: Mapping[str, date] = {
        "tomorrow": turn.today + _DAY,
        "week": turn.today + timedelta(days=7 - turn.today.weekday()),
    }
    if until not in days:
        return Reply(turn.menus.stale())
    return await quieting.snooze_until(turn, await named(turn, mark, "snooze"), days[until])


async def details(turn: Turn, mark: str) -> Reply:
    """When it is, and the agreement's words; quiet can be asked for under it."""
    if not mark.startswith(MARK):
        return Reply(turn.menus.stale())
    what = await named(turn, mark, "when")
    ref = Ref(what.schedule, what.entry.milestone.id, what.occurrence.number)
    told = await ask(turn, WhenIs(ref), turn.subscriber.language)
    is_own = what.schedule == id_of(turn.chat)
    first = buttons_for(mark, turn.subscriber.language, is_own=is_own)
    return replace(told, buttons=(first, more_buttons(mark, what.occurrence, turn.subscriber.language)))


async def why(turn: Turn, mark: str) -> Reply:
    """The chain of words that its days rest on."""
    if not mark.startswith(MARK):
        return Reply(turn.menus.stale())
    what = await named(turn, mark, "when")
    ref = Ref(what.schedule, what.entry.milestone.id, what.occurrence.number)
    return await ask(turn, Why(ref), turn.subscriber.language)


async def other_day(turn: Turn, mark: str) -> Reply:
    """Ask until which day it is kept quiet."""
    return await quieting.until_when(turn, mark) if mark.startswith(MARK) else Reply(turn.menus.stale())


async def done(turn: Turn, mark: str) -> Reply:
    """Show what it would do to mark it as done today, to be confirmed."""
    return await changing.done(turn, mark) if mark.startswith(MARK) else Reply(turn.menus.stale())


PRESSES: Mapping[str, Handler] = {
    "ask": again,
    "seen": quieting.seen,
    "later": later,
    "details": details,
    "day": other_day,
    "why": why,
    "date": set_date,
    "settings": settings,
    "set": set_one,
    "done": done,
    "confirm": confirming.confirm,
    "leave": confirming.leave,
}
"""Whatever a button says first, and what it does then."""
