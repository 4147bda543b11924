"""A change from end to end: ``agreed serve`` as a process, people in chats, over HTTP."""

from __future__ import annotations

import json
import re
import socket
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import httpx
import pytest

from bot.wording.delivery import said_of_rehearsal
from tests.botapi.entities import Formatted, as_seen
from tests.botapi.server import botapi
from tests.botapi.world import World
from tests.processes import address_in, serve, talk

pytestmark = pytest.mark.anyio

NOON = "2016-07-25T12:00"


@pytest.fixture
async def world() -> AsyncIterator[World]:
    async with botapi() as served:
        yield served


@pytest.mark.parametrize(
    ("language", "words", "heading", "yes", "moved", "undo", "back"),
    [
        (
            "en",
            "the seminar will be on 24 and 25 August because the hall is free",
            "To be moved: Network-protection seminar",
            "Confirm",
            "Moved: Network-protection seminar, now 24–25 Aug; it was 1–31 Aug (no day set).",
            "To be taken back: Network-protection seminar moved to “on 24 and 25 August” (by Anna)",
            "Moved: Network-protection seminar, now 1–31 Aug (no day set); it was 24–25 Aug.",
        ),
        (
            "zh",
            "研讨会改到8月24日至25日，因为场地已定",
            "将更改日期：网络保护研讨会",
            "确认",
            "日期变动：网络保护研讨会，现定8月24日至25日；原定8月1日至31日（具体日期未定）。",
            "将撤销Anna的改动：网络保护研讨会改为“8月24日至25日”",
            "日期变动：网络保护研讨会，现定8月1日至31日（具体日期未定）；原定8月24日至25日。",
        ),
    ],
)
async def test_a_move_is_confirmed_told_shown_in_the_calendar_and_taken_back(
    tmp_path: Path,
    world: World,
    language: str,
    words: str,
    heading: str,
    yes: str,
    moved: str,
    undo: str,
    back: str,
) -> None:
    anna, ben = await world.user("Anna", language=language), await world.user("Ben", language=language)
    settings = {"DEFAULT_LANGUAGE": language, "EDITORS": str(anna)}
    async with serve(tmp_path, world, "--now", NOON, **settings) as served:
        address = address_in(await served.until("Page and calendars:"))
        for person in (anna, ben):
            await talk(world, person, "/start")
        assert (await talk(world, anna, words)).startswith(heading)
        await press_last(world, anna, yes)
        assert moved in (await world.texts(anna, count=3))[2]
        told = (await world.texts(ben, count=2))[1]
        assert moved in told
        assert "Anna" in told.splitlines()[0]
        assert "DTSTART;VALUE=DATE:20160824" in await feed(address)
        assert undo in await talk(world, anna, "/undo")
        await press_last(world, anna, yes)
        assert back in (await world.texts(anna, count=5))[4]
        assert back in (await world.texts(ben, count=3))[2]
        assert "DTSTART;VALUE=DATE:20160824" not in await feed(address)
        assert len(await world.texts(anna)) == 5


async def press_last(world: World, chat: int, label: str, user: int | None = None, newer: int = 0) -> None:
    """Somebody presses a button under the newest message, or the one before so many newer ones."""
    message = (await world.messages(chat))[-1 - newer]
    await world.press(chat, message["message_id"], label, user)


async def feed(address: str) -> str:
    async with httpx.AsyncClient(trust_env=False) as http:
        return (await http.get(f"{address}/dialogue-2016.ics")).text


async def test_in_a_group_who_presses_must_administer_it_at_that_moment(tmp_path: Path, world: World) -> None:
    owner, member = await world.user("Anna"), await world.user("Ben")
    group = await world.group(members=[owner, member])
    async with serve(tmp_path, world, "--now", NOON) as served:
        address = address_in(await served.until("Page and calendars:"))
        await served.until("https://t.me/agreed_test_bot")
        known = await world.texts(group, count=1)  # what is said to a group that the bot joined
        await world.say(group, "/add Call the bank: before 5 August", owner)
        assert "To be added" in (await world.texts(group, count=len(known) + 1))[-1]
        await press_last(world, group, "Confirm", member)
        assert "administrators of this group" in (await world.texts(group, count=len(known) + 2))[-1]
        await press_last(world, group, "Confirm", owner, newer=1)
        assert "New: Call the bank, by 4 Aug." in (await world.texts(group, count=len(known) + 3))[-1]
        await world.say(group, "/due", member)
        assert "Call the bank" in (await world.texts(group, count=len(known) + 4))[-1]
        await world.say(group, "/calendar", owner)
        said = (await world.texts(group, count=len(known) + 6))[-1]  # below the file, and the code
        url = re.findall(rf"{address}/f/\S+\.ics", said)[-1]
        async with httpx.AsyncClient(trust_env=False) as http:
            assert "Call the bank" in (await http.get(url)).text
            assert (await http.get(f"{address}/{url.rpartition('/')[2]}")).status_code == 404


FAIR = """\
schedule: fair
title: Fair
agreed_on: 2016-06-14
timezone: Asia/Shanghai
visibility: public
milestones:
  hall: {title: Rent the hall, when: WORDS}
"""


async def test_a_file_that_is_edited_later_wins_and_its_editors_are_told(
    tmp_path: Path, world: World
) -> None:
    anna, file = await world.user("Anna"), tmp_path / "fair.yaml"
    file.write_text(FAIR.replace("WORDS", "in August 2016"), encoding="utf-8")
    async with serve(tmp_path, world, "fair.yaml", "--now", NOON, EDITORS=str(anna)) as served:
        await served.until("https://t.me/agreed_test_bot")
        await talk(world, anna, "/move hall to 24 August")
        assert "Moved: Rent the hall, now 24 Aug" in await talk(world, anna, "yes")
        file.write_text(FAIR.replace("WORDS", "in October 2016"), encoding="utf-8")
        told = (await world.texts(anna, count=3, within=30))[2]
        assert told.startswith("The file of “Fair” has changed. It wins over these changes")
        assert "Rent the hall moved to “24 August”" in told
        assert "between Saturday 1 October 2016" in await talk(world, anna, "when is the hall rented?")


async def test_a_clock_time_can_be_tapped_in_answers_and_reminders(tmp_path: Path, world: World) -> None:
    anna, file = await world.user("Anna"), tmp_path / "fair.yaml"
    words = "on 31 August 2016, at: '17:00'"
    file.write_text(FAIR.replace("WORDS", words), encoding="utf-8")
    async with serve(tmp_path, world, "fair.yaml", "--now", "2016-08-31T08:00") as served:
        await served.until("https://t.me/agreed_test_bot")
        await talk(world, anna, "/start")
    async with serve(tmp_path, world, "fair.yaml", "--now", "2016-08-31T09:30"):
        asked, told = (sent["message"] for sent in await world.messages(anna, count=2, within=60))
    assert "• Rent the hall · 31 Aug · 17:00 Shanghai time" in asked["text"]
    assert told["text"].startswith("Today: Rent the hall, Wed 31 Aug, 17:00 Shanghai time.")
    for message, said in ((asked, "31 Aug · 17:00 Shanghai time"), (told, "Wed 31 Aug, 17:00 Shanghai time")):
        (mark,) = [one for one in message["entities"] if one["type"] == "date_time"]
        assert message["text"][mark["offset"] : mark["offset"] + mark["length"]] == said
        assert mark["unix_time"] == int(datetime(2016, 8, 31, 9, tzinfo=UTC).timestamp())


async def test_each_reader_sees_a_clock_time_in_the_own_zone_too(tmp_path: Path, world: World) -> None:
    anna, file = await world.user("Anna"), tmp_path / "fair.yaml"
    group = await world.group(members=[anna])
    file.write_text(FAIR.replace("WORDS", "on 31 August 2016, at: '17:00'"), encoding="utf-8")
    async with serve(tmp_path, world, "fair.yaml", "--now", "2016-08-30T08:00") as served:
        await served.until("https://t.me/agreed_test_bot")
        await talk(world, anna, "/zone New York")
        for chat in (anna, group):
            await talk(world, chat, "/due")
        sent = [(await world.messages(chat))[-1]["message"] for chat in (anna, group)]
    for message, elsewhere in zip(sent, ("31 Aug, 05:00 New York time", "31 Aug, 09:00 UTC"), strict=True):
        assert f"31 Aug · 17:00 Shanghai time (= {elsewhere})" in message["text"]
        told = Formatted(message["text"], tuple(message["entities"]))
        assert "17:00 Shanghai time (= 11:00, 31.08.16)" in as_seen(told, ZoneInfo("Europe/Berlin"))


@pytest.mark.parametrize("arrive", ["asked for", "delivered"])
async def test_words_typed_in_another_chat_are_answered_and_the_answer_is_sent_there(
    tmp_path: Path, world: World, arrive: str
) -> None:
    anna, ben = await world.user("Anna", language="zh"), await world.user("Ben")
    group = await world.group(members=[anna, ben])
    port = free_port()
    hook = {"WEBHOOK_URL": f"http://127.0.0.1:{port}/telegram", "WEBHOOK_SECRET": "k33p-it"}
    listen = {"LISTEN": f"127.0.0.1:{port}", **(hook if arrive == "delivered" else {})}
    async with serve(tmp_path, world, "--now", NOON, **listen) as served:
        await served.until("https://t.me/agreed_test_bot")
        known = len(await world.texts(group, count=1))
        query = await world.type(anna, "八月")
        offered = await world.offered(query, within=30)
        assert offered
        assert [one["title"] for one in offered["results"]][:2] == ["2016年8月到期的事项", "网络保护研讨会"]
        sent = await world.choose(query, "1", group)
        assert "测试热线 · 不迟于8月31日" in sent["text"]
        assert sent["text"].endswith(said_of_rehearsal("zh"))
        assert "In any other chat: @agreed_test_bot august" in await talk(world, anna, "/help")
        assert await talk(world, ben, "/next")  # whatever came before was heard by now
        assert len(await world.texts(group)) == known  # and the bot does not answer itself
        assert "八月" not in served.errors()
    assert "八月".encode() not in (tmp_path / "agreed.db").read_bytes()
    assert json.dumps("八月")[1:-1].encode() not in (tmp_path / "agreed.db").read_bytes()


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])
