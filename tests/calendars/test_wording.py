"""The words of the calendar and the page: the same places in every language, and clock times."""

from __future__ import annotations

from dataclasses import asdict
from datetime import time
from string import Formatter
from zoneinfo import available_timezones

import pytest

from calendars.items import GROUPS
from calendars.wording import WORDING
from schedules.language import LANGUAGES


def places(text: str) -> set[str | None]:
    """The names in braces."""
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_every_language_of_the_house_is_there() -> None:
    assert tuple(WORDING) == LANGUAGES
    assert len({wording.tag for wording in WORDING.values()}) == len(LANGUAGES)


@pytest.mark.parametrize("name", sorted(set(asdict(WORDING["en"])) - {"groups", "legend", "programs"}))
def test_a_sentence_has_the_same_places_in_every_language(name: str) -> None:
    assert len({frozenset(places(getattr(wording, name))) for wording in WORDING.values()}) == 1


def test_every_group_of_the_page_has_a_heading() -> None:
    for wording in WORDING.values():
        assert tuple(wording.groups) == GROUPS
        assert all(wording.groups.values())


@pytest.mark.parametrize(
    ("zone", "english", "chinese"),
    [
        ("Asia/Shanghai", "17:05 Shanghai time", "上海时间17:05"),
        ("America/New_York", "17:05 New York time", "纽约时间17:05"),
        ("Etc/UTC", "17:05 UTC", "UTC 17:05"),
        ("AoE", "17:05 AoE", "AoE 17:05"),
    ],
)
def test_a_clock_time_names_its_city(zone: str, english: str, chinese: str) -> None:
    said = [WORDING[language].clock_time(time(17, 5), zone) for language in ("en", "zh")]
    assert said == [english, chinese]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_clock_time_can_be_said_in_any_zone(language: str) -> None:
    for zone in available_timezones():
        assert "17:05" in WORDING[language].clock_time(time(17, 5), zone)
