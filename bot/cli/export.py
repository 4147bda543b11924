"""``agreed export``: the calendar of a schedule, as a file."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.common import Now, ScheduleLang, cannot_write, load_or_fail, local, schedule_language
from calendars.feed import feed
from calendars.revising import fresh_revisions
from calendars.source import Shown
from schedules.resolve import resolve

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
def export(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The schedule.")],
    now: Now = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="OUT.ics", help="Where to (default: standard output)."),
    ] = None,
    lang: ScheduleLang = None,
) -> None:
    """Write the calendar of FILE as iCalendar.

    \b
    Examples:
      agreed export dialogue-2016.yaml -o dialogue-2016.ics
      agreed export dialogue-2016.yaml --now 2016-07-25 --lang zh
    """
    schedule = load_or_fail(file)
    moment = local(now, schedule.zone)
    timeline = resolve(schedule, moment.date())
    written = feed([Shown(timeline, fresh_revisions(timeline, moment))], schedule_language(schedule, lang))
    if output is None:
        sys.stdout.buffer.write(written)
        return
    try:
        output.write_bytes(written)
    except OSError as error:
        cannot_write(output, error)
    typer.echo(f"Wrote {output}.")
