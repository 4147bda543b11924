"""What leaves next: found by the lines of the chats, kept within the limits, and marked before it does."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.delivery import Attachment, Delivery, Unanswered
from bot.limits import ONE_A_SECOND, TWENTY_A_MINUTE, evenly, is_group
from bot.store import attachments, buckets
from bot.store.buttons import read_buttons
from bot.store.entities import read_entities
from bot.store.lines import IS_LATER, IS_READY, lines
from bot.store.messages import State, deliveries, messages
from bot.store.settling import Answer, set_aside, settle
from bot.wording.delivery import said_of_repetition

AHEAD = timedelta(seconds=0.05)
"""So long before its turn a delivery is marked, so that the turn is not missed by a slow disk."""


@dataclass(frozen=True, slots=True)
class Departed:
    """A delivery marked as being sent: it must leave ``leaves_at``, and be settled under ``attempt``."""

    delivery: Delivery
    attempt: str
    leaves_at: datetime


@dataclass(frozen=True, slots=True)
class Departures:
    """What leaves now, in order; ``again`` is when to look again if nothing happens until then.

    ``unreadable`` are deliveries that could not be read, and are dead.
    """

    leaving: tuple[Departed, ...] = ()
    again: datetime | None = None
    unreadable: tuple[int, ...] = ()


async def depart(conn: AsyncConnection, holder: str, now: datetime, rate: int, room: int) -> Departures:
    """Mark what may leave by now, or very soon, as being sent: at most ``room``, one for each chat.

    Answers come first, then the oldest. A part waits for the part before it, a chat for what is on its
    way to it, and everything for the limits: ``rate`` a second in all, and those of each chat.
    """
    await conn.execute(_WAKE, {"now": now})
    free_at = await buckets.free_at(conn)
    slots, next_slot = _slots(free_at, now, rate, room)
    if not slots:
        return Departures(again=next_slot - AHEAD)
    rows = (await conn.execute(_READY, {"most": len(slots)})).all()
    if not rows:
        return Departures(again=await _first_later(conn))
    attached = await attachments.of_deliveries(conn, [row.head for row in rows if row.attached])
    leaving, unreadable = _read(rows, slots, attached)
    await _mark(conn, leaving, rows, holder)
    await set_aside(conn, unreadable, "it cannot be read", now)
    used_until = slots[len(rows)] if len(rows) < len(slots) else next_slot
    await buckets.move(conn, used_until)
    is_more = len(rows) == len(slots) or bool(unreadable)
    again = used_until - AHEAD if is_more else await _first_later(conn)
    return Departures(tuple(leaving), again, tuple(row.head for row in unreadable))


async def recover(
    conn: AsyncConnection, now: datetime, ours: Collection[str] = (), why: str = "the program ended meanwhile"
) -> int:
    """Take over what earlier runs left behind: all that was being sent, but for ``ours``, is in doubt.

    Only for who holds the sender's lease. Returns how many may be repeated.
    """
    left = select(deliveries.c.id, deliveries.c.attempt).where(deliveries.c.state == State.SENDING)
    rows = (await conn.execute(left)).all()
    answers = [Answer(row.id, row.attempt, Unanswered(why)) for row in rows if row.attempt not in ours]
    await settle(conn, answers, now)
    return len(answers)


def _slots(
    free_at: datetime | None, now: datetime, rate: int, room: int
) -> tuple[Sequence[datetime], datetime]:
    """When so many may leave that are marked now, and when the next one after them could."""
    limit, slots = evenly(rate), list[datetime]()
    slot = max(free_at or now, now)
    while len(slots) < room and slot <= now + AHEAD:
        slots.append(slot)
        free_at = limit.after(free_at, slot)
        slot = max(free_at, now)
    return slots, free_at if slots and free_at else slot


def _read(
    rows: Sequence[Any], slots: Sequence[datetime], attached: Mapping[int, Attachment]
) -> tuple[list[Departed], list[Any]]:
    """What leaves at which moment, and the rows that cannot be read."""
    leaving, unreadable = list[Departed](), list[Any]()
    for row, slot in zip(rows, slots, strict=False):
        try:
            leaving.append(Departed(_delivery(row, attached), secrets.token_hex(8), slot))
        except (LookupError, TypeError, ValueError):
            unreadable.append(row)
    return leaving, unreadable


def _delivery(row: Any, attached: Mapping[int, Attachment]) -> Delivery:
    # One that takes the place of another can be repeated without a trace.
    may_be_repeated = row.doubts and row.replaces is None
    # What is added stands at the end, so entities go on covering what they covered.
    text = f"{row.text}\n\n{said_of_repetition(row.language)}".strip() if may_be_repeated else row.text
    attachment = attached[row.head] if row.attached else None
    return Delivery(
        row.head,
        row.chat,
        row.thread,
        text,
        read_buttons(row.buttons),
        row.said_at,
        attachment,
        replaces=row.replaces,
        entities=read_entities(row.entities),
    )


async def _mark(conn: AsyncConnection, leaving: Sequence[Departed], rows: Sequence[Any], holder: str) -> None:
    if not leaving:
        return
    minutes = {row.chat: row.minute_at for row in rows}
    marks = [
        {"delivery": one.delivery.id, "attempt": one.attempt, "holder": holder, "leaves_at": one.leaves_at}
        for one in leaving
    ]
    await conn.execute(_MARK, marks)
    await conn.execute(_TAKE, [_taken(one, minutes[one.delivery.chat]) for one in leaving])


def _taken(one: Departed, minute_at: datetime | None) -> dict[str, object]:
    """The line of its chat from now on: busy, and its limits moved on."""
    chat = one.delivery.chat
    return {
        "of_chat": chat,
        "attempt": one.attempt,
        "second_at": ONE_A_SECOND.after(None, one.leaves_at),
        "minute_at": TWENTY_A_MINUTE.after(minute_at, one.leaves_at) if is_group(chat) else None,
    }


async def _first_later(conn: AsyncConnection) -> datetime | None:
    query = select(lines.c.at).where(IS_LATER, lines.c.attempt.is_(None)).order_by(lines.c.at).limit(1)
    moment: datetime | None = await conn.scalar(query)
    return moment


_WAKE = update(lines).where(IS_LATER, lines.c.at <= bindparam("now")).values(at=None)

# Joined from the outside, so that a head whose rows are gone is found, and not passed over for ever.
_READY = (
    select(
        lines.c.chat,
        lines.c.head,
        lines.c.minute_at,
        deliveries.c.text,
        deliveries.c.buttons,
        deliveries.c.entities,
        deliveries.c.attached,
        deliveries.c.doubts,
        messages.c.thread,
        messages.c.language,
        messages.c.said_at,
        messages.c.replaces,
    )
    .select_from(lines)
    .outerjoin(deliveries, deliveries.c.id == lines.c.head)
    .outerjoin(messages, messages.c.id == deliveries.c.message)
    .where(IS_READY)
    .order_by(lines.c.urgency, lines.c.head)
    .limit(bindparam("most"))
)

_FIRST_SENT_AT = deliveries.c.first_sent_at
_MARK = (
    update(deliveries)
    .where(deliveries.c.id == bindparam("delivery"))
    .values(
        state=State.SENDING,
        turn=None,
        attempts=deliveries.c.attempts + 1,
        first_sent_at=func.coalesce(_FIRST_SENT_AT, bindparam("leaves_at", type_=_FIRST_SENT_AT.type)),
    )
)

_TAKE = update(lines).where(lines.c.chat == bindparam("of_chat"))
