"""Inline queries, answered over HTTP: quickly, for who may see it, and past everything that waits."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from structlog.testing import capture_logs
from telegram import Bot

from bot.clock import RehearsalClock
from bot.inline import Inline
from bot.telegram.inline import CACHE_SECONDS, MOST_WAITING, InlineAnswerer, inline_query
from bot.timelines import Timelines
from bot.wording.offers import OFFER_WORDING
from schedules.milestone import ClockTime, Schedule, Visibility
from schedules.store import subscribers
from schedules.store.engine import Store
from schedules.subscriber import Subscriber
from schedules.text import Text
from tests.botapi.faults import Break
from tests.botapi.world import World
from tests.conversation.talk import NOW, PUBLIC
from tests.schedules import by, milestone, on, schedule

pytestmark = pytest.mark.anyio

_MARKS = ["*a_b*", "<b>&lt;", "`", "\u202e", "@agreed_test_bot", "8月"]
DEFAULTS = Subscriber(ZoneInfo("Asia/Shanghai"), "en", time(9))
Update = Mapping[str, Any]


def closed(id: str, title: str) -> Schedule:
    """A schedule that only who was invited may see."""
    made = schedule(replace(milestone("pay", by(on(8, 31))), title=Text.of(title)))
    return replace(made, id=id, visibility=Visibility.INVITED)


OURS, THEIRS = closed("ours", "Pay our share"), closed("theirs", "Pay their share")


class Mode:
    """The inline mode of a bot with these schedules, and whoever types to it."""

    def __init__(self, store: Store, world: World, bot: Bot, *schedules: Schedule) -> None:
        inline = Inline(Timelines(schedules), DEFAULTS)
        self.world = world
        self.answerer = InlineAnswerer(bot, store, inline, RehearsalClock(NOW))

    async def newest(self) -> Update:
        """The update that Telegram delivers for what was typed last."""
        return (await self.world.unconfirmed())[-1]

    async def ask(self, user: int, text: str) -> Mapping[str, Any]:
        """What is offered."""
        query = await self.world.type(user, text)
        assert self.answerer.take(await self.newest())
        offered = await self.world.offered(query)
        assert offered, [one["description"] for one in await self.world.requests("answerInlineQuery")]
        return offered

    async def texts(self, user: int, text: str) -> str:
        """All that is offered to be sent."""
        return "\n".join(
            one["input_message_content"]["text"] for one in (await self.ask(user, text))["results"]
        )


@pytest.fixture
async def mode(store: Store, world: World, bot: Bot) -> Mode:
    return Mode(store, world, bot, PUBLIC, OURS, THEIRS)


async def follow(store: Store, chat: int, *schedules: Schedule, **chosen: Any) -> None:
    async with store.begin() as conn:
        await subscribers.subscribe(conn, chat, [one.id for one in schedules], NOW)
        if chosen:
            await subscribers.choose(conn, chat, NOW, **chosen)


async def test_words_are_answered_for_nobody_else(mode: Mode, world: World) -> None:
    offered = await mode.ask(await world.user(), "august")
    assert offered["results"][0]["title"] == "Due in August 2016"
    assert offered["results"][0]["input_message_content"]["text"].startswith("Due in August 2016:\n• ")
    assert offered["is_personal"] is True
    assert offered["cache_time"] == CACHE_SECONDS
    assert offered["button"] is None


async def test_who_follows_nothing_sees_what_is_public_and_nothing_else(mode: Mode, world: World) -> None:
    said = await mode.texts(await world.user(), "august")
    assert "Test the hotline" in said
    assert "share" not in said


async def test_what_a_private_chat_follows_is_offered_to_its_owner_only(
    mode: Mode, world: World, store: Store
) -> None:
    anna, ben = await world.user(), await world.user()
    group = await world.group(members=[anna, ben])
    await follow(store, anna, OURS)
    await follow(store, group, THEIRS)
    for text in ("august", "pay our share", "pay their share", "pay", ""):
        hers, his = await mode.texts(anna, text), await mode.texts(ben, text)
        assert "their share" not in hers + his
        assert "our share" not in his
        assert "hotline" not in hers  # she follows one, and that one is meant
    assert "Pay our share" in await mode.texts(anna, "august")


@pytest.mark.parametrize(
    ("code", "chosen", "title"),
    [
        ("en", None, "Due in August 2016"),
        ("zh-hans", None, "2016年8月到期的事项"),
        ("de", None, "Due in August 2016"),
        (None, None, "Due in August 2016"),
        ("en", "zh", "2016年8月到期的事项"),
        ("zh-hans", "en", "Due in August 2016"),
    ],
)
async def test_the_language_is_that_of_the_private_chat_else_of_the_user(
    mode: Mode, world: World, store: Store, code: str | None, chosen: str | None, title: str
) -> None:
    anna = await world.user(language=code)
    if chosen:
        await follow(store, anna, PUBLIC, language=chosen)
    assert (await mode.ask(anna, "august"))["results"][0]["title"] == title


async def test_today_is_that_of_the_private_chat(mode: Mode, world: World, store: Store) -> None:
    anna, ben = await world.user(), await world.user()
    await follow(store, ben, PUBLIC, zone=ZoneInfo("America/Los_Angeles"))  # where it is still Sunday
    assert "Monday 25 July 2016" in await mode.texts(anna, "today")
    assert "Sunday 24 July 2016" in await mode.texts(ben, "today")


async def test_what_is_not_understood_has_a_button_to_the_private_chat(mode: Mode, world: World) -> None:
    offered = await mode.ask(await world.user(), "xyzzy")
    assert offered["button"] == {"text": OFFER_WORDING["en"].not_understood(), "start_parameter": "ask"}
    assert [one["title"] for one in offered["results"]][:1] == ["What is due in the next 30 days?"]


async def test_a_clock_time_can_be_tapped_in_what_is_sent(store: Store, world: World, bot: Bot) -> None:
    due = replace(milestone("pay", by(on(8, 31))), title=Text.of("Pay"), at=ClockTime(time(17)))
    mode = Mode(store, world, bot, replace(schedule(due), visibility=Visibility.PUBLIC))
    content = (await mode.ask(await world.user(), "pay"))["results"][0]["input_message_content"]
    (mark,) = [one for one in content["entities"] if one["type"] == "date_time"]
    assert "Wednesday 31 August 2016, 17:00 UTC (= 1 Sep, 01:00 Shanghai time)" in content["text"]
    assert content["text"][mark["offset"] :][: mark["length"]] == "1 Sep, 01:00 Shanghai time"
    assert mark["date_time_format"] == "dt"
    assert mark["unix_time"] == int(datetime(2016, 8, 31, 17, tzinfo=UTC).timestamp())


async def test_of_what_is_typed_on_only_the_newest_is_answered(mode: Mode, world: World) -> None:
    anna = await world.user()
    queries = [await world.type(anna, "august"[:end]) for end in range(1, 7)]
    for update in await world.unconfirmed():
        mode.answerer.take(update)
    assert await world.offered(queries[-1])
    assert len(await world.requests("answerInlineQuery")) == 1


async def test_one_that_is_too_old_does_no_harm(mode: Mode, world: World) -> None:
    anna = await world.user()
    with capture_logs() as logs:
        await world.type(anna, "august", is_old=True)
        mode.answerer.take(await mode.newest())
        await world.requests("answerInlineQuery", "400", count=1)
        assert (await mode.ask(anna, "august"))["results"]
    assert [(line["log_level"], line["event"]) for line in logs] == [
        ("info", "an inline query is not answered")
    ]
    assert "august" not in str(logs)


async def test_one_that_telegram_does_not_answer_keeps_nobody_waiting(mode: Mode, world: World) -> None:
    await world.fault(Break.HANG, method="answerInlineQuery", times=1)
    await world.type(await world.user(), "august")
    mode.answerer.take(await mode.newest())
    await world.requests("answerInlineQuery", "hung", count=1)
    assert (await mode.ask(await world.user(), "august"))["results"]
    await world.mend()


async def test_of_very_many_at_once_not_all_are_answered(mode: Mode, world: World) -> None:
    with capture_logs() as logs:
        for user in range(MOST_WAITING + 3):
            written = {"id": str(user), "from": {"id": user, "is_bot": False}, "query": "august"}
            assert mode.answerer.take({"update_id": user, "inline_query": written})
        assert [line["error"] for line in logs] == ["too many wait"] * 3
        await world.requests("answerInlineQuery", "400", count=MOST_WAITING, within=60)
    assert (await mode.ask(await world.user(), "august"))["results"]


async def test_nothing_else_is_taken(mode: Mode, world: World) -> None:
    await world.say(await world.user(), "august")
    assert not mode.answerer.take(await mode.newest())


@pytest.mark.parametrize(
    "written",
    [
        None,
        {"id": "1", "from": {"id": 7, "is_bot": True}, "query": "august"},
        {"id": "1", "from": {"id": 7, "is_bot": False}},
        {"id": 1, "from": {"id": 7, "is_bot": False}, "query": "august"},
    ],
)
def test_what_is_no_query_of_a_person_is_not_answered(written: object) -> None:
    assert inline_query(written) is None


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    text=st.text(max_size=128)
    | st.sampled_from(["*a_b*", "<b>&lt;", "`", "\u202e", "@agreed_test_bot", "8月"])
)
async def test_whatever_is_typed_telegram_takes_what_is_offered(mode: Mode, world: World, text: str) -> None:
    async with asyncio.timeout(30):
        assert (await mode.ask(await world.user(), text.encode(errors="replace").decode()))["results"]
