"""``agreed whatif``: what would move if a milestone were agreed in other words."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from bot.cli import shapes
from bot.cli.amended import WithAmendments, load_as_chosen
from bot.cli.common import Json, Lang, Now, local, print_json
from bot.cli.naming import milestone_or_fail
from bot.wording.consequences import CONSEQUENCE_WORDING
from bot.wording.effects import effects, reading_of
from schedules.language import NotUnderstood, Reading, read
from schedules.milestone import Schedule
from schedules.text import language_of
from schedules.understanding import context_of
from schedules.whatif import WhatIf, what_if

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
def whatif(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The schedule.")],
    milestone: Annotated[str, typer.Argument(metavar="MILESTONE", help="Its id, or what people call it.")],
    words: Annotated[str, typer.Argument(metavar="WORDS", help="The words about when, instead of its own.")],
    now: Now = None,
    lang: Lang = None,
    with_amendments: WithAmendments = False,
    json: Json = False,
) -> None:
    """Show what would move, from and to, if MILESTONE were agreed in these WORDS. Nothing is changed.

    \b
    Examples:
      agreed whatif dialogue-2016.yaml dialogue "in November 2016" --now 2016-07-25
      agreed whatif dialogue-2016.yaml protection-seminar "9月1日至2日" --now 2016-07-25
    """
    schedule = load_as_chosen(file, with_amendments)
    language = lang or language_of(words)
    today = local(now, schedule.zone).date()
    id = milestone_or_fail(schedule, milestone, today, language)
    read = _read(schedule, id, words, today, as_json=json)
    found = what_if(schedule, id, words, read.when, today, read.at)
    if json:
        print_json(shapes.what_if(found, words, read.when, language))
    else:
        typer.echo("\n".join(_told(found, words, read, language)))


def _read(schedule: Schedule, id: str, words: str, on: date, *, as_json: bool) -> Reading:
    context = context_of(schedule, on, about=id)
    try:
        return read(words, context, language_of(words))
    except NotUnderstood as refusal:
        if as_json:
            print_json(shapes.not_understood(refusal))
        else:
            typer.echo(str(refusal), err=True)
        raise typer.Exit(1) from None


def _told(found: WhatIf, words: str, read: Reading, language: str) -> list[str]:
    wording = CONSEQUENCE_WORDING[language]
    read_as = wording.read_as(words, reading_of(read.when, found.after.schedule, language, read.at))
    nothing = [] if found.changes else [wording.nothing_moves()]
    return [read_as, *nothing, *effects(found, language)]
