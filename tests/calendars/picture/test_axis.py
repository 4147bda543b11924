"""Days on a line: in order, inside, and marked as often as can be read."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calendars.picture.axis import Axis

DAYS = st.dates()


def axis(one: date, other: date) -> Axis:
    return Axis(min(one, other), max(one, other), 40, 1160)


@given(DAYS, DAYS, DAYS, DAYS)
def test_days_stand_in_their_order_and_inside(one: date, other: date, first: date, second: date) -> None:
    line = axis(one, other)
    for day in (first, second):
        assert 40 <= line.begins(day) <= line.middle(day) <= line.ends(day) <= 1160
    if first <= second:
        assert line.begins(first) <= line.begins(second)
        assert line.ends(first) <= line.ends(second)


def test_every_day_has_the_same_width() -> None:
    line = Axis(date(2016, 2, 27), date(2016, 3, 1), 0, 400)
    days = [date(2016, 2, 27) + timedelta(days=n) for n in range(4)]
    assert [(line.begins(day), line.middle(day), line.ends(day)) for day in days] == [
        (0, 50, 100),
        (100, 150, 200),
        (200, 250, 300),
        (300, 350, 400),
    ]


@given(DAYS, DAYS)
def test_marks_are_few_and_stand_apart(one: date, other: date) -> None:
    ticks = axis(one, other).ticks("en")
    assert len(ticks) <= 9
    places = [tick.x for tick in ticks]
    assert places == sorted(set(places))


@pytest.mark.parametrize(
    ("first", "last", "labels"),
    [
        (date(2016, 6, 14), date(2016, 10, 1), ["Jul 2016", "Aug", "Sep", "Oct"]),
        (date(2016, 11, 1), date(2017, 2, 28), ["Nov 2016", "Dec", "Jan 2017", "Feb"]),
        (date(2016, 6, 14), date(2017, 7, 1), ["Jul 2016", "Sep", "Nov", "Jan 2017", "Mar", "May", "Jul"]),
        (date(2016, 6, 14), date(2022, 7, 1), ["2017", "2018", "2019", "2020", "2021", "2022"]),
        (date(2016, 6, 14), date(2016, 6, 20), []),
        (date(9999, 11, 2), date.max, ["Dec 9999"]),
    ],
)
def test_marks_are_named_by_month_and_year(first: date, last: date, labels: list[str]) -> None:
    assert [tick.label for tick in axis(first, last).ticks("en")] == labels


def test_marks_are_named_in_chinese() -> None:
    ticks = axis(date(2016, 11, 15), date(2017, 2, 28)).ticks("zh_Hans")
    assert [tick.label for tick in ticks] == ["2016年12月", "2017年1月", "2月"]


def test_an_axis_has_days_and_width() -> None:
    with pytest.raises(ValueError, match="at least one day"):
        Axis(date(2016, 6, 15), date(2016, 6, 14), 0, 100)
    with pytest.raises(ValueError, match="some width"):
        Axis(date(2016, 6, 14), date(2016, 6, 14), 100, 100)
