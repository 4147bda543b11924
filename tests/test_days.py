"""Moving days."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schedules.days import Distance, Unit, is_weekday, shift

DAYS = st.dates(date(1990, 1, 1), date(2040, 12, 31))
DISTANCES = st.builds(Distance, st.integers(1, 40), st.sampled_from(Unit))


@pytest.mark.parametrize(
    ("day", "count", "unit", "later"),
    [
        ((2016, 8, 31), 30, Unit.DAY, (2016, 9, 30)),
        ((2016, 8, 31), 2, Unit.WEEK, (2016, 9, 14)),
        ((2016, 1, 31), 1, Unit.MONTH, (2016, 2, 29)),
        ((2015, 1, 31), 1, Unit.MONTH, (2015, 2, 28)),
        ((2016, 11, 30), 3, Unit.MONTH, (2017, 2, 28)),
        ((2016, 2, 29), 1, Unit.YEAR, (2017, 2, 28)),
        ((2016, 2, 29), 4, Unit.YEAR, (2020, 2, 29)),
        ((2016, 8, 26), 1, Unit.WORKING_DAY, (2016, 8, 29)),
        ((2016, 8, 27), 1, Unit.WORKING_DAY, (2016, 8, 29)),
        ((2016, 8, 31), 10, Unit.WORKING_DAY, (2016, 9, 14)),
    ],
)
def test_later(day: tuple[int, int, int], count: int, unit: Unit, later: tuple[int, int, int]) -> None:
    assert shift(date(*day), Distance(count, unit), 1) == date(*later)


@pytest.mark.parametrize(
    ("day", "count", "unit", "earlier"),
    [
        ((2016, 3, 31), 1, Unit.MONTH, (2016, 2, 29)),
        ((2017, 2, 28), 1, Unit.YEAR, (2016, 2, 28)),
        ((2016, 10, 1), 3, Unit.WEEK, (2016, 9, 10)),
        ((2016, 8, 29), 1, Unit.WORKING_DAY, (2016, 8, 26)),
        ((2016, 8, 28), 1, Unit.WORKING_DAY, (2016, 8, 26)),
    ],
)
def test_earlier(day: tuple[int, int, int], count: int, unit: Unit, earlier: tuple[int, int, int]) -> None:
    assert shift(date(*day), Distance(count, unit), -1) == date(*earlier)


@given(DAYS, DISTANCES, st.sampled_from([1, -1]))
def test_moving_is_monotone_and_goes_the_right_way(day: date, distance: Distance, sign: int) -> None:
    moved, next_moved = (shift(d, distance, sign) for d in (day, day + timedelta(days=1)))
    assert moved <= next_moved
    assert (moved > day) == (sign > 0)


@given(DAYS, st.integers(1, 40))
def test_so_many_working_days_lie_between(day: date, count: int) -> None:
    moved = shift(day, Distance(count, Unit.WORKING_DAY), 1)
    after = (day + timedelta(days=n) for n in range(1, (moved - day).days + 1))
    assert sum(map(is_weekday, after)) == count
    assert is_weekday(moved)


def test_working_days_are_those_of_the_calendar_given() -> None:
    def is_tuesday(day: date) -> bool:
        return day.weekday() == 1

    two = Distance(2, Unit.WORKING_DAY)
    assert shift(date(2016, 6, 14), two, 1, is_tuesday) == date(2016, 6, 28)


@pytest.mark.parametrize("unit", Unit)
def test_the_calendar_ends(unit: Unit) -> None:
    for day, sign in ((date.max, 1), (date.min, -1)):
        with pytest.raises(OverflowError):
            shift(day, Distance(9999, unit), sign)


@pytest.mark.parametrize("count", [0, -1, 10_000])
def test_a_distance_is_a_length(count: int) -> None:
    with pytest.raises(ValueError, match="1 to 9999"):
        Distance(count, Unit.DAY)
