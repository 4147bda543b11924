"""The calendars of what a chat follows: their addresses, a code, and the file as it is now."""

from __future__ import annotations

from collections.abc import Mapping

from bot.conversation.drawing import code
from bot.conversation.turns import Reply, Turn
from bot.delivery import MOST_BYTES, Attachment, AttachmentKind, Link, Rows
from bot.settings import is_local
from calendars.feed import FeedOptions
from calendars.publishing import publish
from calendars.revising import revise
from calendars.source import Shown
from schedules.store import feeds
from schedules.store.revisions import load_revisions, save_revisions
from schedules.timeline import Timeline

_NEW = {"new", "新", "新的", "更换", "换"}


async def calendar(turn: Turn, words: str) -> Reply:
    """Where to subscribe; ``new`` gives up the chat's own address and makes another."""
    seen = await turn.seen()
    if not seen:
        return Reply(turn.wording.nothing_to_see())
    is_new = words.strip().casefold() in _NEW
    if is_new:
        await feeds.revoke_feed(turn.conn, turn.chat)
    token = await feeds.feed_token(turn.conn, turn.chat, turn.now)
    language = turn.subscriber.language
    own = f"{turn.here.address}/f/{token}.ics"
    found = [(line.schedule.title.say(language), _address(turn, id, token)) for id, line in seen.items()]
    text = turn.wording.calendar(own, found, is_new=is_new)
    return Reply(text, _buttons(turn, found), await _attached(turn, seen, own))


def _address(turn: Turn, schedule: str, token: str) -> str:
    if schedule in turn.here.timelines.public:
        return f"{turn.here.address}/{schedule}.ics"
    return f"{turn.here.address}/f/{token}/{schedule}.ics"


def _buttons(turn: Turn, found: list[tuple[str, str]]) -> Rows:
    """Telegram takes no button to an address of this machine or its network."""
    if is_local(turn.here.address):
        return ()
    return tuple((Link(title, url),) for title, url in found)


async def _attached(turn: Turn, seen: Mapping[str, Timeline], own: str) -> tuple[Attachment, ...]:
    """The file first, since the text stands under the last one; a file that is too large is left out."""
    shown = [await _shown(turn, timeline) for timeline in seen.values()]
    body = publish(shown, turn.subscriber.language, FeedOptions()).body
    file = [Attachment(AttachmentKind.FILE, "calendar.ics", body)] if len(body) <= MOST_BYTES else []
    return (*file, code(own))


async def _shown(turn: Turn, timeline: Timeline) -> Shown:
    """As the feed shows it: what is published first here has its revisions from here on."""
    id = timeline.schedule.id
    today = turn.now.astimezone(timeline.schedule.zone).date()
    timeline = turn.here.timelines.on(today, (id,))[id]
    known = await load_revisions(turn.conn, id)
    revised = revise(timeline, known, turn.now)
    await save_revisions(turn.conn, id, known, revised)
    return Shown(timeline, revised)
