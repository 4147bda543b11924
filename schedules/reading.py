"""From a schedule file to a ``Schedule``: every problem of the file at once (docs/schedule.md)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType
from zoneinfo import ZoneInfo

from schedules.amounts import zone
from schedules.document import MAX_BYTES, Branch, parse
from schedules.drafts import drafts as read_drafts
from schedules.drafts import milestones
from schedules.fields import (
    Field,
    Fields,
    address,
    country,
    day,
    identifier,
    is_id,
    month,
    not_an_id,
    quoted,
    title,
    unique,
    words,
)
from schedules.milestone import Schedule, Source, Visibility
from schedules.phrases import Agreed
from schedules.problems import Findings, Problem, ScheduleProblems, meant
from schedules.text import Text

__all__ = ["Problem", "ScheduleProblems", "load", "read_schedule"]

_SCHEDULE_KEYS = (
    "schedule",
    "title",
    "agreed_on",
    "timezone",
    "country",
    "fiscal_year",
    "visibility",
    "parties",
    "source",
    "milestones",
)
_SOURCE_KEYS = ("title", "publisher", "date", "url")

_SOME_DAY = date(2000, 1, 1)  # stands in for a bad agreed_on, so that phrases are looked at all the same


def load(path: Path) -> Schedule:
    """Read a schedule file.

    Raises:
        OSError: if the file cannot be read.
        ScheduleProblems: if it is no schedule.
    """
    with path.open("rb") as file:
        return read_schedule(file.read(MAX_BYTES + 1), str(path))


def read_schedule(data: bytes, file: str) -> Schedule:
    """Read a schedule; ``file`` is its name in messages.

    Raises:
        ScheduleProblems: if it is none, with all that is wrong with it.
    """
    found = Findings(file)
    root = parse(data, found)
    schedule = _schedule(Field("", root, found), root) if root else None
    found.raise_any()
    assert schedule is not None  # noqa: S101 - whatever is missing has been told
    return schedule


def _schedule(field: Field, root: Branch) -> Schedule | None:
    fields = Fields(field, root, _SCHEDULE_KEYS)
    id = fields.required("schedule", identifier, "an id, such as schedule: dialogue-2016")
    name = fields.required("title", title, "what people call it")
    agreed_on = fields.required("agreed_on", day, "the day of the agreement, such as agreed_on: 2016-06-14")
    zone_name = fields.required("timezone", zone, "a time zone, such as timezone: Asia/Shanghai")
    of_country = fields.optional("country", country)
    fiscal_month = fields.optional("fiscal_year", month)
    visibility = fields.optional("visibility", _visibility)
    parties = fields.optional("parties", _parties)
    source = fields.optional("source", _source)
    drafts = fields.required("milestones", read_drafts, "milestones: and under it one map a milestone")
    read = milestones(drafts or (), Agreed(agreed_on or _SOME_DAY, of_country, fiscal_month, parties or {}))
    if id is None or name is None or agreed_on is None or zone_name is None:
        return None
    return Schedule(
        id=id,
        title=name,
        agreed_on=agreed_on,
        zone=ZoneInfo(zone_name),
        milestones=read,
        country=of_country,
        fiscal_month=fiscal_month,
        visibility=visibility or Visibility.INVITED,
        parties=parties,
        source=source,
    )


def _visibility(field: Field) -> Visibility | None:
    written = words(field)
    if written is None or written in set(Visibility):
        return Visibility(written) if written else None
    field.wrong(f"{quoted(written)} is not known; {meant(written, Visibility)}")
    return None


def _parties(field: Field) -> Mapping[str, Text] | None:
    if not isinstance(field.node, Branch):
        field.wrong("write a map from an id to a name, such as {cn: China, us: United States}")
        return None
    parties = {}
    for entry in unique(field.node, field.found, "party"):
        if not is_id(entry.key):
            field.found.add(entry.line, f"parties: {not_an_id(entry.key)}")
        name = title(field.inner(entry.value, entry.key))
        parties[entry.key] = name or Text.of(entry.key)
    return MappingProxyType(parties)


def _source(field: Field) -> Source | None:
    if not isinstance(field.node, Branch):
        field.wrong("write {title: …, publisher: …, date: 2016-06-20, url: https://…}")
        return None
    fields = Fields(field, field.node, _SOURCE_KEYS)
    name = fields.required("title", title, "the title of the page or paper")
    publisher = fields.optional("publisher", title)
    published = fields.optional("date", day)
    url = fields.optional("url", address)
    return Source(name, publisher, published, url) if name else None
