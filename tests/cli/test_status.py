"""``agreed status``, in plain words and as JSON, over a database that tells of every kind of trouble."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection
from typer.testing import CliRunner

from bot.cli import app
from bot.delivery import Outgoing
from bot.settings import Settings
from bot.store import inbox, leases, messages, vitals
from bot.store.leases import server_time
from bot.store.messages import State, deliveries
from schedules.amendment import Amendment, Author, Reworded
from schedules.milestone import Schedule
from schedules.store import amendments, schedules, shown, subscribers
from schedules.store.engine import Store
from schedules.text import Text
from tests.cli.shapes import SCHEMAS

Prepare = Callable[[AsyncConnection], Awaitable[None]]


@pytest.fixture(autouse=True)
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """An empty working folder, and no settings but the defaults."""
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def prepare(*steps: Prepare) -> None:
    """Make a database, and do this with it."""

    async def run() -> None:
        store = await Store.open("sqlite:///agreed.db")
        async with store.begin() as conn:
            for step in steps:
                await step(conn)
        await store.close()

    asyncio.run(run())


def status(*words: str) -> tuple[int, str, str]:
    """Exit code, standard output, standard error."""
    result = CliRunner().invoke(app, ["status", *words])
    return result.exit_code, result.stdout, result.stderr


def status_json() -> tuple[int, dict[str, Any]]:
    code, said, _ = status("--json")
    found = json.loads(said)
    SCHEMAS["status"].validate(found)
    return code, found


def now() -> datetime:
    return datetime.now(UTC)


async def somebody_sends(conn: AsyncConnection) -> None:
    await leases.take(conn, "sender", "berlin/4026531836|42|0a1b2c3d", await server_time(conn))


async def all_goes_wrong(conn: AsyncConnection) -> None:
    for chat in (1, 2, 3):
        await messages.enqueue(conn, Outgoing(chat, None, "our position"), now() - timedelta(minutes=3))
    for chat, state, reason in (
        (2, State.UNCERTAIN, "ReadTimeout"),
        (3, State.DEAD, "bot was blocked by the user"),
    ):
        theirs = select(messages.messages.c.id).where(messages.messages.c.chat == chat)
        values = {"state": state, "reason": reason, "settled_at": now()}
        await conn.execute(update(deliveries).where(deliveries.c.message.in_(theirs)).values(values))
    said = {"update_id": 9, "message": {"chat": {"id": 4}, "text": "our position"}}
    await inbox.keep(conn, [said], now())
    for _ in range(inbox.TRIES):
        await inbox.failed(conn, 9, "ValueError('our position')", now())


async def something_is_ahead(conn: AsyncConnection) -> None:
    await subscribers.subscribe(conn, 1, [], now())
    await conn.execute(update(subscribers.subscribers).values(next_at=datetime(2126, 8, 31, 1, tzinfo=UTC)))
    await vitals.note_tick(conn, datetime(2026, 8, 31, 1, tzinfo=UTC))


async def one_is_late(conn: AsyncConnection) -> None:
    await messages.enqueue(conn, Outgoing(1, None, "A"), now() - timedelta(minutes=20))


def test_it_tells_who_sends_what_waits_and_what_went_wrong() -> None:
    prepare(somebody_sends, all_goes_wrong, something_is_ahead)
    code, said, _ = status()
    assert code == 0
    assert "Plans and sends: process 42 on berlin (lease until " in said
    assert " UTC, renewed while it runs)\nReceives: nobody\n" in said
    assert "Receives: nobody\nAnswers: nobody\n" in said
    assert "Waiting to be sent: 1, the first since " in said
    assert "(3 min)\n" in said
    assert "Not answered, may have arrived: 1\n  chat 2, " in said
    assert ": ReadTimeout\nGiven up: 1\n  chat 3, " in said
    assert ": bot was blocked by the user\n" in said
    assert "Updates set aside: 1\n  chat 4, " in said
    assert "Next to be planned: 2126-08-31 01:00:00 UTC\nLast planned: 2026-08-31 01:00:00 UTC\n" in said
    assert "position" not in said


async def schedules_are_damaged_and_gone(conn: AsyncConnection) -> None:
    for chat in (1, 2):
        await subscribers.subscribe(conn, chat, ["fair", "review"], now())
    await shown.show(conn, "fair", "abc", {}, 0)
    await shown.show(conn, "review", "abc", {}, 0)
    await shown.put_away(conn, ["review"])
    zone = ZoneInfo("UTC")
    await schedules.own(conn, 2, Schedule("chat-2", Text.of("Ours"), date(2016, 7, 25), zone, {}))
    await conn.execute(update(schedules.schedules).values(zone="Mars/Olympus"))
    made = Amendment(7, "fair", "hall", Reworded("in May"), date(2016, 7, 25), Author(1, "Anna"), now())
    await amendments.keep(conn, made)
    await conn.execute(update(amendments.amendments).values(edit='["our position"]'))


def test_schedules_that_were_set_aside_or_are_gone_are_named() -> None:
    prepare(somebody_sends, schedules_are_damaged_and_gone)
    code, said, _ = status()
    assert code == 0
    assert (
        "Schedules set aside, of which nobody is told anything:\n"
        "  chat-2: title, zone or country cannot be read\n"
        "  fair: amendment 7 cannot be read\n"
        "Followed, and not there when it was last planned:\n"
        "  review: 2 chats\n"
    ) in said
    assert "position" not in said
    code, found = status_json()
    assert found["set_aside"][1] == {"schedule": "fair", "what": "amendment 7"}
    assert found["not_here"] == [{"schedule": "review", "followers": 2}]


def test_scripts_are_told_the_same() -> None:
    prepare(somebody_sends, all_goes_wrong, something_is_ahead)
    code, found = status_json()
    assert (code, found["is_well"], found["is_late"]) == (0, True, False)
    assert (found["sender"]["machine"], found["sender"]["process"]) == ("berlin", 42)
    assert found["poller"] is None
    assert found["waiting"] == 1
    (uncertain,), (dead,), (poisoned,) = (found[kind]["latest"] for kind in ("uncertain", "dead", "poisoned"))
    assert (uncertain["chat"], uncertain["reason"]) == (2, "ReadTimeout")
    assert (dead["chat"], dead["reason"]) == (3, "bot was blocked by the user")
    assert (poisoned["update"], poisoned["chat"], poisoned["reason"]) == (9, 4, "ValueError")
    assert found["next_due"] == "2126-08-31T01:00:00+00:00"


def test_an_empty_installation_that_nobody_serves_is_not_well() -> None:
    prepare()
    code, said, _ = status()
    assert code == 1
    assert said.startswith("Plans and sends: nobody\n")
    assert "Waiting to be sent: nothing\n" in said
    assert said.endswith("Next to be planned: nothing\nLast planned: never\n")
    assert status_json()[0] == 1


def test_what_is_late_is_not_well() -> None:
    prepare(somebody_sends, one_is_late)
    code, said, _ = status()
    assert code == 1
    assert "(20 min): late\n" in said
    code, found = status_json()
    assert (code, found["is_well"], found["is_late"]) == (1, False, True)


def test_many_troubles_are_counted_and_the_latest_named() -> None:
    async def many_die(conn: AsyncConnection) -> None:
        for chat in range(1, 26):
            await messages.enqueue(conn, Outgoing(chat, None, "A"), now())
        await conn.execute(update(deliveries).values(state=State.DEAD, reason="chat not found"))

    prepare(many_die)
    _, said, _ = status()
    assert "Given up: 25\n  chat 25, " in said
    assert "  and 5 more\n" in said
    assert "chat 5, " not in said


def test_a_database_that_is_not_there_is_not_made(folder: Path) -> None:
    code, said, why = status()
    assert (code, said) == (2, "")
    assert "agreed.db is not there" in why
    assert list(folder.iterdir()) == []


def test_settings_that_cannot_be_used_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "mongodb://here")
    code, _, why = status()
    assert code == 2
    assert "mongodb databases are not supported" in why
    monkeypatch.setenv("SEND_RATE", "0")
    assert status()[2].startswith("SEND_RATE: ")
