"""Zones by name."""

import pytest

from schedules.zones import BadZone, zone_named


@pytest.mark.parametrize("written", ["Asia/Shanghai", "asia/shanghai", " Asia/Shanghai ", "ASIA/SHANGHAI"])
def test_capitals_do_not_matter(written: str) -> None:
    assert zone_named(written).key == "Asia/Shanghai"


def test_spaces_stand_for_underscores() -> None:
    assert zone_named("America/New York").key == "America/New_York"


@pytest.mark.parametrize(
    ("written", "zone"),
    [
        ("北京", "Asia/Shanghai"),
        ("上海", "Asia/Shanghai"),
        ("Beijing", "Asia/Shanghai"),
        ("纽约", "America/New_York"),
        ("紐約", "America/New_York"),
        ("new york", "America/New_York"),
        ("日内瓦", "Europe/Zurich"),
        ("Kolkata", "Asia/Kolkata"),
        ("buenos_aires", "America/Argentina/Buenos_Aires"),
        ("Istanbul", "Europe/Istanbul"),
    ],
)
def test_a_city_names_its_zone(written: str, zone: str) -> None:
    assert zone_named(written).key == zone


def test_a_name_that_two_zones_bear_is_not_chosen_between() -> None:
    with pytest.raises(BadZone) as caught:
        zone_named("Central")
    assert set(caught.value.nearest) == {"US/Central", "Canada/Central"}


def test_an_unknown_zone_is_refused_with_the_nearest() -> None:
    with pytest.raises(BadZone, match="Asia/Shanghai"):
        zone_named("Asia/Shangai")


@pytest.mark.parametrize("written", ["火星", "fish", "qqq"])
def test_what_is_like_no_zone_is_refused_without_a_guess(written: str) -> None:
    with pytest.raises(BadZone, match="write one like Europe/Berlin") as caught:
        zone_named(written)
    assert caught.value.nearest == ()


@pytest.mark.parametrize("written", ["", "../etc/passwd", "\0", "x" * 5000])
def test_nonsense_is_refused(written: str) -> None:
    with pytest.raises(BadZone):
        zone_named(written)
