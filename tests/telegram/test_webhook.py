"""The webhook: what Telegram was told has arrived is on disk, and nobody else can deliver anything."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, closing
from pathlib import Path

import httpx
import pytest
from sqlalchemy import select
from starlette.applications import Starlette
from starlette.routing import Route
from structlog.testing import capture_logs
from telegram import Bot

from bot.store import inbox
from bot.telegram import webhook
from bot.telegram.webhook import LARGEST_BODY, Webhook, keep_webhook
from schedules.store.engine import Store
from tests.botapi.faults import Break
from tests.botapi.world import World

pytestmark = pytest.mark.anyio

SECRET = "k33p-it_"
HEADER = {"X-Telegram-Bot-Api-Secret-Token": SECRET}
BODY = '{"update_id": 5, "message": {"chat": {"id": 7}, "text": "our position"}}'


class Arrivals:
    """Counts how often something arrived."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self) -> None:
        self.count += 1


@pytest.fixture
def arrivals() -> Arrivals:
    return Arrivals()


@pytest.fixture
async def http(store: Store, arrivals: Arrivals) -> AsyncIterator[httpx.AsyncClient]:
    async with delivering(store, arrivals) as client:
        yield client


@asynccontextmanager
async def delivering(store: Store, arrivals: Arrivals) -> AsyncIterator[httpx.AsyncClient]:
    """Whoever delivers to a webhook that keeps what arrives in ``store``."""
    route = Route("/telegram", Webhook(store, SECRET, arrivals).receive, methods=["POST"])
    transport = httpx.ASGITransport(Starlette(routes=[route]))
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
        yield client


async def kept(store: Store) -> list[int]:
    async with store.connect() as conn:
        return list(await conn.scalars(select(inbox.inbox.c.update_id).order_by(inbox.inbox.c.update_id)))


async def test_an_update_is_on_disk_before_it_is_said_to_have_arrived(
    http: httpx.AsyncClient, store: Store, arrivals: Arrivals
) -> None:
    assert (await http.post("/telegram", content=BODY, headers=HEADER)).status_code == 200
    assert await kept(store) == [5]
    assert arrivals.count == 1


async def test_an_update_that_is_offered_again_is_kept_once(http: httpx.AsyncClient, store: Store) -> None:
    answers = await asyncio.gather(*(http.post("/telegram", content=BODY, headers=HEADER) for _ in range(5)))
    assert {answer.status_code for answer in answers} == {200}
    assert await kept(store) == [5]


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"X-Telegram-Bot-Api-Secret-Token": ""},
        {"X-Telegram-Bot-Api-Secret-Token": SECRET + "x"},
        {"X-Telegram-Bot-Api-Secret-Token": "schlüssel".encode("latin-1")},
    ],
)
async def test_whoever_does_not_know_the_secret_is_refused_without_a_word(
    http: httpx.AsyncClient, store: Store, arrivals: Arrivals, headers: dict[str, str]
) -> None:
    with capture_logs() as logs:
        answer = await http.post("/telegram", content=BODY, headers=headers)
    assert (answer.status_code, answer.content) == (403, b"")
    assert "position" not in str(logs)
    assert await kept(store) == []
    assert arrivals.count == 0


@pytest.mark.parametrize(
    "body",
    ["", "{", "[]", "{}", '{"update_id": "5"}', '{"update_id": true}', '{"update_id": -1}', "[" * 9999],
)
async def test_what_is_no_update_is_refused(http: httpx.AsyncClient, store: Store, body: str) -> None:
    assert (await http.post("/telegram", content=body, headers=HEADER)).status_code == 400
    assert await kept(store) == []


async def test_an_id_that_no_database_could_hold_is_refused(http: httpx.AsyncClient) -> None:
    answer = await http.post("/telegram", content=f'{{"update_id": {2**63}}}', headers=HEADER)
    assert answer.status_code == 400


async def test_a_body_that_is_too_large_is_not_read_to_its_end(http: httpx.AsyncClient) -> None:
    read = 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal read
        for _ in range(100):
            read += 1 << 16
            yield b" " * (1 << 16)

    answer = await http.post("/telegram", content=endless(), headers=HEADER)
    assert answer.status_code == 413
    assert read <= LARGEST_BODY + (2 << 16)


async def test_what_cannot_be_kept_is_not_said_to_have_arrived(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arrivals: Arrivals
) -> None:
    monkeypatch.setattr("schedules.store.engine._BUSY_MILLISECONDS", 1)
    store = await Store.open(f"sqlite:///{tmp_path / 'agreed.db'}")
    async with delivering(store, arrivals) as http:
        with closing(sqlite3.connect(tmp_path / "agreed.db", isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            assert (await http.post("/telegram", content=BODY, headers=HEADER)).status_code == 503
        assert arrivals.count == 0
        assert (await http.post("/telegram", content=BODY, headers=HEADER)).status_code == 200
    await store.close()


# Telling Telegram where to deliver ------------------------------------------------------------------


async def test_telegram_is_told_until_it_agrees(
    bot: Bot, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(webhook, "_FIRST_PAUSE_SECONDS", 0.01)
    await world.fault(Break.REFUSE, method="setWebhook", status=500, description="Internal Server Error")
    task = asyncio.create_task(keep_webhook(bot, "http://127.0.0.1:9/telegram", SECRET))
    await world.requests("setWebhook", "ok", count=1)
    info = await bot.get_webhook_info()
    task.cancel()
    await asyncio.wait((task,))
    assert info.url == "http://127.0.0.1:9/telegram"
    first, second = await world.requests("setWebhook")
    assert (first["outcome"], second["outcome"]) == ("500", "ok")
    assert task.cancelled()


async def test_what_is_taken_aside_has_arrived_and_is_not_on_disk(store: Store, arrivals: Arrivals) -> None:
    taken = list[object]()

    def aside(update: Mapping[str, object]) -> bool:
        taken.append(update["update_id"])
        return "inline_query" in update

    route = Route("/telegram", Webhook(store, SECRET, arrivals, aside).receive, methods=["POST"])
    transport = httpx.ASGITransport(Starlette(routes=[route]))
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as http:
        query = '{"update_id": 6, "inline_query": {"id": "1", "query": "august"}}'
        for body, headers in ((query, {}), (query, HEADER), (BODY, HEADER)):
            await http.post("/telegram", content=body, headers=headers)
    assert taken == [6, 5]  # and nothing without the secret
    assert await kept(store) == [5]
    assert arrivals.count == 1
