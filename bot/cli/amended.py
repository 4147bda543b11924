"""The option to count what was changed in chats. What reads a database is loaded only if it is chosen."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.common import load_or_fail
from schedules.milestone import Schedule

WithAmendments = Annotated[
    bool,
    typer.Option("--amended", help="With what was changed in chats since, from the database (DATABASE_URL)."),
]


def load_as_chosen(path: Path, with_amendments: bool) -> Schedule:
    """The schedule in a file, as it says itself or as it holds; whatever is wrong ends the command."""
    schedule = load_or_fail(path)
    return as_it_holds(schedule) if with_amendments else schedule


def as_it_holds(schedule: Schedule) -> Schedule:
    """A schedule of a file with its amendments; see ``bot.cli.amendments``."""
    amended: Schedule = import_module("bot.cli.amendments").as_it_holds(schedule)
    return amended
