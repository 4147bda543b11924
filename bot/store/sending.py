"""How a delivery goes from waiting to sent: claimed, marked, settled; each step one transaction.

Only the attempt under whose id a delivery was marked can settle it, so an answer that comes after
its attempt was given up changes nothing.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Row,
    Select,
    String,
    Update,
    cast,
    exists,
    func,
    literal,
    or_,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.delivery import (
    ChatGone,
    ChatMoved,
    Delivery,
    Limited,
    Link,
    NotSent,
    Outcome,
    Refused,
    Sent,
    ThreadGone,
    Unanswered,
    Unauthorized,
)
from bot.limits import CHAT, EVERYTHING, GROUP, group_bucket, is_group, limits_of
from bot.store import buckets, chats
from bot.store.messages import OPEN, State, deliveries, messages
from bot.wording.delivery import said_of_repetition, said_of_thread

GIVEN_UP_AFTER = timedelta(days=1)
"""How long a delivery that is not answered is repeated."""

_FIRST_REPEATS = (timedelta(minutes=1), timedelta(minutes=10), timedelta(hours=1))
_LATER_REPEATS = timedelta(hours=3)
_LONGEST_RETRY = timedelta(minutes=1)
_UNAUTHORIZED_WAIT = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Departed:
    """A delivery marked as being sent: it must be sent now, and settled under ``attempt``."""

    delivery: Delivery
    attempt: str


async def claim(conn: AsyncConnection, holder: str, now: datetime, limit: int) -> tuple[int, ...]:
    """Claim deliveries that may go now, at most one for each chat; their ids, answers first.

    A part waits for the part before it, and a chat for what is on its way to it.
    """
    query = (
        select(deliveries.c.id, messages.c.chat)
        .join(messages)
        .where(
            deliveries.c.state.in_(OPEN), _is_time(now), _is_next_part(), _chat_is_free(), ~_is_limited(now)
        )
        .order_by(messages.c.urgency, deliveries.c.id)
        .limit(limit * 8)
    )
    of_chat: dict[int, int] = {}
    for id, chat in await conn.execute(query):
        of_chat.setdefault(chat, id)
    claimed = tuple(of_chat.values())[:limit]
    await conn.execute(_one_of(claimed).values(state=State.CLAIMED, holder=holder))
    return claimed


async def next_moment(conn: AsyncConnection, now: datetime) -> datetime | None:
    """When to look again for something to claim, if nothing new is put in line."""
    later = select(func.min(deliveries.c.not_before)).where(
        deliveries.c.state.in_(OPEN), deliveries.c.not_before > now
    )
    moments = [await conn.scalar(later)]
    if await conn.scalar(select(exists().where(deliveries.c.state.in_(OPEN), _is_time(now)))):
        moments.append(await buckets.next_free(conn, now))
    return min((moment for moment in moments if moment), default=None)


async def depart(
    conn: AsyncConnection, id: int, holder: str, attempt: str, now: datetime, rate: int
) -> Departed | datetime | None:
    """Mark a claimed delivery as being sent, if the limits let it leave ``now``.

    Returns when it may, if they do not; ``None`` if the claim is no longer held.
    """
    row = (await conn.execute(_full().where(deliveries.c.id == id))).one_or_none()
    if row is None or row.state != State.CLAIMED or row.holder != holder:
        return None
    wait = await buckets.take(conn, limits_of(row.chat, rate), now)
    if wait is not None:
        return wait
    await conn.execute(
        _one_of((id,)).values(
            state=State.SENDING,
            attempt=attempt,
            attempts=deliveries.c.attempts + 1,
            first_sent_at=row.first_sent_at or now,
        )
    )
    return Departed(_delivery(row), attempt)


async def release(conn: AsyncConnection, holder: str) -> None:
    """Give up every claim of this holder."""
    ours = deliveries.c.state == State.CLAIMED, deliveries.c.holder == holder
    await conn.execute(update(deliveries).where(*ours).values(state=State.WAITING, holder=None))


async def recover(conn: AsyncConnection, holder: str, now: datetime) -> int:
    """Take over what other holders left behind: claims are given up, what was being sent is uncertain.

    Only for who holds the sender's lease. Returns how many may be repeated.
    """
    left = or_(deliveries.c.holder.is_(None), deliveries.c.holder != holder)
    claimed = update(deliveries).where(deliveries.c.state == State.CLAIMED, left)
    await conn.execute(claimed.values(state=State.WAITING, holder=None))
    sending = _full().where(deliveries.c.state == State.SENDING, left)
    rows = (await conn.execute(sending)).all()
    for row in rows:
        await settle(conn, row.id, row.attempt, Unanswered("the program ended meanwhile"), now)
    return len(rows)


async def settle(conn: AsyncConnection, id: int, attempt: str, outcome: Outcome, now: datetime) -> bool:
    """Write down what became of an attempt; ``False`` if it is no longer the one that counts."""
    query = _full().where(deliveries.c.id == id, deliveries.c.state == State.SENDING)
    row = (await conn.execute(query.where(deliveries.c.attempt == attempt))).one_or_none()
    if row is None:
        return False
    values = await _effect(conn, row, outcome, now)
    await conn.execute(_one_of((id,)).values(holder=None, attempt=None, settled_at=now, **values))
    if values["state"] == State.DEAD:
        await _end_later_parts(conn, row)
    return True


async def _effect(conn: AsyncConnection, row: Row[Any], outcome: Outcome, now: datetime) -> dict[str, object]:
    """What an outcome does beside its row, and the new values of the row."""
    match outcome:
        case Sent(message):
            return {"state": State.SENT, "sent_as": message, "reason": None}
        case NotSent(why):
            wait = min(timedelta(seconds=2 ** min(row.attempts, 10)), _LONGEST_RETRY)
            return {"state": State.RETRY, "not_before": now + wait, "reason": why}
        case Unanswered(why):
            return _in_doubt(row, why, now)
        case Limited(wait):
            held = group_bucket(row.chat) if is_group(row.chat) else EVERYTHING
            await buckets.hold(conn, held, now + wait)
            return {"state": State.WAITING}
        case ChatMoved(to):
            await chats.follow(conn, row.chat, to)
            return {"state": State.WAITING}
        case ThreadGone():
            await chats.lose_thread(conn, row.chat, row.thread)
            return {"state": State.WAITING, "text": f"{row.text}\n\n{said_of_thread(row.language)}"}
        case ChatGone(why):
            await chats.lose(conn, row.chat, why)
            return {"state": State.DEAD, "reason": why}
        case Unauthorized():
            await buckets.hold(conn, EVERYTHING, now + _UNAUTHORIZED_WAIT)
            return {"state": State.WAITING}
        case Refused(why):
            return {"state": State.DEAD, "reason": why}


def _in_doubt(row: Row[Any], why: str, now: datetime) -> dict[str, object]:
    """Again after a minute, ten minutes, an hour, then every three, until a day has passed.

    Once in any case: the program may have been down for all of that day.
    """
    waits = _FIRST_REPEATS[row.doubts] if row.doubts < len(_FIRST_REPEATS) else _LATER_REPEATS
    if row.doubts and now + waits > row.first_sent_at + GIVEN_UP_AFTER:
        return {"state": State.DEAD, "doubts": row.doubts + 1, "reason": f"unanswered: {why}"}
    return {"state": State.UNCERTAIN, "doubts": row.doubts + 1, "not_before": now + waits, "reason": why}


async def _end_later_parts(conn: AsyncConnection, row: Row[Any]) -> None:
    later = update(deliveries).where(deliveries.c.message == row.message, deliveries.c.part > row.part)
    reason = "the part before it was not sent"
    await conn.execute(later.where(deliveries.c.state.in_(OPEN)).values(state=State.DEAD, reason=reason))


def _full() -> Select[Any]:
    """Deliveries with what their message says of all its parts."""
    ours = messages.c.chat, messages.c.thread, messages.c.language
    return select(deliveries, *ours).join(messages)


def _one_of(ids: tuple[int, ...]) -> Update:
    return update(deliveries).where(deliveries.c.id.in_(ids))


def _delivery(row: Row[Any]) -> Delivery:
    text = f"{row.text}\n\n{said_of_repetition(row.language)}" if row.doubts else row.text
    links = tuple(Link(label, url) for label, url in json.loads(row.links))
    return Delivery(row.id, row.chat, row.thread, text, links)


def _is_time(now: datetime) -> ColumnElement[bool]:
    return or_(deliveries.c.not_before.is_(None), deliveries.c.not_before <= now)


def _is_next_part() -> ColumnElement[bool]:
    earlier = deliveries.alias()
    same = (earlier.c.message == deliveries.c.message) & (earlier.c.part < deliveries.c.part)
    return ~exists().where(same, earlier.c.state != State.SENT)


def _chat_is_free() -> ColumnElement[bool]:
    going, whose = deliveries.alias(), messages.alias()
    on_the_way = going.c.state.in_((State.CLAIMED, State.SENDING))
    return messages.c.chat.not_in(select(whose.c.chat).join_from(going, whose).where(on_the_way))


def _is_limited(now: datetime) -> ColumnElement[bool]:
    chat = cast(messages.c.chat, String)
    theirs = buckets.buckets.c.name.in_((literal(CHAT) + chat, literal(GROUP) + chat)) & (
        buckets.buckets.c.free_at > now
    )
    # What the next second has room for may be claimed: it waits for its turn when it departs.
    soon = now + timedelta(seconds=1)
    everything = (buckets.buckets.c.name == EVERYTHING) & (buckets.buckets.c.free_at > soon)
    return exists().where(or_(theirs, everything))
