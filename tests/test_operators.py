"""The operators are told once that messages are late, and once that they no longer are."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select, update

from bot.clock import RehearsalClock
from bot.delivery import Outgoing, Urgency
from bot.operators import CAUGHT_UP_BELOW, LATE_AFTER, CaughtUp, Late, LatenessWatch, news
from bot.status import status
from bot.store import leases, messages, vitals
from bot.store.leases import server_time
from bot.store.messages import State, deliveries
from schedules.store import subscribers
from schedules.store.engine import Store
from schedules.subscriber import Subscriber

NOW = datetime(2016, 8, 1, 1, tzinfo=UTC)
OPERATORS = -42
SPEAKS = Subscriber(ZoneInfo("Asia/Shanghai"))


def watch(
    store: Store, clock: RehearsalClock, holder: str = "one", chat: int | None = OPERATORS
) -> LatenessWatch:
    return LatenessWatch(store, holder, clock, chat, SPEAKS, lambda: None)


async def put_in_line(store: Store, text: str = "Due today: A", chat: int = 7, at: datetime = NOW) -> None:
    async with store.begin() as conn:
        await messages.enqueue(conn, Outgoing(chat, None, text, urgency=Urgency.NOTICE), at)


async def set_state(store: Store, state: State) -> None:
    async with store.begin() as conn:
        await conn.execute(update(deliveries).values(state=state))


async def told(store: Store) -> list[Any]:
    query = select(deliveries.c.text, messages.messages.c.urgency).join_from(deliveries, messages.messages)
    async with store.connect() as conn:
        rows = await conn.execute(
            query.where(messages.messages.c.chat == OPERATORS).order_by(deliveries.c.id)
        )
        return [tuple(row) for row in rows]


# Pure ---------------------------------------------------------------------------------------------


def test_nothing_is_news_between_both_bounds() -> None:
    within = NOW - LATE_AFTER + timedelta(seconds=1)
    assert news(within, None, NOW) is None
    assert news(within, within, NOW) is None


@given(st.lists(st.integers(0, 2000), max_size=40))
def test_lateness_and_its_end_take_turns(waits: list[int]) -> None:
    """Whatever happens, nobody is told the same twice, and lateness only of what has waited so long."""
    late_since: datetime | None = None
    said: list[Late | CaughtUp] = []
    for seconds in waits:
        oldest = NOW - timedelta(seconds=seconds) if seconds else None
        match found := news(oldest, late_since, NOW):
            case Late(since):
                assert timedelta(seconds=seconds) >= LATE_AFTER
                late_since = since
            case CaughtUp():
                assert timedelta(seconds=seconds) < CAUGHT_UP_BELOW
                late_since = None
            case None:
                pass
        said += [found] if found else []
    assert all(isinstance(one, Late) is (place % 2 == 0) for place, one in enumerate(said))


# With a database ----------------------------------------------------------------------------------


@pytest.mark.anyio
async def test_they_are_told_once_and_before_everybody_else(store: Store) -> None:
    clock = RehearsalClock(NOW)
    await put_in_line(store)
    assert await watch(store, clock).look() is None
    clock.skip(LATE_AFTER)
    assert await watch(store, clock).look() == Late(NOW)
    assert await watch(store, clock).look() is None
    ((text, urgency),) = await told(store)
    assert text.startswith(
        "Messages are late: 1 message waits, the first since 2016-08-01 09:00 (Asia/Shanghai)."
    )
    assert urgency == Urgency.ALARM < min(Urgency.ANSWER, Urgency.NOTICE)


@pytest.mark.anyio
async def test_they_are_told_in_the_language_and_zone_that_they_chose(store: Store) -> None:
    clock = RehearsalClock(NOW)
    async with store.begin() as conn:
        await subscribers.choose(conn, OPERATORS, NOW, language="zh", zone=ZoneInfo("Europe/Berlin"))
    await put_in_line(store)
    clock.skip(LATE_AFTER)
    await watch(store, clock).look()
    ((text, _),) = await told(store)
    assert text.startswith("消息发送延迟：1 条消息待发，最早一条自 2016-08-01 03:00 (Europe/Berlin) 起等待。")


@pytest.mark.anyio
async def test_they_are_told_when_it_is_over_and_when_it_begins_again(store: Store) -> None:
    clock = RehearsalClock(NOW)
    for _ in range(2):
        await put_in_line(store, at=clock.now())
        clock.skip(LATE_AFTER)
        assert isinstance(await watch(store, clock).look(), Late)
        await set_state(store, State.SENT)
        assert await watch(store, clock).look() == CaughtUp()
        await set_state(store, State.SENT)
    assert [text.split(":")[0].split("\n")[0] for text, _ in await told(store)] == [
        "Messages are late",
        "Messages are no longer late.",
    ] * 2


@pytest.mark.anyio
async def test_only_who_holds_the_sender_s_lease_tells(store: Store) -> None:
    clock = RehearsalClock(NOW)
    await put_in_line(store)
    clock.skip(LATE_AFTER)
    async with store.begin() as conn:
        await leases.take(conn, "sender", "other", await server_time(conn))
    assert await watch(store, clock).look() is None
    assert await told(store) == []


@pytest.mark.anyio
async def test_without_a_chat_it_is_known_all_the_same(store: Store) -> None:
    clock = RehearsalClock(NOW)
    await put_in_line(store)
    clock.skip(LATE_AFTER)
    assert isinstance(await watch(store, clock, chat=None).look(), Late)
    async with store.connect() as conn:
        assert await vitals.late_since(conn) == NOW


@pytest.mark.anyio
async def test_what_is_due_and_is_not_put_in_line_is_late_too(store: Store) -> None:
    clock = RehearsalClock(NOW)
    async with store.begin() as conn:
        await subscribers.subscribe(conn, 7, ["test"], NOW)
    clock.skip(LATE_AFTER)
    assert await watch(store, clock).look() == Late(NOW)
    ((text, _),) = await told(store)
    assert text.startswith(
        "Messages are late: what was due at 2016-08-01 09:00 (Asia/Shanghai) is not in line"
    )
    assert (await status(store, clock.now())).is_late
    assert (await status(store, clock.now())).is_planning_late


@pytest.mark.anyio
async def test_what_waits_on_purpose_is_not_late(store: Store) -> None:
    """What was not answered, and what must come after it."""
    await put_in_line(store, "a line of words\n" * 400)
    async with store.begin() as conn:
        await conn.execute(update(deliveries).where(deliveries.c.part == 1).values(state=State.UNCERTAIN))
    clock = RehearsalClock(NOW + timedelta(hours=1))
    assert await watch(store, clock).look() is None
