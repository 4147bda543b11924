"""``agreed report``: the state of every promise, for a meeting."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.amended import WithAmendments, load_as_chosen
from bot.cli.common import Now, ScheduleLang, local, schedule_language
from bot.cli.naming import milestone_or_fail
from bot.report import report as report_of
from bot.wording.report import html as as_html
from bot.wording.report import markdown
from schedules.resolve import resolve

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
def report(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The schedule.")],
    meeting: Annotated[
        str | None,
        typer.Option("--for", metavar="MILESTONE", help="Leave out what can only come after this meeting."),
    ] = None,
    html: Annotated[
        bool, typer.Option("--html", help="A page that prints well, instead of Markdown.")
    ] = False,
    now: Now = None,
    lang: ScheduleLang = None,
    with_amendments: WithAmendments = False,
) -> None:
    """Tell the state of every promise: kept, kept late, open, overdue, without a date, always in force.

    \b
    Examples:
      agreed report dialogue-2016.yaml
      agreed report dialogue-2016.yaml --for "the next dialogue" --html
    """
    schedule = load_as_chosen(file, with_amendments)
    language = schedule_language(schedule, lang)
    today = local(now, schedule.zone).date()
    id = milestone_or_fail(schedule, meeting, today, language) if meeting else None
    found = report_of(resolve(schedule, today), id)
    typer.echo(as_html(found, language) if html else markdown(found, language), nl=False)
