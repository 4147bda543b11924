"""Days of whole units of the calendar."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from schedules.calendar_units import (
    AfterEnd,
    CalendarUnit,
    DayBefore,
    DayOf,
    DayOfWeek,
    FromTo,
    NthDay,
    OnNth,
    Part,
    UpTo,
    check_parts,
    day_before,
)
from schedules.days import Distance, Unit

MONTH, QUARTER, HALF, YEAR, WEEK = (
    CalendarUnit.MONTH,
    CalendarUnit.QUARTER,
    CalendarUnit.HALF_YEAR,
    CalendarUnit.YEAR,
    CalendarUnit.WEEK,
)


@pytest.mark.parametrize(
    ("unit", "parts"),
    [
        (MONTH, (FromTo(DayOf(2, 1), DayOf(2, 1)),)),
        (YEAR, (FromTo(DayOf(2, 30), DayOf(3, 1)),)),
        (WEEK, (FromTo(DayOf(1, 1), DayOf(1, 5)),)),
        (WEEK, (OnNth(NthDay(1, 4)),)),
        (WEEK, (FromTo(DayOf(1, 1), DayOf(1, 1)),)),
        (WEEK, (UpTo(DayOfWeek(6), DayOfWeek(6)),)),
        (MONTH, (UpTo(DayOfWeek(4), DayOfWeek(4)),)),
        (MONTH, (OnNth(NthDay(5, 0)),)),
        (MONTH, (OnNth(NthDay(11)),)),
        (MONTH, (UpTo(DayOf(1, 31), DayOf(1, 31)),)),
        (MONTH, (UpTo(DayOf(1, 15), DayBefore(DayOf(1, 15))),)),
        (MONTH, (FromTo(DayOf(1, 15), DayOf(1, 15)), FromTo(DayOf(1, 1), DayOf(1, 1)))),
        (MONTH, (OnNth(NthDay(1, 0)), OnNth(NthDay(1, 0)))),
        (MONTH, (OnNth(NthDay(1, 0)), AfterEnd(Distance(1, Unit.DAY)))),
    ],
)
def test_what_not_each_unit_has_is_no_part_of_it(unit: CalendarUnit, parts: tuple[Part, ...]) -> None:
    with pytest.raises(ValueError, match=r"."):
        check_parts(unit, parts)


@pytest.mark.parametrize(
    "impossible",
    [
        lambda: DayOf(0, 1),
        lambda: DayOf(1, 32),
        lambda: NthDay(0),
        lambda: NthDay(-2, 4),
        lambda: NthDay(1, 7),
        lambda: UpTo(DayOf(1, 1), DayOf(1, 1)),
        lambda: UpTo(DayOf(1, 14), DayOf(1, 15)),
        lambda: DayOfWeek(7),
        lambda: UpTo(DayOfWeek(0), DayOfWeek(0)),
        lambda: UpTo(DayOfWeek(3), DayOfWeek(4)),
        lambda: UpTo(NthDay(2, 0), NthDay(1, 0)),
        lambda: UpTo(DayBefore(NthDay(1)), DayBefore(NthDay(1))),
    ],
)
def test_what_no_unit_has_is_no_value(impossible: Callable[[], object]) -> None:
    with pytest.raises(ValueError, match=r"."):
        impossible()


def test_the_day_before_is_one_that_each_unit_has_where_there_is_such_a_day() -> None:
    assert day_before(DayOf(1, 15), MONTH) == DayOf(1, 14)
    assert day_before(DayOf(3, 1), QUARTER) == DayOf(2, 31)
    assert day_before(DayOfWeek(4), WEEK) == DayOfWeek(3)
    assert day_before(DayOf(3, 1), YEAR) == DayOf(2, 29)
    assert day_before(DayOf(12, 31), YEAR) == DayOf(12, 30)
    for unit, day in ((MONTH, DayOf(1, 31)), (MONTH, DayOf(1, 29)), (YEAR, DayOf(2, 29))):
        assert day_before(day, unit) == DayBefore(day)
    assert day_before(NthDay(-1), MONTH) == DayBefore(NthDay(-1))
