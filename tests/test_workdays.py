"""The working days of a country, and of which years they are known for good."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from schedules.days import Distance, Unit, shift
from schedules.workdays import ALL_UNPUBLISHED, WorkingDays, is_published, unpublished, working_days_of

CHINA = working_days_of("CN")


def step_by_step(day: date, count: int, sign: int, country: str) -> date:
    """So many working days on, one day after the other."""
    while count:
        day += timedelta(days=sign)
        count -= WorkingDays(country)(day)
    return day


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2016, 10, 3), False),  # the week of the National Day
        (date(2016, 10, 8), True),  # a Saturday worked in exchange
        (date(2016, 10, 9), True),
        (date(2016, 10, 15), False),
        (date(2016, 10, 10), True),
    ],
)
def test_weekends_are_worked_in_exchange_for_holidays(day: date, works: bool) -> None:
    assert CHINA(day) == works


@pytest.mark.parametrize("country", ["CN", "US", "IN"])
@pytest.mark.parametrize("sign", [1, -1])
@pytest.mark.parametrize("count", [1, 7, 260, 600])
def test_moving_by_years_at_a_time_is_moving_day_by_day(country: str, sign: int, count: int) -> None:
    for day in (date(2016, 1, 1), date(2016, 10, 8), date(2019, 12, 31)):
        moved = shift(day, Distance(count, Unit.WORKING_DAY), sign, working_days_of(country))
        assert moved == step_by_step(day, count, sign, country)


def test_a_year_is_published_where_the_exchanges_of_working_days_are() -> None:
    assert is_published("CN", 2016)
    assert not is_published("CN", 2030)


@pytest.mark.parametrize("country", ["US", "DE", "JP"])
def test_where_holidays_follow_from_the_law_every_year_is_published(country: str) -> None:
    assert is_published(country, 2030)
    assert not list(unpublished(country, 2016, 2040))


@pytest.mark.parametrize("country", ["ID", "MY", "AE"])
def test_holidays_by_the_sight_of_the_moon_are_estimates(country: str) -> None:
    assert not is_published(country, 2035)


def test_weekdays_alone_are_known_for_ever() -> None:
    assert not list(unpublished(None, 2016, 2040))


def test_doubt_shows_what_rests_on_a_year() -> None:
    wednesday, sunday = date(2030, 6, 12), date(2030, 6, 16)
    for doubt in (2030, ALL_UNPUBLISHED):
        assert not WorkingDays("CN", doubt)(wednesday)
        assert WorkingDays("CN", doubt)(sunday)
    assert WorkingDays("CN", 2031)(wednesday)
    assert WorkingDays("CN", ALL_UNPUBLISHED)(date(2016, 6, 15))
