"""What has changed in the schedules since it was last shown: noticed once, and told to whom it concerns.

The database decides what was shown, so an edit that was made while the program was down is noticed at
its start, and one that several machines see is noticed once.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date, datetime

import structlog
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.refreshing import refresh
from bot.timelines import Timelines
from schedules.amendment import Amendment, Finished, GivenUp
from schedules.milestone import Schedule
from schedules.news import News, dated_anew, digest, news_items, shown
from schedules.resolve import resolve
from schedules.store import shown as last
from schedules.store import subscribers
from schedules.store.engine import Store
from schedules.subscriber import Subscriber
from schedules.text import Text
from schedules.timeline import Timeline

_EVERYONE = ""
"""Stands for what all chats have in common; no schedule has this id."""

_WOKEN_AT_ONCE = 500
"""In one transaction, which others wait for."""

log = structlog.get_logger()


async def has_changed(conn: AsyncConnection, timelines: Timelines, defaults: Subscriber) -> bool:
    """Whether anything is not as it was last shown, or was amended since this process last looked."""
    if await refresh(conn, timelines):
        return True
    version, present = timelines.version, _present(timelines, defaults)
    # What chats own changes by amendments only, so it need not be compared again as long as there are none.
    is_settled = timelines.compared == version
    ids = {_EVERYONE, *timelines.from_files} if is_settled else present.keys()
    changed, gone = await _differing(conn, timelines, {id: present[id] for id in ids}, only=is_settled)
    if changed or gone:
        return True
    timelines.compared = version
    return False


async def notice_changes(store: Store, timelines: Timelines, defaults: Subscriber, now: datetime) -> None:
    """Keep as news what differs from what was shown, and have those chats woken whom any change concerns."""
    async with store.begin() as conn:
        await refresh(conn, timelines)
        present = _present(timelines, defaults)
        changed, gone = await _differing(conn, timelines, present)
        for id, was in changed.items():
            if timelines.is_as_shown(id):
                _leave(timelines, id, was)
            else:
                await _notice(conn, id, present[id], _as_of_now(timelines, id, now), now)
        await last.put_away(conn, gone)
    for id in gone:
        log.warning("a schedule is no longer here: who follows it is told nothing of it", schedule=id)


async def notice_amendment(
    conn: AsyncConnection, before: Schedule | None, after: Schedule, amendment: Amendment
) -> News | None:
    """Keep as news of its author what an amendment changes, in the transaction in which it is kept.

    ``before`` is what held until then, ``None`` for a schedule that is made by it. What had changed already
    and was not noticed yet is news of its own. Returns ``None`` if nothing is other for people.
    """
    at = amendment.at
    known = await last.digests(conn, [after.id])
    if before is not None and known.get(before.id) != digest(before):
        timeline = resolve(before, _day_of(amendment, before))
        await _notice(conn, before.id, digest(before), timeline, at)
    if before is None:
        await last.show(conn, after.id, "", {}, 0, wakes=False)
    timeline = resolve(after, _day_of(amendment, after))
    # A reason for dropping is told with the milestone.
    why = None if isinstance(amendment.edit, GivenUp) or not amendment.why else Text.of(amendment.why)
    by = Text.of(amendment.by.name) if amendment.by.name else None
    return await _notice(conn, after.id, digest(after), timeline, at, by, why)


def _day_of(amendment: Amendment, schedule: Schedule) -> date:
    """The day as of which it is noticed: late enough that it counts, wherever its author lives."""
    edit = amendment.edit
    days = [amendment.at.astimezone(schedule.zone).date(), amendment.said_on]
    return max([*days, edit.on] if isinstance(edit, Finished | GivenUp) else days)


async def wake_some(store: Store, now: datetime) -> bool:
    """Wake some of the chats that a change concerns; whether there were any."""
    async with store.begin() as conn:
        waking = await last.waking(conn)
        if waking is None:
            return False
        schedule, to = waking
        if schedule == _EVERYONE:
            chats = await subscribers.everyone(conn, to, _WOKEN_AT_ONCE)
        else:
            chats = await subscribers.followers(conn, schedule, to, _WOKEN_AT_ONCE)
        await subscribers.look_again(conn, chats, now)
        await last.woken(conn, schedule, chats[-1] if len(chats) == _WOKEN_AT_ONCE else None)
    return True


def _present(timelines: Timelines, defaults: Subscriber) -> Mapping[str, str]:
    """The digest of each schedule that is there, and of what all chats have in common."""
    return {**timelines.digests, _EVERYONE: hashlib.sha256(repr(defaults).encode()).hexdigest()}


async def _differing(
    conn: AsyncConnection, timelines: Timelines, present: Mapping[str, str], *, only: bool = False
) -> tuple[Mapping[str, str], tuple[str, ...]]:
    """What is not as it was shown, by id with the digest of that, and what was shown and is not there.

    What is known to have been shown by another machine is left out, until it shows yet another version.
    With ``only`` nothing else is looked at than what is ``present``.
    """
    known = await last.digests(conn, present if only else None)
    changed = dict[str, str]()
    for id, ours in present.items():
        was = known.get(id, "")
        if was == ours:
            timelines.note_shown(id)
        elif not timelines.is_elsewhere(id, was):
            changed[id] = was
    return changed, tuple(id for id, digest in known.items() if digest and id not in present)


def _leave(timelines: Timelines, id: str, was: str) -> None:
    """Another machine has shown its version. To show ours anew would make news whenever the lease moves."""
    timelines.note_elsewhere(id, was)
    what = id or "what all chats have in common, such as DEFAULT_HOUR"
    log.warning("another machine has another version; give all of them the same", of=what)


def _as_of_now(timelines: Timelines, id: str, now: datetime) -> Timeline | None:
    schedule = timelines.schedules.get(id)
    return timelines.on(now.astimezone(schedule.zone).date(), [id])[id] if schedule else None


async def _notice(
    conn: AsyncConnection,
    id: str,
    digest: str,
    timeline: Timeline | None,
    now: datetime,
    by: Text | None = None,
    why: Text | None = None,
) -> News | None:
    known = await last.last_shown(conn, id)
    revision = known.revision if known else 0
    if timeline is None:
        await last.show(conn, id, digest, {}, revision, wakes=known is not None)
        return None
    present = shown(timeline)
    before = known.occurrences if known else None
    if known and before is None:
        log.error("what was shown cannot be read, so nobody is told what has changed", schedule=id)
    news = None
    if before is not None and (items := news_items(before, present)):
        news = News(id, revision + 1, now, items, by, why, dated_anew(before, present))
    if news:
        await last.publish(conn, news)
    await last.show(conn, id, digest, present, news.revision if news else revision)
    return news
