"""A date set from a button: asked for in words, then shown and confirmed as any change."""

from __future__ import annotations

from bot.conversation.changing import check_open, reword
from bot.conversation.confirming import Refused, check_rights, replied, spoken, wording_of
from bot.conversation.naming import Named, NotNamed, named
from bot.conversation.prompting import prompted
from bot.conversation.reading_changes import apart_from_why
from bot.conversation.turns import NotAnAnswer, Reply, Turn
from bot.presses import MARK
from bot.store.awaited import Asked, Awaited
from schedules.amend import statement_of
from schedules.language import NotUnderstood


async def set_date(turn: Turn, mark: str) -> Reply:
    """Ask when what is marked is, if whoever pressed may change it."""
    return await replied(_asked(turn, mark)) if mark.startswith(MARK) else Reply(turn.menus.stale())


async def _asked(turn: Turn, mark: str) -> Reply:
    what = await named(turn, mark, "move")
    await check_rights(turn, what.schedule)
    check_open(turn, what)
    wording = wording_of(turn)
    return await prompted(turn, Awaited(Asked.WHEN, mark), wording.when(what.title), wording.when_like())


async def dated(turn: Turn, mark: str, text: str) -> Reply:
    """Show what it would do to say in these words when what is marked is.

    Raises:
        NotAnAnswer: if they do not say when.
    """
    try:
        return await reworded(turn, await named(turn, mark, "move"), text)
    except NotNamed as refusal:
        return Reply(str(refusal))


async def reworded(turn: Turn, what: Named, text: str) -> Reply:
    """Show what it would do to say in these words when a milestone is.

    Raises:
        NotAnAnswer: if they do not say when.
    """
    turn = spoken(turn, text)
    words, why = apart_from_why(" ".join(text.split()))
    try:
        schedule = turn.here.timelines.schedules[what.schedule]
        statement_of(schedule, what.entry.milestone.id, words, turn.today)
        return await reword(turn, what, words, why)
    except NotUnderstood as refusal:
        raise NotAnAnswer(f"{refusal.sentence}\n{wording_of(turn).when_again()}") from None
    except Refused as refusal:
        return Reply(str(refusal))
