"""Clock times taken out of a phrase."""

from datetime import time

import pytest

from schedules.language.clock import AOE, SeveralTimes, UnclearZone, without_clock, zone_of
from schedules.milestone import ClockTime
from schedules.zones import BadZone

# Each line: the words, what is left of them (spaces once), the time and its zone.
TAKEN_OUT = [
    ("by 17:00 on 31 August", "by 31 August", time(17), None),
    ("by 31 August at 5 pm", "by 31 August", time(17), None),
    ("by 31 August at 5 p.m.", "by 31 August", time(17), None),
    ("31 August, 23:59 AoE", "31 August", time(23, 59), AOE),
    ("31 August, 9:30 am", "31 August", time(9, 30), None),
    ("by 12:30 Europe/Paris on 31 August", "by 31 August", time(12, 30), "Europe/Paris"),
    ("by 17:00 UTC on 31 August", "by 31 August", time(17), "UTC"),
    ("by noon on 31 August", "by 31 August", time(12), None),
    ("31 August at 12 am", "31 August", time(0), None),
    ("31 August at 12 pm", "31 August", time(12), None),
    ("before 17:00 on 31 August", "by 31 August", time(17), None),
    ("before 31 August at 17:00", "before 31 August", time(17), None),
    ("by 31 August at 17.30", "by 31 August", time(17, 30), None),
    ("by 9.30 am on 31 August", "by 31 August", time(9, 30), None),
    ("by 17h00 on 31 August", "by 31 August", time(17), None),
    ("by 1700 hrs on 31 August", "by 31 August", time(17), None),
    ("by 12 noon on 31 August", "by 31 August", time(12), None),
    ("17:00 Beijing time on 31 August", "31 August", time(17), "Asia/Shanghai"),
    ("by 17:00 (New York time) on 31 August", "by 31 August", time(17), "America/New_York"),
    ("8月31日17:00前", "8月31日 止", time(17), None),
    ("8月31日17时之前", "8月31日 止", time(17), None),
    ("8月31日下午5点", "8月31日", time(17), None),
    ("8月31日上午10点整", "8月31日", time(10), None),
    ("8月31日晚上8点半", "8月31日", time(20, 30), None),
    ("8月31日正午", "8月31日", time(12), None),
    ("8月31日中午12點", "8月31日", time(12), None),
    ("8月31日，23：59 AoE", "8月31日", time(23, 59), AOE),
]


@pytest.mark.parametrize(("words", "left", "at", "zone"), TAKEN_OUT)
def test_a_clock_time_is_taken_out(words: str, left: str, at: time, zone: str | None) -> None:
    plain, found = without_clock(words)
    assert found == ClockTime(at, zone)
    assert " ".join(plain.split()) == left


@pytest.mark.parametrize("words", [row[0] for row in TAKEN_OUT])
def test_what_stands_around_it_keeps_its_place(words: str) -> None:
    plain, _ = without_clock(words)
    assert len(plain) == len(words)
    kept = [place for place, character in enumerate(plain) if character not in {" ", "止"}]
    said = words.replace("before 17:00 on", "by".ljust(15))
    assert all(plain[place] == said[place] for place in kept)


@pytest.mark.parametrize(
    "words",
    [
        "by 31 August",
        "2016-08-31",
        "within 17 days",
        "8月31日前",
        "by 17.08",
        "9.30",
        "1:5",
        "25:00",
        "9:600",
    ],
)
def test_what_is_no_clock_time_stays(words: str) -> None:
    assert without_clock(words) == (words, None)


@pytest.mark.parametrize(
    ("words", "position"),
    [
        ("by 17:00 on 31 August at 18:00", 22),
        ("8月31日17:00前，不迟于18:00", 15),
        ("by 17:00 Europe/Nowhere", 3),
    ],
)
def test_two_times_or_an_unknown_zone_are_refused(words: str, position: int) -> None:
    with pytest.raises(SeveralTimes) as caught:
        without_clock(words)
    assert caught.value.position == position


@pytest.mark.parametrize(
    ("words", "unclear"),
    [
        ("by 17:00 CET on 31 August", "CET"),
        ("17:00 CET/CEST, 31 August", "CET/CEST"),
        ("17:00 UTC+8 on 31 August", "UTC+8"),
        ("by 17:00 local time on 31 August", "local time"),
    ],
)
def test_letters_that_several_zones_share_are_refused(words: str, unclear: str) -> None:
    with pytest.raises(UnclearZone) as caught:
        without_clock(words)
    assert words[caught.value.position : caught.value.end] == unclear


def test_zones_may_be_called_anywhere_on_earth() -> None:
    assert [zone_of(name) for name in ("AoE", "aoe", "Asia/Shanghai")] == [AOE, AOE, "Asia/Shanghai"]
    with pytest.raises(BadZone):
        zone_of("Mars/Olympus")
