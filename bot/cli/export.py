"""``agreed export``: the calendar of a schedule, or its file with the amendments written into it."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.amended import WithAmendments
from bot.cli.amendments import amendments_or_fail, as_it_holds, tell_left_out
from bot.cli.common import Now, ScheduleLang, cannot_write, fail, load_or_fail, local, schedule_language
from calendars.feed import feed
from calendars.revising import fresh_revisions
from calendars.source import Shown
from schedules.amend import Fate, amended
from schedules.milestone import Schedule
from schedules.news import shown
from schedules.reading import ScheduleProblems, read_schedule
from schedules.resolve import resolve
from schedules.rewriting import rewritten

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
def export(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The schedule.")],
    now: Now = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="OUT", help="Where to (default: standard output)."),
    ] = None,
    lang: ScheduleLang = None,
    yaml: Annotated[
        bool,
        typer.Option(
            "--yaml", help="The schedule file, with what was changed in chats written into it (DATABASE_URL)."
        ),
    ] = False,
    with_amendments: WithAmendments = False,
) -> None:
    """Write the calendar of FILE as iCalendar, or FILE with its amendments.

    \b
    Examples:
      agreed export dialogue-2016.yaml -o dialogue-2016.ics
      agreed export dialogue-2016.yaml --now 2016-07-25 --lang zh
      agreed export dialogue-2016.yaml --yaml -o amended.yaml
    """
    schedule = load_or_fail(file)
    moment = local(now, schedule.zone)
    if yaml:
        _write(_amended_file(file, schedule, moment.date()).encode(), output)
        return
    timeline = resolve(as_it_holds(schedule) if with_amendments else schedule, moment.date())
    source = [Shown(timeline, fresh_revisions(timeline, moment))]
    _write(feed(source, schedule_language(schedule, lang)), output)


def _write(written: bytes, output: Path | None) -> None:
    if output is None:
        sys.stdout.buffer.write(written)
        return
    try:
        output.write_bytes(written)
    except OSError as error:
        cannot_write(output, error)
    typer.echo(f"Wrote {output}.")


def _amended_file(file: Path, schedule: Schedule, today: date) -> str:
    """The text of the file with its amendments; it is read back before it is given."""
    kept = amendments_or_fail(schedule.id)
    over = amended(schedule, kept)
    tell_left_out(kept, over)
    standing = [one for one in kept if over.fates[one.number] is Fate.STANDS]
    text = rewritten(file.read_bytes().decode("utf-8-sig"), schedule, over.schedule, standing)
    _check(text, over.schedule, today)
    return text


def _check(text: str, holds: Schedule, today: date) -> None:
    """What is read back must mean what holds: in a file, a name may stand for a milestone that came later."""
    try:
        back = read_schedule(text.encode(), "the file with its amendments")
    except ScheduleProblems as found:
        fail(*(str(problem) for problem in found.problems), code=1)
    expected, found_back = shown(resolve(holds, today)), shown(resolve(back, today))
    others = sorted({key.partition("/")[0] for key in expected if found_back.get(key) != expected[key]})
    if others:
        fail(
            f"Written into the file, the words would no longer mean the same for: {', '.join(others)}. "
            "Give the milestones that they name other names (title or aliases).",
            code=1,
        )
