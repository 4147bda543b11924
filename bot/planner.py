"""The planner: puts what is due and not yet told in line, one message for each chat.

It asks what each chat has been told so far, never what is due this minute, so nothing is lost while
the program does not run. Planning twice changes nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.noticing import has_changed, notice_changes, wake_some
from bot.plans import LOOKS_AGAIN, Follower, Plans
from bot.store.batches import enqueue_all, told_of
from bot.timelines import Timelines
from schedules.store import hushes, looks, shown, subscribers
from schedules.store.engine import Store, StoreProblem
from schedules.store.looks import Look
from schedules.subscriber import Subscriber

__all__ = ["LOOKS_AGAIN", "plan"]

_AT_ONCE = 50
"""How many chats are planned in one transaction: answers wait for it."""

_PAUSE_AFTER_FAILURE = timedelta(hours=1)

log = structlog.get_logger()


async def plan(
    store: Store, timelines: Timelines, defaults: Subscriber, now: datetime, *, rehearsal: bool = False
) -> datetime | None:
    """Put in line what is due by ``now`` for every chat, some of them in each transaction.

    ``defaults`` hold for what a chat has not chosen; a rehearsal says so in every message. What has
    changed in the schedules is noticed first. Returns when to plan again.
    """
    plans: Plans | None = None
    while True:
        seen = await _look(store, timelines, defaults, now)
        if seen.changed:
            await notice_changes(store, timelines, defaults, now)
            plans = None
            continue
        if seen.waking:
            await wake_some(store, now)
            plans = None  # what they are woken for may be newer
        if seen.due:
            plans = plans or await _plans(store, timelines, defaults, now)
            await _plan_all(store, seen.due, plans, now, rehearsal=rehearsal)
        elif not seen.waking:
            return seen.next_due


@dataclass(frozen=True, slots=True)
class _Seen:
    """What there is to do: some schedule ``changed``, some chats are to be woken, these chats are ``due``."""

    changed: bool
    waking: bool
    due: tuple[int, ...]
    next_due: datetime | None


async def _look(store: Store, timelines: Timelines, defaults: Subscriber, now: datetime) -> _Seen:
    async with store.connect() as conn:
        next_due = await looks.next_due(conn)
        is_due = next_due is not None and next_due <= now
        return _Seen(
            await has_changed(conn, timelines, defaults),
            await shown.waking(conn) is not None,
            await looks.due_chats(conn, now, _AT_ONCE) if is_due else (),
            next_due,
        )


async def _plans(store: Store, timelines: Timelines, defaults: Subscriber, now: datetime) -> Plans:
    async with store.connect() as conn:
        news = await shown.recent_news(conn, now, timelines.name_unreadable)
        return Plans(timelines, defaults, now, news)


async def _plan_all(
    store: Store, chats: Sequence[int], plans: Plans, now: datetime, *, rehearsal: bool
) -> None:
    """Plan these chats together; if one of them cannot be planned, each by itself, and that one later."""
    try:
        async with store.begin() as conn:
            await _plan(conn, chats, plans, now, rehearsal=rehearsal)
    except StoreProblem:
        raise
    except Exception:  # one chat that cannot be told must not keep the others from being told
        if len(chats) > 1:
            for chat in chats:
                await _plan_all(store, [chat], plans, now, rehearsal=rehearsal)
            return
        log.exception("planning failed", chat=chats[0])
        async with store.begin() as conn:
            await looks.looked_at(conn, [Look(chats[0], now + _PAUSE_AFTER_FAILURE, waits=True)])


async def _plan(
    conn: AsyncConnection, chats: Sequence[int], plans: Plans, now: datetime, *, rehearsal: bool
) -> None:
    due = await _followers(conn, chats, now)
    keys = {key for follower in due for key in plans.keys(follower)}
    told = await told_of(conn, [follower.chat.chat for follower in due], keys)
    made = [plans.plan(follower, told.get(follower.chat.chat, frozenset())) for follower in due]
    outgoing = [message for plan in made for message in plan.messages]
    await enqueue_all(conn, outgoing, now, rehearsal=rehearsal)
    await looks.looked_at(conn, [plan.look for plan in made])


async def _followers(conn: AsyncConnection, chats: Sequence[int], now: datetime) -> list[Follower]:
    """Those of these chats that are still due, with what they follow."""
    due = await looks.load_due(conn, chats, now)
    followed = await subscribers.followed_since(conn, chats)
    quiet = await hushes.hushes_of(conn, chats)
    return [Follower(chat, followed.get(chat.chat, {}), quiet.get(chat.chat, frozenset())) for chat in due]
