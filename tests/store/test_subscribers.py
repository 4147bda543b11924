"""Chats: what they follow, what they chose, when they rest, when they are looked at."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy.ext.asyncio import AsyncConnection

from schedules.days import Distance, Unit
from schedules.quiet import QuietDays, TellingDays, Weekday
from schedules.store import feeds, looks, subscribers
from schedules.store.choices import Choices, Chosen
from schedules.store.engine import Store
from schedules.store.looks import Look
from schedules.store.subscribers import Chat, Rest
from schedules.subscriber import Subscriber
from schedules.telling import Telling
from schedules.told import ToldDays

pytestmark = pytest.mark.anyio

NOW = datetime(2016, 7, 25, 1, 30, tzinfo=UTC)
LATER = NOW + timedelta(hours=5)
OURS, THEIRS = 7, -1001234567890
BERLIN = ZoneInfo("Europe/Berlin")
BY = Telling(time(8, 30), BERLIN, TellingDays(QuietDays(True, "CN"), Weekday.SUNDAY))
TOLD = ToldDays(date(2016, 7, 25), coming=date(2016, 7, 31), passed=date(2016, 7, 24), by=BY)


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
        assert await looks.next_due(conn) is None


async def test_what_it_follows_adds_up_and_it_is_looked_at_now(store: Store) -> None:
    async with store.begin() as conn:
        await subscribers.subscribe(conn, OURS, ["fair", "dialogue", "fair"], NOW)
        await subscribers.subscribe(conn, OURS, ["dialogue", "report"], LATER, thread=3)
        await subscribers.subscribe(conn, THEIRS, ["fair"], NOW)
    async with store.connect() as conn:
        assert await subscribers.subscriptions_of(conn, OURS) == ("dialogue", "fair", "report")
        assert await subscribers.subscriptions_of(conn, THEIRS) == ("fair",)
        assert await known(conn) == Chat(OURS, 3, None, Choices(), NOW, None, None, LATER)


async def test_a_chat_that_rests_keeps_all_and_is_told_nothing(store: Store) -> None:
    async with store.begin() as conn:
        await subscribers.subscribe(conn, OURS, ["fair"], NOW)
        await subscribers.choose(conn, OURS, NOW, language="zh")
        await subscribers.rest(conn, OURS)
        resting = await known(conn)
        assert (resting.rests, resting.next_at, resting.choices.language) == (Rest.STOPPED, None, "zh")
        assert await subscribers.subscriptions_of(conn, OURS) == ("fair",)
        assert await looks.due_chats(conn, LATER, 10) == ()


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
        await looks.looked_at(conn, [Look(OURS, NOW, TOLD)])
        await subscribers.rest(conn, OURS, Rest.GONE)
        assert await subscribers.wake(conn, OURS, LATER, only=Rest.GONE)
        awake = await known(conn)
        assert (awake.rests, awake.since, awake.next_at) == (None, LATER, LATER)
        assert (awake.told, awake.told_to) == (None, None)
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
        await looks.looked_at(conn, [Look(OURS, None)])
        await subscribers.choose(conn, OURS, NOW, hour=time(8, 30))
        await subscribers.choose(conn, OURS, LATER, zone=BERLIN)
        chat = await known(conn)
    assert chat.choices == Choices(time(8, 30), BERLIN, None)
    assert chat.next_at == LATER


async def test_who_only_chose_something_is_not_told_before_it_starts(store: Store) -> None:
    async with store.begin() as conn:
        await subscribers.choose(conn, OURS, NOW, language="zh")
        assert await subscribers.choices(conn, OURS) == Choices(language="zh")
        assert await looks.due_chats(conn, LATER, 10) == ()
        await subscribers.subscribe(conn, OURS, ["fair"], LATER)
        assert await looks.due_chats(conn, LATER, 10) == (OURS,)


def test_choices_stand_over_the_defaults() -> None:
    defaults = Subscriber(zone=BERLIN, language="en", hour=time(9))
    assert Choices().over(defaults) == defaults
    assert Choices(hour=time(0), language="zh").over(defaults) == replace(
        defaults, hour=time(0), language="zh"
    )


async def test_every_choice_is_kept_and_can_be_taken_back(store: Store) -> None:
    chosen: Chosen = {
        "hour": time(8, 30),
        "zone": BERLIN,
        "language": "zh",
        "leads": (Distance(2, Unit.WEEK), Distance(3, Unit.WORKING_DAY)),
        "side": "cn",
        "topics": frozenset({"hotline", "热线"}),
        "digest": Weekday.MONDAY,
        "quiet": QuietDays(weekends=True, country="DE"),
    }
    async with store.begin() as conn:
        await subscribers.subscribe(conn, OURS, ["fair"], NOW)
        await subscribers.choose(conn, OURS, NOW, **chosen)
    async with store.begin() as conn:
        assert await subscribers.choices(conn, OURS) == Choices(**chosen)
        for name in chosen:
            await subscribers.choose(conn, OURS, NOW, **{name: None})
    async with store.connect() as conn:
        assert await subscribers.choices(conn, OURS) == Choices()


async def test_no_lead_times_and_no_quiet_days_are_choices_too(store: Store) -> None:
    async with store.begin() as conn:
        await subscribers.choose(conn, OURS, NOW, leads=(), quiet=QuietDays())
        assert await subscribers.choices(conn, OURS) == Choices(leads=(), quiet=QuietDays())


async def test_what_nobody_can_choose_changes_nothing(store: Store) -> None:
    async with store.begin() as conn:
        await subscribers.choose(conn, OURS, NOW, hour=time(8))
        with pytest.raises(ValueError, match="not spoken"):
            await subscribers.choose(conn, OURS, NOW, hour=time(7), language="tlh")
        assert await subscribers.choices(conn, OURS) == Choices(hour=time(8))


@pytest.mark.parametrize("chosen", [{"leads": ()}, {"hour": time(8)}, {"zone": BERLIN}])
async def test_what_it_had_not_chosen_was_not_missed(store: Store, chosen: Chosen) -> None:
    async with store.begin() as conn:
        await subscribers.subscribe(conn, OURS, ["fair"], NOW)
        await looks.looked_at(conn, [Look(OURS, LATER + timedelta(days=1), TOLD)])
        await subscribers.choose(conn, OURS, LATER, **chosen)
        chat = await known(conn)
        assert (chat.next_at, chat.told, chat.told_to) == (LATER, TOLD, LATER)
        await subscribers.choose(conn, OURS, LATER + timedelta(minutes=1), topics=frozenset({"cases"}))
        assert (await known(conn)).told_to == LATER
        await looks.looked_at(conn, [Look(OURS, None, TOLD)])
        assert (await known(conn)).told_to is None


async def test_what_was_due_when_it_chose_is_still_due_and_nothing_before_that(store: Store) -> None:
    due = LATER - timedelta(hours=1)
    async with store.begin() as conn:
        await subscribers.subscribe(conn, OURS, ["fair"], NOW)
        await looks.looked_at(conn, [Look(OURS, due, TOLD)])
        await subscribers.choose(conn, OURS, LATER, leads=())
        assert (await known(conn)).told_to == due - timedelta(microseconds=1)


async def test_of_what_waits_nothing_was_told(store: Store) -> None:
    async with store.begin() as conn:
        await subscribers.subscribe(conn, OURS, ["fair"], NOW)
        await looks.looked_at(conn, [Look(OURS, LATER + timedelta(days=1), TOLD)])
        await looks.looked_at(conn, [Look(OURS, LATER + timedelta(days=2), waits=True)])
        await subscribers.choose(conn, OURS, LATER, leads=())
        chat = await known(conn)
        assert (chat.next_at, chat.told, chat.told_to) == (LATER, TOLD, None)


# Looking --------------------------------------------------------------------------------------


async def test_the_longest_waiting_are_looked_at_first(store: Store) -> None:
    async with store.begin() as conn:
        for chat, minutes in ((1, 3), (2, 1), (3, 2), (4, 9)):
            await subscribers.subscribe(conn, chat, ["fair"], NOW + timedelta(minutes=minutes))
        assert await looks.due_chats(conn, NOW + timedelta(minutes=3), 10) == (2, 3, 1)
        assert await looks.due_chats(conn, LATER, 2) == (2, 3)
        assert await looks.next_due(conn) == NOW + timedelta(minutes=1)


async def test_only_what_is_still_due_is_loaded(store: Store) -> None:
    async with store.begin() as conn:
        for chat in (1, 2, 3):
            await subscribers.subscribe(conn, chat, ["fair"], NOW)
        await subscribers.rest(conn, 1)
        await looks.looked_at(conn, [Look(2, LATER)])
        assert [chat.chat for chat in await looks.load_due(conn, [1, 2, 3], NOW)] == [3]


async def test_what_it_was_told_only_moves_when_it_is_said(store: Store) -> None:
    async with store.begin() as conn:
        for chat in (OURS, THEIRS):
            await subscribers.subscribe(conn, chat, ["fair"], NOW)
        await looks.looked_at(conn, [Look(OURS, LATER, TOLD), Look(THEIRS, None)])
        await looks.looked_at(conn, [Look(OURS, None)])
        ours, theirs = await known(conn), await known(conn, THEIRS)
    assert (ours.next_at, ours.told) == (None, TOLD)
    assert (theirs.next_at, theirs.told) == (None, None)


async def test_looking_again_wakes_nobody_who_rests(store: Store) -> None:
    async with store.begin() as conn:
        for chat in (1, 2):
            await subscribers.subscribe(conn, chat, ["fair"], NOW)
        await looks.looked_at(conn, [Look(1, None), Look(2, None)])
        await subscribers.rest(conn, 2)
        await subscribers.look_again(conn, [1, 2], LATER)
        assert await looks.due_chats(conn, LATER, 10) == (1,)


async def test_followers_come_by_id_some_at_a_time(store: Store) -> None:
    async with store.begin() as conn:
        for chat, id in ((5, "fair"), (-3, "fair"), (9, "other"), (7, "fair")):
            await subscribers.subscribe(conn, chat, [id], NOW)
        assert await subscribers.followers(conn, "fair", -(2**63), 2) == (-3, 5)
        assert await subscribers.followers(conn, "fair", 5, 2) == (7,)
        assert await subscribers.everyone(conn, 5, 5) == (7, 9)


async def test_what_is_followed_is_known_with_its_moment(store: Store) -> None:
    async with store.begin() as conn:
        await subscribers.subscribe(conn, OURS, ["fair"], NOW)
        await subscribers.subscribe(conn, OURS, ["fair", "dialogue"], LATER)
        await subscribers.subscribe(conn, THEIRS, [], LATER)
        followed = await subscribers.followed_since(conn, [OURS, THEIRS])
        assert followed == {OURS: {"dialogue": LATER, "fair": NOW}}


# A chat under another id ----------------------------------------------------------------------


async def test_a_group_that_became_a_supergroup_goes_on_with_all_it_had(store: Store) -> None:
    async with store.begin() as conn:
        await subscribers.subscribe(conn, OURS, ["fair"], NOW)
        await subscribers.choose(conn, OURS, NOW, language="zh")
        token = await feeds.feed_token(conn, OURS, NOW)
        await subscribers.subscribe(conn, THEIRS, ["report"], LATER)
        await subscribers.rename(conn, OURS, THEIRS)
    async with store.connect() as conn:
        assert await subscribers.find(conn, OURS) is None
        assert (await known(conn, THEIRS)).choices.language == "zh"
        assert await subscribers.subscriptions_of(conn, THEIRS) == ("fair",)
        assert await feeds.chat_of_feed(conn, token) == THEIRS


async def test_a_chat_that_is_not_known_is_not_renamed_over_another(store: Store) -> None:
    async with store.begin() as conn:
        await subscribers.subscribe(conn, THEIRS, ["report"], NOW)
        await subscribers.rename(conn, OURS, THEIRS)
        assert await subscribers.subscriptions_of(conn, THEIRS) == ("report",)
