"""YAML 1.2 text as a tree whose every value knows its line.

Only what a schedule needs of YAML is let in: maps, lists and text. All scalars are taken as they are
written, so ``NO`` is a country and ``2016-06-14`` is ten characters. Anchors, aliases and tags are
refused, and size, depth and number of nodes are bounded before anything is built, so no file can
make its reader work for long.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from schedules.problems import Findings

MAX_BYTES = 1024 * 1024
MAX_DEPTH = 10
MAX_NODES = 100_000
MAX_LINE = 100_000

_BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_LAYOUT = frozenset("\t\n\r")


@dataclass(frozen=True, slots=True)
class Scalar:
    """Text as written, without its quotation marks; ``is_null`` where nothing (or ``null``) stands."""

    text: str
    line: int
    is_null: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """A list."""

    items: tuple[Node, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Entry:
    """A key, the line it stands on, and its value."""

    key: str
    line: int
    value: Node


@dataclass(frozen=True, slots=True)
class Branch:
    """A map, in the order of the file; a key that was written twice is in it twice."""

    entries: tuple[Entry, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Unusable:
    """Something whose problem has been told already."""

    line: int


Node = Scalar | Listing | Branch | Unusable


_Valued = MappingStartEvent | SequenceStartEvent | ScalarEvent
_Noded = AliasEvent | _Valued


class _Unreadable(Exception):
    """The rest of the file makes no sense."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


def parse(data: bytes, found: Findings) -> Branch | None:
    """The map that a file holds; ``None`` if there is none, which ``found`` then says."""
    try:
        return _Builder(_text(data), found).root()
    except _Unreadable as problem:
        found.add(problem.line, str(problem))
        return None


# Bytes to characters --------------------------------------------------------------------------


def _text(data: bytes) -> str:
    if len(data) > MAX_BYTES:
        raise _Unreadable(1, "the file is larger than 1 MiB; a schedule is text of some kilobytes")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise _Unreadable(line, "this is not UTF-8; save the file as UTF-8") from None
    for number, line_of_text in enumerate(text.split("\n"), 1):
        if len(line_of_text) > MAX_LINE:
            raise _Unreadable(number, f"this line has more than {MAX_LINE} characters; break it up")
        if control := _control(line_of_text):
            raise _Unreadable(number, f"the control character {control} stands here; delete it")
    return text


def _control(text: str) -> str | None:
    """The first character that a person cannot see and a reader may trip over, as ``U+0007``."""
    for character in text:
        if character in _LAYOUT:
            continue
        if character in _BIDI or unicodedata.category(character) in {"Cc", "Cs", "Zl", "Zp"}:
            return f"U+{ord(character):04X}"
    return None


# Characters to nodes --------------------------------------------------------------------------


class _Builder:
    """Builds the tree from ruamel's events, which come in the order of the file."""

    def __init__(self, text: str, found: Findings) -> None:
        self._events = _events(text)
        self._found = found
        self._nodes = 0

    def root(self) -> Branch:
        events = (event for event in self._events if isinstance(event, DocumentStartEvent))
        if next(events, None) is None:
            raise _Unreadable(1, "the file is empty; `agreed new FILE` writes a schedule to start from")
        root = self._node(next(self._events), 0)
        if another := next(events, None):
            self._found.add(_line(another), "a second document begins here (---); write one schedule a file")
        if not isinstance(root, Branch):
            raise _Unreadable(root.line, "a schedule is a map; begin with 'schedule: some-id'")
        return root

    def _node(self, event: _Noded, depth: int) -> Node:
        line = _line(event)
        self._nodes += 1
        if self._nodes > MAX_NODES:
            raise _Unreadable(line, f"the file holds more than {MAX_NODES} values; split it")
        if depth > MAX_DEPTH:
            raise _Unreadable(line, f"this is nested more than {MAX_DEPTH} levels deep; a schedule never is")
        if isinstance(event, AliasEvent):
            self._found.add(line, "an alias (*…) stands for another value; write that out, or quote the *")
            return Unusable(line)
        usable = self._is_plain(event, line)
        node = self._built(event, line, depth)
        return node if usable else Unusable(line)

    def _is_plain(self, event: _Valued, line: int) -> bool:
        if event.anchor is not None:
            self._found.add(line, "an anchor (&…) names a value; leave it out, or quote the &")
        if event.ctag is not None:
            self._found.add(line, "this is a tag (!…); leave it out, or quote the !")
        return event.anchor is None and event.ctag is None

    def _built(self, event: _Valued, line: int, depth: int) -> Node:
        match event:
            case MappingStartEvent():
                return Branch(tuple(self._entries(depth + 1)), line)
            case SequenceStartEvent():
                return Listing(tuple(self._items(depth + 1)), line)
            case ScalarEvent():
                return self._scalar(event, line)

    def _scalar(self, event: ScalarEvent, line: int) -> Node:
        if control := _control(event.value):
            self._found.add(line, f"the control character {control} is written here; leave it out")
            return Unusable(line)
        is_null = event.style is None and event.value in {"", "~", "null", "Null", "NULL"}
        return Scalar(event.value, line, is_null)

    def _items(self, depth: int) -> Iterator[Node]:
        while not isinstance(event := next(self._events), SequenceEndEvent):
            yield self._node(event, depth)

    def _entries(self, depth: int) -> Iterator[Entry]:
        while not isinstance(event := next(self._events), MappingEndEvent):
            key = self._node(event, depth)
            value = self._node(next(self._events), depth)
            match key:
                case Scalar(text, line, is_null=False):
                    yield Entry(text, line, _noticed_on(line, value))
                case Scalar(line=line) | Listing(line=line) | Branch(line=line):
                    self._found.add(line, "a key is missing before the colon, or is not plain text")
                case Unusable():
                    continue


def _noticed_on(line: int, value: Node) -> Node:
    """A value that is missing is so on the line of its key; the parser notices it further down."""
    match value:
        case Scalar("", is_null=True):
            return Scalar("", line, is_null=True)
        case _:
            return value


def _line(event: Event) -> int:
    return int(event.start_mark.line) + 1


def _events(text: str) -> Iterator[Any]:
    try:
        yield from YAML(typ="safe", pure=True).parse(text)
    except MarkedYAMLError as error:
        raise _explained(error) from None
    except Exception as error:  # broken escapes and directives end in ValueError and others
        raise _Unreadable(1, f"this is not YAML: {str(error)[:100]}") from None


_EXPLANATIONS = (
    ("mapping values are not allowed", "a second colon in this value; put the value in quotation marks"),
    ("'\\t'", "a tab stands where spaces should; indent with spaces"),
    ("unexpected end of stream", "a quotation mark that opens here is never closed"),
    ("could not find expected ':'", "this line has no colon; write 'key: value'"),
    ("expected ',' or", "a bracket that opens here is not closed, or a comma is missing"),
    ("<block end>", "this does not line up with the lines above; mend the indentation, or a quotation mark"),
    ("cannot start any token", "a value cannot begin with this character; put the value in quotation marks"),
)


def _explained(error: MarkedYAMLError) -> _Unreadable:
    problem = str(error.problem or error.context or "it cannot be parsed")
    opened = problem.startswith(
        ("found unexpected end of stream", "expected ',' or", "could not find expected")
    )
    mark = (error.context_mark if opened else None) or error.problem_mark or error.context_mark
    line = int(mark.line) + 1 if mark else 1
    for part, explanation in _EXPLANATIONS:
        if part in problem:
            return _Unreadable(line, explanation)
    return _Unreadable(line, f"this is not YAML: {problem[:100]}")
