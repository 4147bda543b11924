"""What the subcommands share: options, input, and how they end."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Annotated, Any, NoReturn
from zoneinfo import ZoneInfo

import typer

from schedules.language import LANGUAGES
from schedules.milestone import Schedule
from schedules.reading import ScheduleProblems, load

USAGE = 2

_YEARS = range(1900, 3000)
"""Those of schedules: far enough from both ends of the calendar to count from."""


def fail(*lines: str, code: int = USAGE) -> NoReturn:
    """Say why on standard error and end."""
    for line in lines:
        typer.echo(line, err=True)
    raise typer.Exit(code)


def print_json(value: Any) -> None:
    """One JSON text on standard output, readable as it is in any language."""
    typer.echo(json.dumps(value, ensure_ascii=False, indent=2))


def load_or_fail(path: Path) -> Schedule:
    """The schedule in a file; its problems end the command with exit code 1."""
    try:
        return load(path)
    except ScheduleProblems as found:
        fail(*(str(problem) for problem in found.problems), code=1)
    except OSError as error:
        fail(f"{path}: {describe(error)}")


@cache
def load_for_line(path: str) -> Schedule:
    """The schedule that a line of standard input names; read once.

    Raises:
        NotAnObject: if the file cannot be used.
    """
    try:
        return load(Path(path))
    except ScheduleProblems as found:
        raise NotAnObject(str(found)) from None
    except OSError as error:
        raise NotAnObject(f"{path}: {describe(error)}") from None


def cannot_write(path: Path, error: OSError) -> NoReturn:
    """Say why a file was not written, and end."""
    if isinstance(error, FileNotFoundError):
        fail(f"{path}: there is no folder {path.parent} to write it in")
    fail(f"{path}: {describe(error)}")


def describe(error: OSError) -> str:
    """Why a file cannot be used, in plain words."""
    match error:
        case FileNotFoundError():
            return "there is no such file"
        case IsADirectoryError():
            return "this is a folder; name a file in it"
        case PermissionError():
            return "this file may not be read or written by you"
        case _:
            return error.strerror or str(error)


def day(value: str) -> date:
    """A day, of a year in which a schedule can have days.

    Raises:
        typer.BadParameter: if it is none.
    """
    try:
        found = date.fromisoformat(value)
    except ValueError:
        raise typer.BadParameter(f"'{value}' is not a day; write it as 2016-06-14") from None
    _check_year(found, value)
    return found


def _check_year(day: date, written: str) -> None:
    if day.year not in _YEARS:
        raise typer.BadParameter(f"the year of '{written}' looks wrong; write one from 1900 to 2999")


def moment(value: str) -> datetime:
    """A moment as ISO 8601: a day (its first minute), or a day and a time, with or without an offset.

    Raises:
        typer.BadParameter: for anything else.
    """
    try:
        found = datetime.fromisoformat(value)
    except ValueError:
        raise typer.BadParameter(
            f"'{value}' is not a moment; write it as 2016-07-25 or 2016-07-25T09:00+08:00"
        ) from None
    _check_year(found, value)
    return found


def local(now: datetime | None, zone: ZoneInfo) -> datetime:
    """``now`` with its own offset where it has one, else in ``zone``; ``None`` is the present."""
    if now is None:
        return datetime.now(zone)
    return now if now.tzinfo else now.replace(tzinfo=zone)


def language_code(value: str | None) -> str | None:
    """A language that is spoken here, or ``None`` to go by the script."""
    if value is not None and value not in LANGUAGES:
        raise typer.BadParameter(f"'{value}' is not spoken here; choose one of {', '.join(LANGUAGES)}")
    return value


def schedule_language(schedule: Schedule, chosen: str | None) -> str:
    """The language in which to tell of a schedule: the one chosen, else that of its title."""
    return chosen or schedule.title.versions[0][0]


class NotAnObject(ValueError):
    """A line of standard input that is no JSON object; the message says so."""


def answer_lines(answer: Callable[[dict[str, Any]], dict[str, Any]]) -> None:
    """Answer each line of standard input with one line, in order; a line that cannot be used is refused."""
    for line in sys.stdin.buffer:
        try:
            answered = answer(_json_object(line))
        except NotAnObject as problem:
            answered = {"text": line.decode(errors="replace").strip(), "refused": str(problem), "position": 0}
        typer.echo(json.dumps(answered, ensure_ascii=False))


def _json_object(line: bytes) -> dict[str, Any]:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        raise NotAnObject("this line is no JSON; write one object a line") from None
    if not isinstance(value, dict):
        raise NotAnObject('this line is JSON, but no object; write {"text": …}')
    wrong = next((key for key, field in value.items() if not isinstance(field, str)), None)
    if wrong is not None:
        raise NotAnObject(f"'{wrong}' must be a string")
    if "text" not in value:
        raise NotAnObject('this line has no "text"')
    return value


Now = Annotated[
    datetime | None,
    typer.Option("--now", parser=moment, metavar="ISO", help="The moment to answer for (default: now)."),
]
Lang = Annotated[
    str | None,
    typer.Option(
        "--lang", callback=language_code, metavar="en|zh", help="Default: by the script of the words."
    ),
]
ScheduleLang = Annotated[
    str | None,
    typer.Option(
        "--lang",
        callback=language_code,
        metavar="en|zh",
        help="Default: that of the schedule's title, the first if there are several.",
    ),
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON, as docs/json.md describes it.")]
JsonLines = Annotated[
    bool, typer.Option("--jsonl", help="Answer JSON objects from standard input, one a line, in order.")
]
ScheduleFile = Annotated[
    Path | None, typer.Option("--schedule", metavar="FILE", help="The schedule that is meant.")
]
