"""One value of a schedule file, read on its own."""

from __future__ import annotations

from typing import TypeVar

from schedules.document import Branch, parse
from schedules.fields import Field, Reader
from schedules.problems import Findings, ScheduleProblems

T = TypeVar("T")


def field_of(written: str) -> Field:
    """The value that is written after ``key:``; it may go on in lines of its own."""
    found = Findings("file")
    root = parse(f"key: {written}\n".encode(), found)
    assert isinstance(root, Branch)
    return Field("key", root.entries[0].value, found)


def value(reader: Reader[T], written: str) -> T | None:
    """What a reader makes of a value with which nothing is wrong."""
    field = field_of(written)
    read = reader(field)
    field.found.raise_any()
    return read


def problems(reader: Reader[T], written: str) -> list[str]:
    """What a reader finds wrong with a value, without the name of the file: "1: key: …"."""
    field = field_of(written)
    reader(field)
    try:
        field.found.raise_any()
    except ScheduleProblems as told:
        return [str(problem).removeprefix("file:") for problem in told.problems]
    return []
