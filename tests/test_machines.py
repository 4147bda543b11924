"""Several ``agreed serve`` on one PostgreSQL: one receives, answers and sends, and any other takes over."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest

from tests.botapi.faults import Break
from tests.botapi.server import botapi
from tests.botapi.world import World
from tests.databases import end_sessions, forwarded
from tests.processes import Served, serve, talk

pytestmark = pytest.mark.anyio

PATIENCE = 60
"""Seconds; how long a standby needs is known (``leases.LIFETIME``), how busy this machine is is not."""

ALL = ["sends", "polls", "answers"]


@pytest.fixture
async def world() -> AsyncIterator[World]:
    async with botapi() as served:
        yield served


async def readiness(address: str) -> tuple[int, dict[str, Any]]:
    async with httpx.AsyncClient(trust_env=False) as http:
        answer = await http.get(f"{address}/readyz")
    return answer.status_code, answer.json()


async def until(
    address: str, look: Callable[[int, dict[str, Any]], bool], within: float = PATIENCE
) -> dict[str, Any]:
    """Ask whether it is ready, until the answer is as it should be; the answer."""
    status, told = 0, dict[str, Any]()
    with suppress(TimeoutError):
        async with asyncio.timeout(within):
            while not look(status, told):
                await asyncio.sleep(0.05)
                status, told = await readiness(address)
    assert look(status, told), (status, told)
    return told


async def does(address: str, *roles: str) -> None:
    """Wait until a process does this, and nothing else."""
    await until(address, lambda status, told: status == 200 and told["roles"] == list(roles))


@asynccontextmanager
async def two(
    folder: Path, world: World, database_url: str, *doing: str, **settings: str
) -> AsyncIterator[tuple[Served, Served, str, str]]:
    """Two processes, the first of which does everything; and their addresses."""
    settings |= {"DATABASE_URL": database_url}
    async with serve(folder, world, **settings) as first:
        one = await first.address()
        await does(one, *(doing or ALL))
        async with serve(folder, world, **settings) as second:
            yield first, second, one, await second.address()


async def test_one_that_hangs_or_is_killed_or_stopped_is_relieved(
    tmp_path: Path, world: World, tables_url: str
) -> None:
    anna, ben = await world.user(), await world.user()
    async with two(tmp_path, world, tables_url) as (first, second, one, other):
        await does(other, "stands by")
        async with httpx.AsyncClient(trust_env=False) as http:
            pages = [await http.get(f"{address}/dialogue-2016.ics") for address in (one, other)]
        assert [page.status_code for page in pages] == [200, 200]
        assert pages[0].headers["etag"] == pages[1].headers["etag"]
        assert await talk(world, anna, "/id") == f"The id of this chat is {anna}."
        async with httpx.AsyncClient(trust_env=False) as http:
            assert "\nagreed_lateness_seconds_count 1.0\n" in (await http.get(f"{one}/metrics")).text
        # To the other it is as if it were on a machine that is gone: nobody can ask whether it still lives.
        first.process.send_signal(signal.SIGSTOP)
        await world.say(anna, "/id")
        assert len(await world.texts(anna, count=2, within=PATIENCE)) == 2
        await does(other, *ALL)
        first.process.send_signal(signal.SIGCONT)
        await does(one, "stands by")
        assert await talk(world, anna, "/help")
        await second.kill()
        await world.say(anna, "/id")
        assert len(await world.texts(anna, count=4, within=PATIENCE)) == 4
        await does(one, *ALL)
        async with serve(tmp_path, world, DATABASE_URL=tables_url) as third:
            await does(last := await third.address(), "stands by")
            assert await first.terminate() == 0
            await does(last, *ALL)
            assert await talk(world, ben, "/id") == f"The id of this chat is {ben}."
    # Nobody who still lived asked for updates while another did: but for the one that stood still meanwhile.
    assert len([asked for asked in await world.requests("getUpdates", "409") if asked["heard"]]) <= 1


async def test_a_database_that_was_gone_is_used_again(tmp_path: Path, world: World, tables_url: str) -> None:
    anna = await world.user()
    async with (
        forwarded(tables_url) as line,
        serve(tmp_path, world, DATABASE_URL=line.url) as served,
    ):
        address = await served.address()
        await does(address, *ALL)
        line.cut()
        await until(address, lambda status, told: status == 503 and not told["ready"])
        await world.say(anna, "/id")
        line.mend()
        assert len(await world.texts(anna, count=1, within=PATIENCE)) == 1
        await does(address, *ALL)
        assert end_sessions(tables_url) > 0  # as where the server is started anew
        assert await talk(world, anna, "/id")
        assert await served.terminate() == 0


# Webhook ------------------------------------------------------------------------------------------


@asynccontextmanager
async def balancer() -> AsyncIterator[tuple[str, list[str]]]:
    """An address that leads to one process after the other, passing over those that are gone."""
    behind: list[str] = []

    async def lead(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        behind.append(behind.pop(0))
        for address in behind:
            with suppress(OSError):
                inside, to = await asyncio.open_connection("127.0.0.1", urlsplit(address).port)
                await asyncio.gather(pump(reader, to), pump(inside, writer))
                break
        writer.close()

    async def pump(source: asyncio.StreamReader, sink: asyncio.StreamWriter) -> None:
        with suppress(OSError):
            while data := await source.read(1 << 16):
                sink.write(data)
                await sink.drain()
        sink.close()

    server = await asyncio.start_server(lead, "127.0.0.1", 0)
    async with server:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}", behind


async def test_every_process_takes_what_is_delivered_and_one_answers(
    tmp_path: Path, world: World, tables_url: str
) -> None:
    people = [await world.user() for _ in range(4)]
    doing = ["sends", "tends the webhook", "answers", "hears webhooks"]
    async with balancer() as (outside, behind):
        webhook = {"WEBHOOK_URL": f"{outside}/telegram", "WEBHOOK_SECRET": "k33p-it_"}
        async with two(tmp_path, world, tables_url, *doing, **webhook) as (first, _, one, other):
            behind += [one, other]
            await does(other, "stands by", "hears webhooks")
            for person in people:
                assert await talk(world, person, "/id")
            behind[:] = [other]  # all that is delivered arrives at the standby
            assert await talk(world, people[0], "/id")
            await first.kill()
            await world.say(people[1], "/id")
            assert len(await world.texts(people[1], count=2, within=PATIENCE)) == 2
            await does(other, *doing)
        assert await world.requests("getUpdates") == []
        # Back to asking for updates: the webhook goes.
        async with serve(tmp_path, world, DATABASE_URL=tables_url) as served:
            await does(await served.address(), *ALL)
            assert await talk(world, people[2], "/id")


# Logs ---------------------------------------------------------------------------------------------


async def test_through_all_that_fails_the_log_has_a_line_each_and_no_word_of_what_was_said(
    tmp_path: Path, world: World, tables_url: str
) -> None:
    anna, said, secret = await world.user(), "our position on the hotline", "k33p-it_"
    webhook = {"WEBHOOK_URL": "http://127.0.0.1:9/telegram", "WEBHOOK_SECRET": secret}
    header = {"X-Telegram-Bot-Api-Secret-Token": secret}
    broken = {"update_id": 1, "message": {"text": said}}
    asked = {"update_id": 2, "message": {"chat": {"id": anna, "type": "private"}, "text": said}}
    for failing in ({"status": 400, "description": "Bad Request: message is too strange"}, {"status": 502}):
        await world.fault(Break.REFUSE, **failing)
    await world.fault(Break.GATEWAY, method="getMyCommands")
    await world.fault(Break.CUT, method="setWebhook")
    token = "AAECAwQFBgcICQoLDA0ODw"
    async with (
        forwarded(tables_url) as line,
        serve(tmp_path, world, DATABASE_URL=line.url, **webhook) as served,
        httpx.AsyncClient(trust_env=False, base_url=await served.address()) as http,
    ):
        await served.until("Chats:")
        for update in (broken, asked):
            assert (await http.post("/telegram", json=update, headers=header)).status_code == 200
        assert (await http.post("/telegram", json=asked)).status_code == 403
        await world.requests("sendMessage", count=1)
        await logged(served, "now=poisoned")
        line.cut()
        await until(str(http.base_url).rstrip("/"), lambda status, _: status == 503)
        assert (await http.get(f"/f/{token}/review.ics")).status_code == 503
        assert (await http.post("/telegram", json=asked, headers=header)).status_code == 503
        line.mend()
        await until(str(http.base_url).rstrip("/"), lambda status, _: status == 200)
        assert await served.terminate() == 0
        log = served.errors()
    for hidden in (world.token.partition(":")[2], "position", token, secret):
        assert hidden not in log
    assert all(line.startswith("timestamp=") for line in log.splitlines())
    for told in ("update failed", "without the secret", "not sent", "cannot be shown", "webhook was not set"):
        assert told in log


async def logged(served: Served, words: str) -> None:
    async with asyncio.timeout(PATIENCE):
        while words not in served.errors():  # noqa: ASYNC110  a file tells nobody
            await asyncio.sleep(0.05)
