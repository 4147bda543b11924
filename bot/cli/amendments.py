"""What was changed in chats, laid over the schedule of a file: from the database of ``agreed serve``."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path

import typer

from bot.cli.common import fail
from bot.settings import SettingsProblems, load_settings
from schedules.amend import Amended, Fate, amended
from schedules.amendment import Amendment
from schedules.milestone import Schedule
from schedules.store import amendments
from schedules.store.engine import Store, StoreProblem, address


def as_it_holds(schedule: Schedule) -> Schedule:
    """A schedule of a file with its amendments; what no longer counts is named on standard error."""
    kept = amendments_or_fail(schedule.id)
    over = amended(schedule, kept)
    tell_left_out(kept, over)
    return over.schedule


def amendments_or_fail(schedule: str) -> Sequence[Amendment]:
    """The amendments of a schedule, in order; a database that cannot be used ends the command."""
    try:
        return asyncio.run(_amendments(load_settings().database_url, schedule))
    except SettingsProblems as problems:
        fail(*problems.problems)
    except StoreProblem as problem:
        fail(str(problem))


def tell_left_out(kept: Sequence[Amendment], over: Amended) -> None:
    """Name the amendments over which the file has won."""
    for one in kept:
        if over.fates[one.number] in {Fate.OVERRULED, Fate.ADRIFT}:
            typer.echo(
                f"Left out: amendment {one.number}, to {one.milestone}: the file says otherwise.", err=True
            )


async def _amendments(url: str, schedule: str) -> Sequence[Amendment]:
    _refuse_to_make_one(url)
    store = await Store.open(url)
    try:
        async with store.connect() as conn:
            return await amendments.of_schedule(conn, schedule)
    finally:
        await store.close()


def _refuse_to_make_one(url: str) -> None:
    """A file that is not there would be made by opening it: then DATABASE_URL names the wrong one."""
    named = address(url)
    if named.get_backend_name() == "sqlite" and not Path(named.database or "").is_file():
        raise StoreProblem(f"{named.database} is not there; DATABASE_URL names what `agreed serve` uses")
