"""Chats: what they follow, what they chose, when they rest, and the addresses of their feeds."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy.ext.asyncio import AsyncConnection

from schedules.store import subscribers
from schedules.store.engine import Store
from schedules.store.subscribers import Chat, Choices, Rest, Revoked
from schedules.subscriber import Subscriber

pytestmark = pytest.mark.anyio

NOW = datetime(2016, 7, 25, 1, 30, tzinfo=UTC)
LATER = NOW + timedelta(hours=5)
OURS, THEIRS = 7, -1001234567890
BERLIN = ZoneInfo("Europe/Berlin")


async def known(conn: AsyncConnection, chat: int = OURS) -> Chat:
    """A chat that is there."""
    found = await subscribers.find(conn, chat)
    assert found is not None
    return found


async def test_a_chat_that_never_said_anything_is_not_known(store: Store) -> None:
    async with store.connect() as conn:
        assert await subscribers.find(conn, OURS) is None
        assert await subscribers.subscriptions_of(conn, OURS) == ()
        assert await subscribers.choices(conn, OURS) == Choices()
        assert await subscribers.next_due(conn) is None


async def test_what_it_follows_adds_up_and_it_is_looked_at_now(store: Store) -> None:
    async with store.begin() as conn:
        await subscribers.subscribe(conn, OURS, ["fair", "dialogue", "fair"], NOW)
        await subscribers.subscribe(conn, OURS, ["dialogue", "report"], LATER, thread=3)
        await subscribers.subscribe(conn, THEIRS, ["fair"], NOW)
    async with store.connect() as conn:
        assert await subscribers.subscriptions_of(conn, OURS) == ("dialogue", "fair", "report")
        assert await subscribers.subscriptions_of(conn, THEIRS) == ("fair",)
        assert await known(conn) == Chat(OURS, 3, None, Choices(), NOW, None, LATER)


async def test_a_chat_that_rests_keeps_all_and_is_told_nothing(store: Store) -> None:
    async with store.begin() as conn:
        await subscribers.subscribe(conn, OURS, ["fair"], NOW)
        await subscribers.choose(conn, OURS, NOW, language="zh")
        await subscribers.rest(conn, OURS)
        resting = await known(conn)
        assert (resting.rests, resting.next_at, resting.choices.language) == (Rest.STOPPED, None, "zh")
        assert await subscribers.subscriptions_of(conn, OURS) == ("fair",)
        assert await subscribers.due_chats(conn, LATER, 10) == ()


async def test_a_chat_that_stopped_stays_stopped_when_nothing_reaches_it(store: Store) -> None:
    async with store.begin() as conn:
        await subscribers.subscribe(conn, OURS, ["fair"], NOW)
        await subscribers.rest(conn, OURS)
        await subscribers.rest(conn, OURS, Rest.GONE)
        assert (await known(conn)).rests is Rest.STOPPED
        assert not await subscribers.wake(conn, OURS, LATER, only=Rest.GONE)
        assert (await known(conn)).rests is Rest.STOPPED


async def test_a_chat_that_wakes_is_told_from_then_on(store: Store) -> None:
    async with store.begin() as conn:
        await subscribers.subscribe(conn, OURS, ["fair"], NOW)
        await subscribers.set_next_at(conn, OURS, NOW, told_until=date(2016, 7, 25))
        await subscribers.rest(conn, OURS, Rest.GONE)
        assert await subscribers.wake(conn, OURS, LATER, only=Rest.GONE)
        awake = await known(conn)
        assert (awake.rests, awake.since, awake.told_until, awake.next_at) == (None, LATER, None, LATER)
        assert not await subscribers.wake(conn, OURS, LATER)


async def test_to_start_again_is_to_wake(store: Store) -> None:
    async with store.begin() as conn:
        await subscribers.subscribe(conn, OURS, ["fair"], NOW)
        await subscribers.rest(conn, OURS)
        await subscribers.subscribe(conn, OURS, [], LATER)
        assert (await known(conn)).rests is None
        assert (await known(conn)).since == LATER


async def test_choices_are_kept_one_by_one(store: Store) -> None:
    async with store.begin() as conn:
        await subscribers.subscribe(conn, OURS, ["fair"], NOW)
        await subscribers.set_next_at(conn, OURS, None)
        await subscribers.choose(conn, OURS, NOW, hour=time(8, 30))
        await subscribers.choose(conn, OURS, LATER, zone=BERLIN)
        chat = await known(conn)
    assert chat.choices == Choices(time(8, 30), BERLIN, None)
    assert chat.next_at == LATER


async def test_who_only_chose_something_is_not_told_before_it_starts(store: Store) -> None:
    async with store.begin() as conn:
        await subscribers.choose(conn, OURS, NOW, language="zh")
        assert await subscribers.choices(conn, OURS) == Choices(language="zh")
        assert await subscribers.due_chats(conn, LATER, 10) == ()
        await subscribers.subscribe(conn, OURS, ["fair"], LATER)
        assert [chat.chat for chat in await subscribers.due_chats(conn, LATER, 10)] == [OURS]


def test_choices_stand_over_the_defaults() -> None:
    defaults = Subscriber(zone=BERLIN, language="en", hour=time(9))
    assert Choices().over(defaults) == defaults
    assert Choices(hour=time(0), language="zh").over(defaults) == replace(
        defaults, hour=time(0), language="zh"
    )


async def test_the_longest_waiting_are_looked_at_first(store: Store) -> None:
    async with store.begin() as conn:
        for chat, minutes in ((1, 3), (2, 1), (3, 2), (4, 9)):
            await subscribers.subscribe(conn, chat, ["fair"], NOW + timedelta(minutes=minutes))
        due = await subscribers.due_chats(conn, NOW + timedelta(minutes=3), 10)
        assert [chat.chat for chat in due] == [2, 3, 1]
        assert [chat.chat for chat in await subscribers.due_chats(conn, LATER, 2)] == [2, 3]
        assert await subscribers.next_due(conn) == NOW + timedelta(minutes=1)


async def test_what_it_was_told_until_only_moves_when_it_is_said(store: Store) -> None:
    async with store.begin() as conn:
        await subscribers.subscribe(conn, OURS, ["fair"], NOW)
        await subscribers.set_next_at(conn, OURS, LATER, told_until=date(2016, 7, 25))
        await subscribers.set_next_at(conn, OURS, None)
        chat = await known(conn)
    assert (chat.next_at, chat.told_until) == (None, date(2016, 7, 25))


async def test_changed_schedules_have_all_looked_at_but_those_that_rest(store: Store) -> None:
    async with store.begin() as conn:
        for chat in (1, 2):
            await subscribers.subscribe(conn, chat, ["fair"], NOW)
            await subscribers.set_next_at(conn, chat, None)
        await subscribers.rest(conn, 2)
        await subscribers.look_at_all(conn, LATER)
        assert [chat.chat for chat in await subscribers.due_chats(conn, LATER, 10)] == [1]


# Feeds ----------------------------------------------------------------------------------------


async def test_the_address_of_a_feed_stays_until_it_is_given_up(store: Store) -> None:
    async with store.begin() as conn:
        token = await subscribers.feed_token(conn, OURS, NOW)
        other = await subscribers.feed_token(conn, THEIRS, NOW)
        assert await subscribers.feed_token(conn, OURS, LATER) == token != other
        assert await subscribers.chat_of_feed(conn, token) == OURS
        await subscribers.revoke_feed(conn, OURS)
        fresh = await subscribers.feed_token(conn, OURS, LATER)
        assert await subscribers.chat_of_feed(conn, token) is Revoked.REVOKED
        assert await subscribers.chat_of_feed(conn, fresh) == OURS
        assert await subscribers.chat_of_feed(conn, other) == THEIRS
        assert await subscribers.chat_of_feed(conn, "nobody's") is None


async def test_addresses_hold_128_bits(store: Store) -> None:
    async with store.begin() as conn:
        tokens = {await subscribers.feed_token(conn, chat, NOW) for chat in range(1, 30)}
    assert len(tokens) == 29
    assert {len(token) for token in tokens} == {22}


async def test_who_has_a_feed_and_never_started_is_told_nothing(store: Store) -> None:
    async with store.begin() as conn:
        await subscribers.feed_token(conn, OURS, NOW)
        assert await subscribers.due_chats(conn, LATER, 10) == ()


# A chat under another id ----------------------------------------------------------------------


async def test_a_group_that_became_a_supergroup_goes_on_with_all_it_had(store: Store) -> None:
    async with store.begin() as conn:
        await subscribers.subscribe(conn, OURS, ["fair"], NOW)
        await subscribers.choose(conn, OURS, NOW, language="zh")
        token = await subscribers.feed_token(conn, OURS, NOW)
        await subscribers.subscribe(conn, THEIRS, ["report"], LATER)
        await subscribers.rename(conn, OURS, THEIRS)
    async with store.connect() as conn:
        assert await subscribers.find(conn, OURS) is None
        assert (await known(conn, THEIRS)).choices.language == "zh"
        assert await subscribers.subscriptions_of(conn, THEIRS) == ("fair",)
        assert await subscribers.chat_of_feed(conn, token) == THEIRS


async def test_a_chat_that_is_not_known_is_not_renamed_over_another(store: Store) -> None:
    async with store.begin() as conn:
        await subscribers.subscribe(conn, THEIRS, ["report"], NOW)
        await subscribers.rename(conn, OURS, THEIRS)
        assert await subscribers.subscriptions_of(conn, THEIRS) == ("report",)
