"""What the databases do to find what is next: with a million chats waiting, nothing may be scanned."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.delivery import Outcome, Outgoing, Sent, Unanswered
from bot.store import inbox, messages, sending, vitals
from bot.store.settling import Answer, settle
from schedules.store.engine import Store

pytestmark = pytest.mark.anyio

NOW = datetime(2016, 7, 25, 1, tzinfo=UTC)
IN_ORDER = ("ix_lines_urgency_head", "ix_lines_at", "ix_inbox_update_id", "ix_inbox_not_before")
"""Indexes of exactly what waits, in the order in which it goes: their first entries are all that is read."""

COUNTED = ("ix_deliveries_message_part", "ix_deliveries_reason")
"""Indexes of exactly what is on the way, and of what is dead: whoever counts these reads nothing else."""

Step = Callable[[AsyncConnection], Awaitable[object]]


async def statements_of(conn: AsyncConnection, step: Step) -> list[tuple[str, Any]]:
    """What is asked of the database in a step, but for what is asked for many rows at once."""
    asked = list[tuple[str, Any]]()

    def note(_: object, __: object, statement: str, parameters: Any, ___: object, many: bool) -> None:
        if statement.startswith(("SELECT", "UPDATE", "DELETE")):
            asked.append((statement, parameters[0] if many else parameters))

    sync = conn.sync_connection
    assert sync
    event.listen(sync, "before_cursor_execute", note)
    await step(conn)
    event.remove(sync, "before_cursor_execute", note)
    return asked


async def scans(conn: AsyncConnection, statement: str, parameters: Any) -> list[str]:
    """The lines of its plan that read a whole table, or sort all that waits."""
    if conn.dialect.name == "sqlite":
        plan = await conn.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
        read = [line for line in plan.scalars(3) if line.startswith("SCAN")]
        found = [line for line in read if not line.endswith(IN_ORDER + COUNTED)]
    else:
        # The tables of a test are so small that reading all of them would be right.
        for way in ("seqscan", "sort", "bitmapscan", "hashjoin", "mergejoin"):
            await conn.exec_driver_sql(f"SET LOCAL enable_{way} = off")
        plan = await conn.exec_driver_sql(f"EXPLAIN {statement}", parameters)
        found = [line for line in plan.scalars() if "Seq Scan" in line]
    return [f"{statement}: {line}" for line in found]


async def fill(conn: AsyncConnection) -> None:
    for chat in range(1, 101):
        await messages.enqueue(conn, Outgoing(chat, None, "x" * (5000 if chat == 1 else 9)), NOW)
        await inbox.keep(conn, [{"update_id": chat, "message": {"chat": {"id": chat}}}], NOW)


async def send_some(conn: AsyncConnection) -> None:
    leaving = (await sending.depart(conn, "me", NOW, 1000, 3)).leaving
    outcomes: tuple[Outcome, ...] = (Sent(1), Unanswered("cut"), Sent(2))
    answers = [
        Answer(one.delivery.id, one.attempt, outcome, NOW)
        for one, outcome in zip(leaving, outcomes, strict=True)
    ]
    await settle(conn, answers, NOW)


async def find_nothing(conn: AsyncConnection) -> None:
    later = NOW + timedelta(seconds=1)
    while (await sending.depart(conn, "me", later, 1000, 1000)).leaving:
        pass


async def recover(conn: AsyncConnection) -> None:
    await sending.recover(conn, NOW)


async def tell(conn: AsyncConnection) -> None:
    await vitals.waiting(conn)
    await vitals.oldest_waiting(conn)
    await vitals.dead(conn)
    await vitals.signs(conn)


async def handle(conn: AsyncConnection) -> None:
    update = await inbox.next_update(conn, NOW)
    assert update
    await inbox.failed(conn, update.id, "broken", NOW)
    await inbox.next_moment(conn)
    await inbox.done(conn, update.id)
    await inbox.forget(conn, NOW)


@pytest.mark.parametrize("step", [send_some, find_nothing, recover, tell, handle, fill])
async def test_nothing_is_scanned_however_many_wait(store: Store, step: Step) -> None:
    async with store.begin() as conn:
        await fill(conn) if step is not fill else None
        asked = await statements_of(conn, step)
        assert asked
        assert [line for one in dict(asked).items() for line in await scans(conn, *one)] == []
