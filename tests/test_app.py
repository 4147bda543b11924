"""``agreed serve`` as a process of its own, between the local Bot API server and a web client."""

from __future__ import annotations

import asyncio
import os
import re
import resource
import sqlite3
import sys
from asyncio.subprocess import PIPE
from collections.abc import AsyncIterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import httpx
import pytest
import vobject

from bot.delivery import Outgoing
from bot.limits import in_flight
from bot.store.messages import enqueue
from schedules.store.engine import Store
from tests.botapi.chats import Kind
from tests.botapi.faults import Break
from tests.botapi.server import botapi
from tests.botapi.world import World
from tests.processes import AGREED, RATE, Served, address_in, serve, talk

pytestmark = pytest.mark.anyio

SCHEDULE = """\
schedule: review
title: {en: Review conference, zh: 审议大会}
agreed_on: 2016-06-14
timezone: Asia/Shanghai
visibility: invited
milestones:
  report:
    title: {en: Publish the report, zh: 发布报告}
    when: before September 2016
"""


@pytest.fixture
async def world() -> AsyncIterator[World]:
    async with botapi() as served:
        yield served


async def feed_at(url: str) -> dict[str, vobject.base.Component]:
    async with httpx.AsyncClient(trust_env=False) as http:
        answer = await http.get(url)
    assert answer.status_code == 200
    return {e.uid.value.partition("@")[0]: e for e in vobject.readOne(answer.text).vevent_list}


# First use --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "question", "hotline"),
    [
        ("en", "what is due before September?", "Test the hotline"),
        ("zh", "9月前有什么到期？", "测试热线"),
    ],
)
async def test_first_use_from_start_to_calendar_and_reminder(
    tmp_path: Path, world: World, language: str, question: str, hotline: str
) -> None:
    anna = await world.user(language=language)
    chosen = {"DEFAULT_LANGUAGE": language}
    async with serve(tmp_path, world, "--now", "2016-07-31T12:00", **chosen) as served:
        local = address_in(await served.until("Page and calendars:"))
        await served.until("https://t.me/agreed_test_bot")
        assert "09:00" in await talk(world, anna, "/start")
        assert hotline in await talk(world, anna, question)
        await world.say(anna, "/calendar")
        file, code = (await world.messages(anna, count=4))[2:]
        own, single = re.findall(rf"{local}/\S+\.ics", code["text"])
        assert own != single
        for url in (own, single):
            assert (await feed_at(url))["hotline-test"].summary.value.startswith("Test the hotline")
        assert "BEGIN:VCALENDAR" in (await world.file(file["message"]["document"]["file_id"])).decode()
        assert code["reply_markup"] is None
        await world.say(anna, "/calendar new")
        assert own not in (await world.texts(anna, count=6))[-1]
        async with httpx.AsyncClient(trust_env=False) as http:
            assert (await http.get(own)).status_code == 410
        assert await served.terminate() == 0
    async with serve(tmp_path, world, "--now", "2016-08-01T09:00", **chosen):
        reminder = (await world.messages(anna, count=7))[-1]
        label = reminder["reply_markup"]["inline_keyboard"][0][0]["text"]
        await world.press(anna, reminder["message_id"], label)
        assert label in (await world.texts(anna, count=8))[-1]
        (answered,) = await world.requests("answerCallbackQuery", count=1)
        assert answered["outcome"] == "ok"
    reminder = reminder["text"]
    assert hotline in reminder
    assert reminder.splitlines()[-1] in {
        "(A rehearsal: the clock is set to another day.)",
        "（演练：时钟设在另一天。）",
    }


async def test_an_invitation_is_printed_and_lets_in(tmp_path: Path, world: World) -> None:
    (tmp_path / "review.yaml").write_text(SCHEDULE, encoding="utf-8")
    anna, ben = await world.user(), await world.user()
    public = "https://agreed.example.org"
    now = "2016-07-25T12:00"
    async with serve(tmp_path, world, "review.yaml", "--now", now, PUBLIC_URL=public) as served:
        link = await served.until("Invitation to review, for seven days:")
        assert "Publish the report" not in await talk(world, ben, "/start")
        said = await talk(world, anna, f"/start {link.partition('?start=')[2]}")
        assert "Review conference" in said
        await world.say(anna, "/calendar")
        message = (await world.messages(anna, count=3))[-1]
        ((button,),) = message["reply_markup"]["inline_keyboard"]
        assert re.fullmatch(rf"{public}/f/[\w-]{{22}}/review\.ics", button["url"])


async def test_without_a_token_only_the_page_is_served(tmp_path: Path) -> None:
    async with serve(tmp_path, None) as served:
        local = address_in(await served.until("Page and calendars:"))
        await served.until("TELEGRAM_BOT_TOKEN is not set")
        assert "hotline-test" in await feed_at(f"{local}/dialogue-2016.ics")
        assert await served.terminate() == 0


async def test_a_group_is_answered_in_its_topic(tmp_path: Path, world: World) -> None:
    forum = await world.group(kind=Kind.SUPERGROUP, is_forum=True)
    thread = await world.topic(forum)
    async with serve(tmp_path, world):
        await world.say(forum, "@agreed_test_bot when is the hotline test?", thread=thread)
        greeting, message = await world.messages(forum, count=2)
    assert "/start" in greeting["text"]
    assert message["thread"] == thread
    assert "Test the hotline" in message["text"]


# What cannot be served --------------------------------------------------------------------------


async def test_an_unknown_token_ends_it_with_a_sentence(tmp_path: Path, world: World) -> None:
    async with serve(tmp_path, world, TELEGRAM_BOT_TOKEN="42:unknown") as served:
        assert await served.process.wait() == 2
        assert "TELEGRAM_BOT_TOKEN: Telegram does not know it" in served.errors()


async def test_a_port_that_is_taken_ends_it_with_a_sentence(tmp_path: Path, world: World) -> None:
    taken = world.address.removeprefix("http://")
    async with serve(tmp_path, world, LISTEN=taken) as served:
        assert await served.process.wait() == 2
        assert f"LISTEN: {taken} cannot be had" in served.errors()


# Stopped ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("methods", [("getMe",), ("getMyCommands", "sendMessage")])
async def test_it_is_gone_in_ten_seconds_whoever_does_not_answer(
    tmp_path: Path, world: World, methods: tuple[str, ...]
) -> None:
    for method in methods:
        await world.fault(Break.HANG, method=method, times=None)
    await world.say(await world.user(), "/id")
    async with serve(tmp_path, world) as served:
        for method in methods:  # nobody waits for one of them before the other is asked
            await world.requests(method, "hung", count=1)
        assert await served.terminate() == 0
        assert "Traceback" not in served.errors()


# For operators ----------------------------------------------------------------------------------


async def test_operators_are_told_that_messages_are_late_and_that_they_no_longer_are(
    tmp_path: Path, world: World
) -> None:
    anna, operators = await world.user(started=True), await world.user(started=True)
    await world.fault(Break.HANG, chat=anna, times=None)
    long_ago = datetime.now(UTC) - timedelta(minutes=16)
    store = await Store.open(f"sqlite:///{tmp_path / 'agreed.db'}")
    async with store.begin() as conn:
        await enqueue(conn, Outgoing(anna, None, "Due today"), long_ago)
    await store.close()
    async with serve(tmp_path, world, OPERATORS_CHAT=str(operators)) as served:
        (told,) = await world.texts(operators, count=1, within=30)
        assert told.startswith("Messages are late: 1 message waits")
        assert "messages are late" in served.errors()
        await world.mend()  # what hung is not answered in time, and waits on purpose from then on
        assert "no longer late" in (await world.texts(operators, count=2, within=60))[1]


async def test_a_backup_that_is_made_meanwhile_is_a_database_to_go_on_with(
    tmp_path: Path, world: World
) -> None:
    anna = await world.user()
    copy = tmp_path / "copy"
    copy.mkdir()
    async with serve(tmp_path, world):
        assert await talk(world, anna, "/hour 08:15")
        database = {"DATABASE_URL": f"sqlite:///{tmp_path / 'agreed.db'}"}
        made = await asyncio.create_subprocess_exec(
            AGREED, "backup", copy / "agreed.db", env=os.environ | database, stdout=PIPE
        )
        said, _ = await made.communicate()
        assert (made.returncode, b"checked" in said) == (0, True)
        assert await talk(world, anna, "/id")
    async with serve(copy, world):
        assert "08:15" in await talk(world, anna, "/settings")


# A disk that takes nothing ----------------------------------------------------------------------


@pytest.mark.skipif(sys.platform != "linux", reason="only there a limit is set from outside")
async def test_while_nothing_can_be_written_nothing_is_lost_and_then_it_goes_on(
    tmp_path: Path, world: World
) -> None:
    anna = await world.user()
    async with serve(tmp_path, world) as served:
        await served.until("Chats:")
        assert await talk(world, anna, "/start")
        page = f"{address_in(served.said[0])}/dialogue-2016.ics"
        assert await feed_at(page)
        kept = resource.prlimit(served.process.pid, resource.RLIMIT_FSIZE)
        resource.prlimit(served.process.pid, resource.RLIMIT_FSIZE, (FULL, kept[1]))
        await world.say(anna, "/hour 08:15")
        await said_in_log(served, "no updates are received")
        assert len(await world.texts(anna)) == 1
        assert len(await world.unconfirmed()) == 1
        assert await feed_at(page)  # who only reads notices nothing
        async with httpx.AsyncClient(trust_env=False, base_url=address_in(served.said[0])) as http:
            assert (await http.get("/readyz")).status_code == 503
        resource.prlimit(served.process.pid, resource.RLIMIT_FSIZE, kept)
        assert "08:15" in (await world.texts(anna, count=2, within=60))[1]
        assert await served.terminate() == 0
        assert "Traceback" not in served.errors()
    assert ask(tmp_path, "PRAGMA integrity_check") == "ok"


FULL = 4096
"""In bytes: every file that is longer already, as all of the database is, can hold nothing more."""


async def said_in_log(served: Served, words: str) -> None:
    async with asyncio.timeout(60):
        while words not in served.errors():  # noqa: ASYNC110  a file tells nobody
            await asyncio.sleep(0.05)


# Killed -----------------------------------------------------------------------------------------


async def all_is_sent(folder: Path, *, but: str = "") -> None:
    """Wait until nothing is left to handle or to send, other than what is in that state."""
    updates = "SELECT count(*) FROM inbox WHERE state = 'waiting'"
    messages = f"SELECT count(*) FROM deliveries WHERE state NOT IN ('sent', '{but}')"
    async with asyncio.timeout(60):
        while ask(folder, updates) or ask(folder, messages):  # noqa: ASYNC110  a database tells nobody
            await asyncio.sleep(0.05)


def ask(folder: Path, query: str) -> Any:
    """Ask the database of a process; the first value."""
    with closing(sqlite3.connect(folder / "agreed.db", isolation_level=None)) as database:
        return (database.execute(query).fetchone() or [None])[0]


async def test_killed_while_sending_it_loses_nothing_and_repeats_little(tmp_path: Path, world: World) -> None:
    random, kills = Random(20160614), 3
    people = [await world.user(f"P{number}") for number in range(60)]
    await world.fault(Break.SLOW, times=None, after=5, seconds=0.2)
    for person in people:
        await world.say(person, f"/hour 08:{random.randrange(60):02}")
    for _ in range(kills):
        async with serve(tmp_path, world) as served:
            sent = len(await world.messages())
            await world.messages(count=min(sent + random.randrange(2, 12), len(people)))
            await asyncio.sleep(random.random() / 5)
            await served.kill()
    async with serve(tmp_path, world) as served:
        await served.until("Chats:")
        await all_is_sent(tmp_path, but="uncertain")
    ask(tmp_path, "UPDATE deliveries SET not_before = 0 WHERE state = 'uncertain'")  # a minute has passed
    ask(tmp_path, "UPDATE lines SET at = NULL WHERE head IS NOT NULL")
    async with serve(tmp_path, world):
        await all_is_sent(tmp_path)
    assert await world.unconfirmed() == []
    arrived = [await world.texts(person) for person in people]
    assert all(arrived)
    repeated = [text for texts in arrived for text in texts[1:]]
    assert len(repeated) <= kills * in_flight(RATE)
    assert all(text.endswith("(You may have received this message already.)") for text in repeated)
