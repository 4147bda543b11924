"""``agreed status``: how a running installation stands."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import typer

from bot.cli.common import Json, fail, print_json
from bot.roles import INBOX, POLLER, SENDER
from bot.settings import SettingsProblems, load_settings
from bot.status import Process, Status, report
from bot.status import status as read_status
from bot.store.troubles import Poisoned, Unsent
from schedules.store.engine import Store, StoreProblem, address

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
def status(json: Json = False) -> None:
    """Tell who receives and who sends, what waits, and what went wrong. Settings: see .env.example.

    Ends with 0 if messages are being sent in time, with 1 if not.

    \b
    Examples:
      agreed status
      DATABASE_URL=postgresql://agreed@db.example.org/agreed agreed status --json
    """
    try:
        found = asyncio.run(_look(load_settings().database_url))
    except SettingsProblems as problems:
        fail(*problems.problems)
    except StoreProblem as problem:
        fail(str(problem))
    if json:
        print_json(_shape(found))
    else:
        typer.echo(report(found))
    raise typer.Exit(0 if found.is_well else 1)


async def _look(url: str) -> Status:
    _refuse_to_make_one(url)
    store = await Store.open(url)
    try:
        return await read_status(store, datetime.now(UTC))
    finally:
        await store.close()


def _refuse_to_make_one(url: str) -> None:
    """A file that is not there would be made by opening it: then DATABASE_URL names the wrong one."""
    named = address(url)
    if named.get_backend_name() == "sqlite" and not Path(named.database or "").is_file():
        raise StoreProblem(f"{named.database} is not there; DATABASE_URL names what `agreed serve` uses")


def _shape(found: Status) -> dict[str, Any]:
    """What docs/json.md describes."""
    vitals = found.vitals
    return {
        "at": found.at.isoformat(),
        "is_well": found.is_well,
        "sender": _process(found.process(SENDER)),
        "poller": _process(found.process(POLLER)),
        "inbox": _process(found.process(INBOX)),
        "waiting": vitals.waiting,
        "oldest_waiting": _iso(vitals.oldest_waiting),
        "is_late": found.is_late,
        "uncertain": {"count": vitals.uncertain, "latest": [_unsent(one) for one in found.uncertain]},
        "dead": {"count": sum(vitals.dead.values()), "latest": [_unsent(one) for one in found.dead]},
        "updates_waiting": vitals.updates_waiting,
        "poisoned": {"count": vitals.poisoned, "latest": [_poisoned(one) for one in found.poisoned]},
        "set_aside": [{"schedule": one.schedule, "what": one.what} for one in found.damaged],
        "not_here": [{"schedule": one.schedule, "followers": one.followers} for one in found.not_here],
        "next_due": _iso(vitals.next_due),
        "last_tick": _iso(vitals.last_tick),
    }


def _process(process: Process | None) -> dict[str, Any] | None:
    if process is None:
        return None
    return {"machine": process.machine, "process": process.number, "until": _iso(process.until)}


def _unsent(one: Unsent) -> dict[str, Any]:
    return {"delivery": one.delivery, "chat": one.chat, "at": _iso(one.at), "reason": one.reason}


def _poisoned(one: Poisoned) -> dict[str, Any]:
    return {"update": one.update, "chat": one.chat, "at": _iso(one.at), "reason": one.reason}


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
