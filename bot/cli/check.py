"""``agreed check``: how every phrase of a schedule was read, and what is wrong with it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from bot.cli import shapes
from bot.cli.common import Json, Now, ScheduleLang, describe, fail, local, print_json, schedule_language
from bot.wording.effects import contradiction_lines, span_of
from schedules.language import SAYINGS
from schedules.reading import ScheduleProblems, load
from schedules.resolve import resolve
from schedules.text import Text
from schedules.timeline import Entry, Timeline

app = typer.Typer(add_completion=False, rich_markup_mode=None)

Checked = Timeline | ScheduleProblems


@app.command()
def check(
    files: Annotated[list[Path], typer.Argument(metavar="FILE…", help="Schedule files.")],
    now: Now = None,
    lang: ScheduleLang = None,
    json: Json = False,
) -> None:
    """Show how every phrase of a schedule was read; end with 1 if anything is wrong.

    \b
    Examples:
      agreed check dialogue-2016.yaml
      agreed check dialogue-2016.yaml --now 2016-07-25 --lang zh
      agreed check dialogue-2016.yaml --json
    """
    found = {path: _check(path, now) for path in files}
    if json:
        print_json(_shape(found))
    else:
        typer.echo("\n\n".join(_report(path, checked, lang) for path, checked in found.items()))
    if any(isinstance(checked, ScheduleProblems) or checked.contradictions for checked in found.values()):
        raise typer.Exit(1)


def _check(path: Path, now: datetime | None) -> Checked:
    try:
        schedule = load(path)
    except ScheduleProblems as problems:
        return problems
    except OSError as error:
        fail(f"{path}: {describe(error)}")
    return resolve(schedule, local(now, schedule.zone).date())


def _shape(found: dict[Path, Checked]) -> shapes.Shape:
    shown = [_shape_of(checked) for checked in found.values()]
    return shown[0] if len(shown) == 1 else {"schedules": dict(zip(_names(found), shown, strict=True))}


def _names(found: dict[Path, Checked]) -> list[str]:
    """The id of each schedule, or the name of its file; the paths, where two would have the same name."""
    names = [
        checked.schedule.id if isinstance(checked, Timeline) else path.stem for path, checked in found.items()
    ]
    return names if len(set(names)) == len(names) else [str(path) for path in found]


def _shape_of(checked: Checked) -> shapes.Shape:
    if isinstance(checked, ScheduleProblems):
        return shapes.refused(checked.problems)
    return shapes.checked(checked)


def _report(path: Path, checked: Checked, lang: str | None) -> str:
    if isinstance(checked, ScheduleProblems):
        return "\n".join(str(problem) for problem in checked.problems)
    schedule = checked.schedule
    language = schedule_language(schedule, lang)
    head = f"{schedule.title.say(language)} ({path})"
    lines = [line for entry in checked.entries.values() for line in _entry(entry, checked, language)]
    trouble = [
        line
        for found in checked.contradictions
        for line in ("", *contradiction_lines(found, checked, language))
    ]
    return "\n".join([head, *lines, *trouble])


def _entry(entry: Entry, timeline: Timeline, language: str) -> list[str]:
    sayings = SAYINGS[language]
    title = shapes.titles(timeline.schedule, language)
    current = entry.current
    lines = [
        f"\n{entry.milestone.id}: {entry.milestone.title.say(language)} [{sayings.state(current.state)}]",
        *(
            f"  {_quoted(statement.words, language)} = {sayings.echo(statement.when, title)}"
            for statement in entry.milestone.statements
        ),
    ]
    if current.number is None or len(entry.occurrences) == 1:
        return [*lines, f"  {span_of(current, timeline, language)}"]
    return [*lines, *(f"  {o.number}: {span_of(o, timeline, language)}" for o in entry.occurrences)]


def _quoted(words: Text, language: str) -> str:
    said = words.say(language)
    return f"「{said}」" if language == "zh" else f"“{said}”"
