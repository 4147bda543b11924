"""Clock times and lengths of time, as people write them."""

from __future__ import annotations

from datetime import time

import pytest

from schedules.amounts import clock_time, lead_times, running_days, zone
from schedules.days import Distance, Unit
from schedules.milestone import ClockTime
from tests.values import problems, value


@pytest.mark.parametrize(
    ("written", "at"),
    [
        ("17:00", ClockTime(time(17))),
        ("9:05", ClockTime(time(9, 5))),
        ("23:59 AoE", ClockTime(time(23, 59), "Etc/GMT+12")),
        ("00:00 europe/paris", ClockTime(time(0), "Europe/Paris")),
    ],
)
def test_a_clock_time(written: str, at: ClockTime) -> None:
    assert value(clock_time, written) == at


@pytest.mark.parametrize("written", ["24:00", "17:60", "5 pm", "17", "17:00:00", "17.00"])
def test_what_is_no_clock_time(written: str) -> None:
    (problem,) = problems(clock_time, written)
    assert "write it as 17:00, 23:59 AoE or 17:00 Europe/Paris" in problem


@pytest.mark.parametrize("reader", [clock_time, zone])
def test_a_bad_zone_is_told_the_nearest(reader: object) -> None:
    assert callable(reader)
    written = "17:00 Asia/Shangai" if reader is clock_time else "Asia/Shangai"
    (problem,) = problems(reader, written)
    assert problem.startswith("1: key: 'Asia/Shangai' is not a time zone; did you mean Asia/Shanghai")


def test_a_zone_is_named_as_the_database_writes_it() -> None:
    assert value(zone, "asia/shanghai") == "Asia/Shanghai"


@pytest.mark.parametrize(
    ("written", "days"),
    [("2 days", 2), ("1 day", 1), ("a week", 7), ("2  Weeks", 14), ("3天", 3), ("两周", None)],
)
def test_how_long_something_runs(written: str, days: int | None) -> None:
    if days is None:
        assert "no number of days" in problems(running_days, written)[0]
    else:
        assert value(running_days, written) == days


@pytest.mark.parametrize(
    "written", ["0 days", "1 month", "2 working days", "days", "-1 days", "10000 days", "1.5 days"]
)
def test_what_is_no_number_of_days(written: str) -> None:
    assert "write 2 days, or 1 week" in problems(running_days, written)[0]


def test_nothing_runs_for_more_than_ten_years() -> None:
    assert value(running_days, "3660 days") == 3660
    assert "more than ten years" in problems(running_days, "3661 days")[0]


def test_lead_times_are_kept_in_their_order_and_once() -> None:
    assert value(lead_times, "[30 days, a week, 5 working days, 1 month, 30 days]") == (
        Distance(30, Unit.DAY),
        Distance(1, Unit.WEEK),
        Distance(5, Unit.WORKING_DAY),
        Distance(1, Unit.MONTH),
    )
    assert value(lead_times, "1 day") == (Distance(1, Unit.DAY),)
    assert value(lead_times, "[]") == ()


def test_each_lead_time_that_is_none_is_told() -> None:
    told = problems(lead_times, "\n  - 1 day\n  - soon\n  - 0 weeks\n  - ''")
    assert [problem[:2] for problem in told] == ["3:", "4:", "5:"]
    assert "write a list" in problems(lead_times, "{days: 1}")[0]
