"""``agreed serve --check``: each thing is tried for real, and what is wrong is said with what helps."""

from __future__ import annotations

import asyncio
import socket
from asyncio import StreamReader, StreamWriter
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from bot import checks
from bot.checks import Checked, check
from bot.settings import Settings, load_settings
from schedules.store.engine import Store
from tests.botapi.faults import Break
from tests.botapi.server import botapi
from tests.botapi.world import World

pytestmark = pytest.mark.anyio

PUBLIC = "http://agreed.example.org"
Answer = Callable[[StreamReader, StreamWriter], Awaitable[None]]


@pytest.fixture(autouse=True)
def _bare_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.chdir(tmp_path)


@pytest.fixture
async def world() -> AsyncIterator[World]:
    async with botapi() as served:
        yield served


async def found(name: str, rehearsal: bool = False, **settings: Any) -> Checked:
    """What is found of one thing."""
    chosen = load_settings(**{"listen": "127.0.0.1:0", **settings})
    return {tried.name: tried async for tried in check(chosen, rehearsal)}[name]


async def is_well(name: str, says: str, **settings: Any) -> None:
    tried = await found(name, **settings)
    assert tried.is_well, tried.said
    assert says in tried.said


async def is_wrong(name: str, says: str, **settings: Any) -> None:
    tried = await found(name, **settings)
    assert not tried.is_well, tried.said
    assert says in tried.said


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


async def test_everything_is_tried_in_order_and_can_be_well(world: World) -> None:
    settings = load_settings(
        telegram_bot_token=world.token, telegram_api_url=world.base_url, listen="127.0.0.1:0"
    )
    tried = [tried async for tried in check(settings, rehearsal=False)]
    assert [one.name for one in tried] == [
        "TELEGRAM_BOT_TOKEN",
        "DEFAULT_TIMEZONE",
        "DATABASE_URL",
        "LISTEN",
        "PUBLIC_URL",
        "WEBHOOK_URL",
        "OPERATORS_CHAT",
    ]
    assert all(one.is_well for one in tried)
    assert not any(world.token in one.said for one in tried)


# The token --------------------------------------------------------------------------------------


async def test_a_token_tells_whose_it_is(world: World) -> None:
    settings = {"telegram_bot_token": world.token, "telegram_api_url": world.base_url}
    await is_well("TELEGRAM_BOT_TOKEN", "belongs to @agreed_test_bot", **settings)
    await is_well("TELEGRAM_BOT_TOKEN", "not set")


@pytest.mark.parametrize("token", ["42:unknown", "nonsense"])
async def test_an_unknown_token_is_said(world: World, token: str) -> None:
    settings = {"telegram_bot_token": token, "telegram_api_url": world.base_url}
    await is_wrong("TELEGRAM_BOT_TOKEN", "@BotFather", **settings)


async def test_a_server_that_does_not_answer_is_said(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "_PATIENCE", 0.2)
    settings = {"telegram_bot_token": world.token, "telegram_api_url": world.base_url}
    await world.fault(Break.HANG, method="getMe")
    await is_wrong("TELEGRAM_BOT_TOKEN", "does not answer: TimeoutError", **settings)
    nobody = {**settings, "telegram_api_url": f"http://127.0.0.1:{free_port()}/bot"}
    await is_wrong("TELEGRAM_BOT_TOKEN", "does not answer", **nobody)


# Zone, database, port ---------------------------------------------------------------------------


async def test_the_zone_is_told_with_the_hour() -> None:
    await is_well("DEFAULT_TIMEZONE", "Asia/Shanghai, told at 09:00", default_timezone="Asia/Shanghai")


async def test_the_database_is_opened(tmp_path: Path, database_url: str) -> None:
    await is_well("DATABASE_URL", "can be read and written", database_url=database_url)
    assert (tmp_path / "agreed.db").exists()
    await is_wrong("DATABASE_URL", "belongs to live runs", database_url=database_url, rehearsal=True)
    await is_wrong("DATABASE_URL", "its folder must exist", database_url="sqlite:////nowhere/agreed.db")


async def test_a_database_in_use_can_be_checked(store: Store, database_url: str) -> None:
    assert store.secret
    await is_well("DATABASE_URL", "can be read and written", database_url=database_url)


async def test_a_port_that_is_taken_is_said() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        await is_wrong("LISTEN", f"{address} cannot be had: Address already in use", listen=address)
    await is_well("LISTEN", f"{address} is free", listen=address)


# The public address -----------------------------------------------------------------------------


@asynccontextmanager
async def proxy(monkeypatch: pytest.MonkeyPatch, answer: Answer) -> AsyncIterator[None]:
    """The way to all addresses outside, for this process."""
    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    for name in ("HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy"):
        monkeypatch.setenv(name, f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}")
    for name in ("NO_PROXY", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
    async with server:
        yield


def leading_to(port: int) -> Answer:
    """Hands a request on to a port of this machine."""

    async def hand_on(reader: StreamReader, writer: StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).replace(b"GET http://agreed.example.org/", b"GET /")
        inside, to = await asyncio.open_connection("127.0.0.1", port)
        to.write(head.replace(b"keep-alive", b"close"))
        writer.write(await inside.read())
        for end in (writer, to):
            end.close()
            await end.wait_closed()

    return hand_on


def saying(answer: bytes) -> Answer:
    """Gives everybody the same answer."""

    async def say(reader: StreamReader, writer: StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 " + answer)
        writer.close()
        await writer.wait_closed()

    return say


async def test_an_address_that_leads_here_is_well(monkeypatch: pytest.MonkeyPatch) -> None:
    port = free_port()
    async with proxy(monkeypatch, leading_to(port)):
        await is_well("PUBLIC_URL", "leads here", public_url=PUBLIC, listen=f"127.0.0.1:{port}")


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (b"200 OK\r\nContent-Length: 3\r\n\r\nok\n", "leads to another program"),
        (b"502 Bad Gateway\r\nContent-Length: 0\r\n\r\n", "502 Bad Gateway"),
        (b"", "does not lead to 127.0.0.1:0"),
    ],
)
async def test_an_address_that_leads_elsewhere_is_said(
    monkeypatch: pytest.MonkeyPatch, answer: bytes, says: str
) -> None:
    async with proxy(monkeypatch, saying(answer)):
        await is_wrong("PUBLIC_URL", says, public_url=PUBLIC)


async def test_without_a_public_address_it_says_who_can_follow_links() -> None:
    await is_well("PUBLIC_URL", "only this machine can open")
    await is_well("PUBLIC_URL", "only be opened from this machine", public_url="http://192.168.1.4:8000")


# The webhook ------------------------------------------------------------------------------------

HOOK = {"webhook_secret": "k33p-it_", "telegram_bot_token": "42:unknown"}


async def test_a_webhook_that_leads_here_is_well(monkeypatch: pytest.MonkeyPatch, world: World) -> None:
    listen = f"127.0.0.1:{free_port()}"
    settings = {**HOOK, "telegram_api_url": world.base_url, "listen": listen}
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    await is_well("WEBHOOK_URL", "leads here", webhook_url=f"http://{listen}/telegram", **settings)
    await is_well("WEBHOOK_URL", "not set: to ask Telegram")
    assert (await world.requests("setWebhook")) == []


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("http://127.0.0.1:9/telegram", "Telegram cannot reach"),
        ("https://agreed.internal/telegram", "Telegram cannot reach"),
        ("https://agreed.example.org:8444/telegram", "port 8444; choose one of 80, 88, 443, 8443"),
    ],
)
async def test_where_telegram_does_not_deliver_to_is_said(url: str, says: str) -> None:
    await is_wrong("WEBHOOK_URL", says, webhook_url=url, **HOOK)


async def test_a_webhook_that_leads_elsewhere_or_to_no_bot_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    url = "https://agreed.example.org/telegram"
    async with proxy(monkeypatch, saying(b"502 Bad Gateway\r\nContent-Length: 0\r\n\r\n")):
        await is_wrong("WEBHOOK_URL", "does not lead to 127.0.0.1:0", webhook_url=url, **HOOK)
    await is_wrong(
        "WEBHOOK_URL", "without TELEGRAM_BOT_TOKEN", webhook_url=url, webhook_secret=HOOK["webhook_secret"]
    )


# The operators' chat ----------------------------------------------------------------------------


async def test_the_operators_chat_is_looked_up_and_told_nothing(world: World) -> None:
    settings = {"telegram_bot_token": world.token, "telegram_api_url": world.base_url}
    anna, group = await world.user("Anna"), await world.group("On call")
    await is_well("OPERATORS_CHAT", f"{anna} is Anna", operators_chat=anna, **settings)
    await is_well("OPERATORS_CHAT", f"{group} is On call", operators_chat=group, **settings)
    await is_well("OPERATORS_CHAT", "not set: when messages are late", **settings)
    assert await world.texts(anna) == await world.texts(group) == []


async def test_an_operators_chat_that_cannot_be_told_is_said(world: World) -> None:
    settings = {"telegram_bot_token": world.token, "telegram_api_url": world.base_url}
    group = await world.group("On call")
    await is_wrong("OPERATORS_CHAT", "knows no chat 77: add the bot", operators_chat=77, **settings)
    await is_wrong("OPERATORS_CHAT", "without TELEGRAM_BOT_TOKEN", operators_chat=77)
    moved = await world.migrate(group)
    await is_wrong("OPERATORS_CHAT", f"supergroup now; write {moved}", operators_chat=group, **settings)
    await world.kick(moved)
    await is_wrong("OPERATORS_CHAT", "add it there", operators_chat=moved, **settings)
    await world.fault(Break.REFUSE, method="getChat", status=500, description="Internal Server Error")
    await is_wrong("OPERATORS_CHAT", "does not answer", operators_chat=moved, **settings)
