"""Circles of links that gain more in some rounds than in others."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schedules.circles import circles
from schedules.days import Distance, Unit, shift
from schedules.links import Link
from schedules.milestone import Schedule
from schedules.resolve import resolve
from schedules.when import After, Apart, Before, Direction, OnOrAfter, Reach, When
from tests.schedules import AGREED_ON, by, days, milestone, on, schedule, the

NEW_YEAR = date(2016, 1, 1)
FEW_YEARS = [NEW_YEAR + timedelta(days=n) for n in range(28 * 365 + 7)]
"""Every month on every weekday."""


def months(count: int) -> Distance:
    return Distance(count, Unit.MONTH)


def working_days(count: int) -> Distance:
    return Distance(count, Unit.WORKING_DAY)


def at_least(distance: Distance, anchor: str, side: Direction = Direction.AFTER) -> When:
    return Apart(the(anchor), distance, side, Reach.AT_LEAST)


def within(distance: Distance, anchor: str) -> When:
    return Apart(the(anchor), distance, Direction.AFTER, Reach.WITHIN)


def holds(agreed: Schedule, country: str | None = None) -> bool:
    return not resolve(replace(agreed, country=country), AGREED_ON).contradictions


def fair_and_report(least: Distance, most: Distance, fair: When | None = None) -> Schedule:
    """The report comes at least so long and at most so long after the fair."""
    return schedule(
        milestone("fair", fair or OnOrAfter(NEW_YEAR)),
        milestone("report", at_least(least, "fair"), within(most, "fair")),
    )


@pytest.mark.parametrize(
    ("least", "most", "can_hold"),
    [
        (months(1), days(27), False),
        (months(1), days(28), True),  # from 31 January 2017
        (months(2), days(58), False),  # 28 and 31 days, so no two months have fewer than 59
        (months(2), days(59), True),
        (working_days(5), days(4), False),
        (working_days(5), days(5), True),  # from a Sunday
        (working_days(45), days(45), False),
        (days(11), working_days(6), False),
        (days(10), working_days(6), True),  # over two weekends, from a Friday
        (working_days(23), months(1), True),  # the 23 working days of a month with 31 days
        (working_days(24), months(1), False),
        (Distance(4, Unit.YEAR), days(1460), True),  # with no leap day in 2100
        (Distance(4, Unit.YEAR), days(1459), False),
    ],
)
def test_what_can_be_kept_at_some_time_of_some_year_is_no_contradiction(
    least: Distance, most: Distance, can_hold: bool
) -> None:
    assert holds(fair_and_report(least, most)) == can_hold
    assert holds(fair_and_report(least, most, by(on(6, 30)))) == can_hold


def test_the_bound_is_the_first_day_on_which_it_can_be_kept() -> None:
    agreed = fair_and_report(months(1), days(28), OnOrAfter(on(2, 1)))
    entries = resolve(agreed, AGREED_ON).entries
    assert entries["fair"].current.span.earliest == date(2017, 1, 31)
    assert entries["report"].current.span.earliest == date(2017, 2, 28)


def test_holidays_count_where_they_are_known() -> None:
    """In China the weekend of 8 October 2016 was worked: seven working days after the 7th are a week."""
    agreed = fair_and_report(working_days(7), days(7), OnOrAfter(on(9, 1)))
    assert not holds(agreed)
    assert holds(agreed, "CN")
    fair = resolve(replace(agreed, country="CN"), AGREED_ON).entries["fair"].current
    assert fair.span.earliest == on(10, 7)


def test_a_holiday_can_keep_what_no_other_week_can() -> None:
    """Over the holiday of October 2016 three working days take ten days and more."""
    agreed = fair_and_report(days(10), working_days(3), OnOrAfter(on(9, 1)))
    assert not holds(agreed)
    assert holds(agreed, "CN")


def test_two_circles_that_rest_at_different_times_are_a_contradiction() -> None:
    """The one can be kept from Sundays only, the other from Fridays only."""
    fair = milestone("fair", OnOrAfter(NEW_YEAR))
    report = milestone("report", at_least(working_days(5), "fair"), within(days(5), "fair"))
    minutes = milestone("minutes", at_least(days(4), "fair"), within(working_days(2), "fair"))
    assert holds(schedule(fair, report))
    assert holds(schedule(fair, minutes))
    ((*statements,),) = (
        found.statements for found in resolve(schedule(fair, report, minutes), AGREED_ON).contradictions
    )
    assert {statement.milestone for statement in statements} >= {"report", "minutes"}


@given(
    st.tuples(st.integers(1, 12), st.sampled_from([Unit.MONTH, Unit.WORKING_DAY])),
    st.tuples(st.integers(1, 12), st.sampled_from([Unit.MONTH, Unit.WORKING_DAY, Unit.DAY])),
    st.sampled_from([Unit.DAY, Unit.WORKING_DAY]),
    st.integers(-4, 4),
)
@settings(max_examples=40)
def test_a_circle_holds_if_there_is_a_day_on_which_it_does(
    one: tuple[int, Unit], other: tuple[int, Unit], unit: Unit, more: int
) -> None:
    first, second = Distance(*one), Distance(*other)
    typical = (shift(shift(NEW_YEAR, first, 1), second, 1) - NEW_YEAR).days
    count = typical + more if unit is Unit.DAY else typical * 5 // 7 + more
    most = Distance(max(1, count), unit)
    agreed = schedule(
        milestone("a", OnOrAfter(NEW_YEAR)),
        milestone("b", at_least(first, "a")),
        milestone("c", at_least(second, "b"), within(most, "a")),
    )
    some_day = any(shift(shift(day, first, 1), second, 1) <= shift(day, most, 1) for day in FEW_YEARS)
    assert holds(agreed) == some_day


def test_a_stricter_day_that_nobody_knows_stays_unknown() -> None:
    """Exactly nine months lie between them, and the later one also just comes after the earlier."""
    early = milestone("early", by(on(2, 10)), Apart(the("late"), months(9), Direction.BEFORE, Reach.EXACTLY))
    entries = resolve(schedule(early, milestone("late", After(the("early")))), AGREED_ON).entries
    assert [entries[id].current.span.latest for id in entries] == [on(2, 10), on(11, 10)]


def test_circles_among_causes_share_no_node() -> None:
    def link(earlier: str, later: str) -> Link:
        return Link(0, later, earlier, later, 1)

    to_a, to_b, to_c, to_d = link("b", "a"), link("a", "b"), link("b", "c"), link("d", "d")
    found = [dict(each) for each in circles({"c": to_c, "a": to_a, "b": to_b, "d": to_d, "e": Before})]
    assert found == [{"b": to_b, "a": to_a}, {"d": to_d}]
