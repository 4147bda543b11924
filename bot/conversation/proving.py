"""What a chat was told of a milestone, and whether it arrived: a secretariat must be able to prove it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from bot.conversation.naming import Named, NotNamed, named
from bot.conversation.turns import Reply, Turn
from bot.store.messages import State
from bot.store.proof import Telling, tellings
from bot.wording.tellings import Fate, Told
from schedules.news import Item
from schedules.notice import NoticeKind
from schedules.store import shown

_FATES = {
    State.SENT: Fate.ARRIVED,
    State.UNCERTAIN: Fate.DOUBTFUL,
    State.DEAD: Fate.FAILED,
}


async def history(turn: Turn, words: str) -> Reply:
    """Tell when this chat was reminded of a milestone."""
    try:
        what = await named(turn, words, "history")
    except NotNamed as refusal:
        return Reply(str(refusal))
    told = sorted([*await _reminders(turn, what), *await _news(turn, what)], key=lambda one: one.at)
    if not told:
        return Reply(turn.reminders.never_told(what.title))
    return Reply(turn.reminders.history(what.title, told, turn.subscriber.zone.key))


async def _reminders(turn: Turn, what: Named) -> Iterable[Told]:
    of_it = f"{what.schedule}/{what.entry.milestone.id}"
    return _told(turn, (one for one in await tellings(turn.conn, turn.chat, of_it) if _is_of(one, of_it)))


def _is_of(telling: Telling, of_it: str) -> bool:
    """Another milestone may have a longer name that begins like this one's."""
    return telling.key.removeprefix(of_it)[:1] in {" ", "/"}


async def _news(turn: Turn, what: Named) -> Iterable[Told]:
    """News is kept for a month; of older news nobody knows any more what it was about."""
    of_it = {
        news.key
        for news in await shown.recent_news(turn.conn, turn.now)
        if news.schedule == what.schedule and what.entry.milestone.id in _milestones(news.items)
    }
    all_news = await tellings(turn.conn, turn.chat, f"{what.schedule} news ")
    return _told(turn, (one for one in all_news if one.key in of_it))


def _milestones(items: Iterable[Item]) -> frozenset[str]:
    return frozenset(item.shown.occurrence.milestone for item in items)


def _told(turn: Turn, told: Iterable[Telling]) -> Iterator[Told]:
    for one in told:
        kind, due = _meaning(one.key)
        at = one.said_at.astimezone(turn.subscriber.zone)
        yield Told(at, kind, due, _FATES.get(one.state, Fate.ON_ITS_WAY), one.reason)


def _meaning(key: str) -> tuple[NoticeKind | None, date | None]:
    """Kind and due day of a notice, as its key says them; neither for news."""
    _, kind, due, *_ = *key.split(" "), ""
    if kind == "news":
        return None, None
    return NoticeKind(kind), None if due == "-" else date.fromisoformat(due)
