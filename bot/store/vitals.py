"""How the whole installation stands, as the database tells it: the same for every process that shares it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import ColumnElement, exists, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.inbox import State as Handled
from bot.store.inbox import inbox
from bot.store.leases import leases, server_time
from bot.store.messages import IS_DEAD, IS_ON_THE_WAY, State, deliveries, messages
from schedules.store import looks
from schedules.store.engine import meta

_LAST_TICK = "last_tick"
_LATE_SINCE = "late_since"


@dataclass(frozen=True, slots=True)
class Held:
    """A lease that has not run out: by which process, and until when unless it is renewed."""

    holder: str
    until: datetime


@dataclass(frozen=True, slots=True)
class Vitals:
    """What stands in the database at one moment.

    ``oldest_waiting`` is when the message that has waited longest was put in line; ``late_since`` is
    the same of the message by which the sender was found to be late, while it is; ``next_due`` is
    when a chat has to be told something again.
    """

    waiting: int = 0
    oldest_waiting: datetime | None = None
    uncertain: int = 0
    dead: Mapping[str, int] = field(default_factory=dict)
    updates_waiting: int = 0
    poisoned: int = 0
    leases: Mapping[str, Held] = field(default_factory=dict)
    last_tick: datetime | None = None
    late_since: datetime | None = None
    next_due: datetime | None = None


@dataclass(frozen=True, slots=True)
class Signs:
    """What changes when there is something to do: compared, it tells whether anybody must be woken."""

    newest_delivery: int | None
    updates: tuple[int | None, int | None]
    next_due: datetime | None


async def vitals(conn: AsyncConnection) -> Vitals:
    """Everything that a scrape asks for."""
    return Vitals(
        waiting=await waiting(conn),
        oldest_waiting=await oldest_waiting(conn),
        uncertain=await _count(conn, deliveries.c.state == State.UNCERTAIN),
        dead=await dead(conn),
        updates_waiting=await _count(conn, inbox.c.state == Handled.WAITING),
        poisoned=await _count(conn, inbox.c.state == Handled.POISONED),
        leases=await held(conn),
        last_tick=await _moment(conn, _LAST_TICK),
        late_since=await late_since(conn),
        next_due=await looks.next_due(conn),
    )


async def signs(conn: AsyncConnection) -> Signs:
    """The few values by which news is noticed; each is one look into an index."""
    open_updates = select(func.min(inbox.c.update_id), func.max(inbox.c.update_id)).where(
        inbox.c.state == Handled.WAITING
    )
    first, last = (await conn.execute(open_updates)).one()
    newest = await conn.scalar(select(func.max(deliveries.c.id)))
    return Signs(newest, (first, last), await looks.next_due(conn))


async def held(conn: AsyncConnection) -> dict[str, Held]:
    """Every lease that has not run out, by name."""
    valid = select(leases).where(leases.c.until > await server_time(conn))
    return {row.name: Held(row.holder, row.until) for row in await conn.execute(valid)}


async def waiting(conn: AsyncConnection) -> int:
    """How many deliveries wait to be sent."""
    return await _count(conn, IS_ON_THE_WAY)


async def oldest_waiting(conn: AsyncConnection) -> datetime | None:
    """When the message that has waited longest was put in line.

    A part that waits for an answer about the part before it does not count.
    """
    earlier = deliveries.alias()
    behind = exists().where(
        earlier.c.message == deliveries.c.message,
        earlier.c.part < deliveries.c.part,
        earlier.c.state == State.UNCERTAIN,
    )
    # Messages are numbered as they are put in line, so the first is the oldest.
    first = select(deliveries.c.message).where(IS_ON_THE_WAY, ~behind).order_by(deliveries.c.message).limit(1)
    moment: datetime | None = await conn.scalar(
        select(messages.c.said_at).where(messages.c.id == first.scalar_subquery())
    )
    return moment


async def late_from(conn: AsyncConnection, now: datetime) -> datetime | None:
    """Since when the first message has waited that is in line, or is due and not in line yet."""
    moments = await oldest_waiting(conn), await looks.next_due(conn)
    return min((moment for moment in moments if moment and moment <= now), default=None)


async def note_tick(conn: AsyncConnection, now: datetime) -> None:
    """Remember that what was due by ``now`` has been planned. For who holds the sender's lease."""
    await _keep(conn, _LAST_TICK, now)


async def late_since(conn: AsyncConnection) -> datetime | None:
    """Since when messages have been late, if the operators were told that they are."""
    return await _moment(conn, _LATE_SINCE)


async def note_late(conn: AsyncConnection, since: datetime | None) -> None:
    """Remember that messages are late, or (``None``) that they are not. For who holds the sender's lease."""
    await _keep(conn, _LATE_SINCE, since)


async def _count(conn: AsyncConnection, which: ColumnElement[bool]) -> int:
    return int(await conn.scalar(select(func.count()).where(which)) or 0)


async def dead(conn: AsyncConnection) -> dict[str, int]:
    """How many deliveries were given up, by reason."""
    of_reason = select(deliveries.c.reason, func.count()).where(IS_DEAD)
    found = await conn.execute(of_reason.group_by(deliveries.c.reason))
    return {reason or "unknown": count for reason, count in found}


async def _moment(conn: AsyncConnection, name: str) -> datetime | None:
    value = await conn.scalar(select(meta.c.value).where(meta.c.name == name))
    return datetime.fromisoformat(value) if value else None


async def _keep(conn: AsyncConnection, name: str, moment: datetime | None) -> None:
    value = moment.isoformat() if moment else ""
    kept = await conn.execute(update(meta).where(meta.c.name == name).values(value=value))
    if not kept.rowcount:
        await conn.execute(insert(meta).values(name=name, value=value))
