"""The days on which somebody is told."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schedules.quiet import QuietDays, TellingDays, Weekday
from tests.schedules import on

DAY = timedelta(days=1)
WEEKENDS = QuietDays(weekends=True)
CHINA = QuietDays(weekends=True, country="CN")
days = st.dates(date(2015, 1, 1), date(2018, 12, 31))
quiets = st.sampled_from([QuietDays(), WEEKENDS, CHINA, QuietDays(country="US"), QuietDays(True, "IL")])
tellings = st.builds(TellingDays, quiets, st.one_of(st.none(), st.sampled_from(Weekday)))


def test_no_day_is_quiet_unless_it_is_chosen() -> None:
    assert not any(on(10, day) in QuietDays() for day in range(1, 32))


def test_weekends_are_saturday_and_sunday() -> None:
    assert [day for day in range(1, 11) if on(10, day) in WEEKENDS] == [1, 2, 8, 9]


def test_holidays_of_a_country_are_quiet_alone_or_with_its_weekends() -> None:
    assert on(7, 4) in QuietDays(country="US")
    assert on(7, 3) not in QuietDays(country="US")  # a Sunday
    assert on(7, 3) in QuietDays(weekends=True, country="US")


def test_a_weekend_day_that_is_worked_in_exchange_is_not_quiet() -> None:
    assert on(10, 8) in WEEKENDS
    assert on(10, 8) not in CHINA
    assert on(10, 7) in CHINA


def test_a_country_whose_holidays_are_not_known_cannot_be_chosen() -> None:
    with pytest.raises(ValueError, match="XX"):
        QuietDays(country="XX")


def test_a_weekly_day_that_is_quiet_is_the_last_before_it() -> None:
    mondays = TellingDays(CHINA, Weekday.MONDAY)
    assert mondays.last_by(on(9, 29)) == on(9, 26)
    assert mondays.last_by(on(10, 9)) == on(9, 30)  # Monday 3 October is one of seven days off
    assert mondays.first_from(on(9, 27)) == on(9, 30)
    assert mondays.first_from(on(10, 1)) == on(10, 10)


@given(tellings, days)
def test_both_ways_lead_to_the_nearest_telling_day(telling: TellingDays, day: date) -> None:
    told = {found for found in _around(day, 40) if _is_told(telling, found)}
    assert telling.last_by(day) == max(found for found in told if found <= day)
    assert telling.first_from(day) == min(found for found in told if found >= day)


def _around(day: date, count: int) -> list[date]:
    return [day + number * DAY for number in range(-count, count + 1)]


def _is_told(telling: TellingDays, day: date) -> bool:
    """By the rule: a loud day that is the chosen weekday, or that only quiet days part from it."""
    if day in telling.quiet:
        return False
    while telling.weekday not in {None, day.weekday()}:
        day += DAY
        if day not in telling.quiet:
            return False
    return True
