"""``agreed why``: the chain of quotes from which a milestone's days follow."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bot.cli import shapes
from bot.cli.common import Json, Lang, Now, load_or_fail, local, print_json
from bot.cli.consequences import days_of
from bot.cli.naming import milestone_or_fail
from bot.wording.consequences import CONSEQUENCE_WORDING
from schedules.language import SAYINGS
from schedules.resolve import resolve
from schedules.surely import why_stricter
from schedules.timeline import Entry, Timeline

app = typer.Typer(rich_markup_mode=None)


@app.command()
def why(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The schedule.")],
    milestone: Annotated[str, typer.Argument(metavar="MILESTONE", help="Its id, or what people call it.")],
    now: Now = None,
    lang: Lang = None,
    json: Json = False,
) -> None:
    """Say why MILESTONE falls on its days: statement by statement, down to a date or an event.

    \b
    Examples:
      agreed why dialogue-2016.yaml hotline-test
      agreed why dialogue-2016.yaml "the experts' meetings" --lang zh
    """
    schedule = load_or_fail(file)
    language = lang or "en"
    today = local(now, schedule.zone).date()
    id = milestone_or_fail(schedule, milestone, today, language)
    timeline = resolve(schedule, today)
    if json:
        print_json(shapes.explained(timeline.entries[id]))
    else:
        typer.echo("\n".join(_told(timeline.entries[id], timeline, language)))


def _told(entry: Entry, timeline: Timeline, language: str) -> list[str]:
    sayings, wording = SAYINGS[language], CONSEQUENCE_WORDING[language]
    current = entry.current
    colon = "：" if language == "zh" else ": "
    lines = [f"{entry.milestone.title.say(language)}{colon}{days_of(current, language)}"]
    title = shapes.titles(timeline.schedule, language)
    reasons = [sayings.reason(reason, title, timeline.on) for reason in current.because]
    if not reasons:
        return [*lines, wording.no_reason()]
    lines += [wording.why(), *(f"• {reason}" for reason in dict.fromkeys(reasons))]
    grounds = [sayings.grounds(ground, title) for ground in why_stricter(timeline, entry.milestone.id)]
    if grounds:
        lines += [sayings.stricter(current.stricter_due), *(f"• {ground}" for ground in grounds)]
    return lines
