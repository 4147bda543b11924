"""Zones by name."""

import pytest

from schedules.zones import BadZone, zone_named


@pytest.mark.parametrize("written", ["Asia/Shanghai", "asia/shanghai", " Asia/Shanghai ", "ASIA/SHANGHAI"])
def test_capitals_do_not_matter(written: str) -> None:
    assert zone_named(written).key == "Asia/Shanghai"


def test_spaces_stand_for_underscores() -> None:
    assert zone_named("America/New York").key == "America/New_York"


def test_an_unknown_zone_is_refused_with_the_nearest() -> None:
    with pytest.raises(BadZone, match="Asia/Shanghai"):
        zone_named("Asia/Shangai")


@pytest.mark.parametrize("written", ["", "../etc/passwd", "\0", "x" * 5000])
def test_nonsense_is_refused(written: str) -> None:
    with pytest.raises(BadZone):
        zone_named(written)
