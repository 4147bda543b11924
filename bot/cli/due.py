"""``agreed due``: the short form of asking what is due."""

from __future__ import annotations

from typing import Annotated

import typer

from bot.cli.amended import WithAmendments
from bot.cli.asking import answer_one, load_asked
from bot.cli.common import Json, Lang, Now, ScheduleFile

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
def due(
    words: Annotated[list[str] | None, typer.Argument(metavar="WORDS", help="Words about when.")] = None,
    schedule: ScheduleFile = None,
    now: Now = None,
    lang: Lang = None,
    with_amendments: WithAmendments = False,
    json: Json = False,
) -> None:
    """Say what is due: overdue or in the next 30 days, or in the period that WORDS name.

    \b
    Examples:
      agreed due --now 2016-07-25
      agreed due before September --now 2016-07-25
      agreed due 9月前 --now 2016-07-25
    """
    agreed = load_asked(schedule, with_amendments)
    answer_one(" ".join(["due", *(words or ())]), agreed, now, lang, json)
