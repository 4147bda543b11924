"""Which schedules a chat follows, and whether it is told at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.conversation.asking import due
from bot.conversation.turns import Reply, Turn
from bot.inline import ASK
from bot.invitations import InvitationExpired, InvitationUnknown
from bot.wording.offers import OFFER_WORDING
from schedules.store import subscribers
from schedules.timeline import Timeline


async def start(turn: Turn, payload: str) -> Reply:
    """Follow what is public, or what an invitation is for; answered with what is due.

    Whoever only came to ask follows nothing by that.
    """
    if payload == ASK:
        can_ask = bool(await turn.seen())
        asking = OFFER_WORDING[turn.subscriber.language].ask_here()
        return Reply(asking if can_ask else turn.wording.nothing_to_see())
    try:
        wanted = (_invited(turn, payload),) if payload else turn.here.timelines.public
    except InvitationExpired:
        return Reply(turn.wording.invitation_expired())
    except InvitationUnknown:
        return Reply(turn.wording.invitation_unknown())
    await subscribers.subscribe(turn.conn, turn.chat, wanted, turn.now, turn.said.thread)
    seen = await turn.seen()
    if not seen:
        return Reply(turn.wording.nothing_public()).under(await turn.said_of_absent())
    told = await due(turn, "")
    return replace(told, text=f"{_welcome(turn, seen)}\n\n{told.text}")


async def schedules(turn: Turn, _: str) -> Reply:
    """Tell which the chat follows, and which others it may."""
    known = turn.here.timelines.schedules
    followed = [id for id in await _followed(turn) if id in known]
    others = [id for id in turn.here.timelines.public if id not in followed]
    told = Reply(turn.wording.schedules(_titled(turn, followed), _titled(turn, others)))
    return told.under(await turn.said_of_absent())


async def subscribe(turn: Turn, words: str) -> Reply:
    """Follow one more of those that are public; to others only an invitation leads."""
    public = turn.here.timelines.public
    found = _called(turn, public, words)
    if len(found) != 1:
        return Reply(turn.wording.no_such_schedule("subscribe", words[:64], _titled(turn, found or public)))
    await subscribers.subscribe(turn.conn, turn.chat, found, turn.now, turn.said.thread)
    return Reply(turn.wording.follows(_title(turn, found[0])))


async def unsubscribe(turn: Turn, words: str) -> Reply:
    """Follow one less; it need not be here any more."""
    followed = await _followed(turn)
    found = _called(turn, followed, words)
    if len(found) != 1:
        return Reply(
            turn.wording.no_such_schedule("unsubscribe", words[:64], _titled(turn, found or followed))
        )
    await subscribers.unsubscribe(turn.conn, turn.chat, found[0], turn.now)
    return Reply(turn.wording.follows_no_more(_title(turn, found[0])))


async def stop(turn: Turn, _: str) -> Reply:
    """Remind no more."""
    await subscribers.rest(turn.conn, turn.chat)
    return Reply(turn.wording.resting())


def _welcome(turn: Turn, followed: Mapping[str, Timeline]) -> str:
    me = turn.subscriber
    titles = [timeline.schedule.title.say(me.language) for timeline in followed.values()]
    return turn.wording.subscribed(titles, me.hour, me.zone.key)


def _invited(turn: Turn, payload: str) -> str:
    return turn.here.invitations.read(payload, turn.here.timelines.schedules, turn.now)


async def _followed(turn: Turn) -> Sequence[str]:
    return await subscribers.subscriptions_of(turn.conn, turn.chat)


def _called(turn: Turn, ids: Sequence[str], words: str) -> Sequence[str]:
    """Those that are called so in full; else those in whose title these words stand, if there are any."""
    wanted = words.strip().casefold()
    if not wanted:
        return ()
    names = {id: [id.casefold(), *(title.casefold() for title in _titles(turn, id))] for id in ids}
    exactly = [id for id in ids if wanted in names[id]]
    return exactly or [id for id in ids if any(wanted in name for name in names[id])]


def _titles(turn: Turn, id: str) -> Sequence[str]:
    schedule = turn.here.timelines.schedules.get(id)
    return schedule.title.all if schedule else ()


def _title(turn: Turn, id: str) -> str:
    schedule = turn.here.timelines.schedules.get(id)
    return schedule.title.say(turn.subscriber.language) if schedule else id


def _titled(turn: Turn, ids: Sequence[str]) -> Sequence[tuple[str, str]]:
    return [(id, _title(turn, id)) for id in ids]
