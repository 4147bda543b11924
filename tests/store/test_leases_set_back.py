"""Leases taken before the clock of the database's server was set back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.store import leases
from bot.store.leases import LIFETIME
from schedules.store.engine import Store

pytestmark = pytest.mark.anyio

NOW = datetime(2016, 7, 25, 1, tzinfo=UTC)
SECOND = timedelta(seconds=1)
ELSEWHERE = "another machine/0|4|x"


async def test_one_taken_before_the_clock_was_set_back_runs_out_as_any_other(store: Store) -> None:
    async with store.begin() as conn:
        await leases.take(conn, "sender", ELSEWHERE, NOW + timedelta(hours=1))
        assert await leases.take(conn, "sender", "b", NOW) is None
        assert await leases.take(conn, "sender", "b", NOW + LIFETIME - SECOND) is None
        assert await leases.take(conn, "sender", "b", NOW + LIFETIME) == NOW + 2 * LIFETIME


async def test_whoever_lives_on_after_the_clock_was_set_back_keeps_it(store: Store) -> None:
    renewal = timedelta(seconds=leases._RENEWAL_SECONDS)
    async with store.begin() as conn:
        await leases.take(conn, "sender", "a", NOW + timedelta(hours=1))
        for turn in range(10):
            assert await leases.take(conn, "sender", "b", NOW + turn * renewal) is None
            assert await leases.take(conn, "sender", "a", NOW + (turn + 1) * renewal)


async def test_no_lease_is_taken_from_its_holder_while_it_may_trust_it(store: Store) -> None:
    # It trusts it for less than LIFETIME since it asked, however a standby's clock goes in between.
    trusted = timedelta(seconds=leases._TRUSTED_SECONDS)
    for ahead in (SECOND, timedelta(minutes=1), timedelta(days=400)):
        holder = f"a {ahead}"
        async with store.begin() as conn:
            await leases.take(conn, holder, holder, NOW + ahead)
            asked = NOW  # the clock was set back the moment after
            while asked <= NOW + trusted:
                assert await leases.take(conn, holder, "b", asked) is None
                asked += SECOND
