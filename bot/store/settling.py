"""What became of the attempts, written down: of as many as were answered, in one transaction.

Only the attempt under whose id a delivery was marked can settle it, so an answer that comes after its
attempt was given up changes nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import BigInteger, Row, bindparam, exists, func, select, type_coerce, update
from sqlalchemy.exc import InterfaceError, OperationalError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.delivery import (
    ChatGone,
    ChatMoved,
    Limited,
    NotSent,
    Outcome,
    PlaceGone,
    Refused,
    Sent,
    ThreadGone,
    Trouble,
    Unanswered,
    Unauthorized,
)
from bot.limits import ONE_A_SECOND, is_group
from bot.store import attachments, buckets, chats
from bot.store.heads import refresh
from bot.store.lines import lines
from bot.store.messages import OPEN, State, deliveries, messages
from bot.wording.delivery import said_of_thread

GIVEN_UP_AFTER = timedelta(days=1)
"""How long a delivery that is not answered is repeated."""

_FIRST_REPEATS = (timedelta(minutes=1), timedelta(minutes=10), timedelta(hours=1))
_LATER_REPEATS = timedelta(hours=3)
_LONGEST_RETRY = timedelta(minutes=1)
_UNAUTHORIZED_WAIT = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of an ``attempt`` to send a delivery. ``left_at`` is ``None`` if it never left."""

    delivery: int
    attempt: str
    outcome: Outcome
    left_at: datetime | None = None


async def settle(conn: AsyncConnection, answers: Sequence[Answer], now: datetime) -> frozenset[int]:
    """Write down what became of these attempts; the deliveries whose attempt was the one that counts."""
    if not answers:
        return frozenset()
    query = _FULL.where(deliveries.c.id.in_([answer.delivery for answer in answers]))
    rows = {(row.id, row.attempt): row for row in await conn.execute(query)}
    counts = [(rows[key], answer) for answer in answers if (key := (answer.delivery, answer.attempt)) in rows]
    settled = [await _settled(conn, row, answer.outcome, now) for row, answer in counts]
    if settled:
        await conn.execute(_SETTLE, settled)
        if any(row.attached for row, _ in counts):
            await attachments.forget_settled(conn)
        await _go_on(conn, [row for row, _ in counts], settled)
        await _land(conn, counts, now)
    return frozenset(row.id for row, _ in counts)


async def set_aside(conn: AsyncConnection, rows: Sequence[Row[Any]], why: str, now: datetime) -> None:
    """Deliveries at the head of their lines that cannot be sent are dead; the rest of their lines goes on."""
    for row in rows:
        values = {"state": State.DEAD, "turn": None, "reason": why, "settled_at": now}
        await conn.execute(update(deliveries).where(deliveries.c.id == row.head).values(values))
        message = select(deliveries.c.message).where(deliveries.c.id == row.head).scalar_subquery()
        await _end_parts_of(conn, message)
    if rows:
        await refresh(conn, [row.chat for row in rows], now)


# What an outcome means ---------------------------------------------------------------------------


async def _settled(conn: AsyncConnection, row: Row[Any], outcome: Outcome, now: datetime) -> dict[str, Any]:
    """The new values of a delivery; an outcome that does more than this has done it."""
    unchanged = {"of_delivery": row.id, "turn": None, "not_before": None, "reason": None, "sent_as": None}
    unchanged |= {"doubts": row.doubts, "settled_at": now}
    if isinstance(outcome, Sent):
        return unchanged | {"state": State.SENT, "sent_as": outcome.message}
    try:
        async with conn.begin_nested():
            values = await _effect(conn, row, outcome, now)
    except (OperationalError, InterfaceError):
        raise
    except Exception as error:  # what is written there makes no sense, and must not stop the others
        values = {"state": State.DEAD, "reason": f"cannot be settled: {type(error).__name__}"}
    if values["state"] in OPEN:
        values["turn"] = row.urgency
    return unchanged | values


async def _effect(conn: AsyncConnection, row: Row[Any], outcome: Trouble, now: datetime) -> dict[str, Any]:
    match outcome:
        case NotSent(why):
            wait = min(timedelta(seconds=2 ** min(row.attempts, 10)), _LONGEST_RETRY)
            return {"state": State.RETRY, "not_before": now + wait, "reason": why}
        case Unanswered(why):
            return _in_doubt(row, why, now)
        case Limited(wait):
            await _hold(conn, row.chat, now + wait)
            return {"state": State.WAITING}
        case ChatMoved(to):
            await chats.follow(conn, row.chat, to, now)
            return {"state": State.WAITING}
        case ThreadGone():
            await chats.lose_thread(conn, row.chat, row.thread)
            said = f"\n\n{said_of_thread(row.language)}"
            mine = update(deliveries).where(deliveries.c.id == row.id)
            await conn.execute(mine.values(text=deliveries.c.text + said))
            return {"state": State.WAITING}
        case PlaceGone():
            await conn.execute(update(messages).where(messages.c.id == row.message).values(replaces=None))
            return {"state": State.WAITING}
        case ChatGone(why):
            await chats.lose(conn, row.chat, why, now)
            return {"state": State.DEAD, "reason": why}
        case Unauthorized():
            await buckets.hold(conn, now + _UNAUTHORIZED_WAIT)
            return {"state": State.WAITING}
        case Refused(why):
            return {"state": State.DEAD, "reason": why}


def _in_doubt(row: Row[Any], why: str, now: datetime) -> dict[str, Any]:
    """Again after a minute, ten minutes, an hour, then every three, until a day has passed.

    Once in any case: the program may have been down for all of that day.
    """
    waits = _FIRST_REPEATS[row.doubts] if row.doubts < len(_FIRST_REPEATS) else _LATER_REPEATS
    first_sent_at = datetime.fromtimestamp(row.first_sent_at / 1_000_000, UTC)
    if row.doubts and now + waits > first_sent_at + GIVEN_UP_AFTER:
        return {"state": State.DEAD, "doubts": row.doubts + 1, "reason": f"unanswered: {why}"}
    return {"state": State.UNCERTAIN, "doubts": row.doubts + 1, "not_before": now + waits, "reason": why}


async def _hold(conn: AsyncConnection, chat: int, until: datetime) -> None:
    """Too much was sent: to a group, or in all."""
    if not is_group(chat):
        await buckets.hold(conn, until)
    else:
        await conn.execute(update(lines).where(lines.c.chat == chat).values(minute_at=until))


# What follows from it ----------------------------------------------------------------------------


async def _go_on(conn: AsyncConnection, rows: Sequence[Row[Any]], settled: Sequence[dict[str, Any]]) -> None:
    """The part after one that was sent stands in line; those after one that never will be are dead."""
    for row, values in zip(rows, settled, strict=True):
        if row.has_more and values["state"] == State.SENT:
            following = deliveries.c.message == row.message, deliveries.c.part == row.part + 1
            still = deliveries.c.state.in_(OPEN)
            await conn.execute(update(deliveries).where(*following, still).values(turn=row.urgency))
        elif row.has_more and values["state"] == State.DEAD:
            await _end_parts_of(conn, row.message)


async def _end_parts_of(conn: AsyncConnection, message: object) -> None:
    rest = update(deliveries).where(deliveries.c.message == message, deliveries.c.state.in_(OPEN))
    reason = "the part before it was not sent"
    await conn.execute(rest.values(state=State.DEAD, turn=None, reason=reason))


async def _land(conn: AsyncConnection, counts: Sequence[tuple[Row[Any], Answer]], now: datetime) -> None:
    """Nothing is on its way to these chats any more; their second counts from when it really left."""
    await conn.execute(
        _LAND,
        [
            {"of_attempt": answer.attempt, "of_chat": row.chat, "second": _second_after(answer.left_at)}
            for row, answer in counts
        ],
    )
    moved_to = [answer.outcome.to for _, answer in counts if isinstance(answer.outcome, ChatMoved)]
    await refresh(conn, [*(row.chat for row, _ in counts), *moved_to], now)


def _second_after(left_at: datetime | None) -> datetime | None:
    return None if left_at is None else ONE_A_SECOND.after(None, left_at)


_PARTS = deliveries.alias()
_FULL = (
    select(
        deliveries.c.id,
        deliveries.c.chat,
        deliveries.c.message,
        deliveries.c.part,
        deliveries.c.attempt,
        deliveries.c.attempts,
        deliveries.c.attached,
        deliveries.c.doubts,
        type_coerce(deliveries.c.first_sent_at, BigInteger).label("first_sent_at"),
        messages.c.thread,
        messages.c.language,
        messages.c.urgency,
        exists()
        .where(_PARTS.c.message == deliveries.c.message, _PARTS.c.part > deliveries.c.part)
        .label("has_more"),
    )
    .outerjoin(messages)
    .where(deliveries.c.state == State.SENDING)
)

_SETTLE = (
    update(deliveries).where(deliveries.c.id == bindparam("of_delivery")).values(attempt=None, holder=None)
)

_SECOND_AT = lines.c.second_at
_LAND = (
    update(lines)
    .where(lines.c.chat == bindparam("of_chat"), lines.c.attempt == bindparam("of_attempt"))
    .values(attempt=None, second_at=func.coalesce(bindparam("second", type_=_SECOND_AT.type), _SECOND_AT))
)
