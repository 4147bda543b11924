"""A date set from a button: asked for in words, then shown and confirmed as any change."""

from __future__ import annotations

from bot.conversation.changing import check_open, reword
from bot.conversation.confirming import Refused, check_rights, replied, spoken, wording_of
from bot.conversation.naming import Named, NotNamed, named
from bot.conversation.reading_changes import apart_from_why
from bot.conversation.turns import NotAnAnswer, Reply, Turn, in_a_group
from bot.delivery import Prompt
from bot.presses import MARK
from bot.store import awaited
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
    await awaited.ask(turn.conn, turn.chat, turn.user, Awaited(Asked.WHEN, mark), turn.now)
    wording, username = wording_of(turn), turn.said.username
    asked = wording.when(what.title)
    if not in_a_group(turn):
        return Reply(asked, ((Prompt(wording.when_like()),),))
    # Telegram opens the reply for the one who is mentioned; who has no name to be mentioned by shares it.
    addressed = f"@{username} {asked}" if username else asked
    return Reply(addressed, ((Prompt(wording.when_like(), is_for_mentioned=username is not None),),))


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
        raise NotAnAnswer(f"{refusal}\n{wording_of(turn).when_again()}") from None
    except Refused as refusal:
        return Reply(str(refusal))
