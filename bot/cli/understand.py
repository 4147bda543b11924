"""``agreed understand``: how a phrase is read."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from bot.cli import shapes
from bot.cli.common import (
    Json,
    JsonLines,
    Lang,
    NotAnObject,
    answer_lines,
    day,
    fail,
    language_code,
    load_for_line,
    load_or_fail,
    print_json,
)
from schedules.language import SAYINGS, NotUnderstood, read
from schedules.milestone import Schedule
from schedules.span import Span
from schedules.text import language_of
from schedules.understanding import Understanding, context_of
from schedules.understanding import understand as work_out

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
def understand(
    words: Annotated[str | None, typer.Argument(metavar="WORDS", help="The words about when.")] = None,
    on: Annotated[
        date | None,
        typer.Option("--on", parser=day, metavar="DAY", help="The day they were said (default: today)."),
    ] = None,
    lang: Lang = None,
    schedule: Annotated[
        Path | None, typer.Option("--schedule", metavar="FILE", help="Whose milestones may be named.")
    ] = None,
    json: Json = False,
    jsonl: JsonLines = False,
) -> None:
    """Say how WORDS about when are read: the days they leave open, and what they hang on.

    \b
    Examples:
      agreed understand "before September 2016" --on 2016-06-14
      agreed understand "2016年8月" --on 2016-06-14 --json
      agreed understand "before the next dialogue" --on 2016-06-14 --schedule dialogue-2016.yaml
    """
    if jsonl:
        answer_lines(_answer_line)
        return
    if words is None:
        fail('Which words? For example: agreed understand "before September 2016" --on 2016-06-14')
    agreement = load_or_fail(schedule) if schedule else None
    language = lang or language_of(words)
    try:
        understanding = _understand(words, on or _today(), language, agreement)
    except NotUnderstood as refusal:
        _refuse(refusal, as_json=json)
    if json:
        print_json(shapes.understood(understanding, language, agreement))
    else:
        typer.echo(_sentence(understanding, language, agreement))


def _today() -> date:
    return datetime.now().astimezone().date()


def _understand(words: str, on: date, language: str, schedule: Schedule | None) -> Understanding:
    context = context_of(schedule, on)
    return work_out(words, read(words, context, language).when, on, schedule)


def _refuse(refusal: NotUnderstood, *, as_json: bool) -> None:
    if as_json:
        print_json(shapes.not_understood(refusal))
    else:
        typer.echo(str(refusal), err=True)
    raise typer.Exit(1)


def _sentence(understanding: Understanding, language: str, schedule: Schedule | None) -> str:
    sayings = SAYINGS[language]
    echo = sayings.echo(understanding.when, shapes.titles(schedule, language))
    sentence = f"{understanding.words} = {echo}"
    if understanding.anchor is None or schedule is None:
        return sentence
    return f"{sentence}\n{sayings.span(Span(understanding.earliest, understanding.latest))}"


def _answer_line(line: dict[str, Any]) -> dict[str, Any]:
    language = line.get("lang") or language_of(line["text"])
    try:
        language_code(language)
        on = day(line["reference"][:10])
    except (KeyError, ValueError, typer.BadParameter):
        raise NotAnObject('"reference" must be a day such as 2016-06-14, and "lang" en or zh') from None
    schedule = load_for_line(line["schedule"]) if line.get("schedule") else None
    try:
        understanding = _understand(line["text"], on, language, schedule)
    except NotUnderstood as refusal:
        return shapes.not_understood(refusal)
    return shapes.understood(understanding, language, schedule)
