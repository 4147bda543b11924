"""Words that were edited: heard as they are now, and answered where they were answered before."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.conversation.confirming import spoken, wording_of
from bot.conversation.dating import reworded
from bot.conversation.naming import Named
from bot.conversation.turns import NotAnAnswer, Reply, Turn
from bot.incoming import Said
from bot.parts import LIMIT, ROOM, length
from bot.store import answered, heard, proposals
from bot.store.proposals import Proposal
from bot.timelines import Timelines
from schedules.amend import Fate
from schedules.amendment import Reworded


async def is_as_heard(conn: AsyncConnection, said: Said) -> bool:
    """Whether an edit left the words as they were: it is none to anybody who reads them."""
    if not said.is_edited or said.message is None:
        return False
    return await heard.is_known(conn, said.chat, said.message, said.text)


async def take_back(turn: Turn) -> None:
    """The words are edited so that they are not for the bot any more."""
    await withdraw_shown(turn)
    if turn.said.message is not None:
        await heard.unheard(turn.conn, turn.chat, turn.said.message)


async def keep_heard(conn: AsyncConnection, said: Said, now: datetime) -> None:
    """Remember the words of a message, which may be edited."""
    if said.message is not None:
        await heard.keep(conn, said.chat, said.message, said.text, now)


async def place_for(turn: Turn, reply: Reply) -> int | None:
    """The message of ours in whose place a reply to words that were edited is shown, if it can be."""
    said = turn.said
    if not said.is_edited or said.message is None or said.at is None:
        return None
    place = await answered.place_of(turn.conn, turn.chat, said.message, said.at)
    is_one_text = not reply.attachments and length(reply.text) <= LIMIT - 2 * ROOM
    return place if is_one_text else None


async def already_made(turn: Turn) -> Reply | None:
    """Says that the change that these words proposed before they were edited is made, and stands."""
    for proposal in await _proposed(turn):
        if proposal.became is not None and _stands(turn.here.timelines, proposal.schedule, proposal.became):
            return Reply(wording_of(spoken(turn, turn.said.text)).edited_too_late(proposal.became))
    return None


def _stands(timelines: Timelines, schedule: str, number: int) -> bool:
    """Not where the schedule itself is gone."""
    return schedule in timelines.schedules and timelines.fates(schedule).get(number) is Fate.STANDS


async def withdraw_shown(turn: Turn) -> Proposal | None:
    """What these words proposed before they were edited can no longer be confirmed; the newest of it."""
    shown = [proposal for proposal in await _proposed(turn) if proposal.became is None]
    for proposal in shown:
        await proposals.withdraw(turn.conn, proposal)
    return shown[0] if shown else None


async def said_otherwise(turn: Turn, text: str, shown: Proposal | None) -> Reply | None:
    """The reply to words about when, edited, that proposed a date: they do not name the milestone."""
    if shown is None or not isinstance(shown.edit, Reworded):
        return None
    timeline = (await turn.seen()).get(shown.schedule)
    entry = timeline.entries.get(shown.milestone) if timeline else None
    if entry is None:
        return None
    title = entry.milestone.title.say(turn.subscriber.language)
    try:
        return await reworded(turn, Named(shown.schedule, entry, entry.current, title), text)
    except NotAnAnswer:
        return None


async def _proposed(turn: Turn) -> tuple[Proposal, ...]:
    if not turn.said.is_edited or turn.said.message is None:
        return ()
    return await proposals.said_in(turn.conn, turn.chat, turn.said.message)
