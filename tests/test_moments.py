"""When the hour of a day comes: ``schedules.notices.moment``."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from schedules.notices import moment

DAY = timedelta(days=1)
ZONES = [
    "Asia/Shanghai",
    "Europe/Berlin",
    "America/New_York",
    "America/Santiago",  # midnight is left out
    "America/Havana",
    "America/Scoresbysund",  # the last hour of a day is left out
    "Africa/Casablanca",
    "Africa/Cairo",
    "Asia/Beirut",
    "Australia/Lord_Howe",  # half an hour
    "Antarctica/Troll",  # two hours
    "Pacific/Apia",  # all of 30 December 2011 is left out
    "Asia/Kathmandu",
]
hours = st.integers(0, 24 * 60 - 1).map(lambda minute: time(minute // 60, minute % 60))
turns = st.sampled_from([date(2011, 12, 28), *(date(2024, month, 1) for month in range(1, 13))])


@given(st.sampled_from(ZONES).map(ZoneInfo), hours, turns)
def test_a_moment_is_once_a_day_and_never_early(zone: ZoneInfo, hour: time, first: date) -> None:
    days = [first + number * DAY for number in range(31)]
    moments = [moment(day, hour, zone).astimezone(UTC) for day in days]
    skipped = date(2011, 12, 30) if zone.key == "Pacific/Apia" and hour == time(0) else None
    for day, at, following in zip(days, moments, moments[1:], strict=False):
        assert wall(at, zone) >= datetime.combine(day, hour)
        assert all(wall(at - early, zone) < datetime.combine(day, hour) for early in EARLIER)
        assert at < following or (day == skipped and at == following)


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
