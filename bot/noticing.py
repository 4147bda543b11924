"""What has changed in the schedules since it was last shown: noticed once, and told to whom it concerns.

The database decides what was shown, so an edit that was made while the program was down is noticed at
its start, and one that several machines see is noticed once.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.timelines import Timelines
from schedules.milestone import Schedule
from schedules.news import News, news_items, shown
from schedules.store import shown as last
from schedules.store import subscribers
from schedules.store.engine import Store
from schedules.subscriber import Subscriber

_EVERYONE = ""
"""Stands for what all chats have in common; no schedule has this id."""

_WOKEN_AT_ONCE = 500
"""In one transaction, which others wait for."""


async def has_changed(conn: AsyncConnection, timelines: Timelines, defaults: Subscriber) -> bool:
    """Whether anything is not as it was last shown."""
    return await _differing(conn, _present(timelines, defaults)) != ((), ())


async def notice_changes(store: Store, timelines: Timelines, defaults: Subscriber, now: datetime) -> None:
    """Keep as news what differs from what was shown, and have those chats woken whom any change concerns."""
    present = _present(timelines, defaults)
    async with store.begin() as conn:
        changed, gone = await _differing(conn, present)
        for id in changed:
            await _notice(conn, id, timelines.schedules.get(id), present[id], timelines, now)
        await last.put_away(conn, gone)


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
        await subscribers.look_again(conn, chats, now, as_told=True)
        await last.woken(conn, schedule, chats[-1] if len(chats) == _WOKEN_AT_ONCE else None)
    return True


def _present(timelines: Timelines, defaults: Subscriber) -> Mapping[str, str]:
    """The digest of each schedule that is there, and of what all chats have in common."""
    return {**timelines.digests, _EVERYONE: hashlib.sha256(repr(defaults).encode()).hexdigest()}


async def _differing(
    conn: AsyncConnection, present: Mapping[str, str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The ids of what is not as it was shown, and of what was shown and is not there."""
    known = await last.digests(conn)
    changed = tuple(id for id, digest in present.items() if known.get(id) != digest)
    return changed, tuple(id for id, digest in known.items() if digest and id not in present)


async def _notice(
    conn: AsyncConnection,
    id: str,
    schedule: Schedule | None,
    digest: str,
    timelines: Timelines,
    now: datetime,
) -> None:
    known = await last.last_shown(conn, id)
    revision = known.revision if known else 0
    if schedule is None:
        await last.show(conn, id, digest, {}, revision, wakes=known is not None)
        return
    today = now.astimezone(schedule.zone).date()
    present = shown(timelines.on(today, [id])[id])
    items = news_items(known.occurrences, present) if known else ()
    if items:
        revision += 1
        await last.publish(conn, News(id, revision, now, items))
    await last.show(conn, id, digest, present, revision)
