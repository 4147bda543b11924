"""Letting others in: an invitation to a schedule, and who in a group may change its own."""

from __future__ import annotations

from bot.conversation.confirming import Refused, check_rights, replied, wording_of
from bot.conversation.turns import Reply, Turn
from bot.incoming import ChatKind
from bot.wording.changes import CHANGE_WORDING
from schedules.milestone import Visibility
from schedules.store import schedules as owned


async def invite(turn: Turn, words: str) -> Reply:
    """Give a link by which another chat can follow what this chat owns, or an editor what is not public."""
    return await replied(_invitation(turn, words.strip()))


async def _invitation(turn: Turn, words: str) -> Reply:
    wording, here = wording_of(turn), turn.here
    seen = await turn.seen()
    own = await owned.owned_by(turn.conn, turn.chat)
    wanted = words or own or next((id for id in seen if _is_invited(turn, id)), None)
    if wanted is None or wanted not in seen:
        raise Refused(wording.nothing_to_invite_to())
    title = here.timelines.schedules[wanted].title.say(turn.subscriber.language)
    if not _is_invited(turn, wanted):
        raise Refused(wording.open_to_all(title))
    await check_rights(turn, wanted)
    payload = here.invitations.write(wanted, turn.now)
    link = f"https://t.me/{here.username}?start={payload}" if here.username else f"/start {payload}"
    return Reply(wording.invitation(title, link))


def _is_invited(turn: Turn, schedule: str) -> bool:
    return turn.here.timelines.schedules[schedule].visibility is Visibility.INVITED


async def rights(turn: Turn, words: str) -> Reply:
    """Tell or choose who in a group may change its own schedule."""
    wording, said = wording_of(turn), words.strip().casefold()
    own = await owned.owned_by(turn.conn, turn.chat)
    if turn.said.kind is not ChatKind.GROUP or own is None:
        return Reply(wording.rights_of_groups())
    title = turn.here.timelines.schedules[own].title.say(turn.subscriber.language)
    choices = (spoken.whose_rights(said) for spoken in CHANGE_WORDING.values())
    choice = next((chosen for chosen in choices if chosen is not None), None)
    if choice is None:
        return Reply(wording.rights(title, everyone=await owned.is_for_everyone(turn.conn, own)))
    if not turn.said.administrator:
        return Reply(wording.for_administrators(title))
    await owned.let_everyone(turn.conn, own, choice)
    return Reply(wording.rights(title, everyone=choice))
