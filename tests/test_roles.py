"""Roles: what a process does follows from the leases it holds."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from bot import roles
from bot.roles import Role, roles_of, while_holding
from bot.store import leases
from bot.store.leases import server_time
from bot.store.vitals import Held, held
from schedules.store.engine import Store

pytestmark = pytest.mark.anyio


async def taken(store: Store, *names: str, holder: str, ago: timedelta = timedelta(0)) -> None:
    async with store.begin() as conn:
        for name in names:
            await leases.take(conn, name, holder, await server_time(conn) - ago)


async def standing(store: Store) -> dict[str, Held]:
    async with store.connect() as conn:
        return await held(conn)


async def test_each_lease_is_a_role(store: Store) -> None:
    await taken(store, "sender", holder="one")
    await taken(store, "poller", "inbox", holder="two")
    found = await standing(store)
    assert roles_of("one", found, hears_webhooks=False) == (Role.SENDS,)
    assert roles_of("two", found, hears_webhooks=False) == (Role.POLLS, Role.ANSWERS)
    assert roles_of("three", found, hears_webhooks=False) == (Role.STANDS_BY,)


async def test_every_process_hears_webhooks_and_one_tends_them(store: Store) -> None:
    await taken(store, "poller", holder="two")
    found = await standing(store)
    assert roles_of("two", found, hears_webhooks=True) == (Role.TENDS_WEBHOOK, Role.HEARS_WEBHOOKS)
    assert roles_of("one", found, hears_webhooks=True) == (Role.STANDS_BY, Role.HEARS_WEBHOOKS)


async def test_a_lease_that_ran_out_is_no_role(store: Store) -> None:
    await taken(store, "sender", holder="one", ago=timedelta(minutes=1))
    assert await standing(store) == {}


async def test_work_is_done_by_one_at_a_time_and_taken_over(store: Store) -> None:
    at_work: list[str] = []
    begun = asyncio.Event()

    def working(name: str) -> asyncio.Task[None]:
        async def work() -> None:
            at_work.append(name)
            begun.set()
            try:
                await asyncio.Event().wait()
            finally:
                at_work.remove(name)

        return asyncio.create_task(while_holding(store, "inbox", name, work))

    first = working("one")
    await begun.wait()
    second = working("two")
    await asyncio.sleep(0.2)
    assert at_work == ["one"]
    begun.clear()
    first.cancel()
    await asyncio.wait((first,))
    async with asyncio.timeout(10):
        await begun.wait()
    assert at_work == ["two"]
    second.cancel()
    await asyncio.wait((second,))
    assert at_work == []


async def test_work_ends_when_the_lease_is_lost(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leases, "_RENEWAL_SECONDS", 0.05)
    monkeypatch.setattr(roles, "_LOOK_SECONDS", 0.05)
    begun, ended = asyncio.Event(), asyncio.Event()

    async def work() -> None:
        begun.set()
        try:
            await asyncio.Event().wait()
        finally:
            ended.set()

    task = asyncio.create_task(while_holding(store, "inbox", "one", work))
    await begun.wait()
    async with store.begin() as conn:
        await leases.give_back(conn, "inbox", "one")
        await leases.take(conn, "inbox", "two", await server_time(conn))
    async with asyncio.timeout(10):
        await ended.wait()
    task.cancel()
    await asyncio.wait((task,))


async def test_an_error_in_the_work_is_passed_on(store: Store) -> None:
    async def work() -> None:
        raise LookupError("broken")

    with pytest.raises(LookupError, match="broken"):
        await while_holding(store, "inbox", "one", work)
