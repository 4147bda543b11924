"""Where something lies that hangs on one time of something else; ``links`` says it of what happens once."""

from __future__ import annotations

from datetime import date

from schedules.days import Distance, IsWorkingDay, Unit, is_weekday, shift
from schedules.span import Span
from schedules.when import After, Anchored, Apart, At, Before, By, Direction, From, Reach

_ONE_DAY = Distance(1, Unit.DAY)
Left = tuple[Span, date | None]
"""The days left, and the last of them that is right wherever the anchor falls."""


def beside(
    when: Anchored, first: Span, last: Span, surely_at: date | None, is_working_day: IsWorkingDay
) -> Left:
    """Where ``when`` lies if its anchor's first day falls within ``first`` and its last day within ``last``.

    ``surely_at`` is the last day that is surely one of the anchor's. What lies before an anchor, or at a
    distance from it, is surely in time only as counted from the anchor's earliest day. A day beyond the
    calendar bounds nothing.
    """
    match when:
        case Before():
            return _up_to(_moved(first.latest, _ONE_DAY, -1), _moved(first.earliest, _ONE_DAY, -1))
        case By():
            return _up_to(first.latest, first.earliest)
        case At():
            return Span(first.earliest, last.latest), surely_at
        case From():
            return Span(first.earliest), None
        case After():
            return Span(_moved(last.earliest, _ONE_DAY, 1)), None
        case Apart(_, distance, side, reach):
            if side is Direction.BEFORE:
                return _before(reach, first, _all_moved(first, distance, -1, is_working_day))
            return _after(reach, last, _all_moved(last, distance, 1, is_working_day))


def _before(reach: Reach, anchor: Span, moved: Span) -> Left:
    match reach:
        case Reach.EXACTLY:
            return moved, moved.earliest
        case Reach.AT_LEAST:
            return _up_to(moved.latest, moved.earliest)
        case Reach.WITHIN:
            return Span(moved.earliest, anchor.latest), anchor.earliest


def _after(reach: Reach, anchor: Span, moved: Span) -> Left:
    match reach:
        case Reach.EXACTLY:
            return moved, moved.earliest
        case Reach.AT_LEAST:
            return Span(moved.earliest), None
        case Reach.WITHIN:
            return Span(anchor.earliest, moved.latest), moved.earliest


def _up_to(latest: date | None, surely: date | None) -> Left:
    return Span(None, latest), surely if latest else None


def _all_moved(span: Span, distance: Distance, sign: int, is_working_day: IsWorkingDay) -> Span:
    return Span(*(_moved(day, distance, sign, is_working_day) for day in (span.earliest, span.latest)))


def _moved(
    day: date | None, distance: Distance, sign: int, is_working_day: IsWorkingDay = is_weekday
) -> date | None:
    try:
        return shift(day, distance, sign, is_working_day) if day else None
    except OverflowError:
        return None
