"""Strategies: parts of whole units of the calendar, as words may mean them."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st

from schedules.calendar_units import (
    AfterEnd,
    CalendarUnit,
    DayBefore,
    DayIn,
    DayOf,
    DayOfWeek,
    FromTo,
    NthDay,
    OnNth,
    Part,
    UpTo,
    check_parts,
    in_order,
)
from schedules.days import Distance, Unit

day_of = st.builds(DayOf, st.integers(1, 12), st.integers(1, 31))
nth_day = st.builds(NthDay, st.integers(1, 12) | st.just(-1), st.none() | st.integers(0, 6))
day_of_week = st.builds(DayOfWeek, st.integers(0, 6))
day_in: st.SearchStrategy[DayIn] = day_of | nth_day | day_of_week | st.builds(DayBefore, day_of | nth_day)


def up_to(last: DayIn, strictly: DayIn) -> UpTo | None:
    """Up to a day, with the other one as the stricter, where that can be."""
    for early in (strictly, last):
        try:
            return UpTo(last, early)
        except ValueError:
            continue
    return None


def strict_before(day: DayOf | NthDay) -> UpTo | None:
    """Up to a day, strictly to the day before it."""
    return up_to(day, DayBefore(day))


part: st.SearchStrategy[Part] = st.one_of(
    st.builds(FromTo, day_of, day_of),
    day_of.map(lambda day: FromTo(day, day)),
    nth_day.map(OnNth),
    st.builds(up_to, day_in, day_in).filter(bool),
    st.builds(up_to, day_of_week, day_of_week).filter(bool),
    st.builds(strict_before, day_of | nth_day).filter(bool),
    st.builds(AfterEnd, st.builds(Distance, st.integers(1, 60), st.sampled_from(Unit)), st.booleans()),
)


def fitting(unit: CalendarUnit, parts: Sequence[Part]) -> tuple[Part, ...]:
    """As many of the parts, in order, as such units can have together."""
    found: tuple[Part, ...] = ()
    for part in parts:
        try:
            check_parts(unit, tuple(in_order((*found, part))))
        except ValueError:
            continue
        found = tuple(in_order((*found, part)))
    return found


@st.composite
def units(draw: st.DrawFn) -> tuple[CalendarUnit, tuple[Part, ...]]:
    """A unit of the calendar, and what of each of them is meant; mostly months, which have most parts."""
    unit = draw(st.sampled_from([*CalendarUnit, CalendarUnit.MONTH, CalendarUnit.MONTH]))
    few = draw(st.lists(part, min_size=1, max_size=3))
    small = [_within_month(one) for one in few] if unit is CalendarUnit.MONTH else few
    return unit, fitting(unit, small)


def _within_month(part: Part) -> Part:
    match part:
        case FromTo(first, last):
            return FromTo(DayOf(1, first.day), DayOf(1, last.day))
        case UpTo(DayOf(_, day), DayOf(_, early)):
            return UpTo(DayOf(1, max(day, early, 2)), DayOf(1, min(day, early)))
        case UpTo(DayOf(_, day), DayBefore()) if day > 1:
            return UpTo(DayOf(1, day), DayBefore(DayOf(1, day)))
        case _:
            return part
