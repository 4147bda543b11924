"""A line of messages, and a sender's steps in it at given moments."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import select

from bot.delivery import Delivery, Outcome, Outgoing
from bot.store import messages, sending
from bot.store.messages import deliveries
from bot.store.sending import Departed, Departures
from bot.store.settling import Answer, settle
from schedules.store.engine import Store

NOW = datetime(2016, 7, 25, 1, tzinfo=UTC)
SECOND, MINUTE, HOUR = timedelta(seconds=1), timedelta(minutes=1), timedelta(hours=1)
ME = "this program"


class Line:
    """A line of messages in ``store``, and a sender's steps in it."""

    def __init__(self, store: Store) -> None:
        self.store = store

    async def say(self, *outgoing: Outgoing) -> None:
        async with self.store.begin() as conn:
            for one in outgoing:
                await messages.enqueue(conn, one, NOW)

    async def depart(self, now: datetime = NOW, room: int = 10, rate: int = 1000) -> Departures:
        async with self.store.begin() as conn:
            return await sending.depart(conn, ME, now, rate, room)

    async def leave(self, now: datetime = NOW, room: int = 10) -> tuple[int, ...]:
        """The deliveries that leave now, in order."""
        return tuple(one.delivery.id for one in (await self.depart(now, room)).leaving)

    async def settle(self, departed: Departed, outcome: Outcome, now: datetime = NOW) -> bool:
        answer = Answer(departed.delivery.id, departed.attempt, outcome, now)
        async with self.store.begin() as conn:
            return bool(await settle(conn, [answer], now))

    async def attempt(self, outcome: Outcome, now: datetime = NOW) -> Delivery | None:
        """Let the first that may go leave, and settle it; what was sent."""
        for departed in (await self.depart(now, room=1)).leaving:
            assert await self.settle(departed, outcome, now)
            return departed.delivery
        return None

    async def states(self) -> list[str]:
        async with self.store.connect() as conn:
            return list(await conn.scalars(select(deliveries.c.state).order_by(deliveries.c.id)))

    async def row(self, id: int = 1) -> Any:
        async with self.store.connect() as conn:
            return (await conn.execute(select(deliveries).where(deliveries.c.id == id))).one()

    async def again(self, now: datetime = NOW) -> datetime | None:
        """When to look again, where nothing may leave now."""
        departures = await self.depart(now)
        assert not departures.leaving
        return departures.again


def texts(count: int, chats: Sequence[int] = (7,)) -> list[Outgoing]:
    return [Outgoing(chats[n % len(chats)], None, f"text {n}") for n in range(1, count + 1)]
