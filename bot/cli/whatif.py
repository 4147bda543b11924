"""``agreed whatif``: what would move if a milestone were agreed in other words."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from bot.cli import shapes
from bot.cli.common import Json, Lang, Now, load_or_fail, local, print_json
from bot.cli.consequences import contradiction_lines, days_of
from bot.cli.naming import milestone_or_fail
from bot.wording.consequences import CONSEQUENCE_WORDING
from schedules.changes import Change
from schedules.language import SAYINGS, NotUnderstood, read
from schedules.milestone import Schedule
from schedules.text import language_of
from schedules.timeline import Occurrence
from schedules.understanding import context_of
from schedules.whatif import WhatIf, what_if
from schedules.when import When

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
def whatif(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The schedule.")],
    milestone: Annotated[str, typer.Argument(metavar="MILESTONE", help="Its id, or what people call it.")],
    words: Annotated[str, typer.Argument(metavar="WORDS", help="The words about when, instead of its own.")],
    now: Now = None,
    lang: Lang = None,
    json: Json = False,
) -> None:
    """Show what would move, from and to, if MILESTONE were agreed in these WORDS. Nothing is changed.

    \b
    Examples:
      agreed whatif dialogue-2016.yaml dialogue "in November 2016" --now 2016-07-25
      agreed whatif dialogue-2016.yaml protection-seminar "9月1日至2日" --now 2016-07-25
    """
    schedule = load_or_fail(file)
    language = lang or language_of(words)
    today = local(now, schedule.zone).date()
    id = milestone_or_fail(schedule, milestone, today, language)
    when = _read(schedule, id, words, today, as_json=json)
    found = what_if(schedule, id, words, when, today)
    if json:
        print_json(shapes.what_if(found, words, when, language))
    else:
        typer.echo("\n".join(_told(found, words, when, language)))


def _read(schedule: Schedule, id: str, words: str, on: date, *, as_json: bool) -> When:
    context = context_of(schedule, on, about=id)
    try:
        return read(words, context, language_of(words)).when
    except NotUnderstood as refusal:
        if as_json:
            print_json(shapes.not_understood(refusal))
        else:
            typer.echo(str(refusal), err=True)
        raise typer.Exit(1) from None


def _told(found: WhatIf, words: str, when: When, language: str) -> list[str]:
    wording = CONSEQUENCE_WORDING[language]
    title = shapes.titles(found.after.schedule, language)
    lines = [wording.read_as(words, SAYINGS[language].echo(when, title))]
    lines += [f"• {_moved(change, found, language)}" for change in found.changes] or [wording.nothing_moves()]
    if found.contradictions:
        lines.append(wording.would_contradict())
    for contradiction in found.contradictions:
        lines += contradiction_lines(contradiction, found.after, language)
    return lines


def _moved(change: Change, found: WhatIf, language: str) -> str:
    title = shapes.titles(found.after.schedule, language)(change.milestone)
    number = change.key.partition("/")[2]
    name = f"{title} ({number})" if number else title
    return CONSEQUENCE_WORDING[language].moves(name, *_from_to(change.before, change.after, language))


def _from_to(before: Occurrence | None, after: Occurrence | None, language: str) -> tuple[str, str]:
    """The days of both; where these are the same, what else is not: the stricter day, or how it stands."""
    told = (_days(before, language), _days(after, language))
    if before is None or after is None or told[0] != told[1]:
        return told
    sayings = SAYINGS[language]
    if before.stricter != after.stricter:
        strictly = [sayings.stricter(each.stricter_due, with_grounds=False) for each in (before, after)]
        return f"{told[0]} [{strictly[0]}]", f"{told[1]} [{strictly[1]}]"
    return f"{told[0]} [{sayings.state(before.state)}]", f"{told[1]} [{sayings.state(after.state)}]"


def _days(occurrence: Occurrence | None, language: str) -> str:
    return days_of(occurrence, language) if occurrence else "—"
