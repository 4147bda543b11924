"""``agreed replay``: every message a new subscriber would get between two days."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from bot.cli import shapes
from bot.cli.common import Json, ScheduleLang, day, fail, load_or_fail, print_json, schedule_language
from bot.replay import Told
from bot.replay import replay as told_between
from schedules.milestone import Schedule
from schedules.subscriber import Subscriber
from schedules.zones import BadZone, zone_named

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
def replay(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The schedule.")],
    first: Annotated[date, typer.Option("--from", parser=day, metavar="DAY", help="The first day.")],
    last: Annotated[date, typer.Option("--to", parser=day, metavar="DAY", help="The last day, included.")],
    lang: ScheduleLang = None,
    zone: Annotated[
        str | None,
        typer.Option("--zone", metavar="NAME", help="The subscriber's zone (default: the schedule's)."),
    ] = None,
    json: Json = False,
) -> None:
    """Print every message that a new subscriber of FILE would get between two days.

    \b
    Examples:
      agreed replay dialogue-2016.yaml --from 2016-06-20 --to 2016-12-31
      agreed replay dialogue-2016.yaml --from 2016-08-01 --to 2016-08-31 --lang zh --json
    """
    if first > last:
        fail(f"{first} is after {last}; give the earlier day with --from")
    schedule = load_or_fail(file)
    told = told_between(schedule, _subscriber(schedule, lang, zone), first, last)
    if json:
        print_json([shapes.told(message) for message in told])
    else:
        typer.echo(written(told))


def written(told: list[Told]) -> str:
    """The messages as a person reads them, each under its moment."""
    if not told:
        return "No message falls between these days."
    return "\n\n".join(f"── {message.at:%Y-%m-%d %H:%M %Z} ──\n{message.text}" for message in told)


def _subscriber(schedule: Schedule, lang: str | None, zone: str | None) -> Subscriber:
    try:
        own_zone = zone_named(zone) if zone else schedule.zone
    except BadZone as problem:
        fail(str(problem))
    return Subscriber(own_zone, schedule_language(schedule, lang))
