"""What a picture consists of, each thing with its place in pixels: all that a drawing needs to know."""

from __future__ import annotations

from dataclasses import dataclass

from calendars.picture.axis import Tick
from calendars.picture.marks import Mark, Shape


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text, ``y`` being its baseline; ``note`` follows in a softer tone."""

    y: float
    text: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One milestone, or one topic: its name, and its marks on a lane whose middle is ``y``."""

    lines: tuple[Line, ...]
    y: float
    marks: tuple[Mark, ...]
    dropped: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """From a milestone to one that hangs on it."""

    x1: float
    y1: float
    x2: float
    y2: float


@dataclass(frozen=True, slots=True)
class Section:
    """Milestones that have no place among the days."""

    heading: Line
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Key:
    """One line of the legend: a mark as it is drawn, or a ``sign``, and what it says."""

    y: float
    text: str
    shape: Shape | None
    sign: str = ""


@dataclass(frozen=True, slots=True)
class Days:
    """The part of the picture that has a line of days, from ``top`` to ``bottom``."""

    top: float
    bottom: float
    ticks: tuple[Tick, ...]
    today: float
    today_label: str
    today_anchor: str
    rows: tuple[Row, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Scene:
    """A whole picture. ``title`` and ``description`` are for those who do not see it."""

    width: int
    height: int
    title: str
    description: str
    head: tuple[Line, ...]
    days: Days | None
    sections: tuple[Section, ...]
    legend: tuple[Key, ...]
