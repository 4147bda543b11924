"""``agreed demo``: the main job on the bundled page, with nothing to set up."""

from __future__ import annotations

import asyncio
import sys
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import typer

from bot.cli.asking import answer_one
from bot.cli.common import ScheduleLang, cannot_write, schedule_language
from bot.cli.replay import written
from bot.replay import replay
from bot.terminal import rehearse
from bot.timelines import Timelines
from calendars.feed import feed
from calendars.revising import fresh_revisions
from calendars.source import Shown
from schedules.examples import example
from schedules.milestone import Schedule
from schedules.reading import load
from schedules.resolve import resolve
from schedules.subscriber import Subscriber

app = typer.Typer(add_completion=False, rich_markup_mode=None)

_FIRST, _LAST = date(2016, 6, 20), date(2016, 12, 31)
_QUESTION = {"en": "what is due before September?", "zh": "9月前有什么到期？"}


@app.command()
def demo(lang: ScheduleLang = None) -> None:
    """Rehearse the bundled page from 25 July 2016 on: ask, move time on, see the reminders arrive.

    Without a terminal it prints all reminders of 2016 and an answer, writes the calendar, and ends.

    \b
    Examples:
      agreed demo
      agreed demo --lang zh
    """
    schedule = load(example("dialogue-2016"))
    start = datetime(2016, 7, 25, 9, tzinfo=schedule.zone)
    language = schedule_language(schedule, lang)
    if sys.stdin.isatty():
        with TemporaryDirectory(prefix="agreed-") as folder:
            timelines = Timelines([schedule])
            asyncio.run(rehearse(timelines, start, language, sys.stdin, sys.stdout, Path(folder)))
    else:
        _print_all(schedule, start, language)


def _print_all(schedule: Schedule, start: datetime, language: str) -> None:
    subscriber = Subscriber(zone=schedule.zone, language=language)
    typer.echo(written(replay(schedule, subscriber, _FIRST, _LAST)))
    typer.echo(f"\n── {start:%Y-%m-%d %H:%M %Z} ──\n> {_QUESTION[language]}")
    answer_one(_QUESTION[language], schedule, start, language, as_json=False)
    _write_calendar(schedule, start, language)


def _write_calendar(schedule: Schedule, start: datetime, language: str) -> None:
    timeline = resolve(schedule, start.date())
    out = Path(f"{schedule.id}.ics").absolute()
    try:
        out.write_bytes(feed([Shown(timeline, fresh_revisions(timeline, start))], language))
    except OSError as error:
        cannot_write(out, error)
    typer.echo(f"\nThe calendar: {out}")
