"""The planner: puts what is due and not yet told in line, one message for each chat.

It asks what each chat has been told so far, never what is due this minute, so nothing is lost while
the program does not run. Planning twice changes nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta

import structlog
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.delivery import Outgoing, Urgency
from bot.store import messages
from bot.timelines import Timelines
from bot.wording.notices import telling
from schedules.notices import Notice, moment, next_day, notices_between
from schedules.store import subscribers
from schedules.store.engine import Store, StoreProblem
from schedules.store.subscribers import Chat
from schedules.subscriber import Subscriber
from schedules.timeline import Timeline

_DAY = timedelta(days=1)

LOOKS_AGAIN = timedelta(days=28)
"""How long a chat is left alone at most: new occurrences come into sight as time goes by."""

_PAUSE_AFTER_FAILURE = timedelta(hours=1)

log = structlog.get_logger()


async def plan(
    store: Store, timelines: Timelines, defaults: Subscriber, now: datetime, *, rehearsal: bool = False
) -> datetime | None:
    """Put in line what is due by ``now`` for every chat, each in a transaction of its own.

    ``defaults`` hold for what a chat has not chosen; a rehearsal says so in every message. Returns
    when to plan again.
    """
    while (id := await _next_chat(store, now)) is not None:
        try:
            async with store.begin() as conn:
                # Looked up again: it may have stopped, or moved, since it was found.
                chat = await subscribers.find(conn, id)
                if chat is not None and chat.next_at is not None:
                    me = chat.choices.over(defaults)
                    await _plan_chat(conn, chat, timelines, me, now, rehearsal=rehearsal)
        except StoreProblem:
            raise
        except Exception:  # one chat that cannot be told must not keep the others from being told
            log.exception("planning failed", chat=id)
            async with store.begin() as conn:
                await subscribers.set_next_at(conn, id, now + _PAUSE_AFTER_FAILURE)
    async with store.connect() as conn:
        return await subscribers.next_due(conn)


async def replan_all(store: Store, now: datetime) -> None:
    """Have every chat looked at anew at the next ``plan``: schedules may have changed."""
    async with store.begin() as conn:
        await subscribers.look_at_all(conn, now)


async def _next_chat(store: Store, now: datetime) -> int | None:
    async with store.connect() as conn:
        due = await subscribers.due_chats(conn, now, limit=1)
    return due[0].chat if due else None


async def _plan_chat(
    conn: AsyncConnection,
    chat: Chat,
    timelines: Timelines,
    subscriber: Subscriber,
    now: datetime,
    *,
    rehearsal: bool,
) -> None:
    known = await subscribers.subscriptions_of(conn, chat.chat)
    followed = [id for id in known if id in timelines.schedules]
    after = chat.told_until or _last_telling(subscriber, chat.since)
    until = max(after, _last_telling(subscriber, now))
    missed = [notice for id in followed for notice in _missed(timelines, id, subscriber, after, until)]
    told = await messages.told(conn, chat.chat, [notice.key for notice in missed])
    fresh = [notice for notice in missed if notice.key not in told]
    today = now.astimezone(subscriber.zone).date()
    current = timelines.on(today, followed)
    if fresh:
        text = telling(fresh, current, today, subscriber.language)
        keys = tuple(notice.key for notice in fresh)
        outgoing = Outgoing(
            chat.chat, chat.thread, text, notices=keys, urgency=Urgency.NOTICE, language=subscriber.language
        )
        await messages.enqueue(conn, outgoing, now, rehearsal=rehearsal)
    await subscribers.set_next_at(conn, chat.chat, _next_at(current.values(), subscriber, until), until)


def _missed(
    timelines: Timelines, id: str, subscriber: Subscriber, after: date, until: date
) -> Sequence[Notice]:
    """The notices of one schedule for the days after ``after``, up to ``until``."""

    def timeline_on(day: date) -> Timeline:
        return timelines.on(day, [id])[id]

    return notices_between(timeline_on, subscriber, after, until) if after < until else ()


def _last_telling(subscriber: Subscriber, now: datetime) -> date:
    """The last day whose telling hour has come."""
    today = now.astimezone(subscriber.zone).date()
    return today if moment(today, subscriber.hour, subscriber.zone) <= now else today - _DAY


def _next_at(timelines: Collection[Timeline], subscriber: Subscriber, told_until: date) -> datetime | None:
    """When there is something to tell again; ``None`` for who follows nothing."""
    if not timelines:
        return None
    days = (next_day(timeline, subscriber, told_until) for timeline in timelines)
    first = min((day for day in days if day), default=date.max)
    return moment(min(first, told_until + LOOKS_AGAIN), subscriber.hour, subscriber.zone)
