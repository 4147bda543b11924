"""What happens to a chat as a whole."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.delivery import Outgoing, Sent
from bot.store import answered, awaited, chats, proposals, requests
from bot.store.awaited import Asked, Awaited
from bot.store.messages import State, deliveries, enqueue, message_notices, messages, told
from bot.store.proposals import Proposal
from schedules.amendment import Reworded
from schedules.store import feeds, schedules, subscribers
from schedules.store.engine import Store
from schedules.store.subscribers import Rest
from tests.store.line import Line

pytestmark = pytest.mark.anyio

NOW = datetime(2016, 7, 25, 1, tzinfo=UTC)
OLD, NEW = -7, -1007


async def places(conn: AsyncConnection) -> list[Any]:
    """Chat and topic of every message, in order."""
    query = select(messages.c.chat, messages.c.thread).order_by(messages.c.id)
    return [tuple(row) for row in await conn.execute(query)]


async def states(conn: AsyncConnection) -> list[Any]:
    """State and reason of every delivery, in order."""
    query = select(deliveries.c.state, deliveries.c.reason).order_by(deliveries.c.id)
    return [tuple(row) for row in await conn.execute(query)]


async def test_all_that_is_kept_for_a_group_goes_with_it(store: Store) -> None:
    async with store.begin() as conn:
        await subscribers.subscribe(conn, OLD, ["a", "b"], NOW)
        await subscribers.choose(conn, OLD, NOW, language="zh")
        token = await feeds.feed_token(conn, OLD, NOW)
        await enqueue(conn, Outgoing(OLD, None, "due", notices=("k1",)), NOW)
        await enqueue(conn, Outgoing(8, None, "elsewhere"), NOW)
        await chats.follow(conn, OLD, NEW, NOW)
        assert await places(conn) == [(NEW, None), (8, None)]
        assert await told(conn, NEW, ["k1"]) == {"k1"}
        assert await subscribers.find(conn, OLD) is None
        assert await subscribers.subscriptions_of(conn, NEW) == ("a", "b")
        assert (await subscribers.choices(conn, NEW)).language == "zh"
        assert await feeds.chat_of_feed(conn, token) == NEW


async def test_what_was_told_in_both_chats_is_told_once(store: Store) -> None:
    async with store.begin() as conn:
        await enqueue(conn, Outgoing(OLD, None, "due", notices=("k1", "k2")), NOW)
        await enqueue(conn, Outgoing(NEW, None, "due", notices=("k2", "k3")), NOW)
        await chats.follow(conn, OLD, NEW, NOW)
        rows = await conn.execute(select(message_notices.c.chat, message_notices.c.key))
        assert {tuple(row) for row in rows} == {(NEW, "k1"), (NEW, "k2"), (NEW, "k3")}


async def test_what_was_asked_and_shown_in_a_group_is_answered_and_confirmed_in_the_supergroup(
    store: Store,
) -> None:
    question = Awaited(Asked.WHEN, ":m")
    shown = Proposal("c", OLD, 5, "fair", "hall", Reworded("in May"), NOW.date(), None, "d", NOW, said_in=31)
    added = replace(shown, code="new", schedule=schedules.id_of(OLD), digest="")
    async with store.begin() as conn:
        await awaited.ask(conn, OLD, 5, question, NOW)
        await awaited.ask(conn, OLD, 6, question, NOW)
        await awaited.ask(conn, NEW, 6, Awaited(Asked.ZONE), NOW)
        for proposal in (shown, added):
            await proposals.keep(conn, proposal)
        for _ in range(requests.MOST):
            await requests.admit(conn, OLD, NOW)
        await chats.follow(conn, OLD, NEW, NOW)
        assert await awaited.find(conn, NEW, 5, NOW) == question
        assert await awaited.find(conn, NEW, 6, NOW) == Awaited(Asked.ZONE)
        assert await proposals.find(conn, NEW, "c") == replace(shown, chat=NEW, said_in=None)
        carried = await proposals.find(conn, NEW, "new")
        assert carried is not None
        assert carried.schedule == schedules.id_of(NEW)
        assert not await requests.is_room(conn, NEW, NOW)
        assert await requests.is_room(conn, OLD, NOW)


async def test_a_supergroup_counts_its_own_requests(store: Store) -> None:
    async with store.begin() as conn:
        await requests.admit(conn, NEW, NOW)
        for _ in range(requests.MOST):
            await requests.admit(conn, OLD, NOW)
        await chats.follow(conn, OLD, NEW, NOW)
        assert await requests.is_room(conn, NEW, NOW)


async def test_the_messages_of_a_group_are_others_in_the_supergroup(store: Store) -> None:
    line = Line(store)
    await line.say(Outgoing(OLD, None, "due in August", answers=31))
    await line.attempt(Sent(99))
    await line.say(Outgoing(OLD, None, "due in September", answers=31, replaces=99))
    async with store.begin() as conn:
        await chats.follow(conn, OLD, NEW, NOW)
        assert await answered.place_of(conn, NEW, 31, NOW) is None, "99 is another message there"
    sent = await line.attempt(Sent(1), NOW + timedelta(seconds=5))
    assert sent
    assert (sent.chat, sent.text, sent.replaces) == (NEW, "due in September", None)


async def test_following_twice_changes_nothing_more(store: Store) -> None:
    async with store.begin() as conn:
        await subscribers.subscribe(conn, OLD, ["a"], NOW)
        await chats.follow(conn, OLD, NEW, NOW)
        await subscribers.choose(conn, NEW, NOW, language="zh")
        await chats.follow(conn, OLD, NEW, NOW)
        assert (await subscribers.choices(conn, NEW)).language == "zh"
        assert await subscribers.subscriptions_of(conn, NEW) == ("a",)


async def test_what_waits_for_a_lost_chat_is_dead_and_the_chat_rests(store: Store) -> None:
    async with store.begin() as conn:
        await subscribers.subscribe(conn, 7, ["a"], NOW)
        for id in (7, 7, 7, 8):
            await enqueue(conn, Outgoing(id, None, "due"), NOW)
        await conn.execute(update(deliveries).where(deliveries.c.id == 1).values(state=State.SENT))
        await conn.execute(update(deliveries).where(deliveries.c.id == 2).values(state=State.UNCERTAIN))
        assert await chats.lose(conn, 7, "bot was blocked by the user", NOW) == 2
        dead = ("dead", "bot was blocked by the user")
        assert await states(conn) == [("sent", None), dead, dead, ("waiting", None)]
        chat = await subscribers.find(conn, 7)
        assert chat is not None
        assert (chat.rests, chat.next_at) == (Rest.GONE, None)


async def test_a_lost_chat_that_had_stopped_stays_stopped(store: Store) -> None:
    async with store.begin() as conn:
        await subscribers.subscribe(conn, 7, ["a"], NOW)
        await subscribers.rest(conn, 7)
        await chats.lose(conn, 7, "user is deactivated", NOW)
        chat = await subscribers.find(conn, 7)
        assert chat is not None
        assert chat.rests is Rest.STOPPED


async def test_what_was_meant_for_a_lost_topic_goes_to_the_chat(store: Store) -> None:
    async with store.begin() as conn:
        await subscribers.subscribe(conn, OLD, ["a"], NOW, thread=3)
        for id, thread in ((OLD, 3), (OLD, 4), (8, 3)):
            await enqueue(conn, Outgoing(id, thread, "due"), NOW)
        await chats.lose_thread(conn, OLD, 3)
        assert await places(conn) == [(OLD, None), (OLD, 4), (8, 3)]
        chat = await subscribers.find(conn, OLD)
        assert chat is not None
        assert chat.thread is None
