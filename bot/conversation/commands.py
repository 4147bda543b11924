"""The table of all commands: it feeds /help and the command menu, and nothing else decides what is one."""

from __future__ import annotations

from collections.abc import Mapping

from bot.conversation import (
    asking,
    calendars,
    changing,
    choosing,
    confirming,
    following,
    inviting,
    meeting,
    preferring,
    proving,
    quieting,
    settings,
)
from bot.conversation.turns import Handler, Reply, Turn


async def identify(turn: Turn, _: str) -> Reply:
    """Tell the ids that settings ask for."""
    return Reply(turn.wording.ids(turn.said.user, turn.chat))


async def explain(turn: Turn, _: str) -> Reply:
    """List the table below."""
    here = turn.here
    return Reply(turn.wording.help(tuple(COMMANDS), here.username if here.is_inline else None))


COMMANDS: Mapping[str, Handler] = {
    "due": asking.due,
    "next": asking.next_one,
    "timeline": asking.timeline,
    "report": meeting.state,
    "calendar": calendars.calendar,
    "schedules": following.schedules,
    "subscribe": following.subscribe,
    "unsubscribe": following.unsubscribe,
    "add": changing.add,
    "move": changing.move,
    "done": changing.done,
    "drop": changing.drop,
    "undo": changing.undo,
    "confirm": confirming.confirm,
    "leave": confirming.leave,
    "amendments": confirming.changes,
    "invite": inviting.invite,
    "rights": inviting.rights,
    "snooze": quieting.snooze,
    "seen": quieting.seen,
    "history": proving.history,
    "party": preferring.party,
    "topics": preferring.topics,
    "leads": preferring.leads,
    "digest": preferring.digest,
    "quiet": preferring.quiet,
    "settings": settings.settings,
    "hour": choosing.hour,
    "zone": choosing.zone,
    "language": choosing.language,
    "start": following.start,
    "stop": following.stop,
    "id": identify,
    "help": explain,
}
"""Every command, in the order in which /help and the command menu list them."""
