"""What ``agreed ask`` and ``agreed due`` share: one question to one schedule."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import typer

from bot.answers import Answer, answer
from bot.cli import shapes
from bot.cli.common import NotAnObject, language_code, load_for_line, load_or_fail, local, moment, print_json
from bot.questions import Asker, QuestionNotUnderstood, parse
from bot.wording.answers import not_understood, say
from schedules.examples import example
from schedules.milestone import Schedule
from schedules.resolve import resolve
from schedules.text import language_of


def answer_one(text: str, file: Path | None, now: datetime | None, lang: str | None, as_json: bool) -> None:
    """Print the answer to one question; a question that is refused ends with 1."""
    schedule = load_or_fail(file or example("dialogue-2016"))
    asker = _asker(schedule, now, lang or language_of(text))
    try:
        found, said = _answer(text, schedule, asker)
    except QuestionNotUnderstood as refusal:
        _refuse(refusal, asker.language, as_json=as_json)
    if as_json:
        print_json(shapes.answered(found, said))
    else:
        typer.echo(said)


def answer_line(line: dict[str, Any]) -> dict[str, Any]:
    """The answer to one line of standard input.

    Raises:
        NotAnObject: if the line asks for something that cannot be done.
    """
    text = line["text"]
    language = line.get("lang") or language_of(text)
    try:
        language_code(language)
        now = moment(line["now"]) if line.get("now") else None
    except typer.BadParameter as problem:
        raise NotAnObject(problem.message) from None
    schedule = load_for_line(line.get("schedule") or str(example("dialogue-2016")))
    try:
        found, said = _answer(text, schedule, _asker(schedule, now, language))
    except QuestionNotUnderstood as refusal:
        return {"text": text, "refused": not_understood(refusal, language)}
    return shapes.answered(found, said)


def _asker(schedule: Schedule, now: datetime | None, language: str) -> Asker:
    return Asker(local(now, schedule.zone), schedule.zone, language)


def _answer(text: str, schedule: Schedule, asker: Asker) -> tuple[Answer, str]:
    timelines = {schedule.id: resolve(schedule, asker.today)}
    found = answer(parse(text, asker, timelines), timelines, asker)
    return found, say(found, asker.language, timelines, asker.today)


def _refuse(refusal: QuestionNotUnderstood, language: str, *, as_json: bool) -> None:
    said = not_understood(refusal, language)
    if as_json:
        print_json({"text": refusal.text, "refused": said})
    else:
        typer.echo(said, err=True)
    raise typer.Exit(1)
