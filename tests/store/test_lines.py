"""Whatever becomes of the attempts, in whatever order: nothing is forgotten, and nothing overtakes."""

from __future__ import annotations

from collections import defaultdict
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from random import Random

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.delivery import (
    ChatGone,
    ChatMoved,
    Limited,
    NotSent,
    Outcome,
    Outgoing,
    Refused,
    Sent,
    ThreadGone,
    Unanswered,
    Unauthorized,
    Urgency,
)
from bot.store import chats, messages, sending
from bot.store.messages import State, deliveries
from bot.store.sending import Departed
from bot.store.settling import Answer, settle
from bot.store.waits import clock_was_set_back
from schedules.store.engine import Store

pytestmark = pytest.mark.anyio

CHATS = (7, 8, -9, -10)
LONG = "a line of words\n" * 600
SECOND = timedelta(seconds=1)


class Drill:
    """A sender that meets everything that can happen, and a book of what it saw."""

    def __init__(self, store: Store, random: Random) -> None:
        self.store = store
        self.random = random
        self.now = datetime(2016, 7, 25, tzinfo=UTC)
        self.moved: dict[int, int] = {}
        self.flying: list[Departed] = []
        self.arrived: list[int] = []
        self.doubtful: dict[int, int] = defaultdict(int)

    async def step(self) -> None:
        act = self.random.choice([self.say, self.depart, self.depart, self.land, self.land, self.disturb])
        async with self.store.begin() as conn:
            await act(conn)
        self.now += self.random.choice([SECOND / 50, SECOND, 61 * SECOND])

    async def say(self, conn: AsyncConnection) -> None:
        chat = self.random.choice(CHATS)
        thread = self.random.choice([None, 3]) if chat < 0 else None
        text, urgency = self.random.choice(["Due", LONG]), self.random.choice(list(Urgency))
        said = Outgoing(self.moved.get(chat, chat), thread, text, urgency=urgency)
        await messages.enqueue(conn, said, self.now)

    async def depart(self, conn: AsyncConnection) -> None:
        left = await sending.depart(conn, "one", self.now, 30, room=3)
        assert left.unreadable == ()
        self.flying += left.leaving
        to = [one.delivery.chat for one in self.flying]
        assert len(to) == len(set(to))

    async def land(self, conn: AsyncConnection) -> None:
        self.random.shuffle(self.flying)
        landed = [self.flying.pop() for _ in range(self.random.randint(0, len(self.flying)))]
        answers = [Answer(one.delivery.id, one.attempt, self.outcome(one), self.now) for one in landed]
        for answer in answers:
            self.arrived += [answer.delivery] * isinstance(answer.outcome, Sent)
            self.doubtful[answer.delivery] += isinstance(answer.outcome, Unanswered)
        counted = await settle(conn, answers, self.now)
        assert counted == {answer.delivery for answer in answers}
        assert await settle(conn, answers, self.now) == frozenset()

    def outcome(self, one: Departed) -> Outcome:
        trouble: list[Outcome] = [NotSent("no way"), Unanswered("cut"), Limited(SECOND), Unauthorized()]
        if one.delivery.thread is not None:
            trouble.append(ThreadGone())
        if self.random.random() < 0.05:
            trouble += [Refused("too strange"), ChatGone("blocked")]
        if one.delivery.chat == -9 and self.random.random() < 0.1:
            self.moved[-9] = -9000
            return ChatMoved(-9000)
        return Sent(1) if self.random.random() < 0.5 else self.random.choice(trouble)

    async def disturb(self, conn: AsyncConnection) -> None:
        if self.random.random() < 0.2:  # the process is killed, and another takes over
            for one in self.flying:
                self.doubtful[one.delivery.id] += 1
            self.flying.clear()
            await sending.recover(conn, self.now)
        elif self.random.random() < 0.2:
            await chats.lose(conn, self.random.choice(CHATS), "put out", self.now)
        elif self.random.random() < 0.2 and not any(one.delivery.chat == -10 for one in self.flying):
            self.moved[-10] = -10000
            await chats.follow(conn, -10, -10000, self.now)
        elif self.random.random() < 0.1:
            back = 3600 * SECOND
            self.now -= back
            await clock_was_set_back(conn, back, self.now)

    async def end(self) -> None:
        """All goes well from here on, for three days."""
        for _ in range(3000):
            async with self.store.begin() as conn:
                answers = [Answer(one.delivery.id, one.attempt, Sent(1), self.now) for one in self.flying]
                self.arrived += [answer.delivery for answer in answers]
                await settle(conn, answers, self.now)
                left = await sending.depart(conn, "one", self.now, 30, room=30)
                self.flying = list(left.leaving)
            if not self.flying and left.again is None:
                return
            self.now = max(self.now + SECOND / 50, left.again or self.now)


@pytest.mark.parametrize("seed", range(8))
async def test_everything_leaves_in_order_or_is_given_up_for_a_reason(store: Store, seed: int) -> None:
    drill = Drill(store, Random(seed))
    for _ in range(150):
        await drill.step()
    await drill.end()
    async with store.connect() as conn:
        rows = (await conn.execute(select(deliveries).order_by(deliveries.c.id))).all()
    assert {row.state for row in rows} <= {State.SENT, State.DEAD}
    for row in rows:
        assert drill.arrived.count(row.id) == (row.state == State.SENT)
        assert row.state == State.SENT or row.reason
        assert row.doubts == drill.doubtful[row.id] or row.state == State.DEAD
    for one, following in pairwise(rows):
        if one.message == following.message and following.state == State.SENT:
            assert one.state == State.SENT
            assert drill.arrived.index(one.id) < drill.arrived.index(following.id)
