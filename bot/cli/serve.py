"""``agreed serve``: the whole system."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from bot.app import CannotServe, serve_until_stopped
from bot.checks import check as tries
from bot.cli.common import Now, fail, load_or_fail, local
from bot.clock import Clock, LiveClock, RehearsalClock
from bot.settings import Settings, SettingsProblems, load_settings
from bot.timelines import Timelines
from schedules.examples import example
from schedules.milestone import Schedule
from schedules.store.engine import StoreProblem

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
def serve(
    files: Annotated[
        list[Path] | None,
        typer.Argument(metavar="FILE…", help="Schedules (default: the one that comes with agreed)."),
    ] = None,
    now: Now = None,
    check: Annotated[
        bool,
        typer.Option(
            "--check", help="Try token, zone, database, port, addresses and the operators' chat; then end."
        ),
    ] = False,
) -> None:
    """Run the bot, the page and the calendars, until stopped. Settings: see .env.example.

    With --now everything is a rehearsal: the clock starts at that moment and runs on, a database of
    its own is used, and every message says so.

    \b
    Examples:
      agreed serve dialogue-2016.yaml
      agreed serve dialogue-2016.yaml --now 2016-07-25T08:59+08:00
      agreed serve --check
    """
    settings = _settings_or_fail()
    paths = files or (example("dialogue-2016"),)
    schedules = [load_or_fail(path) for path in paths]
    if check:
        raise typer.Exit(asyncio.run(_check(settings, rehearsal=now is not None)))
    try:
        timelines, watched = _timelines(schedules), _watched(paths, schedules)
        asyncio.run(serve_until_stopped(settings, timelines, _clock(now, schedules), typer.echo, watched))
    except (CannotServe, StoreProblem) as problem:
        fail(str(problem))


def _settings_or_fail() -> Settings:
    try:
        return load_settings()
    except SettingsProblems as found:
        fail(*found.problems)


def _timelines(schedules: Sequence[Schedule]) -> Timelines:
    try:
        return Timelines(schedules)
    except ValueError as problem:
        fail(str(problem))


def _watched(paths: Sequence[Path], schedules: Sequence[Schedule]) -> Mapping[Path, str]:
    """The files, each with the id of the schedule that it holds."""
    return {path: schedule.id for path, schedule in zip(paths, schedules, strict=True)}


def _clock(now: datetime | None, schedules: Sequence[Schedule]) -> Clock:
    return LiveClock() if now is None else RehearsalClock(local(now, schedules[0].zone))


async def _check(settings: Settings, rehearsal: bool) -> int:
    all_well = True
    async for tried in tries(settings, rehearsal):
        typer.echo(f"{'ok     ' if tried.is_well else 'problem'} {tried.name}: {tried.said}")
        all_well &= tried.is_well
    return 0 if all_well else 1
