"""``agreed publish``: the page and the calendars as files, for any web server."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.common import Now, cannot_write, fail, load_or_fail, local
from bot.clock import Clock, LiveClock, RehearsalClock
from bot.engine import opened
from bot.refreshing import refresh
from bot.settings import SettingsProblems, load_settings
from bot.timelines import Timelines
from bot.web import LiveCalendars
from calendars.site import site
from calendars.source import Shown
from schedules.milestone import Schedule
from schedules.store.engine import StoreProblem

_LIST = ".agreed-published"
"""The file that lists what was written: only that is ever removed."""

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
def publish(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Where to; made if it is not there.")],
    files: Annotated[list[Path], typer.Argument(metavar="FILE…", help="Schedules, all of them public.")],
    url: Annotated[
        str | None,
        typer.Option("--url", help="Where DIR will be reached (default: the setting PUBLIC_URL)."),
    ] = None,
    now: Now = None,
) -> None:
    """Write the page and the calendars of public schedules to DIR, for any web server.

    Only what changed is written; run it once a day, since the page shows how things stand today. What was
    changed in chats, and what calendars showed before, is kept in the database (DATABASE_URL), so run it
    where `agreed serve` runs, or always with the same one.

    \b
    Examples:
      agreed publish site dialogue-2016.yaml --url https://example.org/agreed
    """
    schedules = [load_or_fail(path) for path in files]
    try:
        settings = load_settings(**({} if url is None else {"public_url": url}))
        if settings.public_url is None:
            fail("say with --url where the files will be reached, as in --url https://example.org/agreed")
        shown = asyncio.run(_shown(settings.database_url, schedules, _clock(now, schedules)))
        written = _write(folder, site(shown, settings.public_url))
    except SettingsProblems as found:
        fail(*found.problems)
    except StoreProblem as problem:
        fail(str(problem))
    except OSError as error:
        cannot_write(folder, error)
    typer.echo(f"{folder}: {written}")


def _clock(now: datetime | None, schedules: Sequence[Schedule]) -> Clock:
    return LiveClock() if now is None else RehearsalClock(local(now, schedules[0].zone))


async def _shown(database_url: str, schedules: Sequence[Schedule], clock: Clock) -> Sequence[Shown]:
    try:
        timelines = Timelines(schedules)
    except ValueError as problem:
        fail(str(problem))
    hidden = [id for id in timelines.schedules if id not in timelines.public]
    if hidden:
        fail(f"{', '.join(hidden)}: not for everyone's eyes; with visibility: public it can be published")
    async with opened(database_url, clock) as store:
        async with store.connect() as conn:
            await refresh(conn, timelines)
        for id, what in timelines.unreadable.items():
            raise StoreProblem(f"{id}: {what} cannot be read; upgrade agreed, or go back to a backup")
        return await LiveCalendars(store, timelines, clock).public()


@dataclass(frozen=True, slots=True)
class _Written:
    changed: int
    unchanged: int
    removed: int

    def __str__(self) -> str:
        return f"{self.changed} files written, {self.unchanged} unchanged, {self.removed} removed"


def _write(folder: Path, files: Mapping[str, bytes]) -> _Written:
    """Write what is new or different, and remove what an earlier run wrote and this one did not."""
    before = _listed(folder)
    changed = [path for path, body in files.items() if not _is_there(folder / path, body)]
    for path in changed:
        _replace(folder / path, files[path])
    gone = [path for path in before if path not in files]
    _replace(folder / _LIST, "".join(f"{path}\n" for path in files).encode())
    for path in gone:
        (folder / path).unlink(missing_ok=True)
    return _Written(len(changed), len(files) - len(changed), len(gone))


def _listed(folder: Path) -> Iterable[str]:
    with suppress(FileNotFoundError):  # the first time
        return (folder / _LIST).read_text(encoding="utf-8").splitlines()
    return ()


def _is_there(file: Path, body: bytes) -> bool:
    return file.is_file() and file.stat().st_size == len(body) and file.read_bytes() == body


def _replace(file: Path, body: bytes) -> None:
    """At once: whoever reads it meanwhile gets the old one or the new one, whole."""
    file.parent.mkdir(parents=True, exist_ok=True)
    new = file.with_name(f".{file.name}.new")
    new.write_bytes(body)
    new.replace(file)
