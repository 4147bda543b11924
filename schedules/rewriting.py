"""A schedule file with its amendments written into it: only what was changed is touched.

Comments, order, quoting and line ends stay as they are, since the text is changed and not printed anew.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from ruamel.yaml import YAML

from schedules.amendment import Amendment, Part, part_of
from schedules.milestone import ClockTime, Done, Dropped, Milestone, Open, Schedule
from schedules.text import Text

_PLAIN = re.compile(r"[A-Za-z\u4e00-\u9fff][A-Za-z0-9\u4e00-\u9fff '’–()/-]*")
_OTHER_THINGS = {"yes", "no", "on", "off", "true", "false", "null", "y", "n"}
_NOT_SHOWN = re.compile(
    r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\x85\u2028\u2029]"
)


@dataclass(frozen=True, slots=True)
class _Splice:
    """Another text from one character of the file up to another."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class _Place:
    """One key of a map: where its key begins, and its value begins and ends."""

    key: str
    start: int
    value: int
    end: int


@dataclass(frozen=True, slots=True)
class _Map:
    """A map as it stands in the text; in ``flow`` style it has braces, else a ``column``."""

    places: Mapping[str, _Place]
    flow: bool
    column: int
    end: int
    nodes: Mapping[str, Any]


def rewritten(text: str, said: Schedule, holds: Schedule, amendments: Iterable[Amendment]) -> str:
    """The text of the file of ``said``, saying what ``holds``; ``amendments`` tell who said so.

    Only what amendments can change is compared.
    """
    root = _map(YAML(typ="safe", pure=True).compose(text))
    milestones = _map(root.nodes["milestones"])
    last = _last_of_each(amendments)
    splices: list[_Splice] = []
    for id, milestone in holds.milestones.items():
        before = said.milestones.get(id)
        if before is None:
            by = last.get((id, Part.WHEN)) or last.get((id, Part.MILESTONE))
            splices.append(_added(text, milestones, milestone, by))
            continue
        place = _map(milestones.nodes[id])
        if milestone.statements != before.statements:
            splices += _reworded(text, place, milestone, last.get((id, Part.WHEN)))
        if milestone.outcome != before.outcome:
            splices.append(_settled(text, place, milestone, last.get((id, Part.OUTCOME))))
    return _spliced(text, splices)


def _last_of_each(amendments: Iterable[Amendment]) -> dict[tuple[str, Part], Amendment]:
    last: dict[tuple[str, Part], Amendment] = {}
    for amendment in amendments:
        if part := part_of(amendment.edit):
            last[amendment.milestone, part] = amendment
    return last


def _spliced(text: str, splices: Iterable[_Splice]) -> str:
    # What is added in one place stands in the order in which it was added.
    in_order = sorted(enumerate(splices), key=lambda one: (one[1].start, one[0]))
    for _, splice in reversed(in_order):
        text = text[: splice.start] + splice.text + text[splice.end :]
    return text


# Where things stand -----------------------------------------------------------------------------


def _map(node: Any) -> _Map:
    pairs = [(key.value, key, value) for key, value in node.value]
    places = {
        name: _Place(name, key.start_mark.index, value.start_mark.index, _end(value))
        for name, key, value in pairs
    }
    column = pairs[0][1].start_mark.column if pairs else 0
    end = _end(node)
    return _Map(places, bool(node.flow_style), column, end, {name: value for name, _, value in pairs})


def _end(node: Any) -> int:
    """Where what is written of a node ends; that of a block has comments after it, which are not its."""
    index: int = node.end_mark.index
    if node.id == "scalar" or node.flow_style or not node.value:
        return index
    last = node.value[-1]
    return _end(last[1] if isinstance(last, tuple) else last)


# What is written there --------------------------------------------------------------------------


def _reworded(text: str, place: _Map, milestone: Milestone, by: Amendment | None) -> Iterator[_Splice]:
    (statement,) = milestone.statements
    when = place.places["when"]
    yield _value(text, when, _scalar(statement.words.all[0]))
    yield _key(text, place, "said_on", statement.said_on.isoformat(), after=when, by=by)
    if "at" in place.places:
        at = place.places["at"]
        yield _value(text, at, _scalar(_clock(milestone.at))) if milestone.at else _left_out(text, place, at)


def _settled(text: str, place: _Map, milestone: Milestone, by: Amendment | None) -> _Splice:
    key, value = _outcome(milestone)
    there = place.places.get("done") or place.places.get("dropped")
    if there is None:
        last = max(place.places.values(), key=lambda one: one.end)
        return _key(text, place, key, value, after=last, by=by)
    return _Splice(there.start, _without_break(text, there), f"{key}: {value}")


def _outcome(milestone: Milestone) -> tuple[str, str]:
    match milestone.outcome:
        case Done(days, reported=True):
            return "done", f"{{reported: {days[0].isoformat()}}}"
        case Done((day,)) if not milestone.repeats:
            return "done", day.isoformat()
        case Done(days):
            return "done", f"[{', '.join(map(date.isoformat, days))}]"
        case Dropped(on, why):
            reason = f", why: {_text(why)}" if why else ""
            return "dropped", f"{{on: {on.isoformat()}{reason}}}"
        case Open():
            raise ValueError("what a file says was done or dropped, no amendment opens again")


def _value(text: str, place: _Place, value: str) -> _Splice:
    return _Splice(place.value, _without_break(text, place), value)


def _without_break(text: str, place: _Place) -> int:
    """A literal block ends after its last line; what stands instead of it ends before."""
    return place.value + len(text[place.value : place.end].rstrip())


def _key(text: str, place: _Map, key: str, value: str, *, after: _Place, by: Amendment | None) -> _Splice:
    """A key and its value: in place of what stands under it, else after another."""
    if key in place.places:
        return _value(text, place.places[key], value)
    end = _without_break(text, after)
    if place.flow:
        return _Splice(end, end, f", {key}: {value}")
    line_end = _line_end(text, end)
    return _Splice(line_end, line_end, f"{_break(text)}{' ' * place.column}{key}: {value}{_note(by)}")


def _left_out(text: str, place: _Map, gone: _Place) -> _Splice:
    """Without a key: its lines, or in braces the part between two commas."""
    end = _without_break(text, gone)
    if not place.flow:
        return _Splice(text.rindex("\n", 0, gone.start), _line_end(text, end), "")
    before = text[: gone.start].rstrip()
    if before.endswith(","):
        return _Splice(len(before) - 1, end, "")
    return _Splice(gone.start, text.index(",", end) + 1, "")


def _added(text: str, milestones: _Map, milestone: Milestone, by: Amendment | None) -> _Splice:
    (statement,) = milestone.statements
    lines = [("title", _text(milestone.title)), ("when", _scalar(statement.words.all[0]))]
    lines.append(("said_on", statement.said_on.isoformat()))
    if not isinstance(milestone.outcome, Open):
        lines.append(_outcome(milestone))
    if milestones.flow:
        end = text.rindex("}", 0, milestones.end)
        body = ", ".join(f"{key}: {value}" for key, value in lines)
        comma = ", " if milestones.places else ""
        return _Splice(end, end, f"{comma}{milestone.id}: {{{body}}}")
    last = max(milestones.places.values(), key=lambda one: one.end)
    line_end = _line_end(text, _without_break(text, last))
    indent, new_line = " " * milestones.column, _break(text)
    body = "".join(
        f"{new_line}{indent}  {key}: {value}{_note(by) if key == 'said_on' else ''}" for key, value in lines
    )
    return _Splice(line_end, line_end, f"{new_line}{indent}{milestone.id}:{body}")


def _note(by: Amendment | None) -> str:
    """Who said so, and why."""
    if by is None:
        return ""
    said = f"{by.by.name}: {by.why}" if by.why else by.by.name
    plain = " ".join("".join(mark if mark.isprintable() else " " for mark in said).split())
    return f"  # {plain}" if plain else ""


def _line_end(text: str, index: int) -> int:
    found = re.compile(r"\r?\n").search(text, index)
    return found.start() if found else len(text)


def _break(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"


def _clock(at: ClockTime) -> str:
    return f"{at.time:%H:%M} {at.zone or ''}".rstrip()


def _text(text: Text) -> str:
    if len(text.versions) == 1:
        return _scalar(text.all[0])
    return "{" + ", ".join(f"{language}: {_scalar(words)}" for language, words in text.versions) + "}"


def _scalar(words: str) -> str:
    """A text that reads back as it is, in braces too."""
    if _PLAIN.fullmatch(words) and words == words.strip() and words.casefold() not in _OTHER_THINGS:
        return words
    return _NOT_SHOWN.sub(lambda found: _escaped(found[0]), json.dumps(words, ensure_ascii=False))


def _escaped(character: str) -> str:
    code = ord(character)
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"
