"""One occurrence on the line of days: which shape says how much is known of its day."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from calendars.picture.axis import Axis
from schedules.timeline import Occurrence, State


class Shape(StrEnum):
    """What is known of the day."""

    DAY = "day"
    """It is this day."""
    RUN = "run"
    """It runs over these days."""
    WINDOW = "window"
    """It is any of these days."""
    UNTIL = "until"
    """It is this day at the latest; nothing says the first."""
    FROM = "from"
    """It is this day at the earliest; nothing says the last."""


class Standing(StrEnum):
    """How it stands, told by a sign and not by colour alone."""

    OPEN = "open"
    DONE = "done"
    LATE = "late"
    DROPPED = "dropped"


_STANDINGS = {
    State.DONE: Standing.DONE,
    State.OVERDUE: Standing.LATE,
    State.UNKEEPABLE: Standing.LATE,
    State.LAPSED: Standing.LATE,
    State.DROPPED: Standing.DROPPED,
}
_LEAST_WIDTH, _SHORT = 16.0, 40.0


@dataclass(frozen=True, slots=True)
class Mark:
    """A shape from ``left`` to ``right`` and the ``middle`` of the day that counts, in pixels.

    ``stricter`` is where the stricter day ends, ``None`` where it is no other than the due day.
    """

    shape: Shape
    standing: Standing
    left: float
    right: float
    middle: float
    stricter: float | None = None


def first_day(occurrence: Occurrence) -> date | None:
    """The first day that is drawn of it."""
    return occurrence.done_on or occurrence.span.earliest or occurrence.due


def last_day(occurrence: Occurrence) -> date | None:
    """The last day that is drawn of it."""
    return occurrence.done_on or occurrence.due or occurrence.span.earliest


def mark_of(occurrence: Occurrence, axis: Axis, said_on: date) -> Mark | None:
    """How it is drawn; ``None`` where no day is known. What has no first day fades in from ``said_on``."""
    first, last = first_day(occurrence), last_day(occurrence)
    if first is None or last is None:
        return None
    shape = _shape(occurrence)
    if shape is Shape.UNTIL:
        left, right = min(axis.begins(said_on), axis.begins(last)), axis.ends(last)
    elif shape is Shape.FROM:
        left, right = axis.begins(first), axis.right
    else:
        left, right = axis.begins(first), axis.ends(last)
    spare = max(0.0, _LEAST_WIDTH - (right - left)) / 2
    standing = _STANDINGS.get(occurrence.state, Standing.OPEN)
    middle = axis.middle(first if shape is Shape.FROM else last)
    return Mark(shape, standing, left - spare, right + spare, middle, _stricter(occurrence, axis))


def short(mark: Mark) -> Mark:
    """The same where many share a lane: what fades does so soon, so that they do not lie over each other."""
    match mark.shape:
        case Shape.UNTIL:
            return replace(mark, left=max(mark.left, mark.right - _SHORT))
        case Shape.FROM:
            return replace(mark, right=min(mark.right, mark.left + _SHORT))
        case _:
            return mark


def _shape(occurrence: Occurrence) -> Shape:
    span = occurrence.span
    if occurrence.done_on:
        return Shape.DAY
    if span.earliest is None:
        return Shape.UNTIL
    if span.latest is None:
        return Shape.FROM
    if span.earliest == span.latest:
        return Shape.RUN if occurrence.lasts > 1 else Shape.DAY
    return Shape.WINDOW


def _stricter(occurrence: Occurrence, axis: Axis) -> float | None:
    stricter = occurrence.stricter_due
    if occurrence.is_settled or stricter is None or stricter == occurrence.due:
        return None
    return axis.ends(stricter)
