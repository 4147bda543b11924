"""What ``agreed ask`` and ``agreed due`` share: one question to one schedule, or a line of questions."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import typer

from bot.answers import Answer
from bot.cli import shapes
from bot.cli.amended import as_it_holds, load_as_chosen
from bot.cli.common import NotAnObject, language_code, load_for_line, local, moment, print_json
from bot.following import Kept, hear
from bot.questions import Asker, QuestionNotUnderstood
from bot.wording.answers import not_understood, say
from schedules.examples import example
from schedules.milestone import Schedule
from schedules.resolve import resolve
from schedules.text import language_of


def load_asked(file: Path | None, with_amendments: bool) -> Schedule:
    """The schedule that a question is about: if none is named, the one that comes with agreed."""
    return load_as_chosen(file or example("dialogue-2016"), with_amendments)


def answer_one(
    text: str,
    schedule: Schedule,
    now: datetime | None,
    lang: str | None,
    as_json: bool,
    side: str | None = None,
) -> None:
    """Print the answer to one question; a question that is refused ends with 1."""
    if side is not None and side not in (schedule.parties or {}):
        raise typer.BadParameter(_no_such_side(schedule, side))
    asker = _asker(schedule, now, lang or language_of(text), side)
    shape, _ = _heard(text, schedule, asker, Kept())
    if as_json:
        print_json(shape)
    else:
        typer.echo(shape.get("refused") or shape["text"], err="refused" in shape)
    if "refused" in shape:
        raise typer.Exit(1)


@dataclass(slots=True)
class Lines:
    """Answers lines of standard input; those of one ``chat`` go on with one another."""

    with_amendments: bool = False
    _holding: dict[str, Schedule] = field(default_factory=dict)
    _kept: dict[str, Kept] = field(default_factory=dict)

    def answer(self, line: dict[str, Any]) -> dict[str, Any]:
        """The answer to one line.

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
        schedule = self._schedule(line.get("schedule") or str(example("dialogue-2016")))
        side = line.get("side")
        if side is not None and side not in (schedule.parties or {}):
            raise NotAnObject(_no_such_side(schedule, side))
        chat = line.get("chat")
        kept = self._kept.get(chat, Kept()) if chat is not None else Kept()
        shape, kept = _heard(text, schedule, _asker(schedule, now, language, side), kept)
        if chat is not None:
            self._kept[chat] = kept
        return shape

    def _schedule(self, path: str) -> Schedule:
        """As it holds, where that is asked for; looked up once."""
        schedule = load_for_line(path)
        if not self.with_amendments:
            return schedule
        if path not in self._holding:
            self._holding[path] = as_it_holds(schedule)
        return self._holding[path]


def _no_such_side(schedule: Schedule, side: str) -> str:
    parties = ", ".join(schedule.parties or {})
    return f"'{side}' is no party of {schedule.id}; its parties are: {parties or 'none'}"


def _asker(schedule: Schedule, now: datetime | None, language: str, side: str | None) -> Asker:
    return Asker(local(now, schedule.zone), schedule.zone, language, side)


def _heard(text: str, schedule: Schedule, asker: Asker, kept: Kept) -> tuple[dict[str, Any], Kept]:
    """What is printed as JSON, and what to keep for the next question."""
    timelines = {schedule.id: resolve(schedule, asker.today)}
    heard = hear(text, kept, asker, timelines)
    match heard.found:
        case Answer() as found:
            said = say(found, asker.language, timelines, asker.today)
            return shapes.answered(found, said), heard.kept
        case QuestionNotUnderstood() as refusal:
            said = not_understood(refusal, asker.language)
            return shapes.question_refused(refusal, said), heard.kept
