"""From nodes to typed values: what stands in one place of a schedule file.

Every reader takes a ``Field`` and gives its value, or ``None`` after telling the field's findings
what is wrong and what to write instead; so reading goes on to the end of the file.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar
from urllib.parse import urlsplit

from schedules.document import Branch, Entry, Listing, Node, Scalar, Unusable
from schedules.language import LANGUAGES
from schedules.problems import Findings, meant
from schedules.text import Text
from schedules.when import Period
from schedules.workdays import countries

T = TypeVar("T")

TITLE = 200
QUOTE = 300
TEXT = 2000

_ID = re.compile(r"[a-z0-9-]{1,64}")
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_YEARS = Period(date(1900, 1, 1), date(2999, 12, 31))
_BREAK = re.compile(r"\s*[\t\r\n]\s*")


@dataclass(frozen=True, slots=True)
class Field:
    """A value, what it is called in a message, and where its problems go."""

    name: str
    node: Node
    found: Findings

    def wrong(self, message: str) -> None:
        """Tell that this value will not do; one that was told of already stays as it is."""
        if not isinstance(self.node, Unusable):
            self.found.add(self.node.line, f"{self.name}: {message}" if self.name else message)

    def inner(self, node: Node, name: str = "") -> Field:
        """A value inside this one."""
        return Field(".".join(filter(None, (self.name, name))), node, self.found)


Reader = Callable[[Field], T | None]


class Fields:
    """The keys of one map; those that are not known, or written twice, are told at once."""

    def __init__(self, field: Field, branch: Branch, known: Sequence[str]) -> None:
        self._field = field
        self._branch = branch
        self._entries: dict[str, Entry] = {}
        for entry in unique(branch, field.found, "key"):
            if entry.key in known:
                self._entries[entry.key] = entry
            else:
                field.found.add(entry.line, f"unknown key {quoted(entry.key)}; {meant(entry.key, known)}")

    def __contains__(self, key: str) -> bool:
        return key in self._entries

    def __getitem__(self, key: str) -> Field:
        """The value under a key that is there."""
        return self._field.inner(self._entries[key].value, key)

    def get(self, key: str) -> Field | None:
        """The value under a key, ``None`` where there is none."""
        entry = self._entries.get(key)
        return self._field.inner(entry.value, key) if entry else None

    def optional(self, key: str, reader: Reader[T]) -> T | None:
        """The value under ``key``, ``None`` where there is none or it will not do."""
        return reader(self[key]) if key in self else None

    def required(self, key: str, reader: Reader[T], hint: str) -> T | None:
        """Likewise; where the key is not there that is told, with ``hint`` as what to write."""
        if key not in self:
            name = f"{self._field.name}: " if self._field.name else ""
            self._field.found.add(self._branch.line, f"{name}'{key}' is missing; write {hint}")
        return self.optional(key, reader)


def unique(branch: Branch, found: Findings, what: str) -> Iterator[Entry]:
    """The entries whose key was not there before; the others are told."""
    first: dict[str, int] = {}
    for entry in branch.entries:
        if entry.key in first:
            message = f"the {what} {quoted(entry.key)} stands on line {first[entry.key]} already"
            found.add(entry.line, f"{message}; give this one another, or delete it")
        else:
            first[entry.key] = entry.line
            yield entry


def quoted(text: str) -> str:
    """Text of the file, cut short for a message."""
    shown = text if len(text) <= 60 else f"{text[:57]}…"
    return f"'{shown}'"


# Text -----------------------------------------------------------------------------------------


def words(field: Field, limit: int = TEXT) -> str | None:
    """Plain text that is not empty; line breaks count as spaces."""
    match field.node:
        case Scalar(text, is_null=False) if written := _BREAK.sub(" ", text.strip()):
            if len(written) <= limit:
                return written
            field.wrong(f"{len(written)} characters are too many; write at most {limit}")
        case Scalar():
            field.wrong("nothing is written here; write some text or leave the key out")
        case _:
            field.wrong("this must be plain text")
    return None


def text(field: Field, limit: int = TEXT) -> Text | None:
    """Text in one language, or a map by language."""
    if not isinstance(field.node, Branch):
        plain = words(field, limit)
        return Text.of(plain) if plain else None
    versions = {language: words(inner, limit) for language, inner in by_language(field)}
    complete = {language: version for language, version in versions.items() if version}
    return Text.of(complete) if complete and len(complete) == len(versions) else None


def title(field: Field) -> Text | None:
    """A short text."""
    return text(field, TITLE)


def quote(field: Field) -> Text | None:
    """Words taken from a source."""
    return text(field, QUOTE)


def label(field: Field) -> str | None:
    """A short text in one language."""
    return words(field, TITLE)


def by_language(field: Field) -> Iterator[tuple[str, Field]]:
    """What a map holds for each language."""
    assert isinstance(field.node, Branch)  # noqa: S101 - callers have looked
    if not field.node.entries:
        field.wrong("the map is empty; write {en: …, zh: …}")
    for entry in unique(field.node, field.found, "language"):
        if entry.key in LANGUAGES:
            yield entry.key, field.inner(entry.value, entry.key)
        else:
            field.found.add(
                entry.line,
                f"{field.name}: {quoted(entry.key)} is not a language that is read here; "
                f"write {' or '.join(LANGUAGES)}",
            )


def aliases(field: Field) -> tuple[Text, ...]:
    """Other names: a list of texts, or a list for each language."""
    match field.node:
        case Branch():
            return tuple(
                Text.of({language: alias})
                for language, inner in by_language(field)
                for item in listed(inner)
                if (alias := label(item))
            )
        case _:
            return tuple(name for item in listed(field) if (name := title(item)))


def listed(field: Field) -> tuple[Field, ...]:
    """The items of a list; a single plain text counts as a list of one."""
    match field.node:
        case Listing(items):
            return tuple(field.inner(item) for item in items)
        case Scalar():
            return (field,)
        case _:
            field.wrong("write a list, such as [one, another]")
            return ()


# Ids, days and choices ------------------------------------------------------------------------


def is_id(written: str) -> bool:
    """Whether it can name something for life, and stand in an address."""
    return _ID.fullmatch(written) is not None


def not_an_id(written: str) -> str:
    """What to write instead of an id that is none."""
    better = re.sub(r"[^a-z0-9]+", "-", written.lower()).strip("-")[:64]
    hint = f"; for example '{better}'" if better else ""
    return f"{quoted(written)} is no id; use lowercase letters, digits and hyphens, at most 64{hint}"


def identifier(field: Field) -> str | None:
    """An id."""
    written = words(field)
    if written is None or is_id(written):
        return written
    field.wrong(not_an_id(written))
    return None


def day(field: Field) -> date | None:
    """A day, written as 2016-06-14."""
    written = words(field)
    if written is None:
        return None
    if not _DAY.fullmatch(written):
        alone = "write the day alone" if _DAY.match(written) else "write a day"
        field.wrong(f"{quoted(written)} is not a day; {alone}, such as 2016-06-14")
        return None
    try:
        found = date.fromisoformat(written)
    except ValueError:
        field.wrong(f"the calendar has no day {written}; write year-month-day, such as 2016-06-14")
        return None
    if not _YEARS.first <= found <= _YEARS.last:
        field.wrong(f"the year of {written} looks wrong; write one from 1900 to 2999")
        return None
    return found


def month(field: Field) -> int | None:
    """A month of a year by its English name, or as 4月 or 4."""
    written = words(field)
    if written is None:
        return None
    names = [name.casefold() for name in calendar.month_name]
    number = written.removesuffix("月")
    if written.casefold() in names[1:]:
        return names.index(written.casefold())
    if number.isdecimal() and 1 <= int(number) <= 12:
        return int(number)
    field.wrong(f"{quoted(written)} is no month; write the one in which the year begins, such as April")
    return None


def country(field: Field) -> str | None:
    """The ISO 3166-1 alpha-2 code of a country whose holidays are known."""
    written = words(field)
    if written is None or written in countries():
        return written
    field.wrong(f"{quoted(written)} is no country code that is known; write two capital letters, such as CN")
    return None


def address(field: Field) -> str | None:
    """A web address."""
    written = words(field)
    if written is None:
        return None
    try:
        parts = urlsplit(written)
        good = parts.scheme in {"http", "https"} and bool(parts.hostname) and " " not in written
    except ValueError:
        good = False
    if good:
        return written
    field.wrong(f"{quoted(written)} is no web address; write one that begins with https://")
    return None
