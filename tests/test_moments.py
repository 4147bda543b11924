"""When the hour of a day comes: ``schedules.moments.moment``."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schedules.moments import last_day, moment, within_hours

DAY = timedelta(days=1)
ZONES = sorted(available_timezones())
instants = st.integers(631_152_000, 2_114_380_800).map(lambda second: datetime.fromtimestamp(second, UTC))
hours = st.integers(0, 24 * 60 - 1).map(lambda minute: time(minute // 60, minute % 60))
years = st.integers(1990, 2037).map(lambda year: date(year, 1, 1))


@pytest.mark.parametrize("key", ZONES)
@settings(max_examples=1)
@given(hour=hours, first=years)
def test_every_zone_has_one_moment_a_day_at_the_first_minute_that_is_not_early(
    key: str, hour: time, first: date
) -> None:
    """All the days of a year, against a clock that is looked at just before and after."""
    zone = ZoneInfo(key)
    days = [first + number * DAY for number in range(366)]
    moments = [moment(day, hour, zone).astimezone(UTC) for day in days]
    for day, at, following in zip(days, moments, moments[1:], strict=False):
        asked = datetime.combine(day, hour)
        assert wall(at, zone) >= asked
        if wall(at, zone) != asked:  # left out: clocks jump over it at that very moment
            assert wall(at - SECOND, zone) < asked
            assert at.astimezone(zone).utcoffset() != (at - SECOND).astimezone(zone).utcoffset()
        assert at < following or wall(at, zone).date() > day  # a zone that leaves out a whole day


@given(st.sampled_from(ZONES).map(ZoneInfo), hours, years, st.integers(0, 365))
def test_no_moment_before_shows_the_hour_of_that_day(
    zone: ZoneInfo, hour: time, first: date, number: int
) -> None:
    day = first + number * DAY
    at = moment(day, hour, zone).astimezone(UTC)
    assert all(wall(at - early, zone) < datetime.combine(day, hour) for early in EARLIER)


@given(st.sampled_from(ZONES).map(ZoneInfo), hours, instants)
def test_the_last_day_is_the_one_whose_hour_has_come(zone: ZoneInfo, hour: time, now: datetime) -> None:
    day = last_day(now, hour, zone)
    assert moment(day, hour, zone) <= now < moment(day + DAY, hour, zone) or moment(
        day + DAY, hour, zone
    ) == moment(day, hour, zone)


@given(st.sampled_from(ZONES).map(ZoneInfo), instants)
def test_what_waits_for_the_day_waits_until_the_next_morning(zone: ZoneInfo, now: datetime) -> None:
    told = within_hours(now, time(8), time(22), zone)
    assert time(8) <= wall(told, zone).time() < time(22)
    assert told == now or (wall(now, zone).hour in {*range(8), 22, 23} and told - now < timedelta(hours=35))


SECOND = timedelta(seconds=1)
EARLIER = [timedelta(minutes=minutes) for minutes in (1, 10, 30, 59, 60, 61, 90, 119, 120, 180, 1440)]


def wall(at: datetime, zone: ZoneInfo) -> datetime:
    return at.astimezone(zone).replace(tzinfo=None)


def test_an_hour_that_is_left_out_is_the_first_minute_after_the_gap() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    assert moment(date(2024, 3, 31), time(2, 30), berlin).isoformat() == "2024-03-31T03:00:00+02:00"
    assert moment(date(2024, 3, 31), time(3), berlin).isoformat() == "2024-03-31T03:00:00+02:00"
    apia = ZoneInfo("Pacific/Apia")
    assert moment(date(2011, 12, 30), time(9), apia).isoformat() == "2011-12-31T00:00:00+14:00"


def test_an_hour_that_comes_twice_is_the_first() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    assert moment(date(2024, 10, 27), time(2, 30), berlin).isoformat() == "2024-10-27T02:30:00+02:00"
