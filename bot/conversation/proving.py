"""What a chat was told of a milestone, whether it arrived, and what of it was changed.

A secretariat must be able to prove it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from bot.conversation.confirming import wording_of
from bot.conversation.naming import Named, NotNamed, named
from bot.conversation.turns import Reply, Turn
from bot.date_times import DateTimeWords
from bot.store.messages import State
from bot.store.proof import Telling, tellings
from bot.wording.tellings import Changed, Fate, Told
from schedules.amendment import Amendment, Undone
from schedules.news import Item
from schedules.notice import NoticeKind
from schedules.rewordings import Words, rewording
from schedules.store import shown
from schedules.store.engine import is_rehearsal

_AT_ONCE = timedelta(minutes=1)
_FATES = {
    State.SENT: Fate.ARRIVED,
    State.UNCERTAIN: Fate.DOUBTFUL,
    State.DEAD: Fate.FAILED,
}


async def history(turn: Turn, words: str) -> Reply:
    """Tell when this chat was reminded of a milestone, and what of it was changed."""
    try:
        what = await named(turn, words, "history")
    except NotNamed as refusal:
        return Reply(str(refusal))
    told = [*await _reminders(turn, what), *await _news(turn, what)]
    happened: list[Told | Changed] = [*_changes(turn, what), *told]
    happened.sort(key=lambda one: one.at)
    if not happened:
        return Reply(turn.reminders.never_told(what.title))
    text = turn.reminders.history(what.title, happened, turn.subscriber.zone.key)
    return Reply(text, date_times=_moments(turn, what, happened))


def _moments(turn: Turn, what: Named, happened: Iterable[Told | Changed]) -> tuple[DateTimeWords, ...]:
    moments, schedule = turn.moments(), turn.here.timelines.schedules[what.schedule]
    return (*moments.of_happened(happened), *moments.of_amendments(schedule, _amendments(turn, what)))


def _amendments(turn: Turn, what: Named) -> Sequence[Amendment]:
    all_of_them = turn.here.timelines.amendments(what.schedule)
    return [one for one in all_of_them if one.milestone == what.entry.milestone.id]


def _changes(turn: Turn, what: Named) -> Iterator[Changed]:
    """The amendments of it, taken back or not."""
    timelines, of_it = turn.here.timelines, _amendments(turn, what)
    fates, as_said = timelines.fates(what.schedule), timelines.as_said(what.schedule)
    wording, language = wording_of(turn), turn.subscriber.language
    for one in of_it:
        words = rewording(as_said, of_it, one)
        yield Changed(
            one.at.astimezone(turn.subscriber.zone),
            one.number,
            one.by.name,
            wording.made(one.edit, what.title),
            wording.fate(fates[one.number]),
            _said(words.before if words else None, language),
            _said(words.after if words and isinstance(one.edit, Undone) else None, language),
            one.why or "",
        )


def _said(words: Words | None, language: str) -> str:
    return "; ".join(text.say(language) for text in words or ())


async def _reminders(turn: Turn, what: Named) -> Iterable[Told]:
    of_it = f"{what.schedule}/{what.entry.milestone.id}"
    found = await tellings(turn.conn, turn.chat, of_it)
    return await _told(turn, (one for one in found if _is_of(one, of_it)))


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
    return await _told(turn, (one for one in all_news if one.key in of_it))


def _milestones(items: Iterable[Item]) -> frozenset[str]:
    return frozenset(item.shown.occurrence.milestone for item in items)


async def _told(turn: Turn, told: Iterable[Telling]) -> Sequence[Told]:
    zone = turn.subscriber.zone
    is_real = not await is_rehearsal(turn.conn)

    def of(one: Telling) -> Told:
        kind, due = _meaning(one.key)
        at, arrived = one.said_at.astimezone(zone), one.sent_at if is_real else None
        later = arrived.astimezone(zone) if arrived and arrived - at >= _AT_ONCE else None
        return Told(at, kind, due, _FATES.get(one.state, Fate.ON_ITS_WAY), one.reason, later)

    return [of(one) for one in told]


def _meaning(key: str) -> tuple[NoticeKind | None, date | None]:
    """Kind and due day of a notice, as its key says them; neither for news."""
    _, kind, due, *_ = *key.split(" "), ""
    if kind == "news":
        return None, None
    return NoticeKind(kind), None if due == "-" else date.fromisoformat(due)
