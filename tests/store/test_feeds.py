"""The addresses of the chats' own feeds."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from schedules.store import feeds, looks
from schedules.store.engine import Store
from schedules.store.feeds import Revoked

pytestmark = pytest.mark.anyio

NOW = datetime(2016, 7, 25, 1, 30, tzinfo=UTC)
LATER = NOW + timedelta(hours=5)
OURS, THEIRS = 7, -1001234567890


async def test_the_address_of_a_feed_stays_until_it_is_given_up(store: Store) -> None:
    async with store.begin() as conn:
        token = await feeds.feed_token(conn, OURS, NOW)
        other = await feeds.feed_token(conn, THEIRS, NOW)
        assert await feeds.feed_token(conn, OURS, LATER) == token != other
        assert await feeds.chat_of_feed(conn, token) == OURS
        await feeds.revoke_feed(conn, OURS)
        fresh = await feeds.feed_token(conn, OURS, LATER)
        assert await feeds.chat_of_feed(conn, token) is Revoked.REVOKED
        assert await feeds.chat_of_feed(conn, fresh) == OURS
        assert await feeds.chat_of_feed(conn, other) == THEIRS
        assert await feeds.chat_of_feed(conn, "nobody's") is None


async def test_addresses_hold_128_bits(store: Store) -> None:
    async with store.begin() as conn:
        tokens = {await feeds.feed_token(conn, chat, NOW) for chat in range(1, 30)}
    assert len(tokens) == 29
    assert {len(token) for token in tokens} == {22}


async def test_who_has_a_feed_and_never_started_is_told_nothing(store: Store) -> None:
    async with store.begin() as conn:
        await feeds.feed_token(conn, OURS, NOW)
        assert await looks.due_chats(conn, LATER, 10) == ()
