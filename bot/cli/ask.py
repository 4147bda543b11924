"""``agreed ask``: a question in words, answered."""

from __future__ import annotations

from typing import Annotated

import typer

from bot.cli.amended import WithAmendments
from bot.cli.asking import Lines, answer_one, load_asked
from bot.cli.common import Json, JsonLines, Lang, Now, ScheduleFile, answer_lines, fail

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
def ask(
    question: Annotated[str | None, typer.Argument(metavar="QUESTION", help="In English or Chinese.")] = None,
    schedule: ScheduleFile = None,
    now: Now = None,
    lang: Lang = None,
    side: Annotated[
        str | None, typer.Option("--side", metavar="PARTY", help='The party that "we" is.')
    ] = None,
    with_amendments: WithAmendments = False,
    json: Json = False,
    jsonl: JsonLines = False,
) -> None:
    """Answer a QUESTION about a schedule, by default about the one that comes with agreed.

    \b
    Examples:
      agreed ask "what is due before September?" --now 2016-07-25
      agreed ask "下次演习是什么时候？" --now 2016-07-25
      agreed ask "when is the hotline test?" --schedule dialogue-2016.yaml --now 2016-07-25 --json
    """
    if jsonl:
        answer_lines(Lines(with_amendments).answer)
    elif question is None:
        fail('Which question? For example: agreed ask "what is due before September?"')
    else:
        answer_one(question, load_asked(schedule, with_amendments), now, lang, json, side)
